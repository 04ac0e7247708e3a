"""The chief's page: load, age, pace and corrections; every number leads to exactly the cases it counts."""

import re
from datetime import date, timedelta

import pytest

from casework.core.begin import begin
from casework.core.case import NEVER
from casework.core.models import Barred, Case, Intake
from casework.core.perform import perform
from casework.journal.instant import now, today
from network.models import Delegation, Membership, Post
from orgs.statistics.workload import AGES, age
from tests.bureau import SINCE
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
NUMBER = re.compile(r'href="(/desk/chief/[^"]+)"[^>]*>(?:<span>[^<]*</span><b>)?(\d+)<')
PAGE, LIST = 17, 9


def numbers(client, address="/desk/chief/"):
    """[(address of the list, the number it hangs on)] of a page."""
    page = client.get(address)
    assert page.status_code == 200
    return [(link.replace("&amp;", "&"), int(n)) for link, n in NUMBER.findall(page.content.decode())]


def shown(client, link):
    """The numbers of the cases on a list."""
    page = client.get(link)
    assert page.status_code == 200, link
    return [row["case"].number for row in page.context["rows"]]


def grown(bureau, travel):
    """Cases of every sort on a Friday: assigned, overdue, due this week, with the applicant, decided, mended."""
    travel("2026-03-02 09:00")
    old = bureau.reach("accepted")
    mended = bureau.submitted()
    perform(mended, "request_correction", by=bureau.clerk, how="online", gaps=[{"about": "charter", "code": "C08", "note": ""}])
    perform(mended, "resubmit", by=bureau.founder, commitment="on", unable="章程另行提交。")
    perform(mended, "accept", by=bureau.clerk)
    decided = bureau.reach("approved")
    travel("2026-03-27 09:00")
    asked = bureau.submitted()
    perform(asked, "request_correction", by=bureau.clerk, how="online", gaps=[{"about": "charter", "code": "C08", "note": ""}])
    held, late = bureau.reach("under_review"), bureau.reach("under_review")
    Case.objects.filter(pk__in=[old.pk, mended.pk, decided.pk]).update(due_on=date(2026, 5, 1))
    Case.objects.filter(pk__in=[late.pk, asked.pk]).update(due_on=today() - timedelta(days=1))
    Case.objects.filter(pk=held.pk).update(due_on=date(2026, 3, 29))
    return {"old": old, "mended": mended, "decided": decided, "asked": asked, "held": held, "late": late}


def test_every_number_leads_to_as_many_cases_as_it_says(bureau, travel):
    grown(bureau, travel)
    bureau.draft()
    chief, checked = at_desk_of(bureau.chief), 0
    for period in ("month", "quarter", "year", "century"):
        found = numbers(chief, f"/desk/chief/?period={period}")
        for link, n in found if period != "century" else []:
            assert chief.get(link).context["page"].paginator.count == n == len(shown(chief, link)), link
            checked += bool(n)
        assert len(found) >= 25
    assert checked >= 40


def test_what_is_late_due_this_week_or_with_the_applicant(bureau, travel):
    made, chief = grown(bureau, travel), at_desk_of(bureau.chief)
    number = {name: case.number for name, case in made.items()}
    assert shown(chief, "/desk/chief/over/") == [number["late"]]
    assert shown(chief, "/desk/chief/week/") == [number["held"]]
    assert shown(chief, "/desk/chief/applicant/") == [number["asked"]]  # its last day is over, and it is not the desk's
    handler = f"handler={bureau.reviewer.pk}"
    assert set(shown(chief, f"/desk/chief/in_hand/?{handler}")) == {number[name] for name in ("held", "late", "decided")}
    assert set(shown(chief, "/desk/chief/in_hand/?handler=none")) == {number[name] for name in ("old", "mended", "asked")}
    total = chief.get("/desk/chief/").context["total"]
    assert (total["decided"], total["in_time"], total["late"], total["in_time_rate"]) == (1, 1, 0, "100.0")
    assert (total["accepted"], total["mended"], total["mended_rate"]) == (5, 1, "20.0")
    assert shown(chief, "/desk/chief/mended/?process=establishment") == [number["mended"]]
    Case.objects.filter(pk=made["old"].pk).update(due_on=NEVER)
    assert number["old"] not in shown(chief, "/desk/chief/over/") + shown(chief, "/desk/chief/week/")


def test_a_decision_after_its_last_day_is_not_in_time(bureau, travel):
    made, chief = grown(bureau, travel), at_desk_of(bureau.chief)
    made["decided"].deadlines.filter(name="decision", kind="clock").update(due_on=date(2026, 3, 1))
    assert (shown(chief, "/desk/chief/late/"), shown(chief, "/desk/chief/in_time/")) == ([made["decided"].number], [])
    assert chief.get("/desk/chief/").context["total"]["in_time_rate"] == "0.0"


def test_every_open_case_has_one_age_counted_in_working_days(bureau, travel):
    travel("2026-03-02 09:00")  # a Monday
    case = bureau.submitted()

    def stands():
        chief = at_desk_of(bureau.chief)
        return [since for since, _ in AGES if case.number in shown(chief, f"/desk/chief/{age(since)}/")]

    for day, expected in (("2026-03-02", 0), ("2026-03-09", 0), ("2026-03-10", 6), ("2026-03-16", 6), ("2026-03-17", 11),
                          ("2026-03-30", 11), ("2026-03-31", 21), ("2026-06-01", 41)):  # fmt: skip
        travel(f"{day} 10:00")
        assert stands() == [expected], day


def test_who_left_a_case_or_belongs_to_its_party_does_not_count_it(bureau, travel):
    made, chief = grown(bureau, travel), at_desk_of(bureau.chief)
    before = chief.get("/desk/chief/").context["total"]
    assert made["late"].number in shown(chief, "/desk/chief/over/")
    Barred.objects.create(case_id=made["late"].pk, user=bureau.chief, reason="近亲属", since=now())
    after = chief.get("/desk/chief/").context["total"]
    assert (before["over"], after["over"], before["in_hand"] - after["in_hand"]) == (1, 0, 1)
    assert shown(chief, "/desk/chief/over/") == [] and shown(at_desk_of(bureau.chief2), "/desk/chief/over/") == [made["late"].number]
    Membership.objects.create(party_id=made["held"].party_id, user=bureau.chief, role="applicant", valid_from=SINCE)
    assert made["held"].number not in shown(chief, "/desk/chief/in_hand/")


def test_a_deputy_leads_a_stranger_does_not_and_odd_addresses_show_nothing(bureau, travel):
    grown(bureau, travel)
    assert at_desk_of(bureau.approver).get("/desk/chief/").status_code == 404
    Delegation.objects.create(post=Post.objects.get(user=bureau.chief), deputy=bureau.approver, scope="全部", document_number="1号",
                              valid_from=SINCE, valid_to="2030-01-01")  # fmt: skip
    assert at_desk_of(bureau.approver).get("/desk/chief/").status_code == 200
    Post.objects.filter(user=bureau.chief2).update(unit=bureau.units["culture"])  # leads, but is no authority of these
    assert at_desk_of(bureau.chief2).get("/desk/chief/").context["total"]["in_hand"] == 0
    chief = at_desk_of(bureau.chief)
    for odd in ("in_hand/?handler=x", "in_hand/?handler=99999999999999999999", "over/?process=nothing", "late/?handler=²"):
        assert shown(chief, f"/desk/chief/{odd}") == [], odd
    assert shown(chief, "/desk/chief/over/?page=x&period=century") != []
    assert chief.get("/desk/chief/nothing/").status_code == 404


@pytest.mark.parametrize("count", [3, 300])
def test_the_page_and_its_lists_cost_the_same_however_many(bureau, count, django_assert_num_queries):
    intake = Intake.objects.create(why="旧册", opened_at=now())
    for _ in range(count):
        begin("establishment", bureau.team(), by=bureau.founder, division=bureau.district, unit=bureau.units["approval"],
              intake=intake, state="submitted")  # fmt: skip
    Case.objects.filter(submitted_at__isnull=True).update(submitted_at=now())
    chief = at_desk_of(bureau.chief)
    chief.get("/desk/chief/")
    with django_assert_num_queries(PAGE):
        page = chief.get("/desk/chief/")
    assert page.context["total"]["in_hand"] == count
    with django_assert_num_queries(LIST):
        assert len(chief.get("/desk/chief/in_hand/").context["rows"]) == min(count, 25)

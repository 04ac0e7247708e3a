"""The law is data: an administrator enters the next edition of a value; cases keep the one they were opened under."""

from datetime import date, timedelta

import pytest

from casework.clock.deadline import Deadline
from casework.clock.tick import tick
from casework.core.act import Act
from casework.journal.instant import now, today
from policy import rules
from policy.models import CalendarDay, CalendarYear, RuleRow
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
KEY = "registration.statement_limit"
URL = f"/desk/rules/{KEY}/"


def edition(**more):
    """What an administrator types."""
    return {
        "value": "7", "effective_from": today().isoformat(), "basis": "滨民规〔2026〕5号第十三条", "verified": "on", "note": "",
    } | more  # fmt: skip


def test_the_next_edition_holds_for_what_is_opened_afterwards(bureau, travel):
    travel("2026-11-23 09:00")
    old = bureau.submitted()
    admin = at_desk_of(bureau.admin)
    travel("2026-11-23 10:00")
    assert admin.post(URL, edition()).status_code == 303
    travel("2026-11-23 11:00")
    new = bureau.submitted()

    def limit(case):
        act = Act(case, None, bureau.clerk, now(), today())
        return act.rule(KEY).value

    assert (limit(old), limit(new)) == ("5", "7")
    assert "5个工作日" in told(bureau.reach("under_review", old), bureau)
    assert "7个工作日" in told(bureau.reach("under_review", new), bureau)
    row = RuleRow.objects.get(key=KEY, value="7")
    assert (row.basis, row.verified, row.recorded_by) == ("滨民规〔2026〕5号第十三条", True, str(bureau.admin))
    assert [r.value for r in RuleRow.objects.filter(key=KEY).order_by("recorded_at")] == ["5", "7"]


def told(case, bureau):
    """What the founder reads once a refusal is intended, and that the deadline is as long as it says."""
    from casework.core.perform import perform

    perform(case, "tell_refusal", by=bureau.reviewer, reasons=["R08"], facts="住所为居民家中客厅，不能使用。")
    row = Deadline.objects.get(case_id=case.pk, name="refusal_told", met_at__isnull=True)
    page = at_desk_of(bureau.founder).get(f"/hall/cases/{case.number}/").content.decode()
    assert f"{row.number}个工作日内您可以陈述" in page
    return page


def test_an_edition_for_a_later_day_waits_for_it(bureau):
    later = today() + timedelta(days=30)
    at_desk_of(bureau.admin).post(URL, edition(effective_from=later.isoformat()))
    assert rules.value(KEY, on=today()).value == "5"
    assert rules.value(KEY, on=later - timedelta(days=1)).value == "5"
    assert rules.value(KEY, on=later).value == "7"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [({"value": ""}, "value", "请填写数值。"), ({"value": "五"}, "value", "请填写不带小数的数字，例如 15。"),
     ({"value": "1.5"}, "value", "请填写不带小数的数字，例如 15。"), ({"value": "-3"}, "value", "请填写不带小数的数字，例如 15。"),
     ({"basis": ""}, "basis", "请写明依据。"), ({"effective_from": "明天"}, "effective_from", "请写成 2026-11-23 的样子。"),
     ({"effective_from": "2020-01-01"}, "effective_from", "新版本只能自今天或者以后施行；已经开办的办件仍按原来的规则。")],
)  # fmt: skip
def test_bad_input_is_said_beside_the_field_and_kept(bureau, typed, field, said):
    answer = at_desk_of(bureau.admin).post(URL, edition(**typed))
    assert answer.status_code == 422
    assert answer.context["form"].errors[field] == [said]
    page = answer.content.decode()
    assert said in page
    assert edition(**typed)["basis"] in page
    assert RuleRow.objects.filter(key=KEY).count() == 1


def test_what_is_not_verified_is_marked_and_can_be_listed(bureau):
    admin = at_desk_of(bureau.admin)
    page = admin.get("/desk/rules/", {"q": "remedy.review_authority"})
    assert "待核实" in page.content.decode()
    listed = admin.get("/desk/rules/", {"only": "unverified"})
    assert {row.verified for row in listed.context["rows"]} == {False}
    assert len(listed.context["rows"]) == listed.context["unverified"] == rules.unverified_count()

    count = rules.unverified_count()
    admin.post("/desk/rules/remedy.review_authority/", edition(value="天津市滨海新区人民政府"))
    assert rules.unverified_count() == count - 1


def test_rules_are_not_there_for_others(bureau):
    for who in (bureau.clerk, bureau.security, bureau.auditor, bureau.founder):
        for path in ("/desk/rules/", URL, "/desk/rules/calendar/"):
            assert at_desk_of(who).get(path).status_code == 404
        assert at_desk_of(who).post(URL, edition()).status_code == 404
    assert at_desk_of(bureau.admin).get("/desk/rules/no.such_rule/").status_code == 404
    assert RuleRow.objects.filter(key=KEY).count() == 1


YEAR = "2027-01-01,放假,元旦\n2027-02-06,放假,春节\n2027-02-20,上班,春节调休\n"


def test_a_published_year_replaces_the_guess_and_moves_deadlines(bureau, travel):
    travel("2026-12-28 09:00")
    case = bureau.submitted()
    row = Deadline.objects.get(case_id=case.pk, kind="state", met_at__isnull=True)
    assert row.provisional
    guessed = row.due_on
    admin = at_desk_of(bureau.admin)
    assert "未公布，暂按固定节日推算" in admin.get("/desk/rules/calendar/").content.decode()
    longer = "\n".join(f"2027-01-{day:02d},放假,元旦" for day in range(1, 9))

    done = admin.post("/desk/rules/calendar/", {"year": 2027, "source": "国办发明电〔2026〕9号", "days": longer})

    assert done.status_code == 303
    assert CalendarYear.objects.get(year=2027).provisional is False
    assert tick()["recomputed"] == 1
    row.refresh_from_db()
    assert (row.provisional, row.due_on > guessed) == (False, True)
    assert row.due_on == date(2027, 1, 12)


@pytest.mark.parametrize(
    ("days", "said"),
    [("", "请至少填写一天"), ("2027-02-30,放假,春节", "第1行"), ("2026-02-06,放假,春节", "第1行"), ("2027-02-06 放假", "第1行"),
     (f"{YEAR}2027-02-06,放假,春节", "第4行"), (f"{YEAR}2027-03-01,睡觉,春分", "第4行")],
)  # fmt: skip
def test_a_faulty_year_names_its_lines_and_changes_nothing(bureau, days, said):
    before = CalendarDay.objects.count()
    answer = at_desk_of(bureau.admin).post(
        "/desk/rules/calendar/", {"year": 2027, "source": "国办发明电〔2026〕9号", "days": days}
    )
    assert answer.status_code == 422
    assert said in "".join(answer.context["form"].errors["days"])
    assert days.splitlines()[:1] == [] or days.splitlines()[0] in answer.content.decode()
    assert CalendarDay.objects.count() == before

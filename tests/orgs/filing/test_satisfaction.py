"""居民满意度 told: a street opens a round, prints slips, residents answer once each without a name; a reference, nothing more."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client

from casework.core.answers import Refused
from network import sealed
from orgs.filing import lines, rated
from orgs.filing.confirmation.models import FilingConfirmation
from orgs.filing.satisfaction import keeping
from orgs.filing.satisfaction.rows import QUESTIONS, SatisfactionAnswer, SatisfactionCode, SatisfactionRound
from portal.rating import wrong_tries
from tests import filing
from tests.orgs.filing.test_confirmation import body
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
SCORES = dict.fromkeys(QUESTIONS, 4)
TYPED = dict.fromkeys(QUESTIONS, "5")


@pytest.fixture
def near(bureau, travel):
    cache.clear()
    travel("2026-06-01 09:00")
    return filing.street(bureau)


@pytest.fixture
def asked(near):
    """A round of a body with three codes: (round, codes)."""
    row = keeping.open_round(body(near), closes_on=date(2026, 6, 30), by=near.officer)
    return row, keeping.print_codes(row, count=3, by=near.officer)


def test_a_street_opens_prints_and_reads_and_a_resident_answers_once(near, client, travel):
    org, officer, resident = body(near), at_desk_of(near.officer), Client()
    done = officer.post("/desk/satisfaction/", {"org": org.pk, "closes_on": "2026-06-30"})
    assert done.status_code == 303
    row = SatisfactionRound.objects.get()
    assert officer.get("/desk/satisfaction/").content.decode().count(org.name) == 1  # in the list, no more in the form
    paper = officer.post(done.url, {"count": "2"})
    assert (paper["Content-Type"], paper.content[:5], row.codes.count()) == ("application/pdf", b"%PDF-", 2)
    assert officer.post(done.url, {"count": "201"}).status_code == 422
    code = keeping.print_codes(row, count=1, by=near.officer)[0]
    assert resident.post("/rate/", {"code": f"{code[:5].lower()}-{code[5:]}"}).url == f"/rate/{code}/"
    page = resident.get(f"/rate/{code}/")
    assert org.name in page.content.decode() and len(page.content) < 60_000
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    wrong = resident.post(f"/rate/{code}/", TYPED | {"remark": "打我电话13800000068", "manner": ""})
    assert wrong.status_code == 422 and "请选一项" in wrong.content.decode() and "打我电话" in wrong.content.decode()
    assert "138****0068" in resident.post(f"/rate/{code}/", TYPED | {"remark": "打我电话13800000068"}).content.decode()
    assert not SatisfactionAnswer.objects.exists()
    assert resident.post(f"/rate/{code}/", TYPED | {"remark": "饺子好吃"}).url == "/rate/thanks/"
    again = resident.post(f"/rate/{code}/", TYPED)
    assert again.status_code == 410 and "已经用过" in again.content.decode() and SatisfactionAnswer.objects.count() == 1
    text = officer.get(done.url).content.decode()
    assert "1人作答" in text and "饺子好吃" in text and "不作为唯一依据" in text and "第四十三条" in text
    assert "饺子好吃" not in at_desk_of(near.worker).get(done.url).content.decode()  # the community reads figures alone


def test_nothing_ties_an_answer_to_a_code_or_a_person(asked):
    row, codes = asked
    keeping.take(codes[0], scores=SCORES, remark="都好")
    answer, used = SatisfactionAnswer.objects.get(), SatisfactionCode.objects.get(used=True)
    assert {field.name for field in answer._meta.fields} == {"id", "round", "ref", "remark", *QUESTIONS}
    assert {field.name for field in used._meta.fields} == {"id", "round", "code", "used", "void"}
    assert "都好" not in answer.remark and keeping.remark_of(answer) == "都好"
    assert [line.act for line in lines.lines_of(row.ref)] == ["satisfaction_printed", "satisfaction_opened"]  # no line for an answer
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if table.startswith(("orgs_", "casework_")):
                cursor.execute(f'SELECT * FROM "{table}"')
                assert codes[0] not in str(cursor.fetchall()), table
    assert sealed.CODES["居民满意度评价码"]() == 2


def test_a_new_paper_voids_what_was_not_used_and_the_last_day_ends_all(asked, near, travel):
    row, codes = asked
    keeping.take(codes[0], scores=SCORES)
    row.refresh_from_db()
    fresh = keeping.print_codes(row, count=1, by=near.officer)
    with pytest.raises(Refused, match="没有这个评价码"):
        keeping.take(codes[1], scores=SCORES)
    with pytest.raises(Refused, match="已经用过"):
        keeping.take(codes[0], scores=SCORES)
    travel("2026-07-01 00:01")
    with pytest.raises(Refused, match="6月30日结束"):
        keeping.take(fresh[0], scores=SCORES)
    with pytest.raises(Refused, match="6月30日结束"):
        keeping.print_codes(row, count=1, by=near.officer)
    assert SatisfactionAnswer.objects.count() == 1
    travel("2026-06-30 23:59")
    keeping.take(fresh[0], scores=SCORES)  # the control: until the end of the last day


def test_guesses_are_counted_and_then_refused(asked, client, rf):
    _, codes = asked
    for _ in range(59):
        wrong_tries(rf.get("/"), one_more=True)
    assert client.get(f"/rate/{codes[0]}/").status_code == 200
    assert client.get("/rate/AAAA002222/").status_code == 404
    shut = client.get(f"/rate/{codes[0]}/")
    assert shut.status_code == 429 and "输错的次数太多" in shut.content.decode()
    assert client.get(f"/rate/{codes[0]}/", REMOTE_ADDR="10.0.0.9").status_code == 200  # another network is not held up


def test_figures_are_public_from_ten_answers_on_when_it_is_over(near, client, travel):
    org = body(near)
    row = keeping.open_round(org, closes_on=date(2026, 6, 30), by=near.officer)
    codes = keeping.print_codes(row, count=10, by=near.officer)
    for code in codes[:9]:
        keeping.take(code, scores=SCORES)
    page = f"/register/community/{org.filing_number}/"
    client.cookies["seen"] = "1"  # no page kept for strangers: what only the day changes is at most a minute old there
    travel("2026-07-01 09:00")
    assert "居民满意度" not in client.get(page).content.decode()
    travel("2026-06-20 09:00")
    keeping.take(codes[9], scores=SCORES | {"overall": 1})
    assert "居民满意度" not in client.get(page).content.decode()  # enough, and not over yet
    travel("2026-07-01 09:00")
    text = re.sub(r"<[^>]+>", " ", client.get(page).content.decode())
    assert "2026年，10人作答" in text and "3.7" in text and "不作为唯一依据" in text
    panel = dict(FilingConfirmation(org=org, year=2027).panels)["居民满意度"][0]
    assert panel == f"2026年居民满意度：10人作答，总体平均3.7分（满分5分）。{rated.REFERENCE}"
    with pytest.raises(IntegrityError), transaction.atomic():
        SatisfactionAnswer.objects.create(round=row, ref="x", **SCORES | {"manner": 6})


def test_only_the_street_opens_and_prints_and_strangers_find_nothing(asked, near):
    row, _ = asked
    far = filing.Street(near.bureau, code="120116001", community="120116001016", slug="st_001")
    page = f"/desk/satisfaction/{row.ref}/"
    assert at_desk_of(far.officer).get(page).status_code == at_desk_of(near.bureau.clerk).get("/desk/satisfaction/").status_code == 404
    worker = at_desk_of(near.worker)
    assert worker.post("/desk/satisfaction/", {"org": row.org_id, "closes_on": "2026-06-30"}).status_code == 404
    assert worker.post(page, {"count": "2"}).status_code == 403 and row.codes.count() == 3
    other = body(near, name="银杏书社", n=2)
    wrong = at_desk_of(far.officer).post("/desk/satisfaction/", {"org": other.pk, "closes_on": "2026-06-30"})
    assert wrong.status_code == 422 and not other.rounds.exists()
    assert keeping.open_round(row.org, closes_on=date(2026, 7, 1), by=near.officer).pk == row.pk  # one a year

"""社区社会组织备案 through the pages: how many screens the plain case takes, and that no document is asked for."""

import re
from datetime import date

import pytest
from django.utils import timezone

from casework.core.models import Case
from casework.core.process import PROCESSES
from network.identity import Level, record
from network.users import set_phone
from orgs.filing import ledger
from orgs.filing.charters import BUILDER
from tests import filing
from tests.stories.pages import at_desk_of, press, typed

pytestmark = pytest.mark.django_db
MOST = 12  # issue 6: from the start to the confirmation


def test_the_plain_case_takes_at_most_twelve_screens_and_no_document(bureau):
    near, founder = filing.street(bureau), at_desk_of(bureau.founder)
    set_phone(bureau.founder, "13800000068")
    record(bureau.founder, Level.DOCUMENT, kind="id_card", number=filing.ID, instant=timezone.now())
    screens = []

    def look(url):
        page = founder.get(url)
        assert page.status_code == 200, url
        assert len(page.content) < 60_000, url
        screens.append(url)
        return page.content.decode()

    assert "不收费，不用验资" in look("/hall/services/BA/")
    case = founder.post("/hall/cases/new/BA/").url
    look(case)
    for section in PROCESSES["community_filing"].sections:
        look(f"{case}task/{section.key}/")
        answers = filing.ANSWERS | {"street": str(near.division.pk)}
        done = founder.post(f"{case}task/{section.key}/", typed(section, answers) | {"version": "0"})
        assert done.status_code == 303, done.context["form"].errors
    text = look(case)
    assert "本人确认代填" not in text and "由系统按填写内容生成" in text and "未上传" not in text
    assert "未上传" not in look(f"{case}check/")
    number = case.split("/")[3]
    done = press(founder, "hall", number, "submit", **filing.PLEDGE)
    assert done.status_code == 303
    assert "居村委会" in look(done.url)
    assert len(screens) <= MOST
    assert Case.objects.get(number=number).state == "community_check"
    assert not Case.objects.get(number=number).uploads.exists()


def test_a_required_clause_of_the_charter_can_be_added_to_and_not_taken_away(bureau):
    near, founder = filing.street(bureau), at_desk_of(bureau.founder)
    case = filing.draft(near)
    page, model = f"/hall/cases/{case.number}/write/charter/", BUILDER.charter(case).model
    clause = next(c for c in model.clauses if "中国共产党" in c.text)
    assert BUILDER.charter(case).open_blanks() == []
    assert filing.NAME in founder.get(f"/hall/cases/{case.number}/task/basics/").content.decode()  # put together while it is typed
    for wrong in ({"drop": "1"}, {"amend": "1", "words": "本组织自己管自己，别的都不管。"}):
        answer = founder.post(page, {"clause": str(clause.place), "version": "0", **wrong})
        assert answer.status_code == 422 and "必备" in answer.content.decode()
    more = f"{clause.text}成员每年参加一次学习。"
    assert founder.post(page, {"clause": str(clause.place), "version": "0", "amend": "1", "words": more}).status_code == 303
    assert all(not row.missing for row in BUILDER.check("", BUILDER.charter(case).clauses()))
    case = filing.perform(case, "submit", by=bureau.founder, **filing.PLEDGE)
    words = case.letters.get(paper="charter").words
    assert any("成员每年参加一次学习" in line for _, pieces in words["chapters"] for _, lines in pieces for line in lines)
    form = case.letters.get(paper="application_form").words
    assert not re.search(r"\d{17}[\dX]|1[3-9]\d{9}", str(form)) and "队员01" not in str(form)  # a paper's words are kept in clear


def test_a_worker_fills_in_at_the_counter_of_the_community(bureau):
    near = filing.street(bureau)
    worker, officer = at_desk_of(near.worker), at_desk_of(near.officer)
    page = worker.get("/desk/window/").content.decode()
    assert "社区社会组织备案" in page and "成立登记" not in page
    done = worker.post("/desk/window/", {"code": "BA", "visitor": "周美兰", "identity_seen": "on", "received_on": timezone.localdate()})
    case = Case.objects.get(process="community_filing")
    assert (done.status_code, case.division, case.unit) == (303, near.community, near.unit)
    assert worker.get(f"/hall/cases/{case.number}/task/basics/").status_code == 200
    assert officer.get("/desk/window/").status_code == officer.get(f"/desk/cases/{case.number}/").status_code == 404


def test_the_public_list_names_bodies_and_nobody(bureau, client):
    near = filing.street(bureau)
    ledger.take_in(
        number="12011600520200001", name=filing.NAME, division=near.community, leader="周美兰", since=date(2020, 3, 2),
        instant=timezone.now(), batch="台账", category="culture_sports", activity="排练、演出", place="文安里甲1号", member_count=12,
        member_kind="association", scope_level="community",
    )  # fmt: skip
    text = client.get("/register/community/?street=120116005").content.decode()
    for shown in (filing.NAME, "12011600520200001", "文体活动类", "排练、演出", "杭州道街道", "已备案"):
        assert shown in text
    for hidden in ("周美兰", "文安里甲1号"):
        assert hidden not in text
    assert filing.NAME not in client.get("/register/community/?street=120116001").content.decode()

"""Doors that once stood open, each tried the way it was found."""

import pytest

from casework.core.answers import NotYours
from casework.notices import objections
from casework.post.rows import Paper
from network.models import Membership, User
from tests.access.roles import browser, fetched
from tests.access.test_ended import LAST

pytestmark = pytest.mark.django_db


def test_whoever_has_left_takes_no_copy_of_what_the_team_handed_in(world):
    session = browser(world.a.founder)
    clause = world.a.answers()["clause_1"]
    assert clause in session.get("/hall/data/?format=json").content.decode()
    Membership.objects.filter(user=world.a.founder).update(**LAST)
    left = session.get("/hall/data/?format=json").content.decode()
    assert [word for word in (clause, world.a.id_number) if word in left] == []
    assert '"username": "founder_a"' in left  # what is held about the person is still told


def test_a_notice_from_a_case_one_has_left_is_left_too(world):
    notice, row = world.a.notice, world.a.notice.objections.get()
    facts = {"answer": "经核实，门牌号码无误。", "upheld": False}
    with pytest.raises(NotYours, match="回避"):
        objections.propose(row, by=world.bureau.recused, **facts)
    with pytest.raises(NotYours, match="回避"):
        objections.reveal(row, reason="核对联系方式", by=world.bureau.recused)
    row.refresh_from_db()
    assert (row.proposed_by, row.answer) == (None, "")
    assert notice.title not in browser(world.bureau.recused).get("/desk/notices/?bucket=all").content.decode()

    assert (
        objections.propose(row, by=world.bureau.reviewer, **facts).proposed_by == world.bureau.reviewer
    )  # the control


def test_an_official_gets_no_internal_paper_of_a_case_of_ones_own(world):
    paper = Paper.objects.filter(letter__party__isnull=False, case_id=world.a.cases["submitted"].pk).first()
    User.objects.filter(pk=world.a.founder.pk).update(is_staff=True)
    session = browser(User.objects.get(pk=world.a.founder.pk))
    assert fetched(session.get(f"/papers/{paper.code}/")).startswith(b"%PDF")
    type(paper.letter).objects.filter(pk=paper.letter_id).update(party=None, unit=world.bureau.units["approval"])
    closed = session.get(f"/papers/{paper.code}/")
    assert (closed.status_code, "没有找到这个页面" in closed.content.decode()) == (404, True)
    assert fetched(browser(world.bureau.reviewer).get(f"/papers/{paper.code}/")).startswith(b"%PDF")

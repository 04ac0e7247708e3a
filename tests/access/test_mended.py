"""Doors that once stood open, each tried the way it was found."""

import pytest

from casework.core.answers import NotYours
from casework.intake.handing_in import PAPER_FILE
from casework.intake.rows import Upload
from casework.notices import objections
from casework.post.rows import Paper
from casework.views.files import token_of
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


def test_a_party_opens_no_file_of_an_officials_step(world):
    """The party sees the remedy beside its case, but the notice the clerk filed with it is the officials'."""
    matter = world.a.matters["remedy"]
    upload = matter.uploads.get(key="register_remedy.notice")
    founder, reviewer = browser(world.a.founder), browser(world.bureau.reviewer)
    assert founder.get(f"/hall/cases/{matter.number}/").status_code == 200
    shut = founder.get(f"/files/{token_of(upload)}/")
    assert (shut.status_code, "没有找到这个页面" in shut.content.decode()) == (404, True)
    assert fetched(reviewer.get(f"/files/{token_of(upload)}/")).startswith(b"%PDF")
    Upload.objects.filter(pk=upload.pk).update(submission=world.a.cases["shut"].submissions.get())
    assert token_of(upload) not in founder.get(f"/hall/cases/{matter.number}/").content.decode()

    # The control: the same bytes under a key the party's own step asks for, or a material's, are handed out.
    evidence = world.a.matters["clarification"]
    for case, key in ((evidence, "explain.evidence"), (world.a.cases["review"], "identity")):
        Upload.objects.filter(pk=upload.pk).update(case_id=case.pk, key=key)
        assert fetched(founder.get(f"/files/{token_of(upload)}/")).startswith(b"%PDF"), key
    for key in ("accept.sheet", "propose_grant.signed_sheet", "gone.file", PAPER_FILE):
        Upload.objects.filter(pk=upload.pk).update(key=key)
        assert founder.get(f"/files/{token_of(upload)}/").status_code == 404, key
        assert fetched(reviewer.get(f"/files/{token_of(upload)}/")).startswith(b"%PDF"), key


def test_an_official_of_the_party_opens_what_the_party_may(world):
    """A post in the office does not open the internal files of one's own case."""
    upload = world.a.matters["remedy"].uploads.get(key="register_remedy.notice")
    clerk = browser(world.bureau.clerk)
    assert fetched(clerk.get(f"/files/{token_of(upload)}/")).startswith(b"%PDF")
    Membership.objects.create(
        party=world.a.party, user=world.bureau.clerk, role="applicant", valid_from=LAST["valid_from"]
    )
    assert clerk.get(f"/files/{token_of(upload)}/").status_code == 404


def test_an_official_gets_no_internal_paper_of_a_case_of_ones_own(world):
    paper = Paper.objects.filter(letter__party__isnull=False, case_id=world.a.cases["submitted"].pk).first()
    User.objects.filter(pk=world.a.founder.pk).update(is_staff=True)
    session = browser(User.objects.get(pk=world.a.founder.pk))
    assert fetched(session.get(f"/papers/{paper.code}/")).startswith(b"%PDF")
    type(paper.letter).objects.filter(pk=paper.letter_id).update(party=None, unit=world.bureau.units["approval"])
    closed = session.get(f"/papers/{paper.code}/")
    assert (closed.status_code, "没有找到这个页面" in closed.content.decode()) == (404, True)
    assert fetched(browser(world.bureau.reviewer).get(f"/papers/{paper.code}/")).startswith(b"%PDF")

"""A wrong certificate: taken back before it is sealed, it never was; after that it is corrected, by somebody else."""

from datetime import date

import pytest

from casework.core.models import Case
from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.post.outbox import post_due
from casework.post.rows import Letter, Paper
from orgs import facts
from orgs.models import Certificate, Organization
from papers.sealing.keeping import record_sealing
from tests.files import small_pdf, upload
from tests.stories.pages import at_desk_of, press, state

pytestmark = [pytest.mark.django_db, pytest.mark.story]
ISSUED = date(2026, 11, 23)
WRONG, RIGHT = "杭州道街道示范路1号", "杭州道街道示范路11号"


@pytest.fixture
def case(bureau, travel):
    """Certified on Monday morning; its letter waits a quarter of an hour."""
    travel("2026-11-23 09:00")
    return bureau.reach("certified")


def on_record(case, kind, known=None):
    """A fact of the organization on the day of the certificate."""
    return facts.value_on(Organization.objects.get(party=case.party), kind, ISSUED, known)


def numbers(case):
    """(end of the number, whether it stands) of every certificate."""
    return [(c.number[-3:], c.void_on is None) for c in Certificate.objects.filter(case_id=case.pk).order_by("pk")]


def papers(case):
    """Certificates that were made as papers, the oldest first."""
    return list(Paper.objects.filter(case_id=case.pk, kind="certificate", made_at__isnull=False).order_by("pk"))


def posted_and_sealed(bureau, case):
    """The round makes the newest certificate, the keeper of seals seals it, and it goes out."""
    while post_due():
        pass
    record_sealing(papers(case)[-1], by=bureau.seal_keeper, day=today(), seal="登记专用章", copies=1)
    while post_due():
        pass


def test_story_of_a_wrong_certificate_recalled_before_it_is_sealed(bureau, case, travel):
    assert (on_record(case, "status"), on_record(case, "certificate")) == ("registered", f"{case_code(case)}-01 2031-11-23")
    travel("2026-11-23 09:10")
    desk = at_desk_of(bureau.clerk)
    empty = press(desk, "desk", case.number, "take_back_certificate", reason="")
    assert empty.status_code == 422 and "请填写" in empty.content.decode()
    assert press(desk, "desk", case.number, "take_back_certificate", reason="有效期限写错。").status_code == 303

    assert (state(case.number), numbers(case)) == ("approved", [("-01", False)])
    assert (on_record(case, "status"), on_record(case, "certificate")) == ("approved", None)  # it never was
    assert Letter.objects.get(case_id=case.pk, name="certified").cancelled_at
    travel("2026-11-23 11:00")
    while post_due():
        pass
    assert papers(case) == []  # and was never sealed

    again = {"delivery": "window", "delivered_on": "2026-11-23", "receipt": upload("回证.pdf", small_pdf("回证"))}
    assert press(at_desk_of(bureau.clerk2), "desk", case.number, "issue_certificate", **again).status_code == 303
    travel("2026-11-23 12:00")
    posted_and_sealed(bureau, case)
    assert numbers(case) == [("-01", False), ("-02", True)] and len(papers(case)) == 1
    assert (on_record(case, "status"), on_record(case, "certificate")) == ("registered", f"{case_code(case)}-02 2031-11-23")
    # Sealed and sent, it is taken back no more; who asks is led to the other way.
    late = press(at_desk_of(bureau.clerk), "desk", case.number, "take_back_certificate", reason="有效期限写错。")
    assert late.status_code == 422 and "请办理“更正证书”" in late.content.decode() and numbers(case)[1] == ("-02", True)


def case_code(case):
    """The organization's code."""
    return Organization.objects.get(party=case.party).uscc


def test_story_of_a_wrong_certificate_corrected_after(bureau, case, travel):
    early = press(at_desk_of(bureau.clerk), "desk", case.number, "correct_certificate", reason="住所写错。", address=RIGHT)
    assert early.status_code == 422 and "请直接收回重新颁发" in early.content.decode()
    travel("2026-11-23 10:00")
    posted_and_sealed(bureau, case)
    assert press(at_desk_of(bureau.publisher), "desk", case.number, "announce").status_code == 303
    known = travel("2026-11-24 09:00")
    own = at_desk_of(bureau.clerk2)  # who issued the wrong one
    assert press(own, "desk", case.number, "correct_certificate", reason="住所写错。", address=RIGHT).status_code == 403
    desk = at_desk_of(bureau.clerk)
    same = press(desk, "desk", case.number, "correct_certificate", reason="住所写错。", address=WRONG)
    assert same.status_code == 422 and "而且与证书上的不同" in same.context["form"].errors["address"][0]
    assert numbers(case) == [("-01", True)]

    refusal = PROCESSES["establishment"].cards["correct_certificate"].by.refusal
    assert [bool(refusal(who, case, known.date())) for who in (bureau.clerk, bureau.chief, bureau.clerk2, bureau.approver)] == [
        False, False, True, True]  # fmt: skip
    travel("2026-11-24 09:05")
    asked, wrong = at_desk_of(bureau.founder), papers(case)[0]
    assert "作废" not in asked.get(f"/verify/{wrong.code}/").content.decode()
    assert press(desk, "desk", case.number, "correct_certificate", reason="住所写错。", address=RIGHT).status_code == 303
    said = asked.get(f"/verify/{wrong.code}/").content.decode()  # in the very moment, before the next paper is made
    assert "自2026年11月24日起作废" in said and "接替它的文书" not in said and papers(case) == [wrong]
    travel("2026-11-24 10:00")
    posted_and_sealed(bureau, case)

    assert (state(case.number), numbers(case)) == ("announced", [("-01", False), ("-02", True)])
    assert [on_record(case, "address", known=when) for when in (None, known)] == [RIGHT, WRONG]  # corrected, not changed
    assert on_record(case, "certificate") == f"{case_code(case)}-02 2031-11-23"
    wrong, right = papers(case)
    public = at_desk_of(bureau.founder)
    assert "作废" in public.get(f"/verify/{wrong.code}/").content.decode()
    assert "作废" not in public.get(f"/verify/{right.code}/").content.decode()
    page = public.get(f"/register/{case_code(case)}/").content.decode()
    assert RIGHT in page and f"{RIGHT}</dd>" in page and "2031年11月23日" in page
    assert "更正的内容：住所写错。" in Letter.objects.get(case_id=case.pk, name="certificate_corrected").says


def test_a_void_certificate_is_not_shown_as_one_that_runs(bureau, case):
    """What the public page says of a certificate is of the one that stands."""
    Organization.objects.filter(party=case.party).update(announced_on=ISSUED)
    page = f"/register/{case_code(case)}/"
    assert "证书有效期至" in at_desk_of(bureau.founder).get(page).content.decode()
    Certificate.objects.standing(Case.objects.get(pk=case.pk)).void(ISSUED, "登记已撤销")
    assert "证书有效期至" not in at_desk_of(bureau.founder).get(page).content.decode()

"""拟稿、核稿、签发: told from the steps of the case, shown with the paper, bound into the dossier; two parts by one person are a fault."""

import pytest

from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.journal.instant import now
from casework.post.papers import issue
from casework.post.rows import Letter, Paper
from network.models import Post
from papers.dossier.drafted import sheet_of, two_parts_of_one
from papers.dossier.pieces import pieces_of
from papers.dossier.points import faults_of
from papers.drafting.chains import CHAINS, OWN, parts_of, same_person
from tests.bureau import SINCE, seal_without_typesetting
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db]


def numbered(case, name):
    """The paper of a letter as if it had been made; nobody reads its bytes here."""
    row = issue(Letter.objects.select_related("case", "entry").filter(case_id=case.pk, name=name).last())
    Paper.objects.filter(pk=row.pk).update(made_at=now())
    return Paper.objects.select_related("case", "letter__entry__decider", "letter__party", "letter__unit").get(pk=row.pk)


def told(paper):
    """{label: person} of a paper."""
    return {part.label: part.person for part in parts_of(paper)}


def test_three_people_of_a_decision_are_told_from_its_steps(bureau):
    case = bureau.reach("approval")
    case = perform(case, "approver_return", by=bureau.approver, reason="补充理由。")
    points = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
    case = perform(case, "propose_grant", by=bureau.reviewer, opinion="符合条件。", **points)
    case = perform(case, "chief_agree", by=bureau.chief, opinion="同意。")
    case = perform(case, "recall", by=bureau.chief)
    case = perform(case, "chief_agree", by=bureau.chief2, opinion="同意。")  # what was recalled does not count
    case = perform(case, "grant", by=bureau.approver)
    paper = numbered(case, "granted")
    assert told(paper) == {"拟稿": bureau.reviewer.pk, "核稿": bureau.chief2.pk, "签发": bureau.approver.pk}
    page = at_desk_of(bureau.chief).get(f"/desk/papers/{paper.code}/").content.decode()
    assert all(said in page for said in ("拟稿、核稿、签发", "reviewer甲", "chief乙", "approver甲")) and not list(same_person(parts_of(paper)))
    assert told(numbered(case, "accepted")) == {"拟稿、签发": bureau.clerk.pk}  # one step, one person, no fault
    assert not list(two_parts_of_one(case))
    titles = [piece.title for piece in pieces_of(case)]
    assert titles.count("发文稿纸") == 1 and titles.index("发文稿纸") > titles.index("准予成立登记决定书")
    assert sheet_of([paper]).startswith(b"%PDF")


def test_who_signed_out_and_wrote_it_too_is_told_by_the_self_check(bureau):
    case = bureau.reach("certified")
    seal_without_typesetting(case)
    Letter.objects.filter(case_id=case.pk).update(posted_at=now())
    case = perform(case, "correct_certificate", by=bureau.clerk, reason="住所写错。", address="杭州道街道示范路8号")
    assert told(numbered(case, "certificate_corrected")) == {"拟稿": bureau.clerk.pk, "签发": bureau.approver.pk}
    assert not [fault for fault in faults_of(case) if fault["code"] == "drafting"]  # the control: two people
    seal_without_typesetting(case)
    Post.objects.create(user=bureau.approver, role="clerk", unit=case.unit, division=bureau.district, title="代班", valid_from=SINCE)
    case = perform(case, "correct_certificate", by=bureau.approver, reason="再改。", address="杭州道街道示范路9号")
    paper = numbered(case, "certificate_corrected")
    (fault,) = [fault for fault in faults_of(case) if fault["code"] == "drafting"]
    assert "《登记证书》拟稿和签发是同一人。" in fault["says"] and bureau.approver.name not in fault["says"]
    assert "拟稿和签发是同一人" in at_desk_of(bureau.chief).get(f"/desk/papers/{paper.code}/").content.decode()


def test_every_chain_names_steps_that_exist():
    for (slug, step), chain in CHAINS.items():
        cards = PROCESSES[slug].cards
        assert step in cards and set(chain.draft + chain.check + chain.sign) - {OWN} <= set(cards), (slug, step)
        assert PROCESSES[slug].letters[cards[step].letter].paper

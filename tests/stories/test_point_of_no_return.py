"""The point of no return: before its seal a paper is nothing yet and may be taken back; afterwards there is only another beside it."""

from datetime import date

import pytest
from django.test import Client

from casework.core.answers import Refused
from casework.core.models import Case, Entry
from casework.core.perform import perform
from casework.journal.instant import now, today
from casework.post.outbox import post_due
from casework.post.rows import Letter, Outbox, Paper
from orgs.certificate import Certificate
from papers.dossier.points import not_delivered
from papers.sealing.keeping import record_delivery, record_sealing
from papers.sealing.rows import Void
from papers.sealing.voiding import take_back, why_not
from policy import rules
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db]
REFUSAL = {"reason": "not_ours", "proper_agency": "市民政局", "facts": "申请事项不属于本机关职权范围。"}


@pytest.fixture
def refused(bureau, travel):
    """A refusal to accept, which the office seals first by its rule; its paper is made, an hour later."""
    travel("2026-11-23 09:00")
    rules.enter("seal.establishment.non_acceptance", text="是", effective_from=date(2026, 1, 1), basis="内部办理要求", verified=True, by="管理甲", instant=now())
    case = perform(bureau.submitted(), "refuse_acceptance", by=bureau.chief, **REFUSAL)
    travel("2026-11-23 10:00")
    makes("non_acceptance")
    return case


def makes(kind):
    """The outbox makes the papers of this kind; all others are made elsewhere often enough."""
    Outbox.objects.filter(channel="paper").exclude(letter__paper=kind).delete()
    while post_due():
        pass


def paper_of(case, kind="non_acceptance"):
    """The newest paper of a kind."""
    return Paper.objects.select_related("case", "letter__entry").filter(case_id=case.pk, kind=kind).last()


def seals(bureau, paper, **more):
    """The keeper seals it on its page."""
    return at_desk_of(bureau.seal_keeper).post(f"/desk/papers/{paper.code}/", {"do": "seal", "seal": "公章", "copies": "2", "day": today().isoformat()} | more)


def voids(user, paper, reason="文号写错"):
    """Somebody makes it void on its page."""
    return at_desk_of(user).post(f"/desk/papers/{paper.code}/", {"do": "void", "reason": reason})


def test_until_it_is_sealed_it_is_told_to_nobody(bureau, refused):
    paper, founder = paper_of(refused), at_desk_of(bureau.founder)
    assert paper.number and paper.made_at and paper.letter.waits_for == "seal" and paper.letter.posted_at is None
    assert founder.get(f"/papers/{paper.code}/").status_code == 404
    assert founder.get(f"/hall/letters/{refused.number}/{paper.letter.entry.seq}/").status_code == 404
    asked = Client().get(f"/verify/{paper.code}/").content.decode()
    assert "待用印" in asked and "没有发出" in asked and "发出日期" not in asked
    with pytest.raises(Refused, match="用印以后才能送达"):
        record_delivery(paper, by=bureau.clerk, way="public", day=today(), note="公告")
    assert any("待用印，还没有发出" in said for said in not_delivered(refused))
    listed = at_desk_of(bureau.seal_keeper).get("/desk/papers/?stage=seal").context["rows"]
    assert [at_desk_of(user).get("/desk/").context["seals"] for user in (bureau.seal_keeper, bureau.clerk)] == [1, None]
    assert [row["paper"].pk for row in listed] == [paper.pk] and listed[0]["seal"] == ("amber", "待用印")
    page, posts = f"/desk/papers/{paper.code}/", bureau.seal_keeper.posts.all()
    assert "没有人任印章保管人" not in at_desk_of(bureau.clerk).get(page).content.decode()
    posts.update(valid_to="2026-11-22")
    assert "没有人任印章保管人" in at_desk_of(bureau.clerk).get(page).content.decode()
    # Once the next desk has opened the case the step stays, and with it the paper.
    assert at_desk_of(bureau.clerk).get(f"/desk/cases/{refused.number}/").status_code == 200
    answer = voids(bureau.chief, paper_of(refused))
    assert answer.status_code == 422 and "已经打开" in answer.content.decode() and "文号写错" in answer.content.decode()
    assert not Void.objects.exists() and paper_of(refused).letter.cancelled_at is None and Case.objects.get(pk=refused.pk).state == "not_accepted"


def test_before_the_seal_it_is_voided_with_its_step_and_the_number_is_kept(bureau, refused):
    paper, chief = paper_of(refused), at_desk_of(bureau.chief)
    with pytest.raises(Refused, match="写明理由作废"):
        perform(refused, "recall", by=bureau.chief)
    assert voids(bureau.clerk, paper).status_code == 422 and voids(bureau.chief, paper, " ").status_code == 422
    assert "作废并撤回" in chief.get(f"/desk/papers/{paper.code}/").content.decode()
    assert voids(bureau.chief, paper).status_code == 303
    assert Case.objects.get(pk=refused.pk).state == "submitted" and Void.objects.get().reason == "文号写错"
    assert list(Entry.objects.filter(case_id=refused.pk, outcome="done").order_by("-seq").values_list("step", flat=True)[:2]) == ["recall", "paper_voided"]
    shown = chief.get(f"/desk/papers/{paper.code}/").content.decode()
    assert "已作废" in shown and "文号写错" in shown and paper.number in shown
    assert "已作废" in Client().get(f"/verify/{paper.code}/").content.decode()
    assert at_desk_of(bureau.seal_keeper).get("/desk/").context["seals"] == 0
    assert [row["seal"] for row in chief.get("/desk/papers/?stage=void").context["rows"]] == [("red", "已作废")]
    assert seals(bureau, paper).status_code == 422 and not list(not_delivered(refused))
    with pytest.raises(Refused, match="已经作废"):  # read before it was void: what counts is how it stands under the lock
        record_sealing(paper, by=bureau.seal_keeper, day=today(), seal="公章", copies=1)
    perform(refused.pk, "refuse_acceptance", by=bureau.chief, **REFUSAL)
    Outbox.objects.filter(channel="paper", done_at=None).update(run_after=now())
    post_due()
    assert (paper.number.split("〕")[1], paper_of(refused).number.split("〕")[1]) == ("1号", "2号")


def test_the_seal_sends_it_out_and_there_is_no_way_back(bureau, refused):
    paper = paper_of(refused)
    assert seals(bureau, paper, returned="份数不符", seal="", copies="").status_code == 303 and paper_of(refused).letter.waits_for == "seal"
    assert seals(bureau, paper, corrects=str(paper.sealings.get().pk)).status_code == 303
    post_due()
    letter = Letter.objects.get(pk=paper.letter_id)
    assert letter.posted_at and not letter.waits_for and set(letter.deliveries.values_list("channel", flat=True)) >= {"paper", "site", "email"}
    for closer in at_desk_of(bureau.founder).get(f"/papers/{paper.code}/")._resource_closers:
        closer()
    asked = Client().get(f"/verify/{paper.code}/").content.decode()
    assert "待用印" not in asked and "发出日期" in asked
    with pytest.raises(Refused, match="已经送达，不能撤回"):
        perform(refused, "recall", by=bureau.chief)
    assert "不能作废" in why_not(paper_of(refused), bureau.chief) and voids(bureau.chief, paper).status_code == 422
    with pytest.raises(Refused, match="不能更正为退回"):
        record_sealing(paper_of(refused), by=bureau.seal_keeper, day=today(), returned="误盖", corrects=paper.sealings.last().pk)


def test_a_kind_that_is_not_sealed_goes_out_by_itself(bureau, travel):
    """The control: the rule as it ships."""
    travel("2026-11-23 09:00")
    case = perform(bureau.submitted(), "refuse_acceptance", by=bureau.chief, **REFUSAL)
    assert Letter.objects.get(case_id=case.pk, name="not_accepted").waits_for == ""
    assert perform(case, "recall", by=bureau.chief).state == "submitted"


def test_a_certificate_is_taken_back_before_its_seal_and_corrected_after(bureau, travel):
    travel("2026-11-23 09:00")
    case = bureau.reach("certified")
    with pytest.raises(Refused, match="还没有用印，不能公告"):
        perform(case, "announce", by=bureau.publisher)
    travel("2026-11-23 10:00")
    makes("certificate")
    paper = paper_of(case, "certificate")
    with pytest.raises(Refused, match="请在办件页办理“收回未送达的证书”"):
        take_back(paper, by=bureau.clerk2, reason="住所写错")
    case = perform(case, "take_back_certificate", by=bureau.clerk, reason="住所写错。")
    paper = paper_of(case, "certificate")
    assert case.state == "approved" and paper.void.reason == "住所写错。" and Certificate.objects.get().void_on
    assert "已作废" in Client().get(f"/verify/{paper.code}/").content.decode()
    type(paper).objects.filter(pk=paper.pk).update(made_at=None)  # void before its file was there: known all the same, nothing to compare
    told = Client().get(f"/verify/{paper.code}/")
    assert (told.status_code, "已作废" in told.content.decode(), "比对内容" in told.content.decode()) == (200, True, False)
    case = perform(case, "issue_certificate", by=bureau.clerk2, delivery="window", delivered_on=today().isoformat())
    travel("2026-11-25 11:00")
    makes("certificate")
    assert seals(bureau, paper_of(case, "certificate")).status_code == 303
    post_due()
    with pytest.raises(Refused, match="已经用印或者送达，不能收回"):
        perform(case, "take_back_certificate", by=bureau.clerk, reason="再改。")
    case = perform(case, "announce", by=bureau.publisher)
    assert case.deadlines.get(name="announced").starts_on == today() > case.delivered_on  # 自领取证书之日起: it could not be fetched before its seal
    case = perform(case, "correct_certificate", by=bureau.clerk, reason="住所写错。", address="杭州道街道示范路8号")
    assert Letter.objects.get(case_id=case.pk, name="certificate_corrected").waits_for == "seal"

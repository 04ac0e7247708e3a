"""社区社会组织备案 told three times: a choir filed, a dance team that had to fight for it, three old people helped."""

from datetime import date, timedelta

import pytest

from casework.clock.deadline import Deadline, Stop
from casework.clock.tick import tick
from casework.core.perform import NotYours, Refused, perform
from casework.core.process import PROCESSES
from casework.notices.publishing import publicities_of
from casework.post.rows import Letter
from demo.filing import sheet
from network.models import Post
from orgs.filing import facts
from orgs.filing.community_org import CommunityOrg
from tests import filing
from tests.bureau import SINCE

pytestmark = pytest.mark.django_db
REFUSED = {"reason_codes": ["R07"], "facts": "名册中有三人表示没有参加过，签名不是本人写的。"}


def fresh(case):
    """The case read anew."""
    return PROCESSES["community_filing"].cases.objects.get(pk=case.pk)


def test_a_choir_is_filed_from_a_phone(bureau, travel):
    travel("2026-11-23 09:00")
    near = filing.street(bureau)
    case = filing.submitted(near)
    assert (case.state, case.full_name, case.division, case.unit) == ("community_check", filing.NAME, near.community, near.unit)
    assert sorted(case.letters.values_list("paper", flat=True)) == ["application_form", "charter", "filing_receipt"]

    case = perform(case, "community_agree", by=near.worker, **filing.CHECKED)
    notice = publicities_of(case).get()
    assert (notice.state, notice.ends_on) == ("running", date(2026, 11, 26))
    assert "周美兰" not in notice.body and "13800000068" not in notice.body
    travel("2026-11-27 00:05")
    tick()
    case = fresh(case)
    assert (case.state, publicities_of(case).get().result) == ("street_intake", "公示期满。公示期间没有收到异议。")
    travel("2026-11-27 10:00")
    case = filing.take(case, ("accept_complete", near.officer, {"complete": "on"}),
                       ("visit", near.officer, {"visitors": [{"name": "甲"}, {"name": "乙"}], "visited_on": date(2026, 11, 27),
                                                "record": "现场正在排练，成员属实。"}),
                       ("propose_filing", near.officer, {"advice": "符合第八条，拟同意。"}))  # fmt: skip
    Post.objects.create(user=near.officer, role="approver", unit=near.unit, division=near.division, title="兼", valid_from=SINCE)
    with pytest.raises(NotYours, match="须由另一人办理"):
        perform(case, "approve", by=near.officer)
    case = filing.take(case, ("approve", near.approver, {}), ("issue", near.officer, {}))

    org = CommunityOrg.objects.get()
    assert (case.state, org.filing_number, org.name, org.status) == ("filed", "12011600520260001", filing.NAME, "filed")
    assert facts.value_on(org, "leader", date(2026, 11, 27)) == "周美兰" and facts.value_on(org, "name", date(2026, 11, 26)) is None
    papers = set(case.letters.exclude(paper="").values_list("paper", flat=True))
    assert {"filing_notice", "filing_certificate"} <= papers
    words = case.letters.get(paper="filing_certificate").words
    assert dict(words["fields"])["备案编号"] == org.filing_number and words["says"] == "本证不作为法人资格证明。"


def test_a_dance_team_is_refused_and_filed_after_a_review(bureau, travel):
    travel("2026-11-23 09:00")
    near = filing.street(bureau)
    case = filing.submitted(near, trade_name="舞悦", activity_word="广场舞", hours="每天晚上七点到九点")
    case = perform(case, "community_agree", by=near.worker, **filing.CHECKED)
    case = perform(case, "object", by=near.worker, objector="郑某", contact="a@example.org", ground="晚上太吵，孩子睡不着。",
                   identity_seen="on")  # fmt: skip
    travel("2026-11-27 09:00")
    with pytest.raises(Refused, match="还有1件异议没有答复"):
        perform(case, "settle_objection", by=near.worker, finding="协商把时间改到晚八点前。", agreed="no")
    filing.answered(case, near)
    case = perform(case, "settle_objection", by=near.worker, finding="协商把时间改到晚八点前，居民仍不同意。", agreed="no")
    case = perform(case, "accept_complete", by=near.officer, complete="on")
    for wrong in ({"reason_codes": ["N00"], "facts": "居民反映晚上扰民，协商不成。"},
                  {"reason_codes": ["R01"], "facts": "晚上跳舞声音太响，扰民。"}):  # fmt: skip
        with pytest.raises(Refused, match="不属于第十三条所列情形"):
            perform(case, "propose_refusal", by=near.officer, **wrong)
    case = filing.take(case, ("propose_refusal", near.officer, REFUSED), ("refuse", near.approver, {}))
    assert "复核" in case.letters.get(paper="refusal_notice").words["remedies"]

    travel("2026-12-01 09:00")
    case = perform(case, "ask_review", by=bureau.founder, claim="名册上的人都是本人签的名。", files={"evidence": sheet("签名照片")})
    for stranger in (near.officer, near.approver, bureau.reviewer, bureau.approver):
        with pytest.raises(NotYours):
            perform(case, "propose_review", by=stranger, finding="redo", ground="名册属实。")
    case = perform(case, "propose_review", by=near.civil_reviewer, finding="redo", ground="逐一联系，名册属实。")
    case = perform(case, "order_redo", by=near.civil_head)
    assert case.letters.get(paper="review_decision").words["agency"] == bureau.units["civil"].name
    assert Deadline.objects.get(case_id=case.pk, name="redo", met_at=None).due_on == date(2026, 12, 15)
    with pytest.raises(NotYours, match="须由另一人办理"):
        perform(case, "propose_redo", by=near.officer, way="grant", advice="名册属实，拟同意。")
    with pytest.raises(Refused, match="不得以同一事实和理由"):
        perform(case, "propose_redo", by=near.officer2, way="refuse", advice="仍不同意。", **REFUSED)
    case = perform(case, "propose_redo", by=near.officer2, way="grant", advice="复核查明名册属实，拟同意。")
    with pytest.raises(NotYours, match="须由另一人办理"):
        perform(case, "approve_redo", by=near.approver)
    case = filing.take(case, ("approve_redo", near.approver2, {}), ("issue", near.officer2, {}))
    assert (case.state, CommunityOrg.objects.get().name[-6:]) == ("filed", "舞悦广场舞队")


def test_three_old_people_are_helped_and_silence_never_decides(bureau, travel, settings, tmp_path):
    travel("2026-11-25 09:00")
    settings.DATA_DIR = tmp_path
    near = filing.street(bureau)
    case = filing.helped(near, member_kind="service", trade_name="顺手", activity_word="助老", focus_tags=["elderly_care"],
                         members=filing.MEMBERS[:3], charter_consents="3", activities=[{"what": "上门理发", "times": "3"}])  # fmt: skip
    note = {"helper_note": "周阿姨口述，由我代填。", "agreed": "on"}
    case = perform(case, "fill_for", by=near.worker, **note)
    travel("2026-12-10 09:00")
    tick()
    case = fresh(case)
    assert (case.state, case.letters.order_by("id").last().name) == ("draft", "not_confirmed")
    with pytest.raises(Refused, match="还没有经本人确认"):
        perform(case, "submit", by=near.worker, **filing.PLEDGE)
    case = perform(case, "fill_for", by=near.worker, **note)
    case = perform(case, "confirm_filled", by=near.worker, confirm_way="signature", files={"signed_sheet": sheet("签名")})
    case = perform(case, "submit", by=near.worker, **filing.PLEDGE)
    assert case.state == "community_check"

    for moment, state in (("2026-12-18 00:05", "posted"), ("2026-12-24 00:05", "street_intake"), ("2027-01-02 00:05", "examining")):
        travel(moment)
        tick()
        assert fresh(case).state == state
    clock = Deadline.objects.get(case_id=case.pk, kind="clock", name="decision")
    assert (clock.starts_on, clock.provisional) == (date(2026, 12, 24), True)  # 2027 is not published yet
    travel(f"{clock.due_on + timedelta(days=1)} 00:05")
    tick()
    case = fresh(case)
    assert (case.pressed, case.silent, case.opinion) == (True, 1, "")
    assert Letter.objects.filter(case_id=case.pk, name__startswith="pressing", unit__in=[near.unit, bureau.units["civil"]]).count() == 2
    assert Deadline.objects.filter(case_id=case.pk, name="supervision", met_at=None).count() == 1
    case = filing.take(case, ("propose_filing", near.officer, {"advice": "督办后办理，符合条件。"}), ("approve", near.approver, {}),
                       ("issue", near.officer, {}))  # fmt: skip
    assert (case.state, CommunityOrg.objects.get().member_count) == ("filed", 3)
    assert not Stop.objects.filter(case_id=case.pk, until__isnull=True).exists()

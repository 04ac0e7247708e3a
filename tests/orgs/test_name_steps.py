"""名称核准 step by step: who may not, what must be written, and what follows when somebody comes late."""

import pytest

from casework.core.perform import NotYours, Refused, perform
from demo.filing import sheet
from network.models import Membership, Post
from orgs.reservations import NameReservation
from tests import naming
from tests.bureau import SINCE

pytestmark = pytest.mark.django_db
CHANGE = {"use_for": "change", "first_name": "天津市滨海新区听雪盐业文化服务中心", "brand": "听雪"}


def with_resolution(bureau, organization, by):
    """A change of name, drafted by somebody, with the meeting's resolution."""
    from casework.intake import store

    case = naming.draft(bureau, by, organization.party, uscc=organization.uscc, **CHANGE)
    store.keep(case, "resolution", sheet("决议"), by)
    return case


def test_a_change_of_name_is_applied_for_by_the_organization_s_own_people(bureau):
    organization = naming.organization(bureau, naming.NAME)
    Membership.objects.create(party=organization.party, user=bureau.founder, role="legal_rep", valid_from=SINCE)
    Membership.objects.create(party=organization.party, user=bureau.stranger, role="founder", valid_from=SINCE)
    case = with_resolution(bureau, organization, bureau.stranger)
    with pytest.raises(Refused, match="您不是“.*”的法定代表人或者经办人"):
        perform(case, "submit", by=bureau.stranger)

    case = perform(case, "submit", by=bureau.founder)  # its own name, one character away, does not count
    case = naming.take(
        case, ("accept", bureau.clerk, {}),
        ("propose_approval", bureau.reviewer, naming.APPROVING | {"chosen": CHANGE["first_name"]}),
        ("approve", bureau.approver, {}),
    )  # fmt: skip
    assert NameReservation.objects.get().party == organization.party


def test_who_examined_does_not_decide(bureau):
    case = naming.proposed(bureau)
    Post.objects.create(user=bureau.reviewer, role="approver", unit=bureau.units["approval"], title="主任",
                        division=bureau.district, valid_from=SINCE)  # fmt: skip
    with pytest.raises(NotYours, match="须由另一人办理"):
        perform(case, "approve", by=bureau.reviewer)
    assert not NameReservation.objects.exists()
    assert perform(case, "approve", by=bureau.approver).state == "reserved"


def test_the_machine_advises_and_the_reviewer_answers_it(bureau):
    naming.organization(bureau, "天津市滨海新区听雨盐业文化服务中心")
    case = naming.accepted(bureau)
    with pytest.raises(Refused, match="N7重名：与已登记的“天津市滨海新区听雨盐业文化服务中心”相近"):
        perform(case, "propose_approval", by=bureau.reviewer, **naming.APPROVING)
    no = naming.APPROVING | {"point_n6": "no", "overruled": "服务对象不同，不会混淆。"}
    with pytest.raises(Refused, match="结论是“不符合”.*N6"):
        perform(case, "propose_approval", by=bureau.reviewer, **no)
    done = perform(case, "propose_approval", by=bureau.reviewer, **no | {"point_n6": "yes"})
    assert (done.state, done.chosen) == ("approval", naming.NAME)


def test_letters_and_digits_cannot_be_argued_away(bureau):
    name = "天津市滨海新区听潮24小时文化服务中心"
    case = naming.submitted(bureau, insisting={"insist": ["N5"], "insist_reason": "我们全天服务。"}, first_name=name)
    case = perform(case, "accept", by=bureau.clerk)
    with pytest.raises(Refused, match="阿拉伯数字“24”"):
        perform(case, "propose_approval", by=bureau.reviewer, **naming.APPROVING | {"chosen": name, "overruled": "可以的。。"})


def test_a_name_registered_meanwhile_is_not_approved(bureau):
    case = naming.proposed(bureau)
    naming.organization(bureau, naming.NAME)
    with pytest.raises(Refused, match="与已登记的.*相同"):
        perform(case, "approve", by=bureau.approver)
    assert not NameReservation.objects.exists()


def test_the_holder_of_a_like_name_answers_or_its_letter_is_entered(bureau):
    holder = naming.organization(bureau, "天津市滨海新区听雨盐业文化服务中心")
    far = naming.organization(bureau, "天津市滨海新区启航足球俱乐部", number=900_009)
    case = naming.accepted(bureau)
    with pytest.raises(Refused, match="与备选名称不相近"):
        perform(case, "ask_holder", by=bureau.reviewer, holder=far.uscc, similarity="只差一个字。")
    case = perform(case, "ask_holder", by=bureau.reviewer, holder=holder.uscc, similarity="只差一个字。")
    assert case.letters.get(name="holder_asked").words["to"] == holder.name
    with pytest.raises(NotYours):
        perform(case, "reply_holder", by=bureau.stranger, opinion="agree")
    Membership.objects.create(party=holder.party, user=bureau.stranger, role="legal_rep", valid_from=SINCE)
    with pytest.raises(Refused, match="请写明容易混淆的事实"):
        perform(case, "reply_holder", by=bureau.stranger, opinion="object")
    case = perform(case, "reply_holder", by=bureau.stranger, opinion="object", facts="同一条街上，常有人认错。")
    assert (case.state, case.holder_says) == ("under_review", "不同意。同一条街上，常有人认错。")


def test_after_a_quashed_refusal_somebody_else_examines(bureau):
    case = naming.take(
        naming.refused(bureau),
        ("record_remedy", bureau.clerk, {"kind": "review", "authority": "区人民政府", "case_number": "复议1号"}),
        ("remedy_redo", bureau.approver, {"files": {"document": sheet("决定书")}}),
    )  # fmt: skip
    told = {"reasons": [{"name": naming.BAD, "code": "R11", "note": "含有“国际”"}]}
    with pytest.raises(Refused, match="须由另一名承办人员重新审查"):
        perform(case, "tell_refusal", by=bureau.reviewer, **told)
    assert perform(case, "tell_refusal", by=bureau.reviewer2, **told).state == "refusal_told"


def test_a_dispute_leaves_the_applicant_a_few_days(bureau, travel):
    travel("2026-11-23 09:00")
    case = naming.reserved(bureau)
    travel("2027-05-24 09:00")
    objection = {"objector": "某公司", "claim": "字号是本公司的注册商标。", "files": {"evidence": sheet("异议")}}
    case = perform(case, "record_dispute", by=bureau.clerk, **objection)
    travel("2027-05-28 09:00")
    with pytest.raises(Refused, match="请先听取申请人的意见"):
        perform(case, "keep_name", by=bureau.reviewer2, reason="商标类别不同。")
    case = perform(case, "answer_dispute", by=bureau.founder, statement="我们使用在先。")
    with pytest.raises(NotYours, match="须由另一人办理"):
        perform(case, "keep_name", by=bureau.reviewer, reason="商标类别不同。")
    case = perform(case, "keep_name", by=bureau.reviewer2, reason="商标类别不同。")

    from casework.clock.tick import tick

    until = NameReservation.objects.get().until
    assert str(until) == "2027-06-11"  # ten working days on, the period itself is over
    travel("2027-06-11 23:00")
    tick()
    assert type(case).objects.get(pk=case.pk).state == "reserved"
    travel("2027-06-12 00:05")
    tick()
    assert type(case).objects.get(pk=case.pk).state == "expired"

"""Sorts of notices: what is announced or put on publicity, on what ground, for how long, who may object and how.

A process names a sort; its numbers are rules, so a district changes them without a developer. Whether somebody may
object without a name is a dated rule too, one of three words: HEARD, ANSWERED, or anything else, which means no.
"""

from dataclasses import dataclass

from policy import rules
from policy.basis import Basis, cite, law

ANNOUNCEMENT, PUBLICITY = "announcement", "publicity"
KINDS = {ANNOUNCEMENT: "公告", PUBLICITY: "公示"}
HEARD, ANSWERED = "核实不答复", "核实并答复"


@dataclass(frozen=True)
class Sort:
    """One sort. `period`, `anonymous` and `answer` are rule keys; an announcement has none.

    `verifiers` and `confirmers` are the roles that look into an objection and, another person, confirm its answer.
    `from_end`: the time for the answer runs from the last day of the publicity, not from the objection.
    """

    slug: str
    label: str
    kind: str
    basis: Basis
    period: str = "notices.general_period"
    anonymous: str = "notices.general_anonymous"
    answer: str = "notices.general_answer"
    from_end: bool = False
    verifiers: frozenset = frozenset({"publisher", "reviewer", "chief"})
    confirmers: frozenset = frozenset({"publisher", "chief"})

    def anonymous_on(self, day):
        """What becomes of an objection without a name on a day: HEARD, ANSWERED, or "" where it is not taken."""
        said = rules.value(self.anonymous, on=day).value
        return said if said in (HEARD, ANSWERED) else ""


def _publicity(slug, label, basis, period, anonymous, answer, **more):
    return Sort(slug, label, PUBLICITY, cite(basis), period, anonymous, answer, **more)


NEAR = frozenset({"community", "street"})  # 第十七条: the community answers, the street where it did not
SORTS = {
    sort.slug: sort
    for sort in (
        Sort("announcement", "通知公告", ANNOUNCEMENT, law("政府信息公开条例", 26)),
        Sort("registration_announcement", "登记公告", ANNOUNCEMENT, cite("registration/certificate-issue")),
        Sort("dissolution_announcement", "注销、撤销登记公告", ANNOUNCEMENT, cite("registration/t46")),
        Sort("filing_exit_announcement", "备案注销、撤销公告", ANNOUNCEMENT, cite("community/t39")),
        Sort("evaluation_announcement", "评估等级公告", ANNOUNCEMENT, cite("evaluation/t33")),
        Sort("minutes_announcement", "联席会议纪要", ANNOUNCEMENT, cite("joint-meeting/t29")),
        Sort("publicity", "其他公示", PUBLICITY, cite("overall-opinion/t42")),
        _publicity("registration_publicity", "登记公示", "registration/public-notice", "registration.notice_period",
                   "registration.anonymous_objection", "registration.objection_limit"),
        _publicity("filing_publicity", "备案公示", "community/t17", "filing.notice_days",
                   "filing.anonymous_objection", "filing.objection_limit", verifiers=NEAR, confirmers=NEAR),
        _publicity("filing_exit_publicity", "备案注销公示", "community/t37", "filing_cancellation.notice_days",
                   "filing.anonymous_objection", "filing_cancellation.claim_limit", verifiers=NEAR, confirmers=NEAR),
        _publicity("evaluation_publicity", "评估等级公示", "evaluation/t29", "evaluation.public_notice",
                   "evaluation.anonymous_objection", "evaluation.objection_decision_limit"),
        _publicity("venture_publicity", "公益创投立项公示", "venture/t25", "venture.public_notice",
                   "venture.anonymous_objection", "venture.objection_limit"),
        _publicity("incubation_publicity", "孵化入驻公示", "incubation/t22", "incubation.notice_period",
                   "incubation.anonymous_objection", "incubation.objection_check_limit", from_end=True),
        _publicity("base_publicity", "孵化基地公示", "incubation/t11", "base.notice_period",
                   "base.anonymous_objection", "base.objection_check_limit", from_end=True),
        _publicity("procurement_publicity", "单一来源采购公示", "procurement/t15", "purchase.single_source_notice",
                   "notices.general_anonymous", "purchase.objection_reply"),
    )
}  # fmt: skip
CHOICES = [(KINDS[kind], [(s.slug, s.label) for s in SORTS.values() if s.kind == kind]) for kind in KINDS]
RULES = tuple(sorted({key for s in SORTS.values() if s.kind == PUBLICITY for key in (s.period, s.anonymous, s.answer)}))

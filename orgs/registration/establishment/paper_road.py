"""成立登记: how a case that began on paper is taken over, from receipt up to the decision."""

import re

from orgs.registration.establishment.forms import ProposeGrantForm
from orgs.registration.establishment.reasons import REFUSALS
from orgs.registration.establishment.states import State
from orgs.registration.licensing.questions import day, words
from orgs.takeover.road import Road, Stage
from orgs.takeover.stages import CORRECTION, chosen_people, opinion

HANDED_IN = {"commitment": "on", "insist": "on", "insist_reason": "条件以纸质卷宗中的审查记录为准。"}
POINTS = {name: "yes" for name, _ in ProposeGrantForm.POINTS}
UNDER_REVIEW = ("accept", "assign")
TOLD, OFFERED = (*UNDER_REVIEW, "tell_refusal"), (*UNDER_REVIEW, "offer_hearing")
CODE = re.compile(r"[A-Z]\d\d")


def reasons():
    """The reasons of an intended refusal, by their codes."""
    return words("告知书列出的理由", help_text=f"写理由的代码，几项用顿号隔开：{'；'.join(f'{r.code} {r.text}' for r in REFUSALS)}。")


def told(given):
    """The codes found in what was typed, and the facts."""
    return {"reasons": CODE.findall(given["told_reasons"].upper()), "facts": given["told_facts"]}


def consented(given):
    """Without direct registration the file holds the sponsor's consent."""
    if given.get("direct_class") != "none":
        return
    for name, sentence in (("consent_number", "不属于直接登记的，请填写业务主管单位同意文件的文号。"),
                           ("consent_on", "不属于直接登记的，请填写业务主管单位同意的日期。")):  # fmt: skip
        if not given.get(name):
            yield name, sentence
    if given.get("consent_on") and given.get("received_on") and given["consent_on"] > given["received_on"]:
        yield "consent_on", "业务主管单位同意的日期不能晚于收到日期。"


ROAD = Road(
    slug="establishment",
    fields=("kind", "industry_class", "direct_class", "sponsor", "is_charity", "full_name", "purpose", "scope", "street",
            "address", "amount", "legal_rep", "legal_rep_id"),
    extra={"consent_number": lambda: words("业务主管单位同意文件文号", required=False, max_length=60),
           "consent_on": lambda: day("业务主管单位同意日期", required=False)},
    begins=lambda given: {"consent_number": given.get("consent_number") or "", "consent_on": given.get("consent_on")},
    hands_in=lambda case, by, on: HANDED_IN,
    check=consented,
    stages=(
        *CORRECTION,
        Stage("accept", "受理", "clerk"),
        Stage("assign", "指派", "chief", {"handler": lambda: words("承办人员"), "second": lambda: words("协办核查人员")},
              chosen_people),
        Stage("tell_refusal", "告知拟不予登记", "handler", {"told_reasons": reasons, "told_facts": opinion("认定的事实和证据")}, told),
        Stage("state_case", "收到陈述申辩", asks={"statement": opinion("陈述和申辩的内容")},
              facts=lambda given: {"statement": given["statement"]}),
        Stage("offer_hearing", "告知听证权利", "handler", {"interest": opinion("涉及的重大利益关系和利害关系人")},
              lambda given: {"interest": given["interest"]}),
        Stage("request_hearing", "收到听证申请", facts=lambda given: {"reason": "听证申请见卷宗扫描件。"}),
        Stage("propose_grant", "提出准予意见", "handler", {"opinion": opinion("承办意见")},
              lambda given: POINTS | {"opinion": given["opinion"], "overruled": "审查结论见卷宗扫描件。"}),
        Stage("chief_agree", "审核", "chief", {"chief_opinion": opinion("审核意见")},
              lambda given: {"opinion": given["chief_opinion"]}),
    ),
    needs={
        State.SUBMITTED: (), State.CORRECTION_REQUESTED: ("request_correction",),
        State.RESUBMITTED: ("request_correction", "resubmit"), State.ACCEPTED: ("accept",),
        State.UNDER_REVIEW: UNDER_REVIEW, State.CHIEF_REVIEW: (*UNDER_REVIEW, "propose_grant"),
        State.REFUSAL_TOLD: TOLD, State.STATEMENT_CLOSED: (*TOLD, "state_case"),
        State.HEARING_OFFERED: OFFERED, State.HEARING_SET: (*OFFERED, "request_hearing"),
        State.APPROVAL: (*UNDER_REVIEW, "propose_grant", "chief_agree"),
    },
)  # fmt: skip

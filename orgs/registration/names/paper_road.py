"""名称核准: how a name check that began on paper is taken over, from receipt up to the decision."""

from casework.core.process import PROCESSES
from orgs.registration.licensing.questions import words
from orgs.registration.names.forms import ProposeApprovalForm, SubmitForm
from orgs.registration.names.states import State
from orgs.takeover.road import Road, Stage
from orgs.takeover.stages import CORRECTION, opinion

POINTS = {name: "yes" for name, _ in ProposeApprovalForm.POINTS}


def hands_in(case, by, on):
    """The candidates as the paper has them; what the examiner says of them was weighed on paper."""
    current = PROCESSES[case.process].cases.objects.get(pk=case.pk)
    found = list(SubmitForm(case=current, by=by, day=on).found())
    return {"insist": found, "insist_reason": "名称的审查以纸质卷宗为准。"} if found else {}


ROAD = Road(
    slug="name_check",
    fields=("kind", "applicant_name", "applicant_id", "industry_class", "scope", "origin_place", "street", "first_name",
            "second_name", "third_name", "brand", "brand_meaning", "form", "personal_name"),
    fixed={"use_for": "establishment", "uscc": ""},
    hands_in=hands_in,
    stages=(
        *CORRECTION,
        Stage("accept", "受理", "clerk"),
        Stage("propose_approval", "提出核准意见", "reviewer",
              {"chosen": lambda: words("拟核准的名称"), "opinion": opinion("承办意见"),
               "overruled": opinion("系统提示的核实结论")},
              lambda given: POINTS | {n: given[n] for n in ("chosen", "opinion", "overruled")}),
    ),
    needs={
        State.SUBMITTED: (), State.CORRECTION_REQUESTED: ("request_correction",),
        State.RESUBMITTED: ("request_correction", "resubmit"), State.UNDER_REVIEW: ("accept",),
        State.APPROVAL: ("accept", "propose_approval"),
    },
)  # fmt: skip

"""认领组织: the particulars on one page. No guide: it begins on the organization's page of the register."""

from casework.core.process import Process
from casework.intake.declared import Material, Section
from casework.post.declared import Letter
from orgs.claims.forms import CODE, ClaimForm
from orgs.claims.states import GROUND, RESTS, State

SECTIONS = (Section("claim", "身份和说明", ClaimForm),)
MATERIALS = (
    Material(
        "sealed_letter",
        "盖章的认领函",
        (GROUND,),
        ("pdf", "jpg", "png"),
        lambda answers: answers.get("way") != CODE,
        "上传认领函的",
        hint="在办件页打印认领函，盖组织印章，拍照或者扫描上传。",
    ),
)


def answered(case):
    """The answer."""
    return [f"答复：{case.answer}"]


def lacking(case):
    """What is to be added."""
    return [f"请补充：{case.missing}"]


def claimed(case):
    """Which organization; who claims it is told by the office, not by a letter."""
    return [f"组织：{case.organization.name}"]


ORGANIZATION_CLAIM = Process(
    slug="organization_claim", code="RL", system=0, title="认领组织", model="orgs.OrganizationClaim", states=State, rests=RESTS,
    about="名册里已有的组织，由它的人凭盖章的认领函或者窗口核对原件，取得代表组织网上办事的账号；已有人管理的先告知现有成员。",
    starts=State.DRAFT, authority="registrar", forms="orgs.claims.forms", sections=SECTIONS, materials=MATERIALS,
    hand_ins=frozenset({"ask", "ask_again", "redeem"}), receives=frozenset({"ask", "ask_again"}),
    letters={
        "asked": Letter("applicant", "认领申请已收到", "现在不用您办理，{claim.check_limit}内核对。", at_once=True, kind="received"),
        "returned": Letter("applicant", "认领申请请补充", "请按说明补充后再提交。", says=lacking),
        "told": Letter("applicant", "有人认领您的组织", "不同意的，请在{claim.objection_limit}内说明意见；也可以带证书到窗口说明。",
                       says=claimed, whom=lambda case: case.organization.party_id, answer="object"),
        "accepted": Letter("applicant", "认领成功", "您现在可以代表这个组织办事。", at_once=True, says=answered),
        "refused": Letter("applicant", "不予认领", "请看理由；可以更正后重新提出，或者带证书到窗口。", at_once=True, says=answered),
    },
    rules=("claim.check_limit", "claim.mend_limit", "claim.objection_limit", "claim.decision_limit", "claim.code_days",
           "claim.tries_per_day"),
)  # fmt: skip

"""成立登记: papers around a hearing and after the certificate."""

from casework.journal.instant import day_of
from orgs.registration.establishment.later_forms import GROUNDS
from orgs.registration.establishment.papers import REMEDY, common, limit_of
from papers.renderer import Renderer
from policy.spelling import spelt

NOTICE = "papers/notice.html"


def hearing_offer(letter):
    """听证权利告知书."""
    case, shared = common(letter)
    return shared | {
        "paragraphs": [f"你（单位）申请“{case.full_name}”成立登记，涉及下列重大利益关系：{case.interest}",
                       "你（单位）有要求听证的权利，听证不收取费用。"],
        "after": [f"要求听证的，请于{limit_of(case, 'state', 'hearing_offered')}前提出；逾期未提出的，视为放弃。"],
    }  # fmt: skip


def suspension(letter):
    """期限暂停告知书."""
    case, shared = common(letter)
    return shared | {
        "paragraphs": [f"关于“{case.full_name}”成立登记的听证要求已经收到，登记机关依法组织听证。",
                       "听证所需时间不计算在办理期限内；听证结束后办理期限继续计算。"],
        "after": [f"听证最迟于{limit_of(case, 'state', 'hearing_set')}举行，时间和地点另行书面通知。"],
    }  # fmt: skip


def revocation_told(letter):
    """拟撤销登记告知书."""
    case, shared = common(letter)
    return shared | {
        "paragraphs": [f"经查，“{case.full_name}”的成立登记有下列情形：{dict(GROUNDS)[case.revocation_ground]}。",
                       f"认定的事实和证据：{case.revocation_facts}", "登记机关拟撤销准予登记的决定。"],
        "after": [f"你单位可以于{limit_of(case, 'state', 'revocation_told')}前陈述、申辩并提交证据。"],
    }  # fmt: skip


def revocation_decision(letter):
    """撤销登记决定书."""
    case, shared = common(letter)
    answer = [f"关于陈述申辩：{case.adopted}"] if case.adopted else []
    return shared | {
        "paragraphs": [f"“{case.full_name}”的成立登记有下列情形：{dict(GROUNDS)[case.revocation_ground]}。",
                       f"认定的事实：{case.revocation_facts}", *answer, "现决定撤销准予登记的决定，登记证书同时作废。"],
        "remedies": spelt(REMEDY, on=day_of(letter.written_at)),
    }  # fmt: skip


LATER = {
    "hearing_offer": Renderer("听证权利告知书", "滨社登听", NOTICE, hearing_offer),
    "suspension": Renderer("期限暂停告知书", "滨社登停", NOTICE, suspension),
    "revocation_told": Renderer("拟撤销登记告知书", "滨社登撤告", NOTICE, revocation_told),
    "revocation_decision": Renderer("撤销登记决定书", "滨社登撤", NOTICE, revocation_decision),
}  # fmt: skip

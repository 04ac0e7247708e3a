"""名称核准: what is written to whom after a step; the first sentence says what to do."""

from casework.post.declared import Letter
from orgs.registration.licensing.letters import gaps, not_accepted, reasons, unmended
from orgs.registration.names.states import reservation_of


def told(case):
    """For every candidate, why it does not fit."""
    lines = [f"{row['name']}：{row['code']} {row['note']}" for row in case.told_rows]
    return [*lines, f"修改建议：{case.told_facts}"] if case.told_facts else lines


def refused(case):
    """The reasons of the refusal, and the answer to the defence."""
    return [*reasons(case, case.reasons), *([f"关于陈述申辩：{case.adopted}"] if case.adopted else [])]


def period(case):
    """Name and period of the reservation."""
    row = reservation_of(case)
    return [f"“{row.name}”保留到{row.until:%Y年%m月%d日}。"]


def found(case):
    """What was found in a dispute or about a renewal."""
    return [case.finding]


def objected(case):
    """What the objection says."""
    return [f"异议内容：{case.claim}"]


def intended(case):
    """The grounds of an intended revocation."""
    return [f"拟撤销的理由：{case.grounds}"]


def alike(case):
    """The names applied for, and in what they are like the reader's own."""
    return [f"申请的名称：{'、'.join(case.candidates)}", f"相近之处：{case.similarity}"]


WAIT = "现在不用您办理，请等待答复。"
LETTERS = {
    "received": Letter("applicant", "名称申请已收到", "现在不用您办理，请保存好接收凭证。", paper="receipt", at_once=True),
    "correction_requested": Letter("applicant", "请补正以下内容", "请按告知书一次补齐所列内容。", paper="correction_notice", says=gaps),
    "correction_extended": Letter("applicant", "补正期限已延长", "请在延长后的期限内补齐。"),
    "resubmitted": Letter("applicant", "补正内容已收到", WAIT, paper="receipt", at_once=True),
    "unmended": Letter("applicant", "仍有几项没有补齐", "请把通知列出的项目补齐，不用补别的。", paper="unmended_notice", says=unmended),
    "lapsed": Letter("applicant", "办理已终止，可以随时重新申请", "需要继续办理的，请重新申请。", paper="termination", at_once=True),
    "not_accepted": Letter("applicant", "申请不予受理", "请看决定书写明的理由和应当去的机关。", paper="non_acceptance", says=not_accepted),
    "accepted": Letter("applicant", "申请已受理", "现在不用您办理，请等待审查结果。", paper="acceptance"),
    "deemed_accepted": Letter("applicant", "您的申请已视为受理", "现在不用您办理，办理期限已从收到材料之日起算。", paper="acceptance",
                              at_once=True),
    "holder_asked": Letter("holder", "有一个与你单位相近的名称申请", "请在{name.holder_limit}内答复意见；没有不同意见的也请答复。",
                           paper="holder_letter", says=alike, whom=lambda case: case.holder.party_id, answer="reply_holder"),
    "review_form": Letter("file", "名称审查表", "归入案卷。", paper="review_form"),
    "refusal_told": Letter("applicant", "备选名称不符合规定，您可以更换一次", "请在{name.adjust_limit}内更换备选名称，或者陈述、申辩。",
                           paper="refusal_told", says=told),
    "statement_received": Letter("applicant", "陈述申辩已收到", "现在不用您办理，是否采纳会逐条答复。", at_once=True, kind="received"),
    "adjusted": Letter("applicant", "新的备选名称已收到", "现在不用您办理，请等待审查结果。", at_once=True, kind="received"),
    "approved": Letter("applicant", "名称已核准并保留", "请在保留期内办理登记。", paper="approval", says=period),
    "rejected": Letter("applicant", "名称不予核准及您的救济途径", "请看决定书；不服的，可以在期限内申请复议或者起诉。", paper="rejection",
                       says=refused),
    "overdue": Letter("applicant", "办理超过期限的说明和您的权利", "您可以催办；超过法定期限的，可以申请行政复议或者提起行政诉讼。",
                      paper="overdue", at_once=True),
    "reminded": Letter("applicant", "名称保留期快到了", "需要续期的，请在届满{name.renewal_before}前提出。", at_once=True, says=period, kind="reminder"),
    "held": Letter("applicant", "名称保留至登记案件办结", "现在不用您办理。", at_once=True, kind="progress"),
    "renewal_received": Letter("applicant", "续期申请已收到", WAIT, at_once=True, kind="received"),
    "renewed": Letter("applicant", "名称保留已续期", "请在续期内办理登记，不能再续期。", paper="renewal", says=period),
    "deemed_renewed": Letter("applicant", "您的续期已视为同意", "请在续期内办理登记，不能再续期。", paper="renewal", at_once=True,
                             says=period),
    "renewal_denied": Letter("applicant", "名称保留不予续期及您的救济途径", "请在原保留期内办理登记；不服的，可以申请复议或者起诉。",
                             paper="renewal_denied", says=found),
    "expired": Letter("applicant", "名称保留已期满", "需要的，可以重新申请。", at_once=True),
    "released": Letter("applicant", "名称已放弃", "现在不用您办理，可以重新申请名称。", paper="termination", at_once=True),
    "disputed": Letter("applicant", "有人对您的名称提出异议", "请答辩并提交证据。", says=objected),
    "dispute_decided": Letter("applicant", "名称核准维持", "请在保留期内办理登记。", paper="dispute_decision", says=found),
    "revocation_told": Letter("applicant", "拟撤销名称核准，请您陈述申辩", "请在期限内陈述、申辩。", paper="revocation_told", says=intended),
    "revoked": Letter("applicant", "名称核准已撤销及您的救济途径", "可以换名称重新申请；不服的，可以申请复议或者起诉。", paper="revocation",
                      says=found),
    "withdrawn": Letter("applicant", "申请已撤回", "现在不用您办理，可以随时重新申请。", paper="termination", at_once=True),
    "draft_expired": Letter("applicant", "草稿已到期", "需要办理的，请重新填写。", at_once=True),
    "filed": Letter("applicant", "案件已归档", "现在不用您办理。", kind="progress"),
    "redone": Letter("applicant", "您的申请将重新审查", "现在不用您办理，请等待审查结果。", paper="acceptance"),
}  # fmt: skip

"""成立登记: what is written to whom after a step; the first sentence says what to do."""

from casework.post.declared import Letter
from orgs.registration.licensing.letters import adopted, gaps, not_accepted, reasons, unmended


def sponsor_said(case):
    """The sponsor's opinion, with the number of its consent."""
    number = [f"同意文件：{case.consent_number}"] if case.consent_number else []
    return [f"意见：{case.sponsor_opinion}", *number]


def refusal_told(case):
    """The reasons of the intended refusal and the facts found."""
    return [*reasons(case, case.told_reasons), f"事实和证据：{case.told_facts}"]


def refused(case):
    """The reasons of the refusal, and the answer to the defence."""
    answer = [f"关于陈述申辩：{case.adopted}"] if case.adopted else []
    return [*reasons(case, case.reasons), *answer]


LETTERS = {
    "sent_to_sponsor": Letter("sponsor", "有一件成立登记审查申请", "请审查申请内容，提出同意、修改或者不同意的意见。"),
    "sponsor_pressed": Letter("sponsor", "请在{registration.sponsor_press_limit}内答复审查意见",
                              "审查期限已过，请尽快答复；申请人正在等待。", paper="press_letter"),
    "returned_by_sponsor": Letter("applicant", "业务主管单位请您修改后再送审", "请按修改意见逐条修改，再重新送审。", says=sponsor_said),
    "sponsor_consented": Letter("applicant", "业务主管单位已同意，申请已转登记机关", "现在不用您办理，请等待登记机关的受理答复。",
                                paper="sponsor_opinion", says=sponsor_said),
    "sponsor_declined": Letter("applicant", "业务主管单位没有同意，您可以这样办", "请看答复的理由，调整后重新准备，或者撤回。", says=sponsor_said),
    "received": Letter("applicant", "申请已收到", "现在不用您办理，请保存好接收凭证。", paper="receipt", at_once=True),
    "correction_requested": Letter("applicant", "请补正以下材料", "请按告知书一次补齐所列内容。", paper="correction_notice", says=gaps),
    "correction_extended": Letter("applicant", "补正期限已延长", "请在延长后的期限内补齐材料。"),
    "resubmitted": Letter("applicant", "补正材料已收到", "现在不用您办理，请等待答复。", paper="receipt", at_once=True),
    "unmended": Letter("applicant", "仍有几项没有补齐", "请把通知列出的项目补齐，不用补别的。", paper="unmended_notice", says=unmended),
    "lapsed": Letter("applicant", "办理已终止，可以随时重新申请", "需要继续办理的，请重新申请。", paper="termination", at_once=True),
    "not_accepted": Letter("applicant", "申请不予受理", "请看决定书写明的理由和应当去的机关。", paper="non_acceptance", says=not_accepted),
    "accepted": Letter("applicant", "申请已受理", "现在不用您办理，请留意说明或者核查的通知。", paper="acceptance"),
    "deemed_accepted": Letter("applicant", "您的申请已视为受理", "现在不用您办理，办理期限已从收到材料之日起算。",
                              paper="acceptance", at_once=True),
    "reassigned": Letter("applicant", "承办人员已更换", "现在不用您办理；您认为应当回避的，可以提出。"),
    "refusal_told": Letter("applicant", "拟不予登记，请您陈述申辩", "请在期限内陈述、申辩，也可以补充证据。", paper="refusal_told", says=refusal_told),
    "statement_received": Letter("applicant", "陈述申辩已收到", "现在不用您办理，是否采纳会逐条答复。", at_once=True, kind="received"),
    "review_reopened": Letter("applicant", "您的申辩已采纳，继续审查", "现在不用您办理，请等待审查结果。", says=adopted),
    "review_form": Letter("file", "成立登记审查表", "归入案卷。", paper="review_form"),
    "overdue": Letter("applicant", "办理超过期限的说明和您的权利", "您可以催办；超过法定期限的，可以申请行政复议或者提起行政诉讼。",
                      paper="overdue", at_once=True),
    "withdrawn": Letter("applicant", "申请已撤回", "现在不用您办理，可以随时重新申请。", paper="termination", at_once=True),
    "draft_expired": Letter("applicant", "草稿已到期清除", "需要办理的，请重新填写。", at_once=True),
    "granted": Letter("applicant", "准予成立登记", "请按约定的方式领取证书。", paper="grant_decision"),
    "refused": Letter("applicant", "不予登记及您的救济途径", "请看决定书；不服的，可以在期限内申请复议或者起诉。",
                      paper="refusal_decision", says=refused),
    "certified": Letter("applicant", "证书已送达，接下来要办的事", "请在{registration.seal_account_limit}内刻制印章、开立账户并备案。", paper="certificate",
                        waits=True),
    "hearing_offered": Letter("applicant", "您有权要求听证", "请在期限内答复要不要听证。", paper="hearing_offer",
                              says=lambda case: [f"涉及的重大利益关系：{case.interest}"]),
    "hearing_set": Letter("applicant", "听证要求已收到，办理期限暂停", "现在不用您办理，时间和地点会另行通知。", paper="suspension",
                          at_once=True),
    "hearing_closed": Letter("applicant", "听证结束，办理期限继续计算", "现在不用您办理，请等待审查结果。"),
    "certificate_corrected": Letter("applicant", "证书已更正", "请持原证书换领更正后的证书。", paper="certificate",
                                    says=lambda case: [f"更正的内容：{case.correction_reason}"]),
    "revocation_told": Letter("applicant", "拟撤销登记，请您陈述申辩", "请在期限内陈述、申辩，也可以提交证据。", paper="revocation_told",
                              says=lambda case: [f"认定的事实和证据：{case.revocation_facts}"]),
    "revoked": Letter("applicant", "登记已撤销及您的救济途径", "请看决定书；不服的，可以在期限内申请复议或者起诉。",
                      paper="revocation_decision"),
    "kept": Letter("applicant", "不予撤销登记", "现在不用您办理。", says=lambda case: [case.adopted]),
    "announced": Letter("applicant", "成立已公告，请持介绍信刻制印章", "请在{registration.seal_account_limit}内（自领取证书之日起）刻制印章、开立账户，刻好印章后在办件页报告。",
                        paper="seal_letter"),
    "put_on_notice": Letter("applicant", "申请事项正在公示", "现在不用您办理；公示期{registration.notice_period}，收到异议会核实答复。"),
    "fund_letter": Letter("applicant", "资金验证介绍信", "请持介绍信委托会计师事务所或者银行出具验资报告或者资金证明，再上传。", paper="fund_letter",
                          at_once=True),
    "seal_reported": Letter("applicant", "印章式样已收到，请持介绍信开立账户", "请开立银行账户，开好后在办件页报告账号。", paper="account_letter", at_once=True),
    "account_reported": Letter("applicant", "印章式样和银行账号已报备", "现在不用您办理，请保存好凭证。", paper="filing_receipt", at_once=True),
    "errands_pressed": Letter("applicant", "提醒：请刻制印章、开立账户并报告", "请在{registration.seal_account_limit}内（自领取证书之日起）办完，并在办件页报告；已经办完的请尽快报告。",
                              at_once=True),
}  # fmt: skip

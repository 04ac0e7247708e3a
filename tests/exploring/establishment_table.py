"""成立登记 written a second time, by hand: every step, who takes it, from where, to where; and what a person would fill in."""

from demo.roads import FACTS, GAPS, POINTS
from tests.exploring.explorer import with_file

REVIEWERS = ["reviewer", "reviewer2", "reviewer3", "reviewer4"]
DECIDING = "accepted under_review refusal_told statement_closed chief_review approval"
HEARING = "hearing_offered hearing_set"
OPEN = f"submitted correction_requested resubmitted {DECIDING} {HEARING}"
BEFORE = "draft returned_by_sponsor sponsor_declined"

# step -> (who, from where, to where; "=" leaves the state)
TABLE = {
    "send_to_sponsor": ("founder", "draft returned_by_sponsor", "sponsor_review"),
    "submit": ("founder", "draft", "submitted"),
    "expire_draft": ("clock", BEFORE, "lapsed"),
    "revise": ("founder", "sponsor_declined", "draft"),
    "press_sponsor": ("clerk", "sponsor_review", "="),
    "sponsor_return": ("sponsor", "sponsor_review", "returned_by_sponsor"),
    "sponsor_consent": ("sponsor", "sponsor_review", "submitted"),
    "sponsor_decline": ("sponsor", "sponsor_review", "sponsor_declined"),
    "fix_on_spot": ("clerk", "submitted resubmitted", "="),
    "request_correction": ("clerk", "submitted", "correction_requested"),
    "extend_correction": ("clerk", "correction_requested", "="),
    "resubmit": ("founder", "correction_requested", "resubmitted"),
    "point_unmended": ("clerk", "resubmitted", "correction_requested"),
    "lapse_correction": ("clock", "correction_requested", "lapsed"),
    "refuse_acceptance": ("chief", "submitted resubmitted", "not_accepted"),
    "accept": ("clerk", "submitted resubmitted", "accepted"),
    "deem_accepted": ("clock", "submitted resubmitted", "accepted"),
    "withdraw": ("founder", f"{BEFORE} sponsor_review {OPEN}", "withdrawn"),
    "assign": ("chief", "accepted", "under_review"),
    "reassign": ("chief", f"under_review refusal_told statement_closed {HEARING}", "="),
    "hand_over": ("admin", f"{DECIDING} {HEARING}", "="),
    "tell_refusal": ("reviewer", "under_review", "refusal_told"),
    "state_case": ("founder", "refusal_told", "statement_closed"),
    "lapse_statement": ("clock", "refusal_told", "statement_closed"),
    "reopen_review": ("reviewer", "statement_closed", "under_review"),
    "propose_grant": ("reviewer", "under_review statement_closed", "chief_review"),
    "propose_refusal": ("reviewer", "under_review statement_closed", "chief_review"),
    "tell_overdue": ("clock", f"{DECIDING} hearing_offered", "="),
    "chief_agree": ("chief", "chief_review", "approval"),
    "chief_return": ("chief", "chief_review", "under_review"),
    "approver_return": ("approver", "approval", "under_review"),
    "grant": ("approver", "approval", "approved"),
    "refuse": ("approver", "approval", "refused"),
    "issue_certificate": ("clerk2", "approved", "certified"),
    "announce": ("publisher", "certified", "announced"),
    "offer_hearing": ("reviewer", "under_review", "hearing_offered"),
    "request_hearing": ("founder", "hearing_offered", "hearing_set"),
    "register_request": ("reviewer", "hearing_offered", "hearing_set"),
    "decline_hearing": ("founder", "hearing_offered", "under_review"),
    "lapse_hearing": ("clock", "hearing_offered", "under_review"),
    "cancel_hearing": ("founder", "hearing_set", "under_review"),
    "close_hearing": ("reviewer", "hearing_set", "under_review"),
    "take_back_certificate": ("clerk", "certified", "approved"),
    "correct_certificate": ("clerk", "certified announced", "="),
    "tell_revocation": ("reviewer", "announced", "revocation_told"),
    "answer_revocation": ("founder", "revocation_told", "revocation_heard"),
    "lapse_revocation": ("clock", "revocation_told", "revocation_heard"),
    "revoke": ("approver", "revocation_heard", "revoked"),
    "keep_registration": ("approver", "revocation_heard", "announced"),
    "open_notice": ("chief", "under_review", "="),
    "ask_fund_letter": ("founder", "draft returned_by_sponsor", "="),
    "report_seal": ("founder", "announced", "="),
    "report_account": ("founder", "announced", "="),
    "remind_errands": ("clock", "announced", "="),
    "remedy_redo": ("engine", "not_accepted refused refusal_final", "accepted"),
    "close_remedy": ("clock", "not_accepted refused", "refusal_final"),
}
PEOPLE = ("founder", "stranger", "clerk", "clerk2", "reviewer", "reviewer2", "chief", "chief2", "approver", "sponsor",
          "publisher", "admin", "auditor", "clock")  # fmt: skip

# step -> (question, what is handed over): made only for the step that is tried, thousands of times
FILES = {"sponsor_consent": ("document", "同意文件"), "report_seal": ("pattern", "印章式样"),
         "register_request": ("request", "书面要求"), "issue_certificate": ("receipt", "送达回证")}  # fmt: skip


def facts(step, day, nonsense, case=None, free=("reviewer", "reviewer2")):
    """What a person would fill in; with nonsense, what a person should not. `free` are reviewers not barred."""
    if nonsense:
        return {"opinion": "x" * 9999, "reasons": ["R99"], "handler": "nobody", "delivered_on": "3000-02-30"}
    reasons = case.told_reasons or [next(r for r in ("R08", "R02", "R03", "R04", "R05") if r not in case.annulled_reasons)]
    given = {
        "send_to_sponsor": {"commitment": "on"}, "submit": {"commitment": "on"},
        "press_sponsor": {"request_date": day}, "sponsor_return": {"opinions": "请写明与现有协会的区别。"},
        "sponsor_consent": {"consent_number": "滨文旅社〔2026〕3号", "consent_date": day, "opinion": "同意。"},
        "open_notice": {"ground": "similar"}, "ask_fund_letter": {"to": "某会计师事务所"},
        "report_seal": {"done_on": day, "engraver": "某刻章店", "late_reason": "等待排期。"},
        "report_account": {"done_on": day, "bank": "某银行", "account": "6200000000001234", "late_reason": "等待排期。"},
        "sponsor_decline": {"reason": "业务范围不属于本单位的职责范围。"},
        "fix_on_spot": {"corrections": [{"was": "一", "now": "二"}], "confirmed_by": "冉志勤"},
        "request_correction": {"gaps": GAPS, "how": "online"}, "extend_correction": {"reason": "银行证明需要时间。"},
        "resubmit": {"unable": "银行尚未出具证明，先提交说明。"}, "point_unmended": {"unmended": ["charter"]},
        "refuse_acceptance": {"reason": "not_needed", "facts": "所申请的事项依法不需要登记。"},
        "withdraw": {"reason": "准备好再申请。"}, "assign": {"handler": free[0], "second": free[-1]},
        "reassign": {"handler": free[0], "reason": "人员调整。"}, "hand_over": {"handler": free[0]},
        "tell_refusal": {"reasons": reasons, "facts": FACTS}, "state_case": {"statement": "我们已另租房屋。"},
        "reopen_review": {"adopted": "已核实，予以采纳。"},
        "propose_grant": {"opinion": "建议准予。", "adopted": "予以采纳。", **POINTS},
        "propose_refusal": {"reasons": reasons, "opinion": "建议不予。", "adopted": "不予采纳。"},
        "chief_agree": {"opinion": "同意。"}, "chief_return": {"reason": "请补充核查记录。"},
        "approver_return": {"reason": "请补充核查记录。"}, "refuse": {"reasons": reasons},
        "offer_hearing": {"interest": "拟以已有相似组织为由不予登记。"},
        "register_request": {"reason": "某协会要求听证。"},
        "cancel_hearing": {"reason": "不再要求。"}, "take_back_certificate": {"reason": "住所写错。"},
        "correct_certificate": {"reason": "住所写错。", "address": f"杭州道街道示范路{case.version}号"},
        "tell_revocation": {"ground": "deceit", "facts": "经核查，所交验资报告系伪造。"},
        "answer_revocation": {"statement": "报告由代办公司提供。"}, "revoke": {"adopted": "不予采纳，事实清楚。"},
        "keep_registration": {"adopted": "没有过错，不予撤销。"},
        "issue_certificate": {"delivery": "window", "delivered_on": day},
    }.get(step, {})  # fmt: skip
    return given | with_file(FILES, step)

"""名称核准 written a second time, by hand: every step, who takes it, from where, to where; and what a person would fill in."""

from tests import naming
from tests.exploring.explorer import with_file

DECIDING = "under_review asking_holder refusal_told statement_closed approval"
KEPT = "reserved renewal_pending"

# step -> (who, from, where to; "=" leaves the state)
TABLE = {
    "submit": ("founder", "draft", "submitted"),
    "expire_draft": ("clock", "draft", "lapsed"),
    "fix_on_spot": ("clerk", "submitted resubmitted", "="),
    "request_correction": ("clerk", "submitted", "correction_requested"),
    "extend_correction": ("clerk", "correction_requested", "="),
    "resubmit": ("founder", "correction_requested", "resubmitted"),
    "point_unmended": ("clerk", "resubmitted", "correction_requested"),
    "lapse_correction": ("clock", "correction_requested", "lapsed"),
    "refuse_acceptance": ("chief", "submitted resubmitted", "not_accepted"),
    "accept": ("clerk", "submitted resubmitted", "under_review"),
    "deem_accepted": ("clock", "submitted resubmitted", "under_review"),
    "ask_holder": ("reviewer", "under_review", "asking_holder"),
    "reply_holder": ("clerk", "asking_holder", "under_review"),
    "close_asking": ("clock", "asking_holder", "under_review"),
    "propose_approval": ("reviewer", "under_review statement_closed", "approval"),
    "tell_refusal": ("reviewer", "under_review", "refusal_told"),
    "adjust": ("founder", "refusal_told statement_closed", "under_review"),
    "state_case": ("founder", "refusal_told", "statement_closed"),
    "lapse_adjustment": ("clock", "refusal_told", "statement_closed"),
    "propose_rejection": ("reviewer", "under_review statement_closed", "approval"),
    "approver_return": ("approver", "approval", "under_review"),
    "approve": ("approver", "approval", "reserved"),
    "reject": ("approver", "approval", "rejected"),
    "tell_overdue": ("clock", DECIDING, "="),
    "remind": ("clock", "reserved", "="),
    "hold_for_case": ("engine", KEPT, "="),
    "request_renewal": ("founder", "reserved", "renewal_pending"),
    "renew": ("chief", "renewal_pending", "reserved"),
    "deem_renewed": ("clock", "renewal_pending", "reserved"),
    "deny_renewal": ("chief", "renewal_pending", "reserved"),
    "expire": ("clock", KEPT, "expired"),
    "use": ("engine", KEPT, "used"),
    "release": ("founder", KEPT, "released"),
    "record_dispute": ("clerk", KEPT, "disputed"),
    "answer_dispute": ("founder", "disputed", "="),
    "keep_name": ("reviewer2", "disputed", "reserved"),
    "tell_revocation": ("reviewer2", "disputed", "revocation_told"),
    "start_revocation": ("chief", KEPT, "revocation_told"),
    "answer_revocation": ("founder", "revocation_told", "revocation_review"),
    "lapse_revocation_statement": ("clock", "revocation_told", "revocation_review"),
    "revoke_name": ("approver", "revocation_review", "revoked"),
    "drop_revocation": ("approver", "revocation_review", "reserved"),
    "record_remedy": ("clerk", "not_accepted rejected", "under_remedy"),
    "remedy_upheld": ("chief", "under_remedy", "rejection_final"),
    "remedy_redo": ("approver", "under_remedy", "under_review"),
    "close_remedy": ("clock", "not_accepted rejected", "rejection_final"),
    "withdraw": ("founder", f"draft submitted correction_requested resubmitted {DECIDING}", "withdrawn"),
}
PEOPLE = ("founder", "stranger", "clerk", "clerk2", "reviewer", "reviewer2", "chief", "chief2", "approver", "sponsor",
          "publisher", "admin", "auditor", "clock", "engine")  # fmt: skip
REASONS = ["R08"]
FILES = {"record_dispute": ("evidence", "异议"), "remedy_upheld": ("document", "文书"), "remedy_redo": ("document", "文书")}


def facts(step, case, day, nonsense):
    """What a person would fill in; with nonsense, what a person should not."""
    if nonsense:
        return {"opinion": "x" * 9999, "reasons": ["R99"], "chosen": "别的名称", "holder": "52", "asked_on": "3000-02-30"}
    name = case.first_name
    given = {
        "fix_on_spot": {"corrections": [{"was": "一", "now": "二"}], "confirmed_by": "冉志勤"},
        "request_correction": {"gaps": [{"about": "identity", "code": "C01", "note": "背面缺少"}], "how": "online"},
        "extend_correction": {"reason": "身份证正在补办。"}, "resubmit": {"unable": "身份证正在补办，先提交说明。"},
        "point_unmended": {"unmended": ["identity"]}, "withdraw": {"reason": "准备好再申请。"},
        "refuse_acceptance": {"reason": "not_needed", "facts": "所申请的事项依法不需要登记。"},
        "ask_holder": {"holder": case.like, "similarity": "只差一个字。"}, "reply_holder": {"opinion": "agree"},
        "propose_approval": naming.APPROVING | {"chosen": name, "overruled": "服务对象不同，不会混淆。", "adopted": "予以采纳。"},
        "tell_refusal": {"reasons": [{"name": name, "code": "R08", "note": "与另一组织相同"}]},
        "state_case": {"statement": "两者服务对象不同。"},
        "propose_rejection": {"reasons": REASONS, "opinion": "建议不予核准。", "adopted": "不予采纳。"},
        "approver_return": {"reason": "请补充核查。"}, "reject": {"reasons": REASONS},
        "request_renewal": {"progress": "场地已经落实，章程正在起草。", "aware": "on"},
        "deny_renewal": {"ground": "unfit", "reason": "名称已不符合现行规定。"}, "release": {"reason": "不再筹备。"},
        "record_dispute": {"objector": "某公司", "claim": "字号是本公司的注册商标。"},
        "answer_dispute": {"statement": "我们使用在先。"}, "keep_name": {"reason": "不会造成混淆。"},
        "tell_revocation": {"grounds": "字号侵犯他人注册商标，证据确实。"},
        "start_revocation": {"grounds": "发现申请材料虚假，证据确实。"}, "answer_revocation": {"statement": "材料属实。"},
        "revoke_name": {"reasons": "字号侵犯他人注册商标。", "adopted": "不予采纳。"}, "drop_revocation": {"reason": "理由不足。"},
        "record_remedy": {"kind": "review", "authority": "区人民政府", "case_number": "复议1号"},
    }.get(step, {})  # fmt: skip
    return given | with_file(FILES, step)

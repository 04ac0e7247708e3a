"""The roads fictional name checks take: which steps, by whom, how many working days after the step before."""

POINTS = {f"point_n{n}": "yes" for n in range(1, 11)}
CODES = {"reasons": ["R04", "R11"]}


def approving(case):
    """The first candidate is proposed."""
    return POINTS | {"chosen": case.first_name, "opinion": "名称符合规定，建议核准。", "overruled": "已核对名册，服务对象不同，不会混淆。"}


def telling(case):
    """Every candidate with its reasons."""
    return {"reasons": [{"name": name, "code": code, "note": "含有区级组织不能使用的字样"} for name in case.candidates
                        for code in CODES["reasons"]], "suggestion": "去掉“国际”“集团”，以“中心”结尾。"}  # fmt: skip


INSIST = ("submit", "founder", 0, {"insist": ["N4", "N9"], "insist_reason": "服务对象包括在本区居住的外国人。"})
SUBMIT = ("submit", "founder", 0, {})
ACCEPT = ("accept", "clerk", 1, {})
PROPOSE = ("propose_approval", "reviewer", 1, approving)
APPROVE = ("approve", "approver", 1, {})
KEPT = [SUBMIT, ACCEPT, PROPOSE, APPROVE]
GAPS = [{"about": "identity", "code": "C01", "note": "背面没有上传"}]
CORRECT = ("request_correction", "clerk", 2, {"gaps": GAPS, "how": "online"})
MEND = ("resubmit", "founder", 2, {"unable": "证件正在补办，先提交受理回执。"})
UNMENDED = ("point_unmended", "clerk", 1, {"unmended": ["identity"]})
TELL = ("tell_refusal", "reviewer", 1, telling)
STATE = ("state_case", "founder", 1, {"statement": "我们的服务面向在本区居住的外国人，请保留名称。"})
REJECTING = ("propose_rejection", "reviewer", 1, CODES | {"opinion": "建议不予核准。", "adopted": "不能成为使用“国际”的理由，不予采纳。"})
REJECT = ("reject", "approver", 1, CODES)
REFUSED = [INSIST, ACCEPT, TELL, STATE, REJECTING, REJECT]
RENEWAL = ("request_renewal", "founder", 88, {"progress": "住所已经落实，章程草案讨论了两次。"})
DISPUTE = ("record_dispute", "clerk", 3, {"objector": "某文化传播公司", "claim": "字号是本公司在先注册的商标。"})
ANSWER = ("answer_dispute", "founder", 2, {"statement": "我们使用这个名称开展公益活动在先。"})
INTEND = ("tell_revocation", "reviewer2", 2, {"grounds": "经核对商标注册证，异议成立，依据工作规程拟撤销。"})
REPLY = ("answer_revocation", "founder", 1, {"statement": "商标的类别与我们的服务不同。"})
REVOKE = ("revoke_name", "approver", 2, {"reasons": "字号足以使公众误认来源。", "adopted": "类别相近，不予采纳。"})
NOT_OURS = ("refuse_acceptance", "chief", 2,
            {"reason": "not_ours", "facts": "活动范围跨越本区，应当由市级核准。", "proper_agency": "市级登记管理机关"})  # fmt: skip
APPEAL = ("record_remedy", "clerk", 10, {"kind": "review", "authority": "天津市滨海新区人民政府", "case_number": "复议〔2026〕7号"})

# name -> (how many, how many working days ago it began, steps)
ROADS = {
    "draft": (2, 3, []), "submitted": (2, 2, [SUBMIT]), "insisted": (1, 2, [INSIST]), "silence": (1, 7, [SUBMIT]),
    "correction_requested": (1, 5, [SUBMIT, CORRECT]), "resubmitted": (1, 7, [SUBMIT, CORRECT, MEND]),
    "unmended": (1, 7, [SUBMIT, CORRECT, MEND, UNMENDED]), "lapsed": (1, 60, [SUBMIT, CORRECT]),
    "under_review": (2, 3, [SUBMIT, ACCEPT]), "overdue": (1, 10, [SUBMIT, ACCEPT]),
    "extended": (1, 5, [SUBMIT, ACCEPT, ("+extension", "reviewer", 1, {"reason": "需要核实相近名称的使用人，原期限内来不及。"}),
                        ("+grant_more_time", "approver", 1, {})]),
    "asking_holder": (1, 3, [SUBMIT, ACCEPT, ("ask_holder", "reviewer", 1, {"similarity": "只多一个字。"})]),
    "refusal_told": (1, 4, [INSIST, ACCEPT, TELL]), "statement_closed": (1, 5, [INSIST, ACCEPT, TELL, STATE]),
    "approval": (2, 4, [SUBMIT, ACCEPT, PROPOSE]), "reserved": (4, 20, KEPT), "renewal_pending": (1, 105, [*KEPT, RENEWAL]),
    "renewed": (1, 115, [*KEPT, RENEWAL, ("renew", "chief", 5, {})]),
    "not_renewed": (1, 110, [*KEPT, RENEWAL, ("deny_renewal", "chief", 5, {"ground": "unfit", "reason": "名称含有已撤销的地名。"})]),
    "expired": (1, 170, KEPT), "released": (1, 30, [*KEPT, ("release", "founder", 5, {"reason": "不再筹备。"})]),
    "used": (1, 60, [*KEPT, ("use", "engine", 20, {})]), "disputed": (1, 9, [*KEPT, DISPUTE]),
    "kept": (1, 20, [*KEPT, DISPUTE, ANSWER, ("keep_name", "reviewer2", 2, {"reason": "商标类别不同，不会混淆。"})]),
    "revocation_told": (1, 11, [*KEPT, DISPUTE, ANSWER, INTEND]),
    "revocation_review": (1, 13, [*KEPT, DISPUTE, ANSWER, INTEND, REPLY]),
    "revoked": (1, 30, [*KEPT, DISPUTE, ANSWER, INTEND, REPLY, REVOKE]), "not_accepted": (1, 10, [SUBMIT, NOT_OURS]),
    "rejected": (2, 20, REFUSED), "rejection_final": (1, 170, REFUSED), "under_remedy": (1, 40, [*REFUSED, APPEAL]),
    "withdrawn": (1, 10, [SUBMIT, ("withdraw", "founder", 1, {"reason": "想换一个名称。"})]),
}  # fmt: skip

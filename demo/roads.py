"""The roads fictional applications take: which steps, by whom, how many working days after the step before.

A step that begins with "+" is a matter beside the case: opened by its kind, or a step of the last one opened.
"""

GAPS = [
    {"about": "fund_proof", "code": "C03", "note": "没有写明账户名称"},
    {"about": "charter", "code": "C09", "note": "缺少党的建设内容"},
]
POINTS = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
REASONS = ["R08"]
FACTS = "现场查看，所填住所为居民家中客厅，不能作为办公场所使用。"

SUBMIT = ("submit", "founder", 0, {"commitment": "on", "insist": "on", "insist_reason": "已核对，条件符合。"})
ACCEPT = ("accept", "clerk", 2, {})
ASSIGN = ("assign", "chief", 1, {"handler": "reviewer", "second": "reviewer2"})
GRANTING = ("propose_grant", "reviewer", 4, {"opinion": "申请人符合条件，材料齐全，建议准予登记。", "overruled": "已核对原件，条件符合。", **POINTS})
AGREE = ("chief_agree", "chief", 1, {"opinion": "程序和期限符合规定，同意。"})
GRANT = ("grant", "approver", 1, {})
ISSUE = ("issue_certificate", "clerk2", 2, {"delivery": "window"})
ANNOUNCE = ("announce", "publisher", 2, {})
CORRECT = ("request_correction", "clerk", 3, {"gaps": GAPS, "how": "online"})
MEND = ("resubmit", "founder", 6, {})
UNMENDED = ("point_unmended", "clerk", 3, {"unmended": ["charter"]})
TELL = ("tell_refusal", "reviewer", 4, {"reasons": REASONS, "facts": FACTS})
STATE = ("state_case", "founder", 3, {"statement": "我们已经另外租好临街的房屋，请再去看一次。"})
REFUSING = (
    "propose_refusal",
    "reviewer",
    2,
    {"reasons": REASONS, "opinion": "住所不能使用，建议不予登记。", "adopted": "新租房屋未提供租赁合同，不予采纳。"},
)
REFUSE = ("refuse", "approver", 1, {"reasons": REASONS})
SEND = ("send_to_sponsor", "founder", 0, {"commitment": "on"})
CONSENT = (
    "sponsor_consent",
    "sponsor",
    8,
    {"consent_number": "滨文旅社审〔2026〕3号", "opinion": "业务范围和拟任负责人均无意见。"},
)
NOT_OURS = (
    "refuse_acceptance",
    "chief",
    2,
    {"reason": "not_ours", "facts": "活动范围跨越本区，应当由市级登记。", "proper_agency": "市级登记管理机关"},
)

OFFER = ("offer_hearing", "reviewer", 3, {"interest": "拟以区内已有相似组织为由不予登记，涉及申请人重大利益。"})
ASK = ("request_hearing", "founder", 2, {"reason": "两家的服务对象不同。"})
REVOKING = ("tell_revocation", "reviewer", 5, {"ground": "deceit", "facts": "经核查，所交验资报告系伪造，出具机构书面否认。"})
ANSWER = ("answer_revocation", "founder", 3, {"statement": "报告由代办公司提供，我们不知情。"})
MEETING = (
    "+deliberation",
    "approver",
    1,
    {"place": "三楼会议室", "question": "是否撤销成立登记", "recorder": "clerk2"},
)
CONCLUDE = (
    "+conclude",
    "clerk2",
    1,
    {"attendees": [{"name": f"班子成员{n}", "view": "同意撤销"} for n in "甲乙丙"], "record": "一致同意撤销成立登记。"},
)
REVOKE = ("revoke", "approver", 1, {"adopted": "提供虚假材料的事实清楚，不予采纳。"})
CONSULT = (
    "+consultation",
    "reviewer",
    1,
    {"to": "culture_tourism", "question": "该领域是否已有同类组织，是否需要前置许可？"},
)
STREET = "st_005"  # the street whose officer has an account
CONSULTED = [
    row for to, by in (("culture_tourism", "sponsor"), ("party_committee", "party"), (STREET, "street"))
    for row in (
        ("+consultation", "reviewer", 0, {"to": to, "question": "对该组织申请登记有没有意见？"}),
        ("+answer_question", by, 1, {"kind": "none", "leader": "分管负责人"}),
        ("+weigh", "reviewer", 0, {"weighed": "没有不同意见。"}),
    )
]  # fmt: skip
PUBLICIZE = ("open_notice", "chief", 1, {"ground": "similar"})
FUNDS = ("ask_fund_letter", "founder", 0, {"to": "滨海某会计师事务所"})
SEALED = ("report_seal", "founder", 5, {"engraver": "滨海印章社"})
BANKED = ("report_account", "founder", 4, {"bank": "天津某银行塘沽支行", "account": "1200000000004321"})
VISIT = (
    "+visit",
    "reviewer",
    0,
    {"place": "申请的住所", "question": "住所、人员和资金", "first": "reviewer", "first_badge": "津0201", "second": "reviewer2",
     "second_badge": "津0202"},
)  # fmt: skip
CHECK_IN = [("+check_in", who, wait, {}) for who, wait in (("reviewer", 1), ("reviewer2", 0))]
VISITED = [
    VISIT, *CHECK_IN,
    ("+record_visit", "reviewer", 0, {"record": "门牌与申请一致，办公室约四十平方米，人员在岗。", "met": "申请人代表",
                                      "findings": [{"item": "住所", "result": "yes"}, {"item": "人员", "result": "yes"}]}),
    ("+countersign", "reviewer2", 0, {}),
]  # fmt: skip
HEARD = [
    ("+hearing_session", "chief", 1, {"host": "clerk2", "place": "三楼会议室", "question": "是否有必要成立"}),
    ("+hold", "clerk2", 8, {"attendees": [{"name": "申请人代表", "part": "申请人"}, {"name": "承办人员", "part": "审查人员"}],
                            "record": "申请人说明服务对象为退休职工，与已有组织不重合，并提交名单；审查人员无异议。"}),
    ("close_hearing", "reviewer", 1, {}),
]  # fmt: skip
TOLD = [
    ("+third_party", "reviewer", 1, {"name": "某同行协会", "contact": "示范路2号", "interest": "业务范围相近，可能影响其会员。"}),
    ("+deliver", "reviewer", 1, {"delivered_how": "post"}),
]  # fmt: skip
OBJECTED = [
    ("+objection", "reviewer", 1, {"name": "某居民", "contact": "示范路3号", "question": "拟作住所的房屋为住宅，不能办公。"}),
    ("+look_into", "reviewer", 1, {"record": "走访居委会，该处为商用房，产权清楚。", "kind": "unfounded"}),
    ("+confirm_finding", "chief", 1, {"answer": "经核实，该处为商用房屋，异议不成立。"}),
    ("+deliver", "reviewer", 1, {"delivered_how": "post"}),
]  # fmt: skip
EXPLAIN = ("+clarification", "reviewer", 1, {"question": "章程第三条与业务范围不一致，请说明。"})

# name -> (how many, how many working days ago it began, steps)
ROADS = {
    "announced": (44, 68, [SEND, CONSENT, ACCEPT, ASSIGN, GRANTING, AGREE, GRANT, ISSUE, ANNOUNCE]),
    "announced_after_correction": (6, 98, [SEND, CONSENT, CORRECT, MEND, ACCEPT, ASSIGN, GRANTING, AGREE, GRANT, ISSUE, ANNOUNCE]),
    "announced_with_sponsor": (4, 80, [SEND, CONSENT, ACCEPT, ASSIGN, GRANTING, AGREE, GRANT, ISSUE, ANNOUNCE]),
    "announced_directly": (2, 75, [FUNDS, SUBMIT, ACCEPT, ASSIGN, *CONSULTED, GRANTING, AGREE, GRANT, ISSUE, ANNOUNCE, SEALED, BANKED]),
    "under_review_publicized": (1, 12, [SUBMIT, ACCEPT, ASSIGN, PUBLICIZE]),
    "certified": (3, 21, [SEND, CONSENT, ACCEPT, ASSIGN, GRANTING, AGREE, GRANT, ISSUE]),
    "approved": (4, 19, [SEND, CONSENT, ACCEPT, ASSIGN, GRANTING, AGREE, GRANT]),
    "approval": (5, 17, [SEND, CONSENT, ACCEPT, ASSIGN, GRANTING, AGREE]),
    "chief_review": (5, 16, [SEND, CONSENT, ACCEPT, ASSIGN, GRANTING]),
    "under_review": (8, 6, [SUBMIT, ACCEPT, ASSIGN]),
    "accepted": (4, 3, [SUBMIT, ACCEPT]),
    "submitted": (7, 2, [SUBMIT]),
    "correction_requested": (5, 6, [SUBMIT, CORRECT]),
    "resubmitted": (3, 11, [SUBMIT, CORRECT, MEND]),
    "correction_requested_again": (1, 14, [SUBMIT, CORRECT, MEND, UNMENDED]),
    "refusal_told": (3, 9, [SUBMIT, ACCEPT, ASSIGN, TELL]),
    "statement_closed": (2, 11, [SUBMIT, ACCEPT, ASSIGN, TELL, STATE]),
    "refused": (3, 40, [SUBMIT, ACCEPT, ASSIGN, TELL, STATE, REFUSING, AGREE, REFUSE]),
    "refusal_final": (2, 190, [SUBMIT, ACCEPT, ASSIGN, TELL, STATE, REFUSING, AGREE, REFUSE]),
    "not_accepted": (2, 20, [SUBMIT, NOT_OURS]),
    "withdrawn": (3, 15, [SUBMIT, ("withdraw", "founder", 2, {"reason": "场地有变化，准备好再申请。"})]),
    "lapsed": (2, 60, [SUBMIT, CORRECT]),
    "under_review_overdue": (1, 16, [SUBMIT, ACCEPT, ASSIGN]),
    "sponsor_review": (3, 6, [SEND]),
    "sponsor_review_pressed": (1, 25, [SEND, ("press_sponsor", "clerk", 22, {})]),
    "returned_by_sponsor": (1, 9, [SEND, ("sponsor_return", "sponsor", 3, {"opinions": "请写明与现有协会的区别。"})]),
    "sponsor_declined": (1, 12, [SEND, ("sponsor_decline", "sponsor", 5, {"reason": "业务范围不属于本单位的职责范围。"})]),
    "under_review_with_matters": (2, 5, [SUBMIT, ACCEPT, ASSIGN, CONSULT, VISIT, EXPLAIN]),
    "under_review_outsiders": (1, 9, [SUBMIT, ACCEPT, ASSIGN, *TOLD, *OBJECTED]),
    "under_review_asked": (1, 12, [SUBMIT, ACCEPT, ASSIGN, CONSULT]),
    "under_review_visited": (1, 7, [SUBMIT, ACCEPT, ASSIGN, *VISITED]),
    "under_review_heard": (1, 20, [SUBMIT, ACCEPT, ASSIGN, OFFER, ASK, *HEARD]),
    "hearing_offered": (1, 7, [SUBMIT, ACCEPT, ASSIGN, OFFER]),
    "hearing_set": (1, 9, [SUBMIT, ACCEPT, ASSIGN, OFFER, ASK]),
    "revocation_told": (1, 98, [SEND, CONSENT, ACCEPT, ASSIGN, GRANTING, AGREE, GRANT, ISSUE, ANNOUNCE, ("tell_revocation", "reviewer", 74, REVOKING[3])]),
    "revocation_heard": (1, 48, [SEND, CONSENT, ACCEPT, ASSIGN, GRANTING, AGREE, GRANT, ISSUE, ANNOUNCE, REVOKING, ANSWER]),
    "revoked": (1, 68, [SEND, CONSENT, ACCEPT, ASSIGN, GRANTING, AGREE, GRANT, ISSUE, ANNOUNCE, REVOKING, ANSWER, MEETING, CONCLUDE, REVOKE]),
    "draft": (4, 5, []),
}  # fmt: skip

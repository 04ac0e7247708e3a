"""社区社会组织备案变更 written a second time, by hand: every step, who takes it, from where, to where."""

MENDING = "community_returned correction"
UNDECIDED = f"draft outgoing_confirm witnessing community_check posted objection_check receiving street_intake proposed {MENDING}"

# step -> (who, from, where to; "=" leaves the state)
TABLE = {
    "record_small": ("founder", "draft", "recorded"),
    "submit": ("founder", "draft", "community_check"),
    "submit_leader_change": ("founder", "draft", "outgoing_confirm"),
    "submit_move": ("founder", "draft", "receiving"),
    "remind": ("clock", f"draft {MENDING}", "="),
    "discard_draft": ("clock", "draft", "discarded"),
    "withdraw": ("founder", UNDECIDED, "withdrawn"),
    "stop_for_exit": ("clock", f"{UNDECIDED} approved reopened redo_proposed", "withdrawn"),
    "close_unanswered": ("clock", MENDING, "closed_unanswered"),
    "outgoing_agree": ("leader", "outgoing_confirm", "community_check"),
    "outgoing_decline": ("leader", "outgoing_confirm", "witnessing"),
    "outgoing_silent": ("clock", "outgoing_confirm", "witnessing"),
    "witness": ("worker", "witnessing", "community_check"),
    "witness_fail": ("worker", "witnessing", "draft"),
    "witness_overdue": ("clock", "witnessing", "="),
    "welcome": ("far_officer", "receiving", "street_intake"),
    "receive_unanswered": ("clock", "receiving", "street_intake"),
    "decline_receive": ("far_officer", "receiving", "street_intake"),
    "community_ask": ("worker", "community_check", "community_returned"),
    "community_answer": ("founder", "community_returned", "community_check"),
    "community_post": ("worker", "community_check", "posted"),
    "community_pass": ("worker", "community_check", "street_intake"),
    "pass_unanswered": ("clock", "community_check", "street_intake"),
    "object": ("worker", "posted", "objection_check"),
    "take_objection": ("clock", "posted", "objection_check"),
    "end_notice": ("clock", "posted", "street_intake"),
    "settle_objection": ("worker", "objection_check", "street_intake"),
    "objection_unanswered": ("clock", "objection_check", "street_intake"),
    "post_by_street": ("officer", "street_intake reopened", "posted"),
    "ask_correction": ("officer", "street_intake", "correction"),
    "extend_correction": ("founder", "correction", "="),
    "resubmit": ("founder", "correction", "street_intake"),
    "propose_change": ("officer", "street_intake", "proposed"),
    "propose_refusal": ("officer", "street_intake", "proposed"),
    "send_back": ("head", "proposed", "street_intake"),
    "approve": ("head", "proposed", "approved"),
    "refuse": ("head", "proposed", "refused"),
    "reissue": ("officer", "approved", "changed"),
    "escalate": ("clock", "street_intake proposed", "="),
    "confirm_entry": ("officer", "recorded explained", "changed"),
    "pass_post_check": ("clock", "recorded", "changed"),
    "pass_post_check_explained": ("clock", "explained", "changed"),
    "question_entry": ("officer", "recorded", "disputed_entry"),
    "explain": ("founder", "disputed_entry", "explained"),
    "explain_silent": ("clock", "disputed_entry", "explained"),
    "roll_back": ("head", "explained", "rolled_back"),
    "ask_review": ("founder", "refused rolled_back", "under_review"),
    "close_refused": ("clock", "refused rolled_back", "refusal_final"),
    "propose_review": ("civil_reviewer", "under_review", "review_proposed"),
    "uphold": ("civil_head", "review_proposed", "refusal_final"),
    "order_redo": ("civil_head", "review_proposed", "reopened"),
    "return_review": ("civil_head", "review_proposed", "under_review"),
    "propose_redo": ("officer2", "reopened", "redo_proposed"),
    "approve_redo": ("head2", "redo_proposed", "approved"),
    "refuse_redo": ("head2", "redo_proposed", "refusal_final"),
    "return_redo": ("head2", "redo_proposed", "reopened"),
    "escalate_redo": ("clock", "reopened redo_proposed", "="),
}
GAPS = {"gaps": [{"about": "what", "code": "C08", "note": "请填写日期"}], "gap_note": ""}
BAD = {"reason_codes": ["R05"], "facts": "三名成员表示没有同意过。"}


def facts(step, day, turn):
    """What a person would fill in; `turn` lets opinions differ."""
    other = {"way": "refuse", "advice": "查明另有情形。", "reason_codes": ["R02"], "facts": "新的活动内容属于商品推销。"}
    return {
        **dict.fromkeys(("record_small", "submit", "submit_leader_change", "submit_move"), {"truth_pledge": "on"}),
        "outgoing_agree": {"handover_list": [{"what": "账本和印章", "to": "当天交给新负责人"}]}, "outgoing_decline": {"decline_reason": "音响还在我家。"},
        "witness": {"meeting_on": day, "agree_count": 9, "total_count": 12, "witnesses": [{"name": "甲"}, {"name": "乙"}], "notified": "on"},
        "witness_fail": {"outcome": "到会五人，同意的三人。"}, "welcome": {"note": "欢迎。"}, "decline_receive": {"reason": "本社区已有两支同样的队，场所排不开。"},
        "community_ask": GAPS, "ask_correction": GAPS, "community_answer": {"unable": "日期没有错。"}, "resubmit": {"unable": "日期没有错。"},
        "community_post": {"opinion": "电话核实，属实。"}, "community_pass": {"opinion": "电话核实，属实。"},
        "object": {"objector": "郑某", "contact": "a@example.org", "ground": "会议没有通知我。", "identity_seen": "on"},
        "settle_objection": {"finding": "出示了通知记录。", "agreed": "no"}, "post_by_street": {"fits": "on"}, "extend_correction": {"reason": "成员外出。"},
        "propose_change": {"advice": "符合规定，拟准予。"}, "propose_refusal": BAD, "send_back": {"note": "请补充核实。"},
        "return_redo": {"note": "请补充核实。"}, "return_review": {"note": "请补充核实。"}, "confirm_entry": {"asked": "on", "check_note": "电话核对。"},
        "question_entry": {"mismatch": "十二月一日到现场，没有这个活动室。"}, "explain": {"statement": "活动室门牌换了。"},
        "roll_back": {"reason": "现场没有该场所，说明不成立。"}, "ask_review": {"claim": "成员都当面同意过。"},
        "propose_review": {"finding": "redo" if turn else "uphold", "ground": "逐一联系，情况如下。"},
        "propose_redo": {"way": "grant", "advice": "查明属实。"} if turn == 1 else other,
    }.get(step, {})  # fmt: skip

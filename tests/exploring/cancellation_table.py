"""社区社会组织备案注销 written a second time, by hand: every step, who takes it, from where, to where; and what a person would fill in."""

from datetime import date

ASKED = "draft community_check returned settling community_settling settled posted claim_check deciding proposed"

# step -> (who, from, where to; "=" leaves the state)
TABLE = {
    "submit": ("founder", "draft", "community_check"),
    "remind": ("clock", "draft returned", "="),
    "discard_draft": ("clock", "draft", "discarded"),
    "community_return": ("worker", "community_check", "returned"),
    "answer": ("founder", "returned", "community_check"),
    "close_unanswered": ("clock", "returned", "closed_unanswered"),
    "verify_resolution": ("worker", "community_check", "settling"),
    "pass_unanswered": ("clock", "community_check", "settling"),
    "reject_resolution": ("worker", "community_check", "deciding"),
    "withdraw": ("founder", ASKED, "withdrawn"),
    "open_ex_officio": ("officer", "draft", "cause_check"),
    "open_promotion": ("officer", "draft", "settling"),
    "record_cause": ("officer", "cause_check", "told"),
    "announce": ("officer", "cause_check told", "announced"),
    "drop_cause": ("head", "cause_check", "kept"),
    "state_case": ("founder", "told announced", "statement_heard"),
    "waive_statement": ("clock", "told", "community_settling"),
    "announcement_over": ("clock", "announced", "community_settling"),
    "give_chance": ("officer2", "statement_heard", "sent_to_confirmation"),
    "uphold_cause": ("officer2", "statement_heard", "community_settling"),
    "accept_statement": ("officer2", "statement_heard", "kept"),
    "file_settlement": ("founder", "settling", "settled"),
    "settle_overdue": ("clock", "settling", "community_settling"),
    "ask_community_settle": ("founder", "settling", "community_settling"),
    "community_settle": ("worker", "community_settling", "settled"),
    "settle_escalate": ("clock", "community_settling", "="),
    "redo_settlement": ("officer", "settled", "settling"),
    "post": ("officer", "settled", "posted"),
    "claim": ("officer", "posted", "claim_check"),
    "take_objection": ("clock", "posted", "claim_check"),
    "settle_claim": ("officer", "claim_check", "deciding"),
    "resettle": ("officer", "claim_check", "settling"),
    "end_notice": ("clock", "posted", "deciding"),
    "propose_cancel": ("officer", "deciding", "proposed"),
    "propose_keep": ("officer", "deciding", "proposed"),
    "send_back": ("head", "proposed", "deciding"),
    "decide_cancel": ("head", "proposed", "cancelling"),
    "decide_revoke": ("head", "proposed", "revoking"),
    "decide_keep": ("head", "proposed", "kept"),
    "escalate": ("clock", "deciding proposed", "="),
    "return_certificate": ("officer", "cancelling revoking", "="),
    "waive_review": ("founder", "cancelling", "cancelled"),
    "finish": ("clock", "cancelling", "cancelled"),
    "finish_promotion": ("clock", "cancelling", "promoted"),
    "finish_merger": ("clock", "cancelling", "merged"),
    "finish_revocation": ("clock", "revoking", "revoked"),
    "contest": ("founder", "cancelling revoking", "under_review"),
    "propose_review": ("civil_reviewer", "under_review", "review_proposed"),
    "return_review": ("civil_head", "review_proposed", "under_review"),
    "uphold_cancel": ("civil_head", "review_proposed", "cancelled"),
    "uphold_revoke": ("civil_head", "review_proposed", "revoked"),
    "overturn": ("civil_head", "review_proposed", "kept"),
}
GAPS = {"gaps": [{"about": "resolution_sheet", "code": "C01", "note": "决议上没有签名，请补拍。"}], "gap_note": ""}
TWO = [{"name": "邢春梅"}, {"name": "丁永泰"}]
GOODS = {
    "assets": [{"what": "音响", "to": "还给借主"}, {"what": "余款240元", "to": "社区爱心柜"}], "debts": [], "surplus_use": "public",
    "present": TWO, "not_shared": "on",
}  # fmt: skip
TRIES = [{"on": "2026-11-20", "way": way, "result": "没有人应答。"} for way in ("电话", "短信", "上门")]


def facts(step, day: date, *, cause="false", uphold=True, uscc=""):
    """What a person would fill in."""
    return {
        "submit": {"truth_pledge": "on"}, "community_return": GAPS, "answer": {"unable": "决议就是这一份。"},
        "verify_resolution": {"called": [*TWO, {"name": "郑某"}], "opinion": "电话问过三名成员，属实。"},
        "reject_resolution": {"facts": "问过八名成员，五人没有开过会，也没有签名。"}, "withdraw": {"reason": "成员还想接着唱。"},
        "open_ex_officio": {"cause": cause, "source": "有居民举报，名册是抄来的。"}, "open_promotion": {"registered_as": uscc},
        "record_cause": {"checkers": TWO, "ground": cause, "facts": "逐个打电话，八人不知情。"}, "announce": {"checkers": TWO, "tries": TRIES},
        "state_case": {"statement": "手机换号，没有收到提醒，愿意补办。", "wants_chance": "yes"},
        **dict.fromkeys(("drop_cause", "give_chance", "uphold_cause", "accept_statement"), {"finding": "逐条核对过，情况如上。"}),
        "file_settlement": GOODS, "community_settle": GOODS, "ask_community_settle": {"reason": "年纪大，清点不了。"},
        "post": {"nothing_open": "on"},
        "claim": {"claim_kind": "debt", "objector": "郑某", "contact": "a@example.org", "ground": "服装费还欠三百元。", "identity_seen": "on"},
        "settle_claim": {"finding": "已经清偿，申报人书面确认。", "paid": "on"}, "propose_cancel": {"advice": "公示期满，拟同意。"},
        "propose_keep": {"reason_codes": ["R01"], "facts": "决议不属实。"}, "return_certificate": {"returned_on": day.isoformat()},
        "waive_review": {"content": "on"}, "contest": {"claim": "决议是大家签的名。"},
        "propose_review": {"finding": "uphold" if uphold else "overturn", "ground": "逐一核实，情况如上。"},
        **dict.fromkeys(("redo_settlement", "resettle", "send_back", "return_review"), {"note": "请把欠款写清楚。"}),
    }.get(step, {})  # fmt: skip

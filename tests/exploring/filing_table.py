"""社区社会组织备案 written a second time, by hand: every step, who takes it, from where, to where; and what a person would fill in."""

from tests import filing
from tests.exploring.explorer import with_file

MENDING = "community_returned correction correction_extended"
DECIDING = "street_intake examining proposed"
UNDECIDED = f"draft awaiting_confirmation community_check posted objection_check {DECIDING} {MENDING}"

# step -> (who, from, where to; "=" leaves the state)
TABLE = {
    "fill_for": ("worker", "draft", "awaiting_confirmation"),
    "confirm_filled": ("founder", "awaiting_confirmation draft", "draft"),
    "return_to_draft": ("clock", "awaiting_confirmation", "draft"),
    "submit": ("founder", "draft", "community_check"),
    "remind": ("clock", f"draft {MENDING}", "="),
    "discard_draft": ("clock", "draft", "discarded"),
    "withdraw": ("founder", UNDECIDED, "withdrawn"),
    "community_ask": ("worker", "community_check", "community_returned"),
    "community_answer": ("founder", "community_returned", "community_check"),
    "community_agree": ("worker", "community_check", "posted"),
    "pass_unanswered": ("clock", "community_check", "posted"),
    "community_disagree": ("worker", "community_check", "street_intake"),
    "close_unanswered": ("clock", MENDING, "closed_unanswered"),
    "redirect": ("worker", "community_check street_intake examining", "redirected"),
    "object": ("worker", "posted", "objection_check"),
    "take_objection": ("clock", "posted", "objection_check"),
    "end_notice": ("clock", "posted", "street_intake"),
    "settle_objection": ("worker", "objection_check", "street_intake"),
    "objection_unanswered": ("clock", "objection_check", "street_intake"),
    "post_by_street": ("officer", "street_intake examining reopened", "posted"),
    "ask_correction": ("officer", "street_intake", "correction"),
    "extend_correction": ("founder", "correction", "correction_extended"),
    "resubmit": ("founder", "correction correction_extended", "examining"),
    "accept_complete": ("officer", "street_intake", "examining"),
    "deem_complete": ("clock", "street_intake", "examining"),
    "visit": ("officer", "examining", "="),
    "propose_filing": ("officer", "examining", "proposed"),
    "propose_refusal": ("officer", "examining", "proposed"),
    "send_back": ("head", "proposed", "examining"),
    "approve": ("head", "proposed", "approved"),
    "refuse": ("head", "proposed", "refused"),
    "issue": ("officer", "approved", "filed"),
    "escalate": ("clock", DECIDING, "="),
    "ask_review": ("founder", "refused", "under_review"),
    "close_refused": ("clock", "refused", "refusal_final"),
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
GAPS = {"gaps": [{"about": "members", "code": "C04", "note": "请补齐人数"}], "gap_note": ""}
FILES = {"confirm_filled": ("signed_sheet", "签名")}


def facts(step, case, day, turn, nonsense):
    """What a person would fill in; with nonsense, what a person should not. `turn` lets opinions differ."""
    if nonsense:
        return {"reason_codes": ["N00", "R99"], "facts": "扰民。", "gaps": "x", "way": "maybe", "visited_on": "3000-02-30", "opinion": "x" * 9999}
    refusing = {"reason_codes": ["R07"], "facts": "名册中有三人表示没有参加过。"}
    other = {"way": "refuse", "advice": "查明另有情形。", "reason_codes": ["R08"], "facts": "原场所已经收回，没有别的场所。"}
    given = {
        "fill_for": {"helper_note": "口述代填。", "agreed": "on"}, "confirm_filled": {"confirm_way": "signature"}, "submit": filing.PLEDGE,
        "community_ask": GAPS, "ask_correction": GAPS, "community_answer": {"unable": "名册没有错。"}, "resubmit": {"unable": "名册没有错。"},
        "community_agree": filing.CHECKED, "community_disagree": {"objection_reason": "名册中多人表示没有参加，场所也没有落实。"},
        "redirect": {"destination": "other_agency", "why": "属于经营活动，请办理个体登记。"}, "extend_correction": {"reason": "成员外出。"},
        "object": {"objector": "郑某", "contact": "a@example.org", "ground": "晚上太吵，孩子睡不着。", "identity_seen": "on"},
        "settle_objection": {"finding": "协商改了时间。", "agreed": "yes"}, "post_by_street": {"fits": "on"}, "accept_complete": {"complete": "on"},
        "visit": {"visitors": [{"name": "甲"}, {"name": "乙"}], "visited_on": day.isoformat(), "record": "看过一次活动。"},
        "propose_filing": {"advice": "拟同意备案。"}, "propose_refusal": refusing, "send_back": {"note": "请补充核实。"},
        "return_redo": {"note": "请补充核实。"}, "return_review": {"note": "请补充核实。"}, "ask_review": {"claim": "名册上的人都是本人签的名。"},
        "propose_review": {"finding": "redo" if turn % 3 else "uphold", "ground": "逐一联系，情况如下。"},
        "propose_redo": {"way": "grant", "advice": "名册属实。"} if turn % 2 else other,
    }.get(step, {})  # fmt: skip
    return given | with_file(FILES, step)

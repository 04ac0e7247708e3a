"""Roads of the fictional filings: (community, days ago, what differs in the application, steps as (step, who, working days later, facts))."""

from demo.filing import sheet

WENAN, CUI, ZIYUN = "120116005005", "120116033201", "120116001016"
AGREE = ("community_agree", "community", 1, {"opinion": "电话联系到负责人，抽查三名成员属实，同意。", "contact_checked": "yes",
                                             "roster_checked": "yes"})  # fmt: skip
SUBMIT = ("submit", "founder", 0, {"truth_pledge": "on"})
POSTED = (SUBMIT, AGREE)
AT_STREET = (*POSTED, ("end_notice", "clock", 4, {}))
EXAMINED = (*AT_STREET, ("accept_complete", "street", 0, {"complete": "on"}))
VISITED = ("visit", "street", 1, {"visitors": [{"name": "邢春梅"}, {"name": "丁永泰"}], "visited_on": "{day}",
                                  "record": "到现场看过一次活动，成员和场所属实。"})  # fmt: skip
GRANTED = (*EXAMINED, VISITED, ("propose_filing", "street", 0, {"advice": "符合规定的条件，公示无异议，拟同意备案。"}),
           ("approve", "street_approver", 1, {}))  # fmt: skip
REFUSED = (*EXAMINED, ("propose_refusal", "street", 1, {"reason_codes": ["R07"], "facts": "名册中有三人表示没有参加过，签名不是本人写的。"}),
           ("refuse", "street_approver", 1, {}))  # fmt: skip
ASKED = ("ask_review", "founder", 1, {"claim": "名册上的人都是本人签的名，附签名照片。", "files": {"evidence": "签名照片"}})
REVIEWED = (*REFUSED, ASKED, ("propose_review", "civil_reviewer", 2, {"finding": "redo", "ground": "逐一联系名册上的成员，均表示本人签名，名册属实。"}))
UPHELD = ("propose_review", "civil_reviewer", 2, {"finding": "uphold", "ground": "逐一联系，有三人确实没有参加，原决定属实。"})
GAPS = {"gaps": [{"about": "members", "code": "C04", "note": "有两人重复，请核对后补齐到规定的人数。"}], "gap_note": ""}
NAMES = {"draft": ("拾光", "摄影", "社"), "check": ("楼门", "邻里互助", "队"), "returned": ("暖阳", "编织", "组"), "posted": ("晨曦", "太极", "队"),
         "objected": ("舞悦", "广场舞", "队"), "intake": ("书香", "阅读", "会"), "correction": ("童心", "故事", "班"), "examining": ("夕照", "助老", "队"),
         "proposed": ("清波", "河道巡护", "队"), "approved": ("巧手", "剪纸", "坊"), "filed": ("晚晴", "合唱", "队"), "filed_village": ("藤架", "葡萄技术互助", "社"),
         "refused": ("同乐", "棋牌", "社"), "reviewed": ("和声", "民乐", "队"), "proposed_review": ("墨香", "书画", "社"), "reopened": ("健步", "健走", "队"),
         "upheld": ("添彩", "手工", "坊"), "closed": ("银铃", "腰鼓", "队"), "withdrawn": ("向阳", "园艺", "组"), "redirected": ("益邻", "家电维修", "站"),
         "passed": ("守望", "楼道巡逻", "队"), "extended": ("彩虹", "亲子手工", "班"), "discarded": ("清风", "门球", "队"), "redone": ("长青", "模特", "队")}  # fmt: skip
ROADS = {
    "draft": (WENAN, 2, ()),
    "check": (WENAN, 2, (SUBMIT,)),
    "returned": (WENAN, 4, (SUBMIT, ("community_ask", "community", 2, GAPS))),
    "posted": (WENAN, 2, POSTED),
    "objected": (WENAN, 3, (*POSTED, ("object", "community", 1, {
        "objector": "郑某", "contact": "zheng@example.org", "ground": "晚上音乐声音大，孩子睡不着。", "identity_seen": "on"}))),
    "passed": (WENAN, 9, (SUBMIT, ("pass_unanswered", "clock", 6, {}))),
    "intake": (WENAN, 6, AT_STREET),
    "correction": (WENAN, 8, (*AT_STREET, ("ask_correction", "street", 1, GAPS))),
    "extended": (WENAN, 8, (*AT_STREET, ("ask_correction", "street", 1, GAPS),
                            ("extend_correction", "founder", 1, {"reason": "有两名成员外出，下周才能回来补签。"}))),
    "discarded": (WENAN, 67, (("remind", "clock", 60, {}), ("discard_draft", "clock", 6, {}))),
    "examining": (WENAN, 8, (*EXAMINED, VISITED)),
    "proposed": (WENAN, 9, (*EXAMINED, VISITED, ("propose_filing", "street2", 1, {"advice": "符合规定的条件，拟同意备案。"}))),
    "approved": (WENAN, 9, GRANTED),
    "filed": (WENAN, 20, (*GRANTED, ("issue", "street", 1, {}))),
    "filed_village": (CUI, 25, (SUBMIT, ("community_agree", "village", 1, AGREE[3]), ("end_notice", "clock", 4, {}),
                                ("accept_complete", "street4", 0, {"complete": "on"}),
                                ("propose_filing", "street4", 2, {"advice": "符合放宽后的人数，拟同意备案。"}),
                                ("approve", "street4_approver", 1, {}), ("issue", "street4", 1, {}))),
    "refused": (WENAN, 12, REFUSED),
    "reviewed": (WENAN, 14, (*REFUSED, ASKED)),
    "proposed_review": (WENAN, 16, REVIEWED),
    "reopened": (WENAN, 18, (*REVIEWED, ("order_redo", "civil_approver", 1, {}))),
    "redone": (WENAN, 20, (*REVIEWED, ("order_redo", "civil_approver", 1, {}),
                           ("propose_redo", "street2", 2, {"way": "grant", "advice": "复核查明名册属实，原理由不成立，拟同意备案。"}))),
    "upheld": (WENAN, 30, (*REFUSED, ASKED, UPHELD, ("uphold", "civil_approver", 1, {}))),
    "closed": (WENAN, 30, (SUBMIT, ("community_ask", "community", 2, GAPS), ("remind", "clock", 15, {}), ("close_unanswered", "clock", 2, {}))),
    "withdrawn": (WENAN, 15, (*POSTED, ("withdraw", "founder", 1, {"reason": "成员还想再商量。"}))),
    "redirected": (WENAN, 15, (SUBMIT, ("redirect", "community", 1, {
        "destination": "other_agency", "why": "属于经营活动，请到政务服务中心市场准入窗口办理个体登记。"}))),
}  # fmt: skip


def files_of(facts):
    """A step's facts without its files, and the files as inspected sheets."""
    facts = dict(facts)
    named = facts.pop("files", {})
    return facts, {field: sheet(title) for field, title in named.items()} or None

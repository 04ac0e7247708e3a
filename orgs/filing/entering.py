"""社区社会组织: what the filings enter in the rooms below."""

from functools import partial

from casework.clock.tick import ROUNDS
from casework.core.process import register as process
from casework.core.sight import KEPT_TO
from casework.core.triggers import SEALED
from casework.journal.verify import ALSO
from casework.post.papers import RENDERERS
from network import sealed
from network.personal import called, declare, harmless
from orgs.filing import leaving, lines
from orgs.filing.cancellation import rounds as of_cancellation
from orgs.filing.cancellation.papers import PAPERS as OF_CANCELLATION
from orgs.filing.cancellation.process import FILING_CANCELLATION
from orgs.filing.certificates import entry_of, out_of_force
from orgs.filing.change import rounds as of_change
from orgs.filing.change.papers import PAPERS as OF_CHANGE
from orgs.filing.change.process import FILING_CHANGE
from orgs.filing.community.papers import PAPERS
from orgs.filing.community.process import COMMUNITY_FILING
from orgs.filing.confirmation import rounds as of_confirmation
from orgs.filing.confirmation.papers import PAPERS as OF_CONFIRMATION
from orgs.filing.confirmation.process import FILING_CONFIRMATION
from orgs.filing.held import disclosing
from orgs.filing.near import is_near
from orgs.filing.reminding import go_round
from orgs.filing.satisfaction.keeping import good_codes
from papers.drafting.chains import CHAINS, OWN, Chain
from papers.sealing.holding import LASTS
from papers.verify import NUMBERS
from papers.voiding import VOIDED


def register():
    """Once, from `ready()`."""
    process(COMMUNITY_FILING)
    for kind, renderer in PAPERS.items():
        RENDERERS[f"paper:community_filing/{kind}"] = renderer
    ROUNDS["community_filing"] = partial(go_round, "community_filing")
    KEPT_TO["community_filing"] = is_near
    _confirmation()
    _cancellation()
    _change()
    LASTS["community_filing", "issue"] = "名册随即公开，备案证随即生效，一个编号终身只用于一个组织。发证有误的，办理变更换发备案证；材料虚假的，撤销备案。"
    proposals = ("propose_refusal", "propose_redo")
    CHAINS.update({
        ("community_filing", "refuse"): Chain(proposals), ("community_filing", "refuse_redo"): Chain(proposals),
        ("community_filing", "issue"): Chain((OWN,), sign=("approve", "approve_redo")),
        **{("community_filing", step): Chain(("propose_review",)) for step in ("uphold", "order_redo")},
    })  # fmt: skip
    _records()
    _people()


_APPEAL = "有错的，当事人可以申请复核，由区民政局撤销；也可以依法申请行政复议或者提起行政诉讼。"
LASTING = {
    "suspend_now": "告知书随即送达，暂停随即生效。不再有必要的，立即办理“解除先行暂停”。",
    **dict.fromkeys(("confirm_year", "confirm_with_advice"), "结论随即写入台账，名册随即显示当年已确认。以后发现不符的，在下一年度确认中处理，材料虚假的撤销备案。"),
    **dict.fromkeys(("suspend_activities", "lapse_filing"), f"决定书随即送达，名册和备案证核验随即显示。{_APPEAL}"),
    "accept_rectified": "名册随即显示恢复。以后再有第三十三条所列情形的，另行告知拟暂停。",
    "restore_filing": "备案随即恢复，编号不变。材料虚假的，撤销备案。",
    **dict.fromkeys(("overturn_suspension", "overturn_lapse"), "原决定随即撤销，名册随即恢复。当事人以外的人不服的，依法申请行政复议或者提起行政诉讼。"),
}  # fmt: skip


def _confirmation():
    """年度确认."""
    process(FILING_CONFIRMATION)
    for kind, renderer in OF_CONFIRMATION.items():
        RENDERERS[f"paper:filing_confirmation/{kind}"] = renderer
    ROUNDS["filing_confirmation"] = of_confirmation.go_round
    KEPT_TO["filing_confirmation"] = is_near
    if out_of_force not in VOIDED:
        VOIDED.append(out_of_force)
    LASTS.update({("filing_confirmation", step): sentence for step, sentence in LASTING.items()})
    confirming, lapsing = ("propose_confirm", "bulk_propose"), ("propose_lapse",)
    CHAINS.update({
        ("filing_confirmation", "confirm_year"): Chain(confirming), ("filing_confirmation", "confirm_with_advice"): Chain(confirming),
        ("filing_confirmation", "suspend_activities"): Chain(("tell_suspension", "tell_after_urgent"), ("not_adopt",)),
        ("filing_confirmation", "lapse_filing"): Chain(lapsing), ("filing_confirmation", "restore_filing"): Chain(("propose_restore",)),
        **{("filing_confirmation", f"{step}_{what}"): Chain((f"propose_review_{what}",))
           for step in ("uphold", "overturn") for what in ("suspension", "lapse")},
    })  # fmt: skip


ENDING = {
    **dict.fromkeys(("decide_cancel", "decide_revoke"), f"决定书随即送达，名册和备案证核验随即标注，复核期满没有申请的自动生效。{_APPEAL}"),
    **dict.fromkeys(("uphold_cancel", "uphold_revoke"), "备案随即终止，编号和备案证随即停用。当事人不服的，依法申请行政复议或者提起行政诉讼。"),
    "overturn": "原决定随即撤销，名册随即恢复。以后又有应当注销的情形的，另行办理。",
}  # fmt: skip


def _cancellation():
    """注销备案; the yearly confirmation and the change of a body that leaves end with it, or the year takes it back."""
    process(FILING_CANCELLATION)
    for kind, renderer in OF_CANCELLATION.items():
        RENDERERS[f"paper:filing_cancellation/{kind}"] = renderer
    ROUNDS["filing_cancellation"] = of_cancellation.go_round
    KEPT_TO["filing_cancellation"] = is_near
    sealed.register("orgs.filing_cancellation.called", "orgs.FilingCancellation", "called", lambda r: f"orgs.filing_cancellation.called:{r.pk}")
    leaving.ENDINGS.update(dict.fromkeys(("filing_confirmation", "filing_change"), "stop_for_exit"))
    if of_confirmation.take_back not in leaving.CHANCES:
        leaving.CHANCES.append(of_confirmation.take_back)
    LASTS.update({("filing_cancellation", step): sentence for step, sentence in ENDING.items()})
    proposing = {"decide_cancel": "propose_cancel", "decide_revoke": "propose_cancel", "decide_keep": "propose_keep",
                 **dict.fromkeys(("uphold_cancel", "uphold_revoke", "overturn"), "propose_review")}  # fmt: skip
    CHAINS.update({("filing_cancellation", step): Chain((proposal,)) for step, proposal in proposing.items()})


def _records():
    """Records beside the cases: their own journal, and what is written once (docs/adr/0017)."""
    SEALED["orgs_bodyline"] = ("bodyline", "body journal")
    SEALED["orgs_heldline"] = ("heldline", "held funds")
    ROUNDS["held_funds"] = disclosing.go_round
    SEALED["orgs_activityversion"] = ("activityversion", "activity")
    if lines.faults not in ALSO:
        ALSO.append(lines.faults)
    declare("orgs.BodyLine", "journal", actor_name="办理人（工作人员姓名；组织一方不写姓名）", body="日志原文")
    harmless("orgs.ActivityVersion", "活动的内容和人数（公开；保存前检查没有号码）", "said")
    sealed.register("orgs.satisfaction.remark", "orgs.SatisfactionAnswer", "remark", lambda row: f"orgs.satisfaction.remark:{row.ref}")
    sealed.CODES["居民满意度评价码"] = good_codes
    declare("orgs.SatisfactionAnswer", "case", mask="加密，只有街镇和区民政局看得到", remark="居民的留言（不知道是谁写的）")
    harmless("orgs.SatisfactionCode", "评价码的检索码，不对应任何人", "code")
    called(orgs__HubAppointment="联合会的指定", orgs__HeldAccount="代管账户", orgs__HeldLine="代管资金明细", orgs__HeldProposal="代管支出申请",
           orgs__HeldDisclosure="代管资金公开")  # fmt: skip
    called(orgs__SatisfactionRound="居民满意度评价", orgs__SatisfactionCode="评价码", orgs__SatisfactionAnswer="居民的评价")
    called(orgs__BodyLine="社区社会组织台账日志", orgs__Activity="活动记录", orgs__ActivityVersion="活动记录的历次内容", orgs__ActivityPhoto="活动照片")


def _change():
    """备案变更."""
    process(FILING_CHANGE)
    for kind, renderer in OF_CHANGE.items():
        RENDERERS[f"paper:filing_change/{kind}"] = renderer
    ROUNDS["filing_change"] = of_change.go_round
    KEPT_TO["filing_change"] = is_near
    if entry_of not in NUMBERS:
        NUMBERS.append(entry_of)
    sealed.register("orgs.community_org.phone", "orgs.CommunityOrg", "phone", lambda r: f"orgs.community_org.phone:{r.pk}")
    sealed.register("orgs.filing_change.phone", "orgs.FilingChange", "phone_before", lambda r: f"orgs.filing_change.phone:{r.pk}")
    LASTS["filing_change", "reissue"] = "名册随即公开新的内容，新的备案证随即生效，原来的随即失效。有误的，再办理一次变更。"
    LASTS["filing_change", "roll_back"] = f"台账和名册随即恢复原来的内容。{_APPEAL}"
    proposals = ("propose_refusal", "propose_redo")
    CHAINS.update({
        ("filing_change", "refuse"): Chain(proposals), ("filing_change", "refuse_redo"): Chain(proposals),
        ("filing_change", "reissue"): Chain((OWN,), sign=("approve", "approve_redo")),
        ("filing_change", "roll_back"): Chain(("question_entry",)),
        **{("filing_change", step): Chain(("propose_review",)) for step in ("uphold", "order_redo")},
    })  # fmt: skip


def _people():
    """What filings hold about people: most of it is sealed in the submission."""
    words = ("gaps", "community_opinion", "community_against", "objection_finding", "visits_made", "advice", "reasons",
             "refusal_facts", "return_note", "claim", "refused_for", "refused_facts", "review_ground")  # fmt: skip
    declare("orgs.CommunityFiling", "case", leader_name="负责人姓名", **dict.fromkeys(words, "办理意见和理由的文字"))
    words = ("calls", "gaps", "reported", "reasons", "community_opinion", "visitors", "visits_made", "advice", "return_note", "reason_facts", "risk", "statement",
             "finding", "demands", "rectification", "shortfall", "acceptance", "claim", "review_ground")  # fmt: skip
    declare("orgs.FilingConfirmation", "case", **dict.fromkeys(words, "办理意见、联系和走访记录的文字"))
    words = ("goods", "gaps", "community_opinion", "withdrawal_reason", "checkers", "cause_facts", "tries", "statement", "finding", "settlement",
             "settle_note", "claim_finding", "advice", "reasons", "keep_facts", "return_note", "review_claim", "review_ground", "source")  # fmt: skip
    declare("orgs.FilingCancellation", "case", **dict.fromkeys(words, "办理意见、清点和联系记录的文字"))
    declare("orgs.FilingCancellation", "case", mask="加密，只显示姓", called="抽查到的成员姓名")
    words = ("change_reason", "before", "after", "handover", "declined", "witnessed", "receiving_note", "gaps", "community_opinion", "objection_finding", "check_note",
             "mismatch", "statement", "advice", "reasons", "refusal_facts", "return_note", "claim", "refused_for", "refused_facts", "review_ground")  # fmt: skip
    declare("orgs.FilingChange", "case", **dict.fromkeys(words, "变更前后的内容（含负责人姓名）、办理意见和理由的文字"))
    declare("orgs.FilingChange", "case", mask="加密", phone_before="变更前的联系电话")
    declare("orgs.CommunityOrg", "register", mask="加密", phone="联系电话")
    declare("orgs.CommunityFact", "register", value="备案事项的历次值（含负责人姓名）")
    declare("orgs.ConfirmCode", "case", mask="检索码", code="确认码检索码")
    harmless("orgs.CommunityFiling", "组织的名称、宗旨、方向", "full_name", "trade_name", "purpose", "focus_tags", "sensitive")
    harmless("orgs.CommunityOrg", "组织的公开备案事项", "name", "name_key", "purpose", "focus_tags")
    harmless("orgs.CommunityOrg", "组织用过的名称", "former_names")
    harmless("orgs.FilingChange", "变更事项的代码", "items")
    called(orgs__CommunityOrg="社区社会组织", orgs__CommunityFiling="社区社会组织备案", orgs__FilingConfirmation="社区社会组织年度确认", orgs__FilingChange="社区社会组织备案变更", orgs__FilingCancellation="社区社会组织备案注销", orgs__CommunityFact="备案事项",
           orgs__ConfirmCode="代填确认码", orgs__FilingCounter="备案编号")  # fmt: skip

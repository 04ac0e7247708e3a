"""议题: where a topic may rest, and where the countersigning of one unit may."""

from django.db.models import TextChoices

from casework.core.process import Rest
from casework.core.states import on
from matters.matter import Beside, Common
from policy.basis import cite

PROPOSING, CHECKING = cite("joint-meeting/t11"), cite("joint-meeting/t13")
COUNTERSIGNING, DISSENT = cite("joint-meeting/t14"), cite("joint-meeting/t15")
DECIDING, DEFERRING = cite("joint-meeting/t16"), cite("joint-meeting/t17")
RESTRICTING = cite("joint-meeting/t29")
AGENDA, RESOLVING, POWER = cite("joint-meeting/t19"), cite("joint-meeting/t23"), cite("joint-meeting/t2")
CIRCULATION, CIRCULATED = cite("joint-meeting/t31"), cite("joint-meeting/t34")


class State(TextChoices):
    """From a liaison officer's draft to what the meeting resolved."""

    DRAFT = "draft", "拟写中"
    PROPOSED = "proposed", "待初核"
    SUPPLEMENTING = "supplementing", "待补充"
    MERGING = "merging", "拟合并待同意"
    COUNTERSIGNING = "countersigning", "会签中"
    AWAITING_EXPLICIT = "awaiting_explicit", "等待明确答复"
    COORDINATING = "coordinating", "协商分歧"
    SCREENING = "screening", "待提出意见"
    AWAITING_DECISION = "awaiting_decision", "待召集人审定"
    ADMITTED = "admitted", "已审定待排期"
    ON_AGENDA = "on_agenda", "已列入议程"
    IN_CIRCULATION = "in_circulation", "书面会签中"
    DEFERRED = "deferred", "已延期"
    REFUSED = "refused", "不予列入"
    REVIEWING = "reviewing", "复核中"
    REFERRED = "referred", "报请区政府决定"
    DECIDED = "decided", "已议定"
    MERGED = "merged", "已合并"
    CLOSED_REFUSED = "closed_refused", "不予列入办结"
    WITHDRAWN = "withdrawn", "已撤回"
    TERMINATED = "terminated", "已终止"


UNDER_COUNTERSIGN = [State.COUNTERSIGNING, State.AWAITING_EXPLICIT]
# While the office prepares it: a case of another process may be named that it concerns.
BINDABLE = [State.PROPOSED, State.SCREENING, State.AWAITING_DECISION, State.ADMITTED, State.ON_AGENDA, State.DEFERRED]
BEFORE_SESSION = [State.DRAFT, State.PROPOSED, State.SUPPLEMENTING, State.MERGING, *UNDER_COUNTERSIGN, State.COORDINATING,
                  State.SCREENING, State.AWAITING_DECISION, State.ADMITTED, State.ON_AGENDA, State.DEFERRED, State.REFUSED]  # fmt: skip

RESTS = {
    State.DRAFT: Rest("请写好议题，经本单位负责人同意后报送。", ("liaison",), (PROPOSING,)),
    State.PROPOSED: Rest("议题已经报送，办公室{topic.check_limit}内完成初核。", ("office",), (CHECKING,), limit="topic.check_limit"),
    State.SUPPLEMENTING: Rest("请在{topic.supplement_limit}内补充；逾期的转入下次会议征集。", ("liaison",), (CHECKING,),
                              limit="topic.supplement_limit", expires="defer_unsupplemented"),
    State.MERGING: Rest("办公室建议与相近的议题合并，请答复是否同意；逾期未答复的单独办理。", ("liaison",), (CHECKING,),
                        limit="topic.supplement_limit", expires="decline_merge"),
    State.COUNTERSIGNING: Rest("正在征求有关单位的会签意见，现在不用您办理。", ("addressee",), (COUNTERSIGNING,)),
    State.AWAITING_EXPLICIT: Rest("涉及资金、许可、处罚或者编制，须有关单位明确答复，办公室主任正在协调。", ("chief",), (COUNTERSIGNING, DISSENT),
                                  limit="topic.coordinate_limit"),
    State.COORDINATING: Rest("会签有不同意见，请牵头在{topic.coordinate_limit}内协商；不能一致的，附各方意见报召集人决定。", ("liaison",),
                             (DISSENT,), limit="topic.coordinate_limit", expires="submit_with_dissent"),
    State.SCREENING: Rest("办公室正在提出列入或者不予列入的意见。", ("office",), (DECIDING,)),
    State.AWAITING_DECISION: Rest("已报召集人审定。", ("convener",), (DECIDING,)),
    State.ADMITTED: Rest("议题已经审定，等待列入议程。", ("office",), (DECIDING, AGENDA)),
    State.ON_AGENDA: Rest("议题已经列入会议议程，请准备汇报。", ("liaison",), (AGENDA,)),
    State.IN_CIRCULATION: Rest("议题不开会，正在由有关单位书面会签，现在不用您办理。", ("addressee",), (CIRCULATION,)),
    State.DEFERRED: Rest("议题延到下次会议，自动列入。", ("office",), (DEFERRING, CHECKING)),
    State.REFUSED: Rest("议题没有列入，理由见告知书；有异议的，{topic.review_request_limit}内可以申请复核。", ("liaison",), (DECIDING,),
                        limit="topic.review_request_limit", expires="close_refusal"),
    State.REVIEWING: Rest("另行指定的人员正在核查，召集人{topic.review_limit}内作出最终决定。", ("convener",), (DECIDING,),
                          limit="topic.review_limit"),
    State.REFERRED: Rest("会议没有协商一致，已报请区人民政府决定。", ("office",), (RESOLVING,)),
    State.DECIDED: Rest("已经议定，结果见纪要或者书面会签决定和任务分解表。", (), (RESOLVING,)),
    State.MERGED: Rest("已经并入另一议题办理。", (), (CHECKING,)),
    State.CLOSED_REFUSED: Rest("议题没有列入，请按职责自行办理，或者完善后再提。", (), (DECIDING,)),
    State.WITHDRAWN: Rest("提出单位已经撤回。", (), (DEFERRING,)),
    State.TERMINATED: Rest("延期后仍未审议，经召集人决定终止。", (), (DEFERRING,)),
}  # fmt: skip


@on(Common, Beside)
class Signing(TextChoices):
    """One unit's countersigning: asked, reminded once, answered or silent."""

    ASKED = "asked", "待会签"
    REMINDED = "reminded", "已催告"
    PRESSED = "pressed", "须明确答复"
    ANSWERED = "answered", "已答复"
    SILENT = "silent", "期满未答复"


SIGNING_RESTS = {
    Common.DRAFT: Rest("正在发出会签。", ("office",), (COUNTERSIGNING,)),
    Signing.ASKED: Rest("请答复同意、修改后同意或者不同意；逾期的催告一次。", ("liaison",), (COUNTERSIGNING,)),
    Signing.REMINDED: Rest("已经逾期，请在{topic.reminder_limit}内答复；仍不答复的，除须明确答复的以外视为没有不同意见，并记入本单位办理情况。",
                           ("liaison",), (COUNTERSIGNING,), limit="topic.reminder_limit", expires="close_silent"),
    Signing.PRESSED: Rest("这项议题涉及资金、许可、处罚或者编制，必须明确答复，不能视为同意。", ("liaison",), (COUNTERSIGNING,)),
    Signing.ANSWERED: Rest("会签意见已经收到。", (), (COUNTERSIGNING,)),
    Signing.SILENT: Rest("期满没有答复，已经如实记录。", (), (COUNTERSIGNING,)),
    Common.CANCELLED: Rest("会签已经收回。", (), (COUNTERSIGNING,)),
    Beside.ABANDONED: Rest("议题已经办结或者撤回，不用答复。", (), (COUNTERSIGNING,)),
}  # fmt: skip

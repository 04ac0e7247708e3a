"""会议: where a meeting may rest, and where one unit's part in it may."""

from django.db.models import TextChoices

from casework.core.process import Rest
from casework.core.states import on
from matters.matter import Beside, Common
from policy.basis import cite

COLLECTING, CONVENING, AGENDA = cite("joint-meeting/t12"), cite("joint-meeting/t18"), cite("joint-meeting/t19")
CALLING, ATTENDING, QUORUM = cite("joint-meeting/t20"), cite("joint-meeting/t21"), cite("joint-meeting/t22")
SESSION, POSTPONING = cite("joint-meeting/t23"), cite("joint-meeting/t25")
MINUTES, OPINIONS, SIGNING = cite("joint-meeting/t26"), cite("joint-meeting/t27"), cite("joint-meeting/t28")
PUBLICATION, CORRECTING, ASSIGNING = cite("joint-meeting/t29"), cite("joint-meeting/t30"), cite("joint-meeting/t40")
ARCHIVE, CHECKED_BY_ANOTHER = cite("joint-meeting/t45"), cite("joint-meeting/t9")


class State(TextChoices):
    """From the year's plan to the last decision carried out."""

    PLANNED = "planned", "已列入计划"
    COLLECTING_TOPICS = "collecting_topics", "征集议题"
    AGENDA_DRAFTING = "agenda_drafting", "拟订议程"
    AGENDA_DRAFTED = "agenda_drafted", "议程待审核"
    AGENDA_CHECKED = "agenda_checked", "议程待批准"
    AGENDA_APPROVED = "agenda_approved", "议程已批准"
    NOTIFIED = "notified", "已通知"
    IN_SESSION = "in_session", "会议进行中"
    HELD = "held", "已召开待起草纪要"
    MINUTES_CIRCULATED = "minutes_circulated", "纪要征求意见"
    MINUTES_CHECKING = "minutes_checking", "纪要待审核"
    MINUTES_AWAITING_SIGNATURE = "minutes_awaiting_signature", "纪要待签发"
    MINUTES_SIGNED = "minutes_signed", "已签发待印发"
    ISSUED = "issued", "已印发待立项"
    CORRECTING = "correcting", "纪要更正中"
    SUPERVISING = "supervising", "督办中"
    POSTPONED = "postponed", "已延期"
    CLOSED = "closed", "已办结"
    CANCELLED = "cancelled", "已取消"


AFTER_SESSION = [State.HELD, State.MINUTES_CIRCULATED, State.MINUTES_CHECKING, State.MINUTES_AWAITING_SIGNATURE, State.MINUTES_SIGNED]
BEFORE_SESSION = [State.PLANNED, State.COLLECTING_TOPICS, State.AGENDA_DRAFTING, State.AGENDA_DRAFTED, State.AGENDA_CHECKED,
                  State.AGENDA_APPROVED, State.NOTIFIED, State.POSTPONED]  # fmt: skip

RESTS = {
    State.PLANNED: Rest("会议已经列入计划，还没有征集议题。", ("office",), (AGENDA,)),
    State.COLLECTING_TOPICS: Rest("请联络员在截止日以前报送议题。", ("office",), (COLLECTING,), limit="meeting.collect_period",
                                  expires="close_collection"),
    State.AGENDA_DRAFTING: Rest("征集已经截止，办公室正在拟订议程。", ("office",), (AGENDA,)),
    State.AGENDA_DRAFTED: Rest("议程已经拟好，等待办公室主任审核。", ("chief",), (AGENDA,)),
    State.AGENDA_CHECKED: Rest("议程已报召集人，{meeting.agenda_approval_limit}内批复。", ("convener",), (AGENDA,),
                               limit="meeting.agenda_approval_limit"),
    State.AGENDA_APPROVED: Rest("议程已经批准，即将发出通知。", ("office",), (CALLING,)),
    State.NOTIFIED: Rest("请确认参会人员，查收会议材料。", ("office",), (CALLING, ATTENDING)),
    State.IN_SESSION: Rest("会议正在进行。", ("office",), (QUORUM, SESSION)),
    State.HELD: Rest("会议已经召开，办公室{meeting.minutes_draft_limit}内起草纪要。", ("office",), (MINUTES,), limit="meeting.minutes_draft_limit"),
    State.MINUTES_CIRCULATED: Rest("纪要正在请参会单位核对，逾期视为没有意见。", ("addressee",), (OPINIONS,)),
    State.MINUTES_CHECKING: Rest("意见已经收齐，纪要正在审核。", ("chief",), (SIGNING,)),
    State.MINUTES_AWAITING_SIGNATURE: Rest("纪要已报召集人签发。", ("convener",), (SIGNING,)),
    State.MINUTES_SIGNED: Rest("纪要已经签发，正在编号印发。", ("office",), (SIGNING,)),
    State.ISSUED: Rest("纪要已经印发，{decision.assign_limit}内发出任务分解表。", ("office",), (ASSIGNING,), limit="decision.assign_limit"),
    State.CORRECTING: Rest("纪要有误，正在另行更正，原纪要保留不动。", ("convener",), (CORRECTING,)),
    State.SUPERVISING: Rest("议定事项正在落实，进展见督办。", ("office",), (ASSIGNING,)),
    State.POSTPONED: Rest("会议延期，新的时间另行通知。", ("office",), (QUORUM, POSTPONING), limit="meeting.reconvene_limit"),
    State.CLOSED: Rest("全部议定事项已经办结，会议归档。", (), (ARCHIVE,)),
    State.CANCELLED: Rest("会议取消，已经审定的议题转入下次会议。", (), (POSTPONING,)),
}  # fmt: skip


@on(Common, Beside)
class Part(TextChoices):
    """One unit's part in one meeting: invited, coming or excused, asked whether the minutes are right."""

    ASKED = "asked", "待回复参会人员"
    COMING = "coming", "已确认参会"
    LEAVE_ASKED = "leave_asked", "请假待批"
    EXCUSED = "excused", "已同意请假"
    ABSENT = "absent", "未参会"
    CHECKING = "checking", "待核对纪要"
    COMMENTED = "commented", "已提出意见"
    CHECKED = "checked", "核对无意见"


PART_RESTS = {
    Common.DRAFT: Rest("正在发出通知。", ("office",), (CALLING,)),
    Part.ASKED: Rest("请回复由谁参加；成员因故不能参加的，请在会议召开{meeting.leave_before}前请假。", ("liaison",), (ATTENDING,)),
    Part.COMING: Rest("参会人员已经确认，请查收会议材料。", (), (ATTENDING,)),
    Part.LEAVE_ASKED: Rest("请假已报召集人，请等待答复。", ("convener",), (ATTENDING,)),
    Part.EXCUSED: Rest("请假已经同意。", (), (ATTENDING,)),
    Part.ABSENT: Rest("这次会议没有参加，已经记录。", (), (ATTENDING,)),
    Part.CHECKING: Rest("请在{meeting.minutes_opinion_limit}内核对纪要的记录是否准确，逾期视为没有意见。", ("liaison",), (OPINIONS,),
                        limit="meeting.minutes_opinion_limit", expires="deem_checked"),
    Part.COMMENTED: Rest("意见已经收到。", (), (OPINIONS,)),
    Part.CHECKED: Rest("已经核对，没有意见。", (), (OPINIONS,)),
    Common.CANCELLED: Rest("这次通知已经作废。", (), (POSTPONING,)),
    Beside.ABANDONED: Rest("会议已经取消，不用办理。", (), (POSTPONING,)),
}  # fmt: skip

"""督办: where a decision may rest."""

from django.db.models import TextChoices

from casework.core.process import Rest
from policy.basis import cite

ASSIGNING, PROGRESS, DONE = cite("joint-meeting/t40"), cite("joint-meeting/t41"), cite("joint-meeting/t42")
CHANGING, OVERDUE = cite("joint-meeting/t43"), cite("joint-meeting/t44")


class State(TextChoices):
    """From a task in the minutes to its being struck off."""

    ASSIGNED = "assigned", "待确认"
    OBJECTED = "objected", "分工时限异议"
    IN_PROGRESS = "in_progress", "落实中"
    EXTENSION_REQUESTED = "extension_requested", "延期待批"
    REPORTED = "reported", "已报结待核验"
    RETURNED = "returned", "退回补办"
    ACCEPTED = "accepted", "核验通过待复核"
    OVERDUE = "overdue", "已逾期"
    URGED = "urged", "已督办"
    EXPLAINED = "explained", "已说明继续落实"
    ESCALATED = "escalated", "已报召集人约谈"
    TRANSFER_REQUESTED = "transfer_requested", "变更牵头待批"
    TERMINATION_REQUESTED = "termination_requested", "终止待批"
    CLOSED = "closed", "已销号"
    TERMINATED = "terminated", "已终止"


WORKING = [State.IN_PROGRESS, State.RETURNED, State.EXPLAINED, State.ESCALATED]
LATE = [State.OVERDUE, State.URGED, State.EXPLAINED, State.ESCALATED]
OPEN = [state for state in State if state not in (State.CLOSED, State.TERMINATED)]


def from_overdue(case):
    """报请约谈的期限从逾期之日起算，不从说明之日起算。"""
    return "decision.escalate_after"


from_overdue.key = "decision.escalate_after"
from_overdue.since = lambda case: case.overdue_on

RESTS = {
    State.ASSIGNED: Rest("任务已经分解给您单位，请在{decision.confirm_limit}内确认；逾期视为确认。", ("liaison",), (ASSIGNING,),
                         limit="decision.confirm_limit", expires="deem_confirmed"),
    State.OBJECTED: Rest("您单位的异议已报召集人，{decision.objection_limit}内决定。", ("convener",), (ASSIGNING,), limit="decision.objection_limit"),
    State.IN_PROGRESS: Rest("请按期落实；完成时限前{decision.warn_before}仍未报结的，平台提醒。", ("liaison",), (PROGRESS,)),
    State.EXTENSION_REQUESTED: Rest("延期申请已报召集人，{decision.extension_limit}内决定；批准以前原时限有效。", ("convener",), (CHANGING,),
                                    limit="decision.extension_limit"),
    State.REPORTED: Rest("报结已经收到，{decision.check_limit}内核验。", ("office",), (DONE,), limit="decision.check_limit"),
    State.RETURNED: Rest("没有达到要求，请按差距补办，{decision.redo_limit}内重新报结。", ("liaison",), (DONE,), limit="decision.redo_limit"),
    State.ACCEPTED: Rest("核验通过，等待办公室主任复核销号。", ("chief",), (DONE,)),
    State.OVERDUE: Rest("已经超过完成时限，办公室{decision.notice_limit}内发出督办通知单；完成的仍可报结。", ("office",), (OVERDUE,),
                        limit="decision.notice_limit"),
    State.URGED: Rest("督办通知单已经发出，请在{decision.explain_limit}内说明原因和完成时间。", ("liaison",), (OVERDUE,),
                      limit="decision.explain_limit"),
    State.EXPLAINED: Rest("说明已经收到，请在承诺的时间内完成；逾期满{decision.escalate_after}的，报召集人约谈。", ("liaison",), (OVERDUE,),
                          limit=from_overdue, expires="escalate"),
    State.ESCALATED: Rest("已报召集人约谈或者报请区政府督查。", ("convener",), (OVERDUE,)),
    State.TRANSFER_REQUESTED: Rest("因职能调整变更牵头单位，等待召集人批准。", ("convener",), (CHANGING,)),
    State.TERMINATION_REQUESTED: Rest("终止申请已报召集人。", ("convener",), (CHANGING,)),
    State.CLOSED: Rest("事项已经办结销号。", (), (DONE,)),
    State.TERMINATED: Rest("经召集人批准不再办理。", (), (CHANGING,)),
}  # fmt: skip

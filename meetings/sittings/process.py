"""会议: the particulars on one page. No guide: its people are the member units."""

from casework.core.process import Clock, Process
from casework.post.declared import Letter
from matters.declared import Side
from meetings.parties import keys
from meetings.sittings.states import AFTER_SESSION, RESTS, SIGNING, State


def invited(case):
    """The units that take part."""
    return keys(case.invited)


def concerned(case):
    """The units that lead a task or assist in one."""
    tasks = [task for item in case.agenda.all() for task in item.tasks]
    return keys({slug for task in tasks for slug in (task["lead"], *task["assisting"])})


MEETING = Process(
    slug="meeting", code="LX", system=4, title="联席会议", model="meetings.Meeting", states=State, rests=RESTS, authority="joint_office",
    about="从年度计划、征集议题、拟订议程、通知、召开到纪要印发和督办办结的一次联席会议。办公室经办，办公室主任审核，召集人批准和签发。",
    starts=State.PLANNED, forms="meetings.sittings.forms",
    matters=(Side("participation", frozenset({State.NOTIFIED}), "meeting.minutes_opinion_limit"),),
    clocks=(Clock("minutes", "纪要印发期限", "meeting.issue_limit", (SIGNING,), frozenset(AFTER_SESSION)),),
    rules=("meeting.collect_period", "meeting.agenda_approval_limit", "meeting.notice_before", "meeting.materials_before", "meeting.leave_before",
           "meeting.quorum", "meeting.reconvene_limit", "meeting.minutes_draft_limit", "meeting.minutes_opinion_limit", "meeting.issue_limit",
           "meeting.proposers_min", "meeting.per_year", "decision.assign_limit", "decision.confirm_limit", "decision.default_due", "info.publish_limit",
           "liaison.change_report", "meeting.suggestions_max", "meeting.suggestion_rest", "meeting.stuck_after",
           "meeting.conflict_units"),
    letters={
        "collecting": Letter("file", "征集联席会议议题", "有需要几个单位一起研究的事项的，请在{meeting.collect_period}内报送议题。",
                             paper="collection_notice", units=invited),
        "agenda": Letter("file", "会议议程已经批准", "请发出会议通知。", paper="agenda"),
        "notice": Letter("file", "会议通知已经发出", "请各单位回复参会人员。", paper="notice"),
        "materials": Letter("file", "会议材料已经送达", "请在会前查收并阅读会议材料。", at_once=True, units=invited),
        "sign_in": Letter("file", "会议签到", "签到表归入案卷。", paper="sign_in", at_once=True),
        "draft": Letter("file", "纪要征求意见", "请参会单位核对。", paper="minutes_draft", at_once=True),
        "minutes": Letter("file", "会议纪要", "请按纪要落实。", paper="minutes", units=invited),
        "tasks": Letter("file", "任务分解表", "请牵头单位在{decision.confirm_limit}内确认，配合单位按牵头单位的安排配合。", paper="tasks", units=concerned),
        "postponed": Letter("file", "会议延期", "请等待新的通知。", paper="postponement", units=invited, says=lambda case: [case.reason]),
        "cancelled": Letter("file", "会议取消", "不用参会，已经审定的议题转入下次会议。", paper="cancellation", units=invited,
                            says=lambda case: [case.reason]),
        "corrected": Letter("file", "会议纪要更正", "请按更正后的内容落实，原纪要不作替换。", paper="correction", units=invited,
                            says=lambda case: [f"原文：{case.corrections[-1]['wrong']}", f"更正：{case.corrections[-1]['right']}"]),
    },
)  # fmt: skip

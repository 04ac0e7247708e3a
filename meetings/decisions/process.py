"""督办: the particulars on one page. No guide: only member units have decisions to carry out."""

from casework.core.process import Process
from casework.post.declared import Letter
from meetings.decisions.states import RESTS, State

DECISION = Process(
    slug="decision", code="LJ", system=4, title="议定事项督办", model="meetings.Decision", states=State, rests=RESTS, authority="joint_office",
    about="纪要中的每一议定事项编号立项，牵头单位按期落实、报结，办公室核验、主任复核销号；逾期的发督办通知单，长期逾期的报召集人约谈。",
    starts=State.ASSIGNED, forms="meetings.decisions.forms",
    rules=("decision.confirm_limit", "decision.objection_limit", "decision.warn_before", "decision.check_limit", "decision.redo_limit",
           "decision.extension_before", "decision.extension_limit", "decision.extension_max", "decision.extension_times",
           "decision.notice_limit", "decision.long_task", "decision.report_day", "decision.explain_limit", "decision.escalate_after", "decision.default_due"),
    letters={
        "confirmed": Letter("liaison", "任务视为确认", "请按期落实。", at_once=True),
        "upheld": Letter("liaison", "维持原分工", "请按期落实。", says=lambda case: [case.reason]),
        "adjusted": Letter("liaison", "任务调整", "请在{decision.confirm_limit}内确认。", says=lambda case: [case.reason]),
        "near": Letter("liaison", "完成时限快到了", "请抓紧落实并报结；确需延期的，已经不能再申请。", at_once=True),
        "returned": Letter("liaison", "报结退回", "请按差距补办，{decision.redo_limit}内重新报结。", paper="return_sheet",
                           says=lambda case: [row["gap"] for row in case.gaps]),
        "closed": Letter("liaison", "事项已经销号", "不用再办理。", paper="closing_sheet"),
        "extended": Letter("liaison", "同意延期", "请在新的时限内完成。"),
        "not_extended": Letter("liaison", "不同意延期", "请按原时限完成。", says=lambda case: [case.reason]),
        "overdue": Letter("liaison", "事项已经逾期", "请尽快完成并报结，办公室将发出督办通知单。", at_once=True),
        "urged": Letter("liaison", "督办通知单", "请在{decision.explain_limit}内说明原因和完成时间。", paper="urging_notice",
                        says=lambda case: [case.urging]),
        "talked": Letter("liaison", "约谈结果", "请按要求在限期内完成。", says=lambda case: [case.opinion]),
        "terminated": Letter("liaison", "事项终止", "不再办理。", says=lambda case: [case.opinion]),
        "not_terminated": Letter("liaison", "不同意终止", "请继续落实。", says=lambda case: [case.opinion]),
    },
)  # fmt: skip

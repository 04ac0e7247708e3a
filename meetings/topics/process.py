"""议题: the particulars on one page. No guide: nobody outside the member units proposes one."""

from casework.core.process import Process
from casework.post.declared import Letter
from matters.declared import Side
from meetings.topics.effects import summary
from meetings.topics.reasons import CORRECTIONS, REFUSALS, spelt
from meetings.topics.shown import gaps
from meetings.topics.states import RESTS, UNDER_COUNTERSIGN, State

TOPIC = Process(
    slug="topic", code="LT", system=4, title="联席会议议题", model="meetings.Topic", states=State, rests=RESTS, authority="joint_office",
    about="成员单位、功能区或者街镇提出需要几个部门共同研究的议题，办公室初核、会签、协调以后报召集人审定，列入会议审议。",
    starts=State.DRAFT, hand_ins=frozenset({"submit_topic", "supplement"}), receives=frozenset({"submit_topic", "supplement"}),
    matters=(Side("countersign", frozenset(UNDER_COUNTERSIGN), "topic.countersign_limit"),),
    refusals=REFUSALS, corrections=CORRECTIONS, forms="meetings.topics.forms",
    rules=("topic.check_limit", "topic.supplement_limit", "topic.coordinate_limit", "topic.review_request_limit", "topic.review_limit",
           "topic.max_deferrals", "topic.refusal_notice_limit", "topic.countersign_limit", "topic.countersign_urgent_limit",
           "topic.reminder_limit"),
    letters={
        "received": Letter("file", "议题已经收到", "办公室{topic.check_limit}内完成初核。", paper="topic_form", at_once=True),
        "gaps": Letter("liaison", "请补充议题材料", "请在{topic.supplement_limit}内补充报送。", paper="supplement_notice", says=gaps),
        "deferred": Letter("liaison", "议题转到下次会议", "不用重新报送，下次会议自动列入；有补充的请补充报送。", at_once=True,
                           says=lambda case: [case.needed] if case.needed else []),
        "merge_asked": Letter("liaison", "请答复是否同意合并议题", "请答复同意或者不同意；逾期未答复的单独办理。",
                              says=lambda case: [f"并入：{case.into.number} {case.into.title}", case.reason]),
        "dissent": Letter("liaison", "请牵头协商分歧", "请在{topic.coordinate_limit}内与有不同意见的单位协商。", at_once=True,
                          says=lambda case: [f"{unit}：{answer}。{reason}" for unit, answer, reason in summary(case)]),
        "recommended": Letter("file", "议题报审定", "请召集人审定。", paper="decision_sheet"),
        "admitted": Letter("liaison", "议题已经审定", "现在不用办理，列入议程以后另行通知。"),
        "refused": Letter("liaison", "议题没有列入", "有异议的，请在{topic.review_request_limit}内申请复核。", paper="refusal",
                          says=lambda case: [spelt(case.reason_code), case.reason]),
        "upheld": Letter("liaison", "议题复核维持", "这是最终决定，请按职责自行办理。", paper="review_reply", says=lambda case: [case.reason]),
        "scheduled": Letter("liaison", "议题已经列入议程", "请准备汇报，时间和顺序见议程。", at_once=True),
        "decided": Letter("liaison", "议题已经议定", "请按纪要和任务分解表落实。", at_once=True, says=lambda case: [case.resolution]),
        "circulated": Letter("liaison", "议题转书面会签", "不开会议定，请等待会签结果。", at_once=True),
        "returned": Letter("liaison", "议题转会议审议", "书面会签没有通过，等待列入议程以后另行通知。", at_once=True, says=lambda case: [case.reason]),
        "terminated": Letter("liaison", "议题终止", "不再办理。", says=lambda case: [case.reason]),
    },
)  # fmt: skip

"""书面会签: the particulars on one page. No guide: its people are the member units."""

from casework.core.process import Process
from casework.post.declared import Letter
from matters.declared import Side
from meetings.circulation.reasons import CORRECTIONS, REFUSALS, spelt
from meetings.circulation.states import RESTS, State
from meetings.parties import keys


def asked(case):
    """The units that answer."""
    return keys(case.asked)


def asked_already(case):
    """The units that know of it: none before it went round."""
    return asked(case) if case.matters.exists() else []


CIRCULATION = Process(
    slug="circulation", code="LS", system=4, title="书面会签", model="meetings.Circulation", states=State, rests=RESTS, authority="joint_office",
    about="来不及开会、意见已基本一致的事项，不召开会议，由有关单位书面答复后召集人签发决定；有分歧的转为会议议题。",
    starts=State.DRAFTED, forms="meetings.circulation.forms",
    matters=(Side("circulation_reply", frozenset({State.CIRCULATING}), "circulation.reply_limit"),),
    refusals=REFUSALS, corrections=CORRECTIONS,
    rules=("circulation.reply_limit", "circulation.urgent_reply_limit", "circulation.reminder_limit", "circulation.pass_share",
           "circulation.revise_limit", "circulation.recirculations", "circulation.sign_limit", "circulation.notice_limit",
           "decision.default_due"),
    letters={
        "not_started": Letter("file", "不采用书面会签", "请列入会议议题。", says=lambda case: [spelt(case.reason_code), case.reason]),
        "revising": Letter("file", "会签稿正在修改", "请等待修改稿，就修改稿重新答复。", units=asked),
        "passed": Letter("file", "会签通过", "请召集人签发书面会签决定。", paper="circulation_summary"),
        "moved": Letter("file", "事项转会议审议", "不用再答复，请等待会议通知。", units=asked, says=lambda case: [case.reason]),
        "issued": Letter("file", "书面会签决定", "请按决定落实，牵头单位请确认任务。", paper="resolution", units=asked),
        "withdrawn": Letter("file", "书面会签撤回", "不用再答复。", units=asked_already, says=lambda case: [case.reason]),
    },
)  # fmt: skip

"""书面会签: where a circulation may rest, and where the answer of one unit may."""

from django.db.models import TextChoices

from casework.core.process import Rest
from casework.core.states import on
from matters.matter import Beside, Common
from policy.basis import cite

GROUNDS_OF, DRAFTING = cite("joint-meeting/t31"), cite("joint-meeting/t32")
REPLYING, PASSING, SIGNING = cite("joint-meeting/t33"), cite("joint-meeting/t34"), cite("joint-meeting/t35")
POWER = cite("joint-meeting/t2")
CHECKED_BY_ANOTHER, PUBLICATION, ASSIGNING = cite("joint-meeting/t9"), cite("joint-meeting/t29"), cite("joint-meeting/t40")


class State(TextChoices):
    """From the office's draft to its being told at a meeting."""

    DRAFTED = "drafted", "拟稿中"
    CHECKING = "checking", "待审核"
    AWAITING_START = "awaiting_start", "待批准启动"
    CIRCULATING = "circulating", "会签中"
    TALLYING = "tallying", "汇总答复"
    REVISING = "revising", "修改会签稿"
    PASSED = "passed", "会签通过待签发"
    SIGNED = "signed", "已签发待印发"
    ISSUED = "issued", "已印发待通报"
    CLOSED = "closed", "已办结"
    MOVED_TO_MEETING = "moved_to_meeting", "转会议审议"
    NOT_STARTED = "not_started", "未批准启动"
    WITHDRAWN = "withdrawn", "已撤回"


BEFORE_SIGNING = [State.DRAFTED, State.CHECKING, State.AWAITING_START, State.CIRCULATING, State.TALLYING, State.REVISING, State.PASSED]

RESTS = {
    State.DRAFTED: Rest("办公室正在拟稿。", ("office",), (DRAFTING,)),
    State.CHECKING: Rest("会签稿正在审核。", ("chief",), (DRAFTING, CHECKED_BY_ANOTHER)),
    State.AWAITING_START: Rest("已报召集人批准启动。", ("convener",), (DRAFTING,)),
    State.CIRCULATING: Rest("正在等待会签单位答复，没有答复的不视为同意。", ("addressee",), (REPLYING,)),
    State.TALLYING: Rest("答复已经收齐或者催告期满，办公室正在汇总。", ("office", "chief"), (PASSING,)),
    State.REVISING: Rest("正在按意见修改，{circulation.revise_limit}内再次会签；再次会签以一次为限。", ("office",), (PASSING,),
                         limit="circulation.revise_limit"),
    State.PASSED: Rest("会签通过，召集人{circulation.sign_limit}内签发。", ("convener",), (SIGNING,), limit="circulation.sign_limit"),
    State.SIGNED: Rest("决定已经签发，{circulation.notice_limit}内通知会签单位。", ("office",), (SIGNING,), limit="circulation.notice_limit"),
    State.ISSUED: Rest("决定已经印发并立项督办，将在下次会议上通报。", ("office",), (SIGNING, ASSIGNING)),
    State.CLOSED: Rest("决定已在会议上通报，归档。", (), (SIGNING,)),
    State.MOVED_TO_MEETING: Rest("没有会签通过或者没有签发，转为会议议题。", (), (PASSING, SIGNING)),
    State.NOT_STARTED: Rest("召集人没有批准采用书面会签。", (), (GROUNDS_OF, DRAFTING)),
    State.WITHDRAWN: Rest("召集人决定撤回，不再会签。", (), (DRAFTING,)),
}  # fmt: skip


@on(Common, Beside)
class Replying(TextChoices):
    """One unit's answer: asked, reminded once, given or not."""

    ASKED = "asked", "待答复"
    REMINDED = "reminded", "已催告"
    ANSWERED = "answered", "已答复"
    SILENT = "silent", "未答复"


REPLY_RESTS = {
    Common.DRAFT: Rest("正在发出书面会签单。", ("office",), (DRAFTING,)),
    Replying.ASKED: Rest("请答复同意、修改后同意、不同意或者建议上会；没有答复的不视为同意。", ("liaison",), (REPLYING,)),
    Replying.REMINDED: Rest("答复期限已过，请在{circulation.reminder_limit}内答复；仍不答复的记为未答复，不视为同意。", ("liaison",), (REPLYING,),
                            limit="circulation.reminder_limit", expires="close_unanswered"),
    Replying.ANSWERED: Rest("答复已经收到；答复期限未满的，可以更正一次。", (), (REPLYING,)),
    Replying.SILENT: Rest("期满没有答复，不视为同意，已经如实记录。", (), (REPLYING,)),
    Common.CANCELLED: Rest("会签稿已经修改，原答复作废，请就修改稿重新答复。", (), (PASSING,)),
    Beside.ABANDONED: Rest("书面会签已经结束，不用答复。", (), (DRAFTING,)),
}  # fmt: skip

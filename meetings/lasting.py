"""What takes a step of the joint meeting back whose paper waits for its seal, and steps that nothing takes back (papers.sealing.holding)."""

from casework.post.writing import RETRACTS, WITH
from papers.sealing.holding import LASTS, TAKES_BACK

BACK = {("meeting", "notify"): "change_agenda", ("meeting", "open_collection"): "cancel"}
# Letters that will not go out any more once the step beside them is taken, if they still wait.
GONE = {
    ("meeting", "change_agenda"): ("notice",), ("meeting", "postpone"): ("notice",),
    ("meeting", "cancel"): ("notice", "collecting", "postponed", "agenda"),
}  # fmt: skip
OURS = {
    ("meeting", "postpone"): "发给各单位的会议通知随即作废。仍要开会的，办理“重新安排”后另行通知。",
    ("meeting", "cancel"): "排进议程的议题随即退回待排期。仍要开会的，另行召集会议。",
    ("meeting", "circulate_minutes"): "纪要随即送参会单位核对。内容需要修改的，核对期满以后由主任或者召集人“退回修改纪要”。",
    ("meeting", "assign_decisions"): "议定事项随即逐件立项督办。分工、时限有误的，在督办件里调整；纪要有误的，办理“提出更正纪要”。",
    ("circulation", "issue_resolution"): "议定事项随即逐件立项督办。分工、时限有误的，在督办件里调整。",
    ("circulation_reply", "remind_reply"): "催告只是提醒，没有别的后果，不用撤回。",
    ("decision", "strike_off"): "这件随即办结；同一次会议的事项都办结的，会议随即归档。销号有误的，由办公室在下一次会议上另行提出议题。",
    ("decision", "return_report"): "补办的期限随即重新计算。退回有误的，请牵头单位说明情况后重新报结，办公室随即核验。",
    ("topic", "submit_topic"): "议题随即由办公室核对。内容有误的，由报送单位“撤回议题”后重新报送。",
}  # fmt: skip


def register():
    """Once, from `ready()`: the notice of a meeting asks every unit, and all of them are told with its seal."""
    TAKES_BACK.update(BACK)
    RETRACTS.update(GONE)
    LASTS.update(OURS)
    WITH["participation", "invited"] = "notice"

"""Topics of the fictional district along their roads, by steps at past instants."""

from casework.clock.tick import expire
from casework.core.process import PROCESSES
from casework.journal.instant import at
from demo.filing import sheet
from meetings.keeping import new_topic

WAITING = "议题背景写得具体：去年收到相关反映21件，涉及几个单位的职责，需要明确分工。"


class Proposer:
    """Proposes topics; `room` is the convening that knows people and days."""

    def __init__(self, room):
        self.room = room

    def fresh(self, topic):
        """The topic as stored now."""
        return PROCESSES["topic"].cases.objects.get(pk=topic.pk)

    def draft(self, row, ago):
        """Written by the unit's officer."""
        room, money = self.room, row.get("money", "")
        said = {
            "secret": "no", "title": row["title"], "restricted": "yes" if "restricted" in row else "no", "restricted_for": row.get("restricted", ""), "background": row.get("background", WAITING), "done": "", "touched": row["touched"],
            "proposals": [{"do": row.get("proposal", "明确分工和办理期限"), "who": room.units[row["lead"]].short, "until": "三个月内"}],
            "lead": row["lead"], "money": money, "money_source": "年度预算" if money else "", "urgent": "no", "urgent_reason": "",
            "kinds": ["money"] if money or row.get("road") == "explicit" else [], "minutes": row.get("minutes", 15),
        }  # fmt: skip
        with at(room.maker.instant(room.day(ago), 0)):
            return new_topic(room.units[row["unit"]], by=room.who[row["unit"]], **said)

    def proposed(self, row, ago):
        """Sent to the office."""
        return self.room.take(self.draft(row, ago), "submit_topic", row["unit"], ago, leader=self.room.leader(row["unit"]),
                              consented_on=self.room.day(ago).isoformat(), files={"sheet": sheet("负责人签批件"), "report": None})  # fmt: skip

    def asked(self, row, ago):
        """Sent to the units it touches."""
        topic = self.proposed(row, ago)
        return self.room.take(topic, "start_countersign", "office", ago - 1, units=row["touched"], question="对建议中涉及你单位职责的内容，是否同意？")

    def answer(self, topic, slug, ago, kind="agree", reason=""):
        """One unit's answer."""
        matter = topic.matters.get(unit__slug=slug)
        return self.room.take(matter, "sign", slug, ago, answer=kind, reason=reason, leader=self.room.leader(slug))

    def screened(self, row, ago):
        """Countersigned, or with the dissent noted."""
        topic = self.asked(row, ago)
        for slug in row["touched"]:
            kind = "amend" if row.get("amend") == slug else "disagree" if row.get("disagree") == slug else "agree"
            reason = {"agree": "", "amend": "小额定额报销的上限应当明确。", "disagree": "费用渠道没有依据，不能列支。"}[kind]
            self.answer(topic, slug, ago - 2, kind, reason)
        topic = self.fresh(topic)
        if topic.state == "coordinating":
            topic = self.room.take(topic, "submit_with_dissent", row["unit"], ago - 5)
        return topic

    def admitted(self, row, ago):
        """On its way to an agenda; some only after a review."""
        topic = self.screened(row, ago)
        if row.get("review"):
            return self.reviewed(topic, row["unit"], ago - 6, "admit_on_review")
        topic = self.room.take(topic, "recommend", "office", ago - 4, recommendation="admit", reason="涉及几个单位的职责，需要会议明确分工。", reason_code="")
        return self.room.take(topic, "admit", "convener", ago - 5)

    def reviewed(self, topic, unit, ago, end):
        """Refused, contested, looked into by another, decided."""
        room, said = self.room, {"reason_code": "R01", "reason": "没有需要其他单位配合的内容，由本单位研究办理。"}
        topic = room.take(topic, "recommend", "office", ago, recommendation="refuse", **said)
        topic = room.take(topic, "refuse", "convener", ago, **said)
        topic = room.take(topic, "request_review", unit, ago - 1, grounds="这件事涉及几个单位，本单位不能单独解决。")
        topic = room.take(topic, "look_into", "office2", ago - 2, finding="核对了职责分工和会签意见，逐条回应了申请的理由。")
        return room.take(topic, end, "convener", ago - 3, reason="核查清楚，按核查情况办理。")

    def elsewhere(self, row):
        """Topics that stand somewhere on the way."""
        if row["road"] in ("draft", "proposed"):
            getattr(self, row["road"])(row, 1)
        else:
            getattr(self, row["road"])(row)

    def merged(self, row):
        """Joined to another."""
        other = PROCESSES["topic"].cases.objects.filter(title__startswith="社区社会组织活动补助").order_by("-id").first()
        topic = self.room.take(self.proposed(row, 18), "propose_merge", "office", 17, into=other.number, reason="内容相近，可以一并研究。")
        self.room.take(topic, "agree_merge", row["unit"], 16)

    def explicit(self, row):
        """One unit has not answered where it must."""
        topic = self.asked(row, 12)
        self.answer(topic, row["touched"][1], 10)
        matter = topic.matters.get(unit__slug=row["touched"][0])
        for ago in (5, 3):
            self.lapse(matter, ago)

    def lapse(self, matter, ago):
        """The clock takes what is due on that day."""
        room = self.room
        with at(room.maker.instant(room.day(ago), 0, hour=0)):
            for deadline in matter.deadlines.filter(met_at__isnull=True, expired_at__isnull=True).order_by("due_on"):
                expire(deadline.pk)
            room.maker.post(PROCESSES["countersign"].cases.objects.get(pk=matter.pk))

    def supplementing(self, row):
        """Something is missing."""
        gaps = [{"code": "C04", "note": "签批件没有单位负责人签名"}, {"code": "C03", "note": "课程表没有时间安排"}]
        self.room.take(self.proposed(row, 2), "ask_supplement", "office", 1, gaps=gaps)

    def upheld(self, row):
        """Refused, and refused again."""
        self.reviewed(self.screened(row, 20), row["unit"], 14, "uphold_refusal")

    def withdrawn(self, row):
        """Taken back."""
        self.room.take(self.asked(row, 9), "withdraw", row["unit"], 6, reason="已由所属单位直接解决。")

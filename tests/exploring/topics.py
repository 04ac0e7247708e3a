"""议题 explored: one topic of health, touching finance and market; a meeting and a circulation move it from elsewhere."""

from casework.core.perform import perform
from demo.filing import sheet
from meetings.circulation.circulation import Circulation
from tests.exploring.council import Council
from tests.exploring.meeting_tables import TOPIC
from tests.meetings import circulated
from tests.meetings.cast import TOPIC as WRITTEN
from tests.meetings.cast import agenda, drafting, later, notified, roll

REASON = {"reason": "情况有变化，需要重新研究。"}
SAID = {"statements": "各单位发表了意见。", "resolved": "由区卫生健康委牵头办理。", "needed": "补充测算", "recused": ""}


class Explored(Council):
    """A topic from its draft, on the agenda of a meeting in session, or in a circulation that was signed."""

    process, table, names, beside_kind = "topic", TOPIC, ("draft", "session", "signed"), "countersign"
    asks_much = ("write", "submit_topic", "start_countersign", "refuse", "request_review", "send_to_circulation")

    shortcuts = {"session": ("decide", "refer", "defer", "terminate"), "signed": ("record_circulated",)}

    def build(self, name):
        """A topic where the example begins."""
        if name == "draft":
            return self.cast.draft(kinds=["licence"])
        topic = self.cast.admitted()
        if name == "session":
            self.meeting = notified(self.cast, [topic], days=4)
            type(self.meeting).objects.filter(pk=self.meeting.pk).update(begins_at=self.now)  # the day has come
            type(topic).objects.filter(pk=topic.pk).update(deferrals=1)  # put off before
            perform(self.meeting, "open_session", by=self.cast.convener, chair="康正平", attendance=roll(self.cast))
            return type(topic).objects.get(pk=topic.pk)
        topic = perform(topic, "send_to_circulation", by=self.cast.convener, ground="pressing")
        case = perform(Circulation.objects.get(origin=topic), "write_draft", by=self.cast.office, **circulated.DRAFT)
        case = perform(case, "submit_draft", by=self.cast.office, files=circulated.filed())
        perform(circulated.passed(self.cast, circulated.going_round(self.cast, case=case)), "sign_resolution", by=self.cast.convener, public="no")
        return topic

    def facts(self, step, case, turn):
        """What a person would fill in for a topic."""
        found = {
            "write": WRITTEN | {"kinds": [] if self.seen["steps"]["require_explicit"] and turn % 2 else ["licence"]},
            "submit_topic": {"leader": "主任", "consented_on": self.now.date().isoformat(), "files": {"sheet": sheet("签批件")}},
            "ask_supplement": {"gaps": [{"code": "C01", "note": "没有数据"}]}, "supplement": {"supplied": "已经补充数据和事例。"},
            "reopen": {"supplied": "已经补充数据和事例。"}, "start_countersign": {"units": case.touched, "question": "是否同意上述建议？"},
            "agree": {"revised": "修改后的建议，各单位都同意。"}, "recommend": {"recommendation": ("admit", "refuse")[turn % 2], "reason": "涉及几个单位。", "reason_code": ("", "R05")[turn % 2]},
            "refuse": {"reason_code": "R05", "reason": "材料还不足以审议，请补充。"}, "request_review": {"grounds": "材料已经补充齐全，请复核。"},
            "look_into": {"finding": "核对了材料，逐条回应。"}, "record_referral": {"resolution": "同意办理。", "files": {"document": sheet("批示")}},
            "send_to_circulation": {"ground": "pressing"}, "restrict_topic": {"reason": "含商业秘密。"}, "name_step": {"wanted": "propose_grant", "words": "两个单位都没有不同意见。"},
        }  # fmt: skip
        if step == "bind_case" and not self.seen["steps"]["name_step"]:  # afterwards it is loosened again
            return {"about": self.cast.bureau.reach("under_review").number}
        if step == "propose_merge":
            return REASON | {"into": self.cast.proposed("finance", touched=["market"], title="另一件相近的准入协同议题").number}
        return found.get(step, REASON if step in ("decline_merge", "admit_on_review", "uphold_refusal", "terminate", "withdraw") else {})

    def answer(self, matter, turn):
        """A unit agrees, mostly; the rest has its reasons."""
        kind = "disagree" if turn % 3 == 0 else "amend" if turn % 3 == 1 else "agree"
        return "sign", {"answer": kind, "reason": "理由和依据写在这里，请研究。", "leader": "局长"}

    def answered(self, kind):
        """Every unit answers alike."""
        for matter in self.matters():
            self.elsewhere(matter, "sign", matter.asked.slug, answer=kind, reason="理由和依据写在这里，请研究。", leader="局长")

    def cause_close_countersign(self, turn):
        """All agree."""
        self.answered("agree")

    def cause_require_explicit(self, turn):
        """Nobody says anything."""
        self.silence()

    def cause_take_in(self, turn):
        """Another unit's topic is merged into this one."""
        other = self.cast.proposed("finance", touched=["market"], title="另一件相近的准入协同议题")
        if self.elsewhere(other, "propose_merge", "office", into=self.case.number, reason="内容相近，可以一并研究。"):
            self.elsewhere(other, "agree_merge", "finance")

    def cause_schedule(self, turn):
        """A meeting lays it on its agenda."""
        self.meeting = drafting(self.cast)
        self.elsewhere(self.meeting, "submit_agenda", "office", begins_at=later(9, "T14:30"), minutes=60, place="205会议室", observers="",
                       urgent_reason="", items=agenda(self.cast, [self.fresh()]))  # fmt: skip

    def held_by(self):
        """The meeting that has it on its agenda."""
        return self.fresh().agenda_items.filter(outcome="").first().meeting

    def cause_unschedule(self, turn):
        """The meeting is not held."""
        self.elsewhere(self.held_by(), "cancel", "convener", reason_code="R02", reason="重大活动")

    def record(self, outcome):
        """The meeting, if it is in session, comes to this item."""
        self.elsewhere(self.held_by(), "record_item", "office", item=self.case.number, outcome=outcome, **SAID)

    def cause_decide(self, turn):
        """Resolved."""
        self.record("resolved")

    def cause_refer(self, turn):
        """No agreement."""
        self.record("referred")

    def cause_defer(self, turn):
        """Put off."""
        self.record("deferred")

    def going(self):
        """The circulation it is in."""
        return Circulation.objects.get(origin=self.case.pk, closed_at__isnull=True, issued_on__isnull=True)

    def cause_record_circulated(self, turn):
        """Issued, where it was signed."""
        self.elsewhere(self.going(), "issue_resolution", "office")

    def cause_return_from_circulation(self, turn):
        """The convener calls it back."""
        self.elsewhere(self.going(), "recall_circulation", "convener", **REASON)

    def holds(self, case):
        """On an agenda only where one has it; decided only with words; in a circulation only while one runs."""
        waits = case.agenda_items.filter(outcome="").count()
        assert waits == (1 if case.state == "on_agenda" else 0)
        assert (case.state == "decided") == (case.decided_at is not None) == bool(case.resolution)
        running = case.circulations.filter(closed_at__isnull=True).exclude(state="issued").count()
        assert running == (1 if case.state == "in_circulation" else 0)

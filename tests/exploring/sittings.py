"""会议 explored: one meeting of the five units with two topics, from its plan to its last decision."""

from casework.core.process import PROCESSES
from demo.filing import sheet
from tests.exploring.council import Council
from tests.exploring.meeting_tables import MEETING
from tests.meetings.cast import MINUTES, agenda, issued, later, notified, planned, roll, task

REASON = {"reason": "情况有变化，需要重新安排。"}
LATER = ("supervising", "correcting")
OVER = ("held", "minutes_circulated", "minutes_checking", "minutes_awaiting_signature", "minutes_signed", "issued", "supervising", "correcting", "closed")


class Held(Council):
    """A meeting on the plan, called, or with its minutes issued."""

    process, table, names, beside_kind = "meeting", MEETING, ("planned", "called", "out"), "participation"
    asks_much = ("submit_agenda", "open_session", "record_item", "end_session", "circulate_minutes", "sign_minutes", "send_materials")
    shortcuts = {"called": ("open_session", "circulate_minutes", "return_minutes", "issue_minutes", "close_without_decisions"),
                 "out": ("archive", "refuse_correction", "approve_correction")}  # fmt: skip

    def build(self, name):
        """A meeting and what waits for its agenda."""
        first = self.cast.admitted()
        if name == "planned":
            return planned(self.cast)
        if name == "called":
            return self.today(notified(self.cast, [first], days=4))
        return issued(self.cast, [first], lambda moment: self.today(self.meetings().latest("pk")), public="no")

    def meetings(self):
        """All meetings."""
        return PROCESSES["meeting"].cases.objects.all()

    def today(self, case):
        """The day of the meeting has come, without the clock's steps on the way."""
        self.meetings().filter(pk=case.pk).update(begins_at=self.now)
        return self.meetings().get(pk=case.pk)

    def facts(self, step, case, turn):
        """What a person would fill in for a meeting."""
        topics = [item.topic for item in case.agenda.select_related("topic")]
        waiting = list(PROCESSES["topic"].cases.objects.filter(state__in=("admitted", "deferred")))
        begins = later(9, "T14:30")
        found = {
            "convene_special": REASON | {"ground": "convener", "proposers": [], "units": []},
            "submit_agenda": {"begins_at": begins, "minutes": 60, "place": "205会议室", "observers": "", "urgent_reason": "紧急",
                              "items": agenda(self.cast, [*topics, *waiting], minutes=25 if turn % 5 else 70)},
            "check_agenda": {"opinion": "齐全。"}, "send_materials": {"files": {"packet": sheet("材料汇编")}},
            "open_session": {"chair": "康正平", "attendance": roll(self.cast, absent=() if turn % 3 else ("science", "market"))},
            "record_item": {"item": next((i.topic.number for i in case.agenda.filter(outcome="")), ""), "statements": "没有不同意见。",
                            "outcome": ("resolved", "deferred", "referred", "resolved")[turn % 4], "resolved": "由区卫生健康委牵头。", "needed": "", "recused": ""},
            "end_session": {"recorder": "邹晓岚", "files": {"record": sheet("会议记录")}}, "postpone": REASON | {"reason_code": "R02"},
            "reconvene": {"begins_at": begins, "place": "205会议室"}, "cancel": REASON | {"reason_code": "R02"},
            "circulate_minutes": self.minutes(case, turn), "handle_comments": {"handled": "逐条核对会议记录。"}, "check_minutes": {"opinion": "一致。"},
            "sign_minutes": {"public_items": [{"topic": topic.number, "public": ("no", "yes")[turn % 2]} for topic in topics], "rulings": ""},
            "propose_correction": {"wrong": "原来的字句", "right": "更正的字句"},
        }  # fmt: skip
        return found.get(step, REASON if step in ("return_agenda", "change_agenda", "return_minutes", "refuse_correction") else {})

    def minutes(self, case, turn):
        """Item by item; a task where something was resolved, or none."""
        items = list(case.agenda.select_related("topic"))
        none = {"considered": "会议认为，需要补充。", "resolved": "", "required": ""}
        done = [item for item in items if item.outcome in ("resolved", "noted")]
        some = bool(self.seen["steps"]["close_without_decisions"]) or turn % 4 == 3
        return {"opening": "", "items": [{"topic": i.topic.number, **(MINUTES if i in done else none)} for i in items],
                "tasks": [task(done[0].topic, due="")] if done and some else []}  # fmt: skip

    def answer(self, matter, turn):
        """Who comes, or whether the minutes are right."""
        if matter.state == "checking":
            return ("find_correct", {}) if turn % 3 else ("comment", {"text": "第一项的配合单位应当写全。"})
        return "confirm_coming", {"name": "某局长", "title": "局长"}

    def cause_close_minutes_opinions(self, turn):
        """Every unit says whether the minutes are right."""
        for matter in self.matters():
            step, said = self.answer(matter, turn)
            self.elsewhere(matter, step, matter.asked.slug, **said)

    def cause_archive(self, turn):
        """The last decision is ended."""
        for decision in PROCESSES["decision"].cases.objects.filter(sitting_id=self.case.pk, closed_at__isnull=True):
            self.elsewhere(decision, "accept_task", decision.unit.slug, responsible="科长", plan="分工落实。")
            self.elsewhere(decision, "request_termination", "office", **REASON)
            self.elsewhere(decision, "end_early", "convener", opinion="同意终止。")

    def holds(self, case):
        """No item without a topic that knows of it; the sum fits; no decision without a recorded resolution in issued minutes."""
        items = list(case.agenda.select_related("topic"))
        waits = {"on_agenda"} if case.state != "cancelled" else set()
        assert all(item.topic.state in waits for item in items if not item.outcome)
        assert all(item.outcome for item in items) or case.state not in OVER
        assert sum(item.minutes for item in items) <= case.minutes
        assert case.decisions.count() == (sum(len(item.tasks) for item in items) if case.state in LATER or case.decisions.exists() else 0)
        assert all(item.resolved and item.outcome in ("resolved", "noted") for item in items if item.tasks)
        assert (case.issued_on is not None) == (case.state in ("issued", *LATER)) or case.state == "closed"
        assert not case.ended_at or case.state in OVER

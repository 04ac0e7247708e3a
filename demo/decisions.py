"""Decisions of the fictional district along their roads, by steps at past instants."""

from casework.clock.tick import expire
from casework.core.process import PROCESSES
from casework.journal.instant import at, today
from demo.filing import sheet
from meetings.decisions import rounds


class Follower:
    """Follows decisions up; `room` is the convening that knows people and days."""

    def __init__(self, room):
        self.room = room

    def follow(self, decision, road, ago):
        """From its assignment, `ago` working days ago, to the end of its road."""
        self.decision, self.ago = decision, ago
        getattr(self, road)()

    @property
    def lead(self):
        """The officer of the unit that leads."""
        return self.decision.unit.slug

    def take(self, step, who, ago, **facts):
        """One step, never ahead of today."""
        self.decision = self.room.take(self.decision, step, who, max(0, ago), **facts)

    def lapse(self):
        """What the clock would have done since the last day was over."""
        for deadline in self.decision.deadlines.filter(met_at__isnull=True, expired_at__isnull=True, due_on__lt=today()).order_by("due_on"):
            day = self.room.maker.working.add(deadline.due_on, 1)
            if deadline.on_expiry and day <= today():
                with at(self.room.maker.instant(day, 0, hour=0)):
                    expire(deadline.pk)
                    self.decision = PROCESSES["decision"].cases.objects.get(pk=self.decision.pk)
                    self.room.maker.post(self.decision)

    def past_due(self):
        """How many working days ago the last day was over."""
        return max(0, self.room.maker.working.count(self.decision.last_day, today()) - 1)

    def assigned(self):
        """Silence confirms it."""
        self.lapse()

    def confirmed(self):
        """The lead has taken it on."""
        self.take("accept_task", self.lead, self.ago - 1, responsible=self.room.who[self.lead].name, plan="分工落实，按期完成。")

    def working(self):
        """Under way; the clock has warned where the last day is near."""
        self.confirmed()
        self.take("report_progress", self.lead, 5, text="初稿已经形成，正在征求意见，下一步按意见修改。", percent=70)
        with at(self.room.maker.instant(today(), 0, hour=0)):
            rounds.go_round(today())

    def report(self, ago):
        """Done, with what came of it."""
        self.take("report_done", self.lead, ago, result="已经按纪要完成，成果材料见附件。", files={"deliverable": sheet("成果材料")})

    def reported(self):
        """Waiting to be looked at."""
        self.confirmed()
        self.report(3)

    def accepted(self):
        """Looked at, waiting for the director."""
        self.confirmed()
        self.report(7)
        self.take("verify_result", "office", 4, way="papers", finding="成果与纪要要求一致。")

    def done(self):
        """Struck off in time."""
        self.confirmed()
        self.report(self.ago - 10)
        self.take("verify_result", "office", self.ago - 12, way="papers", finding="成果与纪要要求一致。")
        self.take("strike_off", "director", self.ago - 13, opinion="同意销号。")

    def overdue(self):
        """The last day is over."""
        self.confirmed()
        self.lapse()

    def urged(self):
        """A demand in writing."""
        self.overdue()
        self.take("urge", "office", self.past_due() - 1, urging="请尽快完成并报结，书面说明没有按期完成的原因。")

    def explained(self):
        """An explanation and a promise."""
        self.urged()
        self.take("explain", self.lead, self.past_due() - 2, reason="实地核查人手不足，进度滞后。", promise=self.room.day(-9).isoformat())

    def escalated(self):
        """Late for so long that the convener talks to the unit."""
        self.explained()
        self.lapse()

    def late_done(self):
        """Struck off, but late."""
        self.urged()
        ago = self.past_due()
        self.report(ago - 6)
        self.take("verify_result", "office", ago - 8, way="visit", finding="现场核对，与纪要一致。")
        self.take("strike_off", "director", ago - 9, opinion="同意销号，逾期照记。")

    def returned(self):
        """Not yet what was resolved."""
        self.confirmed()
        self.report(8)
        self.take("return_report", "office", 5, gaps=[{"gap": "首批数据缺少有效期字段，请补齐以后重新报结。"}])

    def asked(self):
        """More time has been asked for."""
        self.confirmed()
        until = self.decision.last_day.replace(day=28)
        until = until if until > self.decision.last_day else self.room.maker.working.add(self.decision.last_day, 10)
        self.take("request_extension", self.lead, 6, until=until.isoformat(), reason="需要市级系统开放接口，已经联系，正在等待答复。")

    def ended(self):
        """Need not be done any more."""
        self.confirmed()
        self.take("request_termination", self.lead, self.ago - 40, reason="孵化基地场地统一预约以后需求已经满足。")
        self.take("end_early", "convener", self.ago - 42, opinion="同意终止。")

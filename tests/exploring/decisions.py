"""督办 explored: anybody tries anything at any time; the last day may be near or far."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from casework.core.perform import Closed, perform
from casework.journal.instant import now
from network.actors import the_clock, the_engine
from tests.exploring.explorer import Explorer
from tests.exploring.meeting_tables import DECISION, facts
from tests.meetings.cast import assigned

PEOPLE = ("health", "finance", "science", "office", "office2", "director", "convener", "clock", "engine")
# Who tries a step on the ordinary road, in turn: the lead, an assisting unit where it is theirs, a second pair of eyes.
HANDS = {"liaison": ("health",), "office": ("office", "office2"), "chief": ("director",), "convener": ("convener",), "clock": ("clock",)}


class Followed(Explorer):
    """One decision, led by health, assisted by finance."""

    process, table, names = "decision", DECISION, ("far", "near")
    cast = sitting = None  # set by `explore`

    @classmethod
    def enough(cls, seen):
        """Every state and step of the table reached; the road is short."""
        return not cls.missing(seen)

    @classmethod
    def missing(cls, seen):
        """What no example has come to yet; an assigned one is where they begin."""
        return super().missing(seen) - {"assigned"}

    def build(self, name):
        """A decision just assigned."""
        return assigned(self.cast, now().date() + timedelta(days=60 if name == "far" else 8), self.sitting)

    def somebody(self, who):
        """A person of the cast, or a machine."""
        return {"clock": the_clock, "engine": the_engine}.get(who) or getattr(self.cast, who)

    def take(self, step, who, nonsense):
        """Try a step."""
        before = self.fresh()
        self.seen["tried"] += 1
        try:
            perform(self.case.pk, step, by=self.somebody(who), **facts(step, before, self.now.date(), nonsense))
        except Closed:
            self.seen["refused"] += 1
            return
        allowed = set(self.table[step][0].split()) if step in self.table else {"anybody"}
        assert step == "recall" or {"health": "liaison", "finance": "liaison", "office": "office", "office2": "office", "director": "chief",
                                    "convener": "convener", "clock": "clock"}.get(who) in allowed, (step, who)  # fmt: skip
        self.catch_up({self.table[step][0]} if step in self.table else {"anybody"})

    def catch_up(self, allowed):
        """A step may have several hands in the table."""
        names = {name for one in allowed for name in one.split()}
        super().catch_up(names | {hands for hands, _, _ in self.table.values() if set(hands.split()) & names})

    @rule(pick=st.integers(0, 99))
    def go_on(self, pick):
        """Somebody whose turn it may be takes a step that leads on from here."""
        self.onwards(pick, nonsense=False)

    @rule(pick=st.integers(0, 99))
    def stumble(self, pick):
        """The right person at the right door, who fills in nonsense."""
        self.onwards(pick, nonsense=True)

    def onwards(self, pick, nonsense):
        """Try the doors that stand here until one opens; the clock's open by waiting."""
        if not hasattr(self, "case"):
            return
        version, ahead = self.version, self.ahead(pick, self.path[-1], without=("clock",) if nonsense else ())
        if not ahead:
            self.follow_from(self.build("far"))
        for step in ahead:
            who = self.table[step][0].split()[0]
            if who == "clock":
                self.wait(max(0, (self.fresh().due_on - self.now.date()).days + (0 if step == "warn_due" else 1)))
            else:
                lead, other = self.fresh().unit.slug, "finance"
                hands = HANDS[who] if who != "liaison" else (lead,) if step != "report_cooperation" else (other,)
                self.take(step, hands[pick % len(hands)], nonsense)
            if self.version != version:
                return

    @rule(step=st.sampled_from([*DECISION, "recall"]), who=st.sampled_from(PEOPLE), nonsense=st.booleans())
    def try_anything(self, step, who, nonsense):
        """Anybody tries anything."""
        if hasattr(self, "case"):
            self.take(step, who, nonsense)

    @invariant()
    def late_stays_late(self):
        """Once red it stays counted, and the last day never moves without the first being kept."""
        if not self.unchanged("late"):
            case = self.fresh()
            was_late = case.entries.filter(step="mark_overdue", outcome="done").exists()
            assert was_late == (case.overdue_on is not None)
            assert case.extended <= 1

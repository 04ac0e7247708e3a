"""What topics, meetings and circulations share when they are explored: the cast's hands, units that answer beside, the engine's causes."""

import time_machine
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from casework.clock.days import due
from casework.clock.deadline import Deadline
from casework.core.case import NEVER
from casework.core.models import Case
from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from network.actors import the_clock, the_engine
from tests.exploring.explorer import BEGUN, Explorer
from tests.meetings.cast import MEMBERS

HANDS = {"office": ("office", "office2"), "chief": ("director",), "convener": ("convener",), "clock": ("clock",), "engine": ("engine",)}
ROLES = {"office": "office", "office2": "office", "director": "chief", "convener": "convener", "clock": "clock", "engine": "engine",
         **dict.fromkeys(MEMBERS, "liaison")}  # fmt: skip
PEOPLE = ("health", "finance", "science", "office", "office2", "director", "convener", "clock")
NONSENSE = {"reason": "", "title": "短", "items": [{"topic": "无", "minutes": "-1"}], "units": ["nobody"], "answer": "maybe", "opinion": "", "gaps": [],
            "secret": "yes", "ground": "whim", "attendance": [], "tasks": [{"lead": "nobody"}], "public": "", "meeting": "0", "into": "0"}  # fmt: skip
MOVES = ["on"] * 7 + ["stumble", "anything", "answer", "wait"]
DEAD = ("cancelled", "abandoned")


class Council(Explorer):
    """A case of the joint meeting, moved by anybody; the units' own matters are moved beside it.

    `causes` name what somebody has to do elsewhere for the engine to take a step here; `lead` is the proposing unit's officer.
    """

    cast, least, lead, beside_kind = None, 60, "health", ""

    @classmethod
    def enough(cls, seen):
        """Every state and step of the table reached, and some more moves tried."""
        return seen["tried"] >= cls.least and not cls.missing(seen)

    @classmethod
    def missing(cls, seen):
        """What no example has come to yet; where cases begin is reached by being there."""
        return super().missing(seen) - {PROCESSES[cls.process].starts}

    def facts(self, step, case, turn):
        """What a person would fill in; `turn` counts what was tried, so that answers vary."""
        raise NotImplementedError

    def answer(self, matter, pick):
        """(step, facts) by which a unit answers its matter."""
        raise NotImplementedError

    def somebody(self, who):
        """A person of the cast, or a machine."""
        return {"clock": the_clock, "engine": the_engine}.get(who) or getattr(self.cast, who)

    def catch_up(self, allowed):
        """A step may have several hands in the table; the engine's come with somebody's elsewhere."""
        names = {name for one in allowed for name in one.split()} | {"engine"}
        super().catch_up(names | {hands for hands, _, _ in self.table.values() if set(hands.split()) & names})

    def take(self, step, who, nonsense=False):
        """Try a step of the case itself."""
        self.seen["tried"] += 1
        try:
            perform(self.case.pk, step, by=self.somebody(who), **(NONSENSE if nonsense else self.facts(step, self.fresh(), self.seen["tried"])))
        except Closed:
            self.seen["refused"] += 1
            return
        assert ROLES[who] in self.table[step][0].split(), (step, who)
        assert not nonsense or step not in self.asks_much, step
        self.catch_up({self.table[step][0]})

    asks_much = ()
    shortcuts = {}  # start -> steps that are far from a draft: begun there until they were seen

    def start(self):
        """A shortcut to what was not seen yet; a draft once all of those were."""
        return next((name for name, steps in self.shortcuts.items() if not all(self.seen["steps"][step] for step in steps)), self.names[0])

    def time_passes(self, days):
        """Among the moves here: a rule of its own would be every second one."""

    def elsewhere(self, case, step, who, **facts):
        """A step of another case; whatever it moves here is followed."""
        try:
            done = perform(case.pk, step, by=self.somebody(who), **facts)
        except Closed:
            self.seen["beside_refused"] += 1
            done = None
        else:
            self.seen["beside"] += 1
        self.catch_up({"engine"})
        return done

    def matters(self):
        """The units' matters that still wait."""
        rows = PROCESSES[self.beside_kind].cases.objects.filter(parent_id=self.case.pk, closed_at__isnull=True)
        return list(rows.select_related("asked", "unit", "parent").order_by("pk"))

    @rule(kind=st.sampled_from(MOVES), step=st.integers(0, 99), who=st.sampled_from(PEOPLE), pick=st.integers(0, 99))
    def move(self, kind, step, who, pick):
        """One rule for all moves: hypothesis leaves out whole rules of an example, and the road is long."""
        if not hasattr(self, "case"):
            return
        if kind == "wait":
            self.wait((0, 1, 3, 6)[step % 4])
        elif kind == "anything":  # anybody tries anything
            self.take(sorted(self.table)[step % len(self.table)], who, nonsense=pick % 2 == 0)
        elif kind == "answer":  # a unit that was asked, or a stranger in its place
            for matter in self.matters()[:1] if self.beside_kind else ():
                name, facts = self.answer(matter, self.seen["beside"])
                self.elsewhere(matter, name, "science" if pick > 90 else matter.asked.slug, **facts)
        else:  # somebody whose turn it may be, filling in what is asked or nonsense
            self.onwards(pick, nonsense=kind == "stumble")

    def onwards(self, pick, nonsense=False):
        """Try the doors that stand here until one opens; the clock's open by waiting, the engine's by something elsewhere."""
        version, ahead = self.version, self.ahead(pick, self.path[-1], without=("clock", "engine") if nonsense else ())
        if not ahead or self.missing(self.seen) and self.path[-1] not in self.far():  # over, or nothing unseen lies ahead
            self.again()
            return
        for step in ahead:
            who = self.table[step][0].split()[0]
            if who == "clock":
                self.until_due()
            elif cause := getattr(self, f"cause_{step}", None):
                cause(self.seen["tried"])
            else:
                hands = HANDS.get(who, (self.lead,))
                self.take(step, hands[self.seen["tried"] % len(hands)], nonsense)
                if self.version == version and "clock" in self.table[step][0].split() and not self.seen["steps"][step] and not nonsense:
                    self.until_due()
            if self.version != version or nonsense:
                return
        if not nonsense:
            self.again()  # every door was tried

    def ahead(self, pick, here, without=()):
        """The steps that lead on from here, those on the shortest way to something unseen first; now and then in any order."""
        found = super().ahead(pick or 1, here, without)
        if pick % 10 == 9:
            return found
        far = self.far()
        taken = self.seen["steps"]
        return sorted(found, key=lambda name: (taken[name] > 0, self.way(name, here, far), taken[name]))

    def way(self, name, here, far):
        """How long the way by this step is, to something unseen; what was taken often seems longer."""
        return far.get(self.target(name, here), 99) + self.seen["steps"][name] // 2

    def target(self, name, here):
        """Where a step leads from here."""
        return here if self.table[name][2] == "=" else self.table[name][2]

    def far(self):
        """state -> how many steps it is to one from which a step was never taken."""
        unseen = [sources.split() for name, (_, sources, _) in self.table.items() if not self.seen["steps"][name]]
        found, edge, steps = {}, {state for sources in unseen for state in sources}, 0
        while edge:
            found |= dict.fromkeys(edge, steps)
            edge = {state for _, sources, target in self.table.values() if target in edge for state in sources.split()} - set(found)
            steps += 1
        return found

    def again(self):
        """The case is over: the example begins anew, in the same savepoint's place where it can."""
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)
        self.now = BEGUN
        self.travel.stop()
        self.travel = time_machine.travel(self.now, tick=False)
        self.travel.start()
        begun = self.starts.at(self.start(), self.build)
        self.frame = transaction.atomic()
        self.frame.__enter__()
        for look in [name for name in self.__dict__ if name.startswith("looked_")]:
            del self.__dict__[look]
        self.follow_from(begun)

    def until_due(self):
        """Wait until what is due first is over."""
        last = Case.objects.get(pk=self.case.pk).due_on
        if last != NEVER:
            self.wait(max(0, (last - self.now.date()).days + 1))

    def silence(self, pick=0):
        """Nobody answers any more: twice the time is over."""
        for _ in range(2):
            for matter in self.matters()[:1]:
                self.wait(max(0, (matter.due_on - self.now.date()).days + 1) if matter.due_on != NEVER else 0)

    @invariant()
    def a_closed_case_keeps_no_open_matter(self):
        """Nobody is asked any more once the case is over."""
        if not self.unchanged("matters") and self.fresh().closed_at is not None:
            assert not self.fresh().matters.filter(closed_at__isnull=True).exists()

    @invariant()
    def deadlines_are_what_the_events_make_them(self):
        """Every running deadline is its first day and its rule, counted again."""
        if not self.unchanged("deadlines"):
            for row in Deadline.objects.filter(met_at__isnull=True, case_id__in=[self.case.pk, *self.case.matters.values_list("pk", flat=True)]):
                assert row.due_on == due(row.starts_on, row.number, row.unit, (), self.working), row.name

    @invariant()
    def what_it_must_be(self):
        """The process's own invariants, asked when something was written."""
        if not self.unchanged("own"):
            self.holds(self.fresh())

    def holds(self, case):
        """Raises AssertionError where it is not as it must be."""
        raise NotImplementedError

"""成立登记 explored, with whatever may run beside it: anybody tries anything at any time."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from casework.clock.deadline import Deadline
from casework.core.models import Barred, Case, Entry
from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from matters.matter import Matter
from matters.opening import not_now, open_matter
from network.actors import the_clock
from network.models import User
from orgs import codes
from orgs.organization import Kind
from tests.exploring import besides, recounting
from tests.exploring.establishment_table import PEOPLE, REVIEWERS, TABLE, facts
from tests.exploring.explorer import Explorer


def staffed(bureau):
    """Two reviewers more, for recusals and redone cases, and codes enough."""
    bureau.hire("reviewer3", "reviewer", "approval")
    bureau.hire("reviewer4", "reviewer", "approval")
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 2000 + n) for n in range(500)], Kind.PRIVATE_UNIT)


class Establishment(Explorer):
    """One establishment; matters are opened beside it where the road needs them."""

    process, table, names = "establishment", TABLE, ("direct", "sponsored")

    @classmethod
    def missing(cls, seen):
        """What an annulled decision leads to is reached in tests/matters/test_exploration_beside.py."""
        return super().missing(seen) - {"remedy_redo"}

    def build(self, name):
        """A draft, registered directly or with a sponsor."""
        sponsor = {"direct_class": "none", "sponsor": str(self.bureau.units["culture"].pk)}
        return self.bureau.draft(**(sponsor if name == "sponsored" else {}))

    def take(self, step, by, **given):
        """Try a step."""
        self.seen["tried"] += 1
        try:
            perform(self.case.pk, step, by=by, **given)
        except Closed:
            self.seen["refused"] += 1
            return
        self.catch_up({TABLE[step][0]} if step in TABLE else {"anybody"})

    @rule(pick=st.integers(0, 99))
    def go_on(self, pick):
        """Somebody whose turn it may be takes a step that leads on from here."""
        self.onwards(pick, nonsense=False)

    @rule(pick=st.integers(0, 99))
    def go_further(self, pick):
        """The same again: hypothesis draws every rule equally often, and cases go on more often than wrong."""
        self.onwards(pick, nonsense=False)

    @rule(pick=st.integers(0, 99))
    def go_farther(self, pick):
        """And again."""
        self.onwards(pick, nonsense=False)

    @rule(pick=st.integers(0, 99))
    def stumble(self, pick):
        """The right person at the right door, who fills in nonsense."""
        self.onwards(pick, nonsense=True)

    def onwards(self, pick, nonsense):
        """Try the doors that stand here until one opens; a closed case waits, or gives way to another."""
        if not hasattr(self, "case"):
            return
        here, version = self.path[-1], self.version
        ahead = self.ahead(pick, here, without=("engine",))
        if not ahead:
            self.follow_from(self.build(self.names[pick % 2]))
        if here in ("refused", "not_accepted", "refusal_final") and pick % 3:
            self.arrange("remedy", pick)
            return
        for state, kind, over in (("revocation_heard", "deliberation", "concluded"), ("hearing_set", "hearing_session", "held")):
            if here == state and pick % 3 and not self.fresh().matters.filter(state=over).exists():
                self.arrange(kind, pick)
                return
        for step in ahead:
            if TABLE[step][0] == "clock":
                self.wait_out()
            else:
                self.take(step, self.person(step), **self.facts(step, nonsense))
                if self.version == version and not self.seen["steps"][step] and not nonsense:
                    self.later(step, here)
            if self.version != version:
                return
        self.clear_the_way(pick)

    def later(self, step, here):
        """A step nobody has taken yet may have to wait until a limit is over."""
        self.wait_out()
        if self.path[-1] == here:
            self.take(step, self.person(step), **self.facts(step, nonsense=False))

    def clear_the_way(self, pick):
        """Nothing led on: what runs beside the case may hold it up, or its time has not come."""
        if not hasattr(self, "case"):
            return
        for row in self.fresh().matters.filter(closed_at__isnull=True).order_by("id"):
            before = self.seen["beside"] - self.seen["beside_refused"]
            self.matter_step(self.fresh(), row, pick)
            if self.seen["beside"] - self.seen["beside_refused"] == before and row.process in besides.HELD:
                self.wait(days=17 if row.process == "hearing_session" else 5)

    def person(self, step):
        """Whoever takes a step: the case's own handler where a reviewer does."""
        who, case = TABLE[step][0], self.fresh()
        return case.handler if who == "reviewer" and case.handler else getattr(self.bureau, who)

    def out(self, case):
        """Accounts of those who have left the case."""
        return set(Barred.objects.filter(case_id=case.pk).values_list("user__username", flat=True))

    def facts(self, step, nonsense):
        """What is filled in; reviewers who have left the case are not named."""
        case = self.fresh()
        out = self.out(case)
        free = [name for name in REVIEWERS if name not in out]
        return facts(step, self.now.date().isoformat(), nonsense, case, free or REVIEWERS)

    def beside(self, pick):
        """The least used door of a kind that fits here, kinds with steps nobody has taken first.

        The parent's state must not move but by `then`.
        """
        if not hasattr(self, "case"):
            return
        case = self.fresh()
        running = list(case.matters.filter(closed_at__isnull=True).order_by("id"))
        if running and pick % 5:
            running.sort(key=lambda row: not self.untried(row.process))
            self.matter_step(case, running[0 if pick % 2 else pick % len(running)], pick)
        for kind in sorted(besides.KINDS, key=lambda name: (not self.untried(name), self.seen["kinds"][name])):
            if self.open_beside(kind, case):
                return

    def arrange(self, kind, pick):
        """A revocation needs a meeting first, a hearing its session."""
        called = self.fresh().matters.filter(process=kind, closed_at__isnull=True).first()
        if called is None:
            self.open_beside(kind, self.fresh())
            return
        if kind != "remedy":
            self.wait(days=17)
        self.matter_step(self.fresh(), called, pick)

    def open_beside(self, kind, case):
        """Open one of this kind; whether it was."""
        who = besides.KINDS[kind][0]
        by = case.handler if who == "handler" else getattr(self.bureau, who)
        if by is None or not_now(case, PROCESSES[kind]):
            return False
        self.seen["beside"] += 1
        try:
            open_matter(case, kind, by=by, **besides.opening(kind, case, self.now))
        except Closed:
            self.catch_up(set())
            return False
        self.seen["kinds"][kind] += 1
        self.catch_up(set())
        return True

    def matter_step(self, case, row, pick):
        """The least used step of this matter that opens."""
        steps = besides.KINDS[row.process][1]
        if row.process in besides.HELD and pick % 2 and self.untried(row.process) - {"cancel"}:
            self.wait(days=17 if row.process == "hearing_session" else 5)  # what nobody has tried yet may need its day
        matter = PROCESSES[row.process].cases.objects.select_related("handler").get(pk=row.pk)
        given_up = pick > 80 or self.untried(row.process) == {"cancel"}
        ahead = [name for name, (_, sources, _) in steps.items() if matter.state in sources.split() and (name != "cancel" or given_up)]
        for name in sorted(ahead, key=lambda step: self.seen["matters"][row.process, step]):
            self.seen["beside"] += 1
            by = self.somebody(steps[name][0], case, matter, pick)
            try:
                perform(matter, name, by=by, **besides.facts(name, matter, case, self.now, self.spare(case)))
            except Closed:
                self.seen["beside_refused"] += 1
                continue
            self.seen["matters"][row.process, name] += 1
            self.catch_up({"chief"} if name == "grant_recusal" else {"engine"} if name == "record_annulled" else set())
            return

    def alone(self):
        """What nobody presses and nobody has seen yet: wait for the clock, or end the case that a matter hangs on."""
        for row in self.fresh().matters.filter(closed_at__isnull=True).order_by("id"):
            for step, (who, sources, _) in besides.BY_THEMSELVES[row.process].items():
                if self.seen["matters"][row.process, step] or row.state not in sources.split():
                    continue
                if who == "clock":
                    self.wait(max(0, (row.due_on - self.now.date()).days - (1 if step == "remind_before" else -1)))
                else:
                    for end, by in (("withdraw", "founder"), ("keep_registration", "approver2")):
                        self.take(end, getattr(self.bureau, by), **self.facts(end, nonsense=False))
                return True
        return False

    def untried(self, kind):
        """The steps of a kind of matter that nobody has taken yet."""
        return {step for step in besides.KINDS[kind][1] if not self.seen["matters"][kind, step]}

    def somebody(self, who, case, matter, pick):
        """The person of the matter or the bureau who takes a step beside."""
        if who == "members":
            return User.objects.get(pk=matter.members[pick % 2]["user"])
        named = {"case_handler": case.handler, "matter_handler": matter.handler}
        return (named[who] if who in named else getattr(self.bureau, who)) or self.bureau.clerk

    def spare(self, case):
        """The account of a reviewer who has nothing to do with the case."""
        if not case.handler:
            return ""
        out = self.out(case) | {case.handler.username}
        return next((name for name in REVIEWERS if name not in out), "")

    @rule(step=st.sampled_from([*TABLE, "recall"]), who=st.sampled_from(PEOPLE), nonsense=st.booleans())
    def try_anything(self, step, who, nonsense):
        """Anybody tries anything."""
        if not hasattr(self, "case"):
            return
        by = the_clock if who == "clock" else getattr(self.bureau, who)
        self.take(step, by, **(self.facts(step, nonsense) if step in TABLE else {}))

    @rule(patience=st.integers(0, 3))
    def nobody_answers(self, patience):
        """Now and then nothing at all happens until the nearest deadline is over."""
        if patience == 3:
            self.wait_out()

    def wait_out(self):
        """Until the nearest deadline is over; a closed case's is that of its remedy."""
        if not hasattr(self, "case"):
            return
        last = Deadline.objects.filter(case_id=self.case.pk, met_at__isnull=True, expired_at__isnull=True)
        last = last.order_by("due_on").values_list("due_on", flat=True).first()
        if last:
            self.wait(days=max(0, (last - self.now.date()).days) + 1)

    @invariant()
    def matters_keep_to_their_place(self):
        if self.unchanged("matters"):
            return
        case = Case.objects.get(pk=self.case.pk)
        matters = list(case.matters.order_by("id"))
        running = [m for m in matters if m.closed_at is None]
        assert case.closed_at is None or {m.process for m in running} <= {"remedy"}
        assert [m.number for m in matters] == [f"{case.number}/{n}" for n in range(1, len(matters) + 1)]
        asked = {n for m in running for n in m.awaits.split(",")} & {"applicant", "founder"}
        own = PROCESSES["establishment"].rests[case.state].awaits
        assert case.closed_at or set(case.awaits.split(",")) == set(own) | asked

    @invariant()
    def matters_go_as_their_table_says(self):
        """Every line of a matter, whoever wrote it: from where to where, and what machines do no person did."""
        if self.unchanged("tables"):
            return
        for line in Entry.objects.filter(case__parent_id=self.case.pk, outcome="done", pk__gt=self.__dict__.get("told", 0)).order_by("pk"):
            self.__dict__["told"], kind = line.pk, line.case.process
            if line.step in ("begin", besides.BEGUN[kind]):
                continue
            who, sources, target = besides.table(kind)[line.step]
            assert line.source in sources.split(), (kind, line.step, line.source)
            assert line.target == (line.source if target == "=" else target), (kind, line.step, line.target)
            assert (line.kind in ("clock", "engine")) == (line.step in besides.BY_THEMSELVES[kind]), (kind, line.step, line.kind)
            if line.step in besides.BY_THEMSELVES[kind]:
                self.seen["matters"][kind, line.step] += 1
            self.seen["kept"].add((kind, line.target))

    @invariant()
    def deadlines_are_what_the_events_make_them(self):
        """Those of the case and of every matter beside it, counted anew from the journal (recounting.py)."""
        if self.unchanged("deadlines"):
            return
        lines = self.__dict__.setdefault("lines", {}).setdefault(self.case.pk, recounting.Lines(self.case.pk))
        lines.more()
        case, rows = self.fresh(), recounting.running(self.case.pk)
        first = recounting.check(case, lines.of[case.pk], rows.get(case.pk, {}), self.working)
        for matter in Matter.objects.filter(parent_id=case.pk, closed_at__isnull=True).select_related("parent"):
            own = recounting.check(matter, lines.of[matter.pk], rows.get(matter.pk, {}), self.working)
            assert matter.due_on == own, (matter.number, own)
            first = min(first, own)
        assert case.due_on == (recounting.NEVER if case.closed_at else first), (case.state, first)

"""What every explorer shares: where examples begin, the model's own opinion of the path, the clock, the invariants.

A subclass brings the process, its table written by hand, and who knows what to fill in. The table is a second writing:
a step that leads somewhere else than before must be changed in both places.
"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import time_machine
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from casework.clock.days import calendar_for
from casework.clock.tick import tick
from casework.core.models import Case, Entry
from casework.core.process import PROCESSES
from casework.journal.verify import Report, read_chain
from casework.officials.digest import DigestOff
from casework.post.rows import Letter
from demo.filing import sheet
from network.models import User

BEGUN = datetime(2026, 11, 23, 1, tzinfo=UTC)
IN_A_ROW = 6  # examples that begin alike
# Lines that tell of something beside the road: they move no state and no version, and each comes with a letter.
NOTES = ("mirror_reminder", "mirror_for_chief")

# How many lines a case and what hangs on it have.
LINES = "SELECT COUNT(*) FROM casework_entry WHERE case_id = %s OR case_id IN (SELECT id FROM casework_case WHERE parent_id = %s)"


def counts():
    """What happened over all examples."""
    return {"begun": 0, "tried": 0, "refused": 0, "done": 0, "steps": Counter(), "states": set(), "kinds": Counter(),
            "matters": Counter(), "kept": set(), "beside": 0, "beside_refused": 0, "named": 0}  # fmt: skip


def with_file(files, step):
    """The file a step asks for, made only where one is asked for: a table is read thousands of times."""
    return {"files": {files[step][0]: sheet(files[step][1])}} if step in files else {}


def explore(machine, bureau, **given):
    """Run a machine for one bureau, the same examples on every run; returns what happened."""
    seen, starts = counts(), Starts()
    # A morning counts for every official: no part of the road, and years of mornings pass here.
    DigestOff.objects.bulk_create([DigestOff(user=user, since=BEGUN) for user in User.objects.all()])
    made = type(machine.__name__, (machine,), {"bureau": bureau, "seen": seen, "starts": starts, **given})
    try:
        run_state_machine_as_test(made, settings=settings(
            max_examples=300, stateful_step_count=50, derandomize=True, database=None, deadline=None,
            suppress_health_check=list(HealthCheck), print_blob=False))  # fmt: skip
    finally:
        starts.drop()
    return seen


class Starts:
    """Where examples begin: built once inside a transaction that many examples share, each in a savepoint of its own."""

    def __init__(self):
        self.name = self.frame = self.built = None

    def at(self, name, build):
        """What `build` made for this start; made anew only where the start before was another."""
        if name != self.name:
            self.drop()
            self.frame = transaction.atomic()
            self.frame.__enter__()
            self.name, self.built = name, build(name)
        return self.built

    def drop(self):
        """Take it all back."""
        if self.frame:
            transaction.set_rollback(True)
            self.frame.__exit__(None, None, None)
        self.name = self.frame = self.built = None


class Explorer(RuleBasedStateMachine):
    """One case, moved by anybody at any time. `path` are the states the model believes it went through."""

    bureau = seen = starts = None  # set by `explore`
    process, table, names = "", {}, ("",)

    @classmethod
    def states(cls):
        """Every state the table names."""
        return {state for _, sources, target in cls.table.values() for state in [*sources.split(), target]} - {"="}

    @classmethod
    def missing(cls, seen):
        """What no example has come to yet; a draft is where cases begin."""
        return (cls.states() - seen["states"] - {"draft"}) | (set(cls.table) - set(seen["steps"]))

    @classmethod
    def enough(cls, seen):
        """Two thousand tried steps, and every state and step of the table reached."""
        return seen["tried"] >= 2000 and seen["done"] >= 500 and not cls.missing(seen)

    @initialize()
    def open(self):
        """Begin in a savepoint: an example leaves nothing behind for the next one's clock to work on.

        Once enough was seen, the examples that are left stay empty: how many it takes to come everywhere varies.
        """
        if self.enough(self.seen):
            return
        self.now = BEGUN
        self.working = calendar_for(self.now.date(), date(2036, 1, 1))
        self.travel = time_machine.travel(self.now, tick=False)
        self.travel.start()
        begun = self.starts.at(self.start(), self.build)
        self.seen["begun"] += 1
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.follow_from(begun)

    def start(self):
        """Where the next example begins."""
        names = self.starting()
        return names[self.seen["begun"] // IN_A_ROW % len(names)]

    def starting(self):
        """The starts that examples take in turn."""
        return self.names

    def build(self, name):
        """A case brought to this start; another for every start."""
        raise NotImplementedError

    def follow_from(self, case):
        """The model takes the case up where it stands: its road up to here may be recalled too."""
        self.case = case
        self.path = list(case.entries.filter(outcome="done").exclude(step__in=NOTES).order_by("seq").values_list("target", flat=True))
        self.version = self.fresh().version
        self.read = case.entries.count()

    def teardown(self):
        """Take the example back."""
        if hasattr(self, "frame"):
            transaction.set_rollback(True)
            self.frame.__exit__(None, None, None)
        if hasattr(self, "travel"):
            self.travel.stop()

    def fresh(self):
        """The case as it is stored now, with its child's columns."""
        rows = PROCESSES[self.process].cases.objects.select_related("handler", "unit", "division", "party")
        return rows.get(pk=self.case.pk)

    def catch_up(self, allowed):
        """The model follows the journal's new lines; only `allowed` may have taken them."""
        for line in Entry.objects.filter(case_id=self.case.pk, seq__gt=self.read).order_by("seq"):
            self.read = line.seq
            if line.step in NOTES:
                assert line.source == line.target and "clock" in allowed
            elif line.outcome == "done":
                assert line.step == "recall" or self.table[line.step][0] in allowed, (line.step, allowed)
                self.follow(line.step, line.source)

    def follow(self, step, source):
        """The model's own opinion of where a successful step leads."""
        if step == "recall":
            assert len(self.path) > 1
            self.path.pop()
        else:
            _, sources, target = self.table[step]
            assert source in sources.split(), f"{step} from {source}"
            self.path += [source if target == "=" else target]
        self.version += 1
        self.seen["done"] += 1
        self.seen["steps"][step] += 1
        self.seen["states"].add(self.path[-1])

    def ahead(self, pick, here, without=()):
        """The steps that lead on from here, mostly the least used first: so few steps come into every corner."""
        found = [name for name, (who, sources, _) in self.table.items()
                 if here in sources.split() and who not in without and (name != "withdraw" or pick > 95)]  # fmt: skip
        turned = pick % len(found) if found else 0
        found = found[turned:] + found[:turned]
        return sorted(found, key=lambda name: self.seen["steps"][name]) if pick % 4 else found

    @rule(days=st.sampled_from([0, 0, 0, 1, 1, 3, 6, 15]))
    def time_passes(self, days):
        """Days go by and the clock takes what is due."""
        self.wait(days)

    def wait(self, days):
        """The model follows the clock's own lines."""
        if not hasattr(self, "case"):
            return
        self.now += timedelta(days=days, minutes=1)
        self.travel.stop()
        self.travel = time_machine.travel(self.now, tick=False)
        self.travel.start()
        tick()
        # What the outbox would do, without typesetting thousands of papers: and the keeper of seals: a certificate is sealed.
        Letter.objects.filter(paper="certificate", run_after__lte=self.now).update(posted_at=self.now, waits_for="")
        self.catch_up({"clock"})

    def unchanged(self, look):
        """Whether nothing was written since this invariant last looked; the journal grows with whatever is."""
        if not hasattr(self, "case"):
            return True
        with connection.cursor() as cursor:  # asked after every move by every invariant: by hand it costs a tenth
            cursor.execute(LINES, [self.case.pk, self.case.pk])
            was, now = self.__dict__.get(f"looked_{look}"), (self.case.pk, *cursor.fetchone())
        self.__dict__[f"looked_{look}"] = now
        return was == now

    @invariant()
    def model_database_and_journal_agree(self):
        if self.unchanged("whole"):
            return
        case = Case.objects.get(pk=self.case.pk)
        lines = list(Entry.objects.filter(case_id=case.pk).select_related("case").order_by("seq"))
        done = [line for line in lines if line.outcome == "done" and line.step not in NOTES]
        assert case.state in self.states()
        assert case.state == self.path[-1] == done[-1].target
        assert case.version == self.version == len(done) - 1
        report = Report()
        read_chain(report, {}, lines)
        assert report.faults == []
        process = PROCESSES[self.process]
        assert (case.closed_at is not None) == (not process.rests[case.state].awaits)
        written = [process.cards[line.step].letter for line in done if line.step in process.cards and process.cards[line.step].letter]
        lettered = sum(1 + len(process.letters[name].also) for name in written)
        lettered += sum(line.step in NOTES for line in lines)
        assert Letter.objects.filter(case_id=case.pk).exclude(name__contains="@").count() == lettered  # copies for units apart

"""名称核准 explored, with requests for more time beside it: anybody tries anything at any time."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from casework.core.case import NEVER
from casework.core.models import Case
from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from casework.intake import drafts
from network.actors import the_clock, the_engine
from orgs.reservations import NameReservation
from tests import naming
from tests.exploring import name_extensions
from tests.exploring.explorer import Explorer
from tests.exploring.name_table import KEPT, PEOPLE, TABLE, facts

MACHINES = {"clock": the_clock, "engine": the_engine}


class Neighbour:
    """Registrations that take names, as far as the name check may know them: another case of the same party."""

    def __init__(self, bureau):
        self.bureau = bureau

    def prepare(self, step, case, day):
        """Before the engine's steps: what a registration would have done."""
        row = NameReservation.objects.living().filter(case_id=case.pk).first()
        if row is None:
            return
        if step == "use":
            naming.organization(self.bureau, row.name, number=700_000 + row.pk, day=day)
        if step == "hold_for_case":
            other = naming.draft(self.bureau, party=case.party)
            NameReservation.objects.filter(pk=row.pk).update(held_for_id=other.pk)


class NameCheck(name_extensions.Extensions, Explorer):
    """One name check; `like` is the organization whose name is nearly the same."""

    process, table, names = "name_check", TABLE, ("draft",)
    like = None  # set by `explore`

    @classmethod
    def missing(cls, seen):
        """Steps and states, and what happens to requests for more time."""
        return super().missing(seen) | {step for step in name_extensions.ALL if not seen["matters"][step]}

    def build(self, name):
        """A draft of a name nobody has had."""
        return naming.draft(self.bureau, first_name=self.name(), brand="", brand_meaning="")

    def name(self):
        """A name nobody has had, one character from the holder's."""
        self.seen["named"] += 1
        return f"天津市滨海新区听{chr(0x4E00 + 7 * self.seen['named'])}盐业文化服务中心"

    def fresh(self):
        """The case, which knows whose name is like its own."""
        case = super().fresh()
        case.like = self.like.uscc
        return case

    def somebody(self, who):
        """A person of the bureau, or a machine."""
        return MACHINES.get(who) or getattr(self.bureau, who)

    def take(self, step, by, nonsense):
        """Try a step."""
        before = self.fresh()
        self.seen["tried"] += 1
        if step in ("use", "hold_for_case") and by is the_engine and before.state in KEPT and not nonsense:
            Neighbour(self.bureau).prepare(step, before, self.now.date())
        if step == "adjust" and before.state in TABLE["adjust"][1] and not nonsense:
            self.rename()
        try:
            perform(self.case.pk, step, by=by, **facts(step, before, self.now.date(), nonsense))
        except Closed:
            self.seen["refused"] += 1
            return
        self.catch_up({TABLE[step][0]} if step in TABLE else {"anybody"})

    def rename(self):
        """Another name in the draft."""
        section = next(s for s in PROCESSES["name_check"].sections if s.key == "names")
        row = self.case.drafts.get(section="names")
        answers = drafts.opened(self.case, row) | {"first_name": self.name()}
        drafts.save(self.case, section, answers, by=self.bureau.founder, version=row.version)

    @rule(pick=st.integers(0, 99))
    def go_on(self, pick):
        """Somebody whose turn it may be takes a step that leads on from here."""
        self.onwards(pick, nonsense=False)

    @rule(pick=st.integers(0, 99))
    def go_further(self, pick):
        """The same again: cases go on more often than wrong."""
        self.onwards(pick, nonsense=False)

    @rule(pick=st.integers(0, 99))
    def stumble(self, pick):
        """The right person at the right door, who fills in nonsense."""
        self.onwards(pick, nonsense=True)

    def onwards(self, pick, nonsense):
        """Try the doors that stand here until one opens; some open by waiting only."""
        if not hasattr(self, "case"):
            return
        version = self.version
        ahead = self.ahead(pick, self.path[-1], without=("clock",) if nonsense else ())
        if not ahead:
            self.follow_from(self.build("draft"))
        for step in ahead:
            if TABLE[step][0] == "clock":
                self.wait_for(step)
            else:
                self.take(step, self.somebody(TABLE[step][0]), nonsense)
            if self.version != version:
                return

    def wait_for(self, step):
        """Until the nearest deadline is over; for a reminder until shortly before."""
        last = Case.objects.get(pk=self.case.pk).due_on
        left = 200 if last == NEVER else max(0, (last - self.now.date()).days + 1)
        self.wait(max(0, left - 41) if step == "remind" else left)

    @rule(step=st.sampled_from([*TABLE, "recall"]), who=st.sampled_from(PEOPLE), nonsense=st.booleans())
    def try_anything(self, step, who, nonsense):
        """Anybody tries anything."""
        if hasattr(self, "case"):
            self.take(step, self.somebody(who), nonsense)

    @invariant()
    def a_name_is_kept_exactly_as_long_as_the_case_says(self):
        if not self.unchanged("kept"):
            kept = NameReservation.objects.living().filter(case_id=self.case.pk).exists()
            keeping = {*KEPT.split(), "disputed", "revocation_told", "revocation_review"}
            assert kept == (self.path[-1] in keeping)

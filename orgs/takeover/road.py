"""Road: how far a paper case of one process may have come, and which steps of the platform that was."""

from collections.abc import Callable
from dataclasses import dataclass, field

# slug -> Road; filled by `ready()` of the app that owns the process.
ROADS = {}


@dataclass(frozen=True)
class Stage:
    """One step as the paper file shows it.

    `role` is the role of its signatory; "" means the applicant, "handler" whoever the stage before it named.
    `asks` are further questions (name -> callable giving a form field); `facts(given)` is what the step's form is told.
    """

    step: str
    label: str
    role: str = ""
    asks: dict = field(default_factory=dict)
    facts: Callable = lambda given: {}


@dataclass(frozen=True)
class Road:
    """What a process asks of a paper case.

    `fields` are names of the application's own questions; `extra` further ones; `fixed` answers that go without
    asking; `begins(given)` fields of the case at its birth; `hands_in(case, by, day)` the facts of the step `submit`.
    `stages` stand in order, `needs` maps a state to the steps behind it, `detour` holds the steps that may be left out.
    """

    slug: str
    fields: tuple
    stages: tuple
    needs: dict
    hands_in: Callable
    extra: dict = field(default_factory=dict)
    fixed: dict = field(default_factory=dict)
    begins: Callable = lambda given: {}
    check: Callable = lambda given: ()
    detour: tuple = ("request_correction", "resubmit")

    def taken(self, given):
        """The stages a file went through, in order: those its state needs, and the correction if there was one."""
        needed = self.needs[given["state"]]
        return [s for s in self.stages
                if s.step in needed or (self.goes_on(given["state"]) and s.step in self.detour and given.get(f"{s.step}_on"))]  # fmt: skip

    def goes_on(self, state):
        """Whether the state lies behind a possible correction."""
        return "accept" in self.needs[state]

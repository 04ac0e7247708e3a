"""Process: everything that is particular to one procedure, on one page; and the register of all of them."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.apps import apps
from django.db import models

from casework.core.people import Handler, Post, leaves
from casework.core.step import cards_of

PROCESSES = {}


@dataclass(frozen=True)
class Rest:
    """How a case rests in a state: what the applicant is told, who is awaited, how long, on what ground.

    `limit` is a rule key, several that add up, or a callable of the case that gives either; `expires` names the step
    the clock takes when it ends (None: a warning). `resumes` is the rule key of the least time left when a case comes
    back to a state whose earlier period goes on.
    """

    told: str
    awaits: tuple = ()
    basis: tuple = ()
    limit: str | tuple | Callable | None = None
    expires: str | None = None
    resumes: str | None = None

    def limit_keys(self, case):
        """The rule keys whose values add up to the limit of this case in the state."""
        keys = self.limit(case) if callable(self.limit) else self.limit
        return () if keys is None else (keys,) if isinstance(keys, str) else tuple(keys)


@dataclass(frozen=True)
class Clock:
    """A statutory clock: runs in some states, stands still in others, with the promise beside it.

    `rule` and `promise` are rule keys or callables of the case that give one; `stops` maps a state to the reason
    (行政许可法第四十五条 allows no others than those it lists); `expires` is the step the clock takes when it runs over.
    """

    name: str
    label: str
    rule: str | Callable
    basis: tuple
    runs: frozenset
    promise: str | Callable | None = None
    stops: dict = field(default_factory=dict)
    expires: str | None = None

    def key(self, case):
        """The rule key that holds for this case."""
        return self.rule(case) if callable(self.rule) else self.rule

    def promise_key(self, case):
        """The key of the promised limit, or None."""
        return self.promise(case) if callable(self.promise) else self.promise


@dataclass(frozen=True)
class Process:
    """One procedure, declared once; guides, pages, permissions and docs are drawn from it.

    `hints(act)` yields what a machine notices in the answers handed in: officials see it, nobody is stopped by it.
    `opens(party, day)` gives what `begin` needs for a party that has such a procedure, None for one that has not; without
    it a case is opened for a new founding team. `accepts` names the steps that are a 受理, by the authority or by its silence: a licence
    has them, a filing or a topic has none.
    """

    slug: str
    code: str
    system: int
    title: str
    about: str
    model: str
    states: type[models.TextChoices]
    rests: dict
    starts: str = "draft"
    kind: str = "process"
    authority: str = ""
    clocks: tuple = ()
    hand_ins: frozenset = frozenset()
    receives: frozenset = frozenset()
    accepts: tuple = ()
    sections: tuple = ()
    materials: tuple = ()
    letters: dict = field(default_factory=dict)
    matters: tuple = ()
    rules: tuple = ()
    refusals: tuple = ()
    corrections: tuple = ()
    guide: object = None
    hints: Callable | None = None
    opens: Callable | None = None
    forms: str = ""

    @cached_property
    def cases(self):
        """The case model."""
        return apps.get_model(self.model)

    @cached_property
    def cards(self):
        """Cards by step name, each with its form class."""
        return {name: self._with_form(card) for name, card in cards_of(self.cases, list(self.rests)).items()}

    def _with_form(self, card):
        module = importlib.import_module(self.forms) if self.forms else None
        name = card.form or "".join(part.title() for part in card.name.split("_")) + "Form"
        found = getattr(module, name, None)
        if card.form and found is None:
            raise LookupError(f"{self.slug}.{card.name}: no form {name} in {self.forms or 'the process'}")
        return replace(card, form_class=found)

    @cached_property
    def anywhere(self):
        """Roles whose steps may be taken from any unit, not only the process's authority."""
        found = (leaf for card in self.cards.values() for leaf in leaves(card.by))
        return frozenset(leaf.name for leaf in found if isinstance(leaf, Post) and leaf.anywhere)

    @cached_property
    def assigned(self):
        """Roles that act only on the cases given to them in person."""
        bound = [leaves(card.by) for card in self.cards.values()]
        return frozenset(n for found in bound if any(isinstance(x, Handler) for x in found)
                         for leaf in found for n in leaf.names)  # fmt: skip

    def edges(self):
        """Every (source, target) that a step may take the state along, recalls included."""
        ahead = {(s, c.target) for c in self.cards.values() if c.target for s in c.sources if s != c.target}
        back = {(c.target, s) for c in self.cards.values() if c.recallable for s in c.sources if s != c.target}
        return ahead | back

    def final(self, state):
        """Whether no step leads out of the state."""
        return not any(state in card.sources and card.target not in (None, state) for card in self.cards.values())

    def closed(self, state):
        """Whether nobody is awaited there but for a remedy."""
        return not self.rests[state].awaits

    def awaited(self, case):
        """Whom the case awaits where it stands: as the state declares, or as the case itself knows better (`awaited`)."""
        return getattr(case, "awaited", None) or self.rests[case.state].awaits

    def label(self, state):
        """The state in the officials' words."""
        return self.states(state).label

    def told(self, state):
        """The state in the applicant's words."""
        return self.rests[state].told


def register(process):
    """Enter a process into the register; called from `ready()` of the app that owns it."""
    if process.slug in PROCESSES and PROCESSES[process.slug] is not process:
        raise ValueError(f"two processes are called {process.slug}")
    PROCESSES[process.slug] = process


def process_of(case):
    """The declaration a case follows."""
    return PROCESSES[case.process]


def by_code(code):
    """The process with this code, or None."""
    return next((p for p in PROCESSES.values() if p.code == code), None)

"""step: a django-fsm transition with its card on the door."""

import functools
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from django_fsm import transition

from casework.core.people import Who

_places = itertools.count()


@dataclass(frozen=True)
class Card:
    """What is written on a step's door: who, on what ground, what must be true, what follows.

    `offered(case, answers)` keeps a way of handing in from being shown where the answers lead another way; whether it
    may be taken is for `checks` alone.
    """

    label: str
    by: Who
    basis: tuple
    checks: tuple = ()
    effects: tuple = ()
    letter: str | None = None
    form: str | None = None
    then: str | None = None
    clock_from: Callable | None = None
    offered: Callable | None = None
    since: date | None = None
    until: date | None = None
    name: str = ""
    told: str = ""
    sources: tuple = ()
    target: str | None = None
    form_class: type | None = field(default=None, compare=False)
    place: int = field(default=0, compare=False)

    def in_force(self, day):
        """Whether the step exists on this day (`since` and `until` inclusive)."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    @property
    def recallable(self):
        """Whether its doer may take it back: a plain change of state by a person, without consequences elsewhere."""
        machine = set(self.by.names) & {"clock", "engine"}
        return self.target is not None and not (self.effects or self.then or machine or self.clock_from)


def step(source, target, *, label, by, basis, **card):
    """Declare a step of a case.

    `source` is a state, a list of states, "*" (every state) or "+" (every other state); `target` a state or None for
    unchanged. `by` (who) and `basis` (on what ground) have no default: a step without them does not import. The
    decorated method sets fields of its own case and nothing else.
    """
    if not isinstance(by, Who):
        raise TypeError(f"步骤“{label}”没有写明由谁办理。")
    basis = tuple(basis) if isinstance(basis, (list, tuple)) else (basis,)
    if not basis or not all(basis):
        raise TypeError(f"步骤“{label}”没有写明依据。")
    for name in ("checks", "effects"):
        card[name] = tuple(card.get(name, ()))
    made = Card(label=label, by=by, basis=basis, place=next(_places), **card)

    def decorate(method):
        named = replace(made, name=method.__name__, told=" ".join((method.__doc__ or "").split()))
        return transition("state", source=source, target=target, custom={"card": named})(method)

    return decorate


def widen(base, *more, target=None):
    """The same step from further states, for one process only: its siblings keep theirs (decorating would not)."""
    edges = base._django_fsm.transitions
    first = next(iter(edges.values()))
    inner = base.__wrapped__

    def body(self, **facts):
        return inner(self, **facts)

    functools.update_wrapper(body, inner)
    del body._django_fsm
    custom = {"card": replace(first.custom["card"], place=next(_places))}
    return transition("state", source=[*edges, *more], target=target or first.target, custom=custom)(body)


def cards_of(model, states):
    """The cards of a case model by step name, their sources spelt out over its states.

    They come in the order in which a case meets them: by the first state they lead out of, then as declared.
    """
    cards, sources = {}, {}
    for edge in model._meta.get_field("state").get_all_transitions(model):
        card = edge.custom["card"]
        if edge.source == "*":
            found = list(states)
        elif edge.source == "+":
            found = [state for state in states if state != edge.target]
        else:
            found = [edge.source]
        cards[card.name] = replace(card, target=edge.target)
        sources.setdefault(card.name, []).extend(found)
    order = [str(state) for state in states]
    placed = [
        replace(card, sources=tuple(sorted({str(s) for s in sources[name]}, key=order.index)))
        for name, card in cards.items()
    ]
    return {card.name: card for card in sorted(placed, key=lambda c: (order.index(c.sources[0]), c.place))}

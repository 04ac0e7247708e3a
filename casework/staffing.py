"""Staffing: can every step be taken by the people in post today, with four eyes, and when any one of them is away?

Four eyes make steps unlike: nobody may take two of them in one case. The proof finds an assignment of persons to steps
in which all unlike steps have different persons (a search that is exact, and short because a list of candidates
longer than the number of steps never decides anything).
"""

from dataclasses import dataclass, field

from django.db.models import Q

from casework.core.people import Both, Either, Post, Unlike
from casework.core.process import PROCESSES
from network.models import Delegation, Division
from network.models import Post as Held
from network.roles import ROLES
from network.units import with_capacity

# Capacities that every street has its own unit of: the proof is made street by street.
STREETS = frozenset({"filing"})

# callable(day) -> sentences on who else is lacking (keepers of seals); filled by `ready()` of the rooms above.
ALSO = []


@dataclass(frozen=True)
class Seat:
    """A step that officials take: who may (keys of persons), and unlike which other steps."""

    step: str
    label: str
    roles: str
    people: frozenset
    unlike: frozenset = field(default_factory=frozenset)


def in_post(day, within=""):
    """(person, name, role, unit) of every post and deputy of a day that acts for the whole district, or for a division in it."""
    on = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    found = [
        (p.user, p) for p in Held.objects.filter(on, valid_from__lte=day).select_related("user", "unit", "division")
    ]
    lent = Delegation.objects.filter(valid_from__lte=day, valid_to__gte=day)
    found += [(d.deputy, d.post) for d in lent.select_related("deputy", "post__unit", "post__division")]
    wide = tuple(Division.objects.filter(kind="district").values_list("code", flat=True))
    return [(u.pk, u.name, p.role, p.unit) for u, p in found
            if u.is_active and (any(code.startswith(p.division.code) for code in wide)
                                or within and p.division.code.startswith(within))]  # fmt: skip


def candidates(who, process, posts):
    """(people or None for "no official needed", steps it must be unlike) for a predicate of a card."""
    if isinstance(who, Both | Either):
        one, two = candidates(who.left, process, posts), candidates(who.right, process, posts)
        known = [people for people, _ in (one, two) if people is not None]
        joined = frozenset.union if isinstance(who, Either) else frozenset.intersection
        return (joined(*known) if known else None), one[1] | two[1]
    if isinstance(who, Unlike):
        return None, frozenset(who.steps)
    if isinstance(who, Post):
        wanted = who.at or process.authority
        bound = wanted and ROLES[who.name].sees != "unit" and not who.anywhere
        return frozenset(
            person for person, _, role, unit in posts
            if role == who.name and (not bound or wanted in unit.capacities)
        ), frozenset()  # fmt: skip
    return None, frozenset()


def seats(process, posts):
    """The seats of a process; steps of applicants and of the clock need nobody in post."""
    found = []
    for name, card in process.cards.items():
        people, unlike = candidates(card.by, process, posts)
        if people is not None:
            roles = "、".join(dict.fromkeys(ROLES[n].label for n in card.by.names if n in ROLES))
            found.append(Seat(name, card.label, roles, people, unlike))
    return found


def staffed(found, away=None):
    """The step no assignment reaches, or None when all seats can be filled with `away` absent."""
    lists = {seat.step: sorted(seat.people - {away})[: len(found) + 1] for seat in found}
    pairs = {frozenset((seat.step, other)) for seat in found for other in seat.unlike if other in lists}
    order = sorted(found, key=lambda seat: len(lists[seat.step]))
    deepest = [0]

    def place(at, given):
        if at == len(order):
            return True
        deepest[0] = max(deepest[0], at)
        step = order[at].step
        taken = {given[other] for other in given if frozenset((step, other)) in pairs}
        return any(place(at + 1, given | {step: person}) for person in lists[step] if person not in taken)

    return None if place(0, {}) else order[deepest[0]]


def lacking(day):
    """Sentences: which step of which process lacks whom, today or when one person is away."""
    posts = in_post(day)
    for process in PROCESSES.values():
        if process.authority in STREETS:
            for unit in with_capacity(process.authority):
                yield from _lacking(process, in_post(day, unit.division.code), f"{unit.short}·{process.title}")
        else:
            yield from _lacking(process, posts, process.title)
    for more in ALSO:
        yield from more(day)


def _lacking(process, posts, title):
    names, found = {person: name for person, name, *_ in posts}, seats(process, posts)
    empty = staffed(found)
    if empty:
        yield f"{title}：“{empty.label}”现在没有人可以办理，缺{empty.roles}（不同环节须由不同的人办理）。"
        return
    for person in sorted(set().union(*(seat.people for seat in found))) if found else ():
        empty = staffed(found, away=person)
        if empty:
            yield f"{title}：{names[person]}不在的时候，“{empty.label}”没有人可以办理，还缺一名{empty.roles}。"

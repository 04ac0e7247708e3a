"""Opening a matter: born and sent in one transaction, or not at all."""

from django.db import transaction

from casework.core.answers import NotYours, Refused, Reused
from casework.core.begin import begin
from casework.core.edge import Command
from casework.core.people import barred
from casework.core.perform import locked, perform
from casework.core.process import PROCESSES, process_of
from casework.core.refusals import note
from casework.journal.instant import now, today
from matters.declared import side_of
from network.models import Party
from policy.rules import value


def opening(kind):
    """The card by which a kind of matter is opened: the one that leads out of its draft."""
    return next(card for card in kind.cards.values() if kind.starts in card.sources and "engine" not in card.by.names)


def unborn(parent, kind):
    """The matter as it would be, not saved: for asking who may open it and for drawing its form."""
    return kind.cases(
        process=kind.slug, parent=parent, state=kind.starts, title=f"{kind.title}：{parent.title}", number=parent.number,
        party=parent.party, **_standing(parent, kind),
    )  # fmt: skip


def _standing(parent, kind):
    side = side_of(process_of(parent), kind.slug)
    return {
        "division": parent.division, "unit": parent.unit, "agency": parent.unit, "handler": parent.handler,
        "limit_rule": side.limit if side else "",
    }  # fmt: skip


def not_now(parent, kind):
    """Why nobody may open a matter of this kind on this case now, or None."""
    process = process_of(parent)
    side = side_of(process, kind.slug)
    if side is None:
        return f"“{process.title}”没有“{kind.title}”。"
    if side.never:
        return side.never
    if parent.state not in side.states:
        return f"办件现在是“{process.label(parent.state)}”，不能发起{kind.title}。"
    if side.when and (sentence := side.when(parent)):
        return sentence
    if side.most:
        had = parent.matters.filter(process=kind.slug).exclude(state="cancelled").count()
        most = value(side.most, on=parent.rules_on, known=parent.rules_known).number
        if had >= most:
            return f"{kind.title}以{most}次为限，这件已经发起过{had}次，不能再发起。"
    return None


def not_yours(parent, kind, user, day):
    """Why this person may not open one, or None."""
    return barred(user, parent) or opening(kind).by.refusal(user, unborn(parent, kind), day)


def openable(parent, user, day):
    """Kinds this person may open on the case now, in order of the process's declaration."""
    kinds = [PROCESSES[side.slug] for side in process_of(parent).matters]
    return [kind for kind in kinds if not not_now(parent, kind) and not not_yours(parent, kind, user, day)]


def open_matter(parent, slug, *, by, key=None, data=None, files=None, **facts):
    """Open a matter on a case and take its first step; returns it.

    Raises NotYours, Refused (with the form); the parent's journal then has the refusal and nothing else is stored.
    """
    kind = PROCESSES[slug]
    try:
        with transaction.atomic():
            return _open(parent, kind, by, key, data, files, facts)
    except (NotYours, Refused) as closed:
        note(parent.pk, f"open_{slug}", by, closed)
        raise


def _open(parent, kind, by, key, data, files, facts):
    parent = locked(parent.pk)
    before = Command.objects.filter(actor=by, key=key).first() if key else None
    if before:
        return opened_then(before, parent, kind)
    sentence = not_yours(parent, kind, by, today())
    if sentence:
        raise NotYours(sentence)
    sentence = not_now(parent, kind)
    if sentence:
        raise Refused([sentence])
    matter = begin(
        kind.slug, owner(parent, kind), by=by, parent=parent, key=key, title=f"{kind.title}：{parent.title}"[:200],
        submitted_at=now(), **_standing(parent, kind) | {"handler": parent.handler or by},
    )  # fmt: skip
    return perform(matter, opening(kind).name, by=by, data=data, files=files, **facts)


def opened_then(command, parent, kind):
    """What the same form, pressed before, has opened. Raises Reused when its key was another form's."""
    found = kind.cases.objects.filter(pk=command.case_id, parent_id=parent.pk, process=kind.slug).first()
    if found is None:
        raise Reused
    return found


def owner(parent, kind):
    """Whose matter it is: the applicant's, or the running unit's where the applicant has no part in it."""
    if kind.cases.with_applicant:
        return parent.party
    return Party.objects.get_or_create(unit=parent.unit, defaults={"kind": "unit", "name": parent.unit.name})[0]

"""The roster of the standing body: who sits for which unit, and how a letter replaces a liaison officer."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from casework.journal.instant import now, today
from meetings.standing.rows import Seat
from network.models import Division, Post, StaffChange, Unit
from network.units import having
from policy import calendar
from policy.rules import value

ONE = timedelta(days=1)


def members():
    """The member units (成员单位), in order."""
    return having("member", Unit.objects.all())


def current(day):
    """unit key -> {kind: Seat} of a day; one query."""
    found = {}
    rows = Seat.objects.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
    for seat in rows.select_related("user", "unit"):
        found.setdefault(seat.unit_id, {})[seat.kind] = seat
    return found


def without_liaison(day):
    """Member units that have no liaison officer on a day: nothing could be delivered to them."""
    seats = current(day)
    return [unit for unit in members() if "liaison" not in seats.get(unit.pk, {})]


def last_day_to_report(changed_on):
    """The last day on which a change is reported in time."""
    limit = value("liaison.change_report", on=changed_on)
    return calendar.load(changed_on.year, changed_on.year + 1).add(changed_on, int(limit.number))


@transaction.atomic
def seat(unit, kind, *, name, title, since, by, user=None, letter_number="", reported_on=None):
    """Put a person into a place; who had it leaves it on the day before, with the post in the network. Returns the Seat.

    Until the letter has come, what is delivered to the former officer is delivered to the unit: the change takes effect on
    the day it is reported, never before.
    """
    first = max(since, reported_on or since)
    before = Seat.objects.select_for_update().filter(unit=unit, kind=kind, until__isnull=True).first()
    if before:
        _leave(before, max(before.since, first - ONE), by)
    made = Seat.objects.create(
        unit=unit, kind=kind, user=user, name=name, title=title, since=first, letter_number=letter_number,
        reported_on=reported_on, late=bool(reported_on and reported_on > last_day_to_report(since)),
        post=None if user is None or kind == "member" else _post(unit, user, title, first),
        recorded_at=now(), recorded_by=by,
    )  # fmt: skip
    if made.post and by:
        StaffChange.objects.create(at=now(), by=by, about=user, what=f"{made.label}：{unit.short}，自{first:%Y年%-m月%-d日}起", reason=letter_number[:300])
    return made


def _leave(row, last, by):
    row.until = last
    row.save(update_fields=["until"])
    if row.post and (row.post.valid_to is None or row.post.valid_to > last):
        row.post.valid_to = max(last, row.post.valid_from)
        row.post.save(update_fields=["valid_to"])
        if by:
            StaffChange.objects.create(at=now(), by=by, about=row.post.user, what=f"不再担任{row.label}：{row.unit.short}，至{last:%Y年%-m月%-d日}")


def _post(unit, user, title, since):
    """The post of a liaison officer: over the whole district, for a topic concerns the whole district."""
    district = Division.objects.filter(code=unit.division.code[:6], valid_to__isnull=True).first() or unit.division
    held = Post.objects.filter(user=user, role="liaison", unit=unit, division=district, valid_to__isnull=True, seat__isnull=True)
    return held.first() or Post.objects.create(
        user=user, role="liaison", unit=unit, division=district, title=title, valid_from=since
    )


def overdue_letters(day=None):
    """Changes that were reported late, newest first: for the bulletin."""
    rows = Seat.objects.filter(late=True).select_related("unit").order_by("-reported_on", "-pk")
    return rows.filter(reported_on__lte=day or today())

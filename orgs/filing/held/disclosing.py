"""Every half year the list is published in the community (第四十条): due by the clock, reminded once, released by the hub."""

from datetime import date, datetime, time, timedelta
from functools import partial

from django.db import transaction
from django.utils.timezone import make_aware

from casework.core.answers import Refused
from casework.journal.instant import now, today
from casework.members.parts import members_of
from casework.post.guests import send_words
from network.actors import the_clock
from orgs.filing import lines
from orgs.filing.held.rows import HeldDisclosure, HeldLine, HubAppointment
from policy.rules import value


def half_before(day):
    """(year, half) of the last half year that is over on a day."""
    return (day.year, 1) if day.month > 6 else (day.year - 1, 2)


def days_of(year, half):
    """(first, last) day of a half year."""
    return (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))


def lines_in(street_id, year, half):
    """The lines written in a half year for the bodies of a street: a line that is entered late stands in the half in which it was entered."""
    first, last = days_of(year, half)
    begins, ends = (make_aware(datetime.combine(day, time())) for day in (first, last + timedelta(days=1)))
    rows = HeldLine.objects.filter(account__org__street_id=street_id, at__gte=begins, at__lt=ends)
    return rows.select_related("account__org").order_by("account__org__name_key", "account_id", "seq")


def go_round(day):
    """Opens what is due and reminds once; returns how many. A second run on the same day changes nothing."""
    return open_due(day) + remind(day)


def open_due(day):
    """A disclosure for every hub in whose street money was held and the half year is over."""
    year, half = half_before(day)
    _, last = days_of(year, half)
    limit = int(value("filing.held_disclosure_limit", on=day).number)
    hubs = HubAppointment.objects.filter(until__isnull=True, since__lte=day).select_related("party", "street").order_by("pk")
    has = set(HeldDisclosure.objects.filter(year=year, half=half).values_list("street_id", flat=True))
    made = 0
    for hub in hubs:
        if hub.street_id in has or not lines_in(hub.street_id, year, half).exists():
            continue
        with transaction.atomic():
            lines.locked(hub.party_id)
            row, new = HeldDisclosure.objects.get_or_create(street=hub.street, year=year, half=half,
                                                           defaults={"party": hub.party, "due_on": last + timedelta(days=limit)})  # fmt: skip
            if new:
                lines.note(hub.party, "disclosure_due", by=the_clock, about=f"held-{hub.street.code}-{row.mark}", due_on=row.due_on)
                made += 1
    return made


def remind(day):
    """A short message to the hub's people when the last day is near; once."""
    before = int(value("filing.held_disclosure_reminder", on=day).number)
    told = 0
    for row in HeldDisclosure.objects.filter(released_at__isnull=True, reminded_on__isnull=True, due_on__lte=day + timedelta(days=before)).select_related("party", "street"):
        with transaction.atomic():
            lines.locked(row.party_id)
            if not HeldDisclosure.objects.filter(pk=row.pk, reminded_on__isnull=True).update(reminded_on=day):
                continue
            lines.note(row.party, "disclosure_reminded", by=the_clock, about=f"held-{row.street.code}-{row.mark}", due_on=row.due_on)
            words = f"【社会组织平台】{row.title}代管资金请在{row.due_on:%-m月%-d日}前公开，登录办事大厅“我的组织”办理。"
            for member in members_of(row.party, day):
                if member.user.phone:
                    transaction.on_commit(partial(send_words, f"held-{row.pk}-{member.user_id}", member.user.clear_phone, words))
            told += 1
    return told


def publish(row, *, by):
    """The hub releases the list: from now on anybody reads it. Raises Refused."""
    with transaction.atomic():
        lines.locked(row.party_id)
        if days_of(row.year, row.half)[1] >= today():
            raise Refused(["这半年还没有过完，不能公开。"])
        if not HeldDisclosure.objects.filter(pk=row.pk, released_at__isnull=True).update(released_at=now(), released_by=by):
            raise Refused(["已经公开过了。"])
        lines.note(row.party, "disclosure_released", by=by, about=f"held-{row.street.code}-{row.mark}", lines=lines_in(row.street_id, row.year, row.half).count())

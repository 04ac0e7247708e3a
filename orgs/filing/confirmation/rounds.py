"""社区社会组织年度确认: what time does beside deadlines: opens the year's cases, draws visits, reminds, ends what waited."""

import math
import random
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q

from casework.clock.deadline import Deadline
from casework.core.begin import begin
from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.journal.instant import now
from network.actors import the_clock, the_engine
from network.units import with_capacity
from orgs.filing.choices import LIVING, Standing
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation.rules import BEFORE, exempt_day, late_reminders_due
from orgs.filing.confirmation.states import OPEN, State
from orgs.filing.on_notice import take
from policy.rules import value

SLUG = "filing_confirmation"
# A tick opens so many and goes on with the next: nobody waits behind a whole district.
OPENED_AT_ONCE = 1000
DICE = random.SystemRandom()
STANDING = (Standing.FILED, Standing.SUSPENDED)


def go_round(day):
    """Returns how many steps were taken. A second run on the same day changes nothing."""
    rows = PROCESSES[SLUG].cases.objects.filter(closed_at__isnull=True)
    opened = open_year(day)
    return opened + (remind(rows, day) + remind_late(rows, day) + end(rows, day) if rows.exists() else 0)


def open_year(day):
    """A case for every living body that has none this year and is no legal person yet (第三十条), as long as the report is not over."""
    month, last = map(int, value("filing_confirmation.deadline", on=day).value.split("-"))
    if (day.month, day.day) > (month, last):
        return 0
    has = PROCESSES[SLUG].cases.objects.filter(org_id=OuterRef("pk"), year=day.year)
    rows = CommunityOrg.objects.filter(~Exists(has), status__in=STANDING, filed_on__year__lt=day.year, promoted_to__isnull=True)
    found = list(rows.select_related("party", "division").order_by("street_id", "pk")[:OPENED_AT_ONCE])
    if not found:
        return 0
    units = {unit.division_id: unit for unit in with_capacity("filing")}
    drawn, spared, first = drawn_of(found, day), 0, exempt_day(day.year, rule_on(day))
    for org in found:
        case = open_one(org, day.year, units.get(org.street_id), org.pk in drawn)
        spared += take(case.pk, "exempt_new") if org.filed_on >= first else 0
    return len(found) + spared


def open_one(org, year, unit, drawn):
    """One body's case of a year. It lies before its street from its first day: who is late has handed in nothing."""
    return begin(SLUG, org.party, by=the_clock, division=org.division, unit=unit, title=f"{org.name}{year}年度确认", org=org, year=year,
                 drawn=drawn, submitted_at=now())  # fmt: skip


def rule_on(day):
    """Rules as they stand on a day."""
    return lambda key: value(key, on=day)


def drawn_of(orgs, day):
    """Keys of the bodies that will be visited: of every street the share that is still missing, by lot."""
    share = value("filing_confirmation.spot_check_share", on=day).number
    mine, found, first = {}, set(), exempt_day(day.year, rule_on(day))
    for org in orgs:
        if org.filed_on < first:
            mine.setdefault(org.street_id, []).append(org.pk)
    earlier = PROCESSES[SLUG].cases.objects.filter(year=day.year, org__street_id__in=mine).exclude(state=State.NOT_REQUIRED)
    known = {row["org__street_id"]: row for row in earlier.values("org__street_id").annotate(
        all=Count("pk"), lots=Count("pk", filter=Q(drawn=True)))}  # fmt: skip
    for street, keys in mine.items():
        had = known.get(street, {"all": 0, "lots": 0})
        wanted = math.ceil((had["all"] + len(keys)) * share / 100) - had["lots"]
        found |= set(DICE.sample(keys, max(0, min(wanted, len(keys)))))
    return found


def remind(rows, day):
    """A month, a week, a day before the last one."""
    taken = 0
    for place, key in enumerate(BEFORE):
        last = day + timedelta(days=int(value(key, on=day).number))
        due = Deadline.objects.filter(kind="state", name=State.DUE, met_at__isnull=True, due_on__gte=day, due_on__lte=last)
        found = rows.filter(state=State.DUE, reminders__lte=place, pk__in=due.values("case_id"))
        taken += sum(take(pk, "remind_report") for pk in found.values_list("pk", flat=True))
    return taken


def remind_late(rows, day):
    """As often as the article demands while the grace runs."""
    grace, times = (value(f"filing_confirmation.{key}", on=day).number for key in ("grace", "reminders_in_grace"))
    late = rows.filter(state=State.LATE, reminders__lt=times, deadlines__kind="state", deadlines__name=State.LATE,
                       deadlines__met_at__isnull=True).values_list("pk", "reminders", "deadlines__starts_on")  # fmt: skip
    return sum(take(pk, "remind_late") for pk, had, since in list(late) if had < late_reminders_due(since, day, grace, times))


def end(rows, day):
    """What waited for something else than its day: a contact, a decided last day, a body that has left."""
    over = Deadline.objects.filter(kind="state", name=State.LATE, met_at__isnull=True, due_on__lt=day, expired_at__isnull=False)
    waited = rows.filter(state=State.LATE, contacted=True, pk__in=over.values("case_id"))
    spent = rows.filter(state=State.SUSPENDED, suspended_until__lt=day)
    gone = rows.filter(state__in=OPEN).exclude(org__status__in=LIVING)
    return sum(take(pk, step) for found, step in ((waited, "tell_lapse"), (spent, "fail_rectification"), (gone, "stop_for_exit"))
               for pk in list(found.values_list("pk", flat=True)))  # fmt: skip


def take_back(org):
    """A body that was referred to cancellation gets one chance more (第三十八条): its case comes back."""
    case = PROCESSES[SLUG].cases.objects.filter(org=org, state=State.REFERRED).order_by("-year").first()
    step = {Standing.LAPSED: "reopen_lapsed", Standing.SUSPENDED: "reopen_suspended"}.get(org.status)
    if case is not None and step:
        perform(case, step, by=the_engine)

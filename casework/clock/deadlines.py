"""What a step does to the case's deadlines: ends those it met, opens those it starts, and copies the nearest."""

from datetime import datetime, time

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from casework.clock.days import calendar_for, due
from casework.clock.deadline import Deadline, Stop
from casework.core.case import NEVER, Case
from casework.core.process import process_of
from policy import rules
from policy.basis import cited

APPLICANTS = {"applicant", "founder"}


class Running:
    """What runs of a case and what stands still, read once for a step. A case that has just been made has neither."""

    def __init__(self, case, *, new=False):
        self.rows = [] if new else list(Deadline.objects.filter(case_id=case.pk, met_at__isnull=True))
        # Only a clock can stand still, and its row runs on meanwhile.
        clocks = any(row.kind != "state" for row in self.rows)
        self.stops = list(Stop.objects.filter(case_id=case.pk, until__isnull=True)) if clocks else []

    def end(self, rows, instant):
        """These have been met."""
        if rows:
            Deadline.objects.filter(pk__in=[row.pk for row in rows]).update(met_at=instant)
            self.rows = [row for row in self.rows if row not in rows]

    def resume(self, clock, day):
        """What stood still runs again; whether anything did."""
        ended = [stop for stop in self.stops if stop.clock == clock]
        if ended:
            Stop.objects.filter(pk__in=[stop.pk for stop in ended]).update(until=day)
            self.stops = [stop for stop in self.stops if stop not in ended]
        return bool(ended)

    def first(self):
        """The last day that comes first, or None: a stopped clock awaits nobody, unless the state has a limit of its own."""
        if not self.rows or (self.stops and not any(row.kind == "state" for row in self.rows)):
            return None
        return min(row.due_on for row in self.rows)


def follow(case, act):
    """The engine's phase: bring deadlines in step with the state the case has just reached."""
    if act.card.name == "recall":
        _take_back(case, act)
        nearest(case)
        return
    new = act.card.name == "begin"
    running = Running(case, new=new)
    if case.state != act.source:
        running.end([row for row in running.rows if row.kind == "state"], act.at)
    _state(case, act, running)
    for clock in process_of(case).clocks:
        _clock(case, act, clock, running)
    nearest(case, running, new=new)


def nearest(case, running=None, *, new=False):
    """Copy onto the case what is due first of it and its open matters, and whether a matter waits for the applicant.

    Officials find a matter on their own list; the applicant looks at one case. A closed case has no deadline, a new one no matters.
    """
    case.due_on = NEVER if case.closed_at else (running or Running(case)).first() or NEVER
    if case.closed_at or case.parent_id:
        return
    own, asked = list(process_of(case).rests[case.state].awaits), set()
    for due_on, awaits in () if new else Case.objects.filter(parent_id=case.pk).open().values_list("due_on", "awaits"):
        case.due_on = min(case.due_on, due_on)
        asked |= set(awaits.split(",")) & APPLICANTS
    case.awaits = ",".join([*own, *sorted(asked - set(own))])


def _state(case, act, of_case):
    rest = process_of(case).rests[case.state]
    keys = rest.limit_keys(case)
    open_rows = [row for row in of_case.rows if row.kind == "state" and row.name == case.state]
    if not keys:  # none, or none any more: what the limit was for has been done
        of_case.end(open_rows, act.at)
        return
    same = Deadline.objects.filter(case_id=case.pk, kind="state", name=case.state)
    running = open_rows[0] if open_rows else None
    received = case.received_on if act.card.name in process_of(case).receives else act.decided_on
    since = getattr(rest.limit, "since", None)  # a limit that runs from another event than the step says from which
    starts_on = running.starts_on if running else (since and since(case)) or received
    earlier = same.order_by("-id").first() if rest.resumes and not running else None
    row = running or Deadline(case_id=case.pk, kind="state", name=case.state, starts_on=starts_on, opened_at=act.at)
    row.label = process_of(case).label(case.state)
    row.on_expiry, row.basis = rest.expires or "", "、".join(cited(rest.basis, formal=False))
    _compute(row, [act.rule(key) for key in keys], ())
    if earlier:
        working = calendar_for(act.day, earlier.due_on)
        floor = act.rule(rest.resumes)
        row.due_on = max(earlier.due_on, due(act.day, floor.number, floor.unit, (), working))
        row.provisional = working.provisional(row.due_on)
    row.save()
    if not running:
        of_case.rows.append(row)


def _clock(case, act, clock, of_case):
    running = [row for row in of_case.rows if row.kind != "state" and row.name == clock.name]
    if case.state in clock.stops:
        if running and not any(stop.clock == clock.name for stop in of_case.stops):
            of_case.stops.append(Stop.objects.create(case_id=case.pk, clock=clock.name, reason=clock.stops[case.state],
                                                     since=act.day, opened_at=act.at))  # fmt: skip
    elif case.state in clock.runs:
        if of_case.resume(clock.name, act.day):
            for row in running:
                recompute(row)
        if not running:
            _open(case, act, clock, of_case)
        else:
            _refresh_promise(case, act, clock, running)
    elif running:
        of_case.end(running, act.at)
        of_case.resume(clock.name, act.day)


def _open(case, act, clock, of_case):
    starts_on = act.card.clock_from(case) if act.card.clock_from else act.decided_on
    basis = "、".join(cited(clock.basis, formal=False))
    for kind, key in (("clock", clock.key(case)), ("promise", clock.promise_key(case))):
        if key:
            row = Deadline(case_id=case.pk, kind=kind, name=clock.name, starts_on=starts_on, opened_at=act.at,
                           basis=basis, on_expiry=clock.expires or "",
                           label=clock.label if kind == "clock" else f"{clock.label}（承诺）")  # fmt: skip
            _compute(row, [act.rule(key)], ())
            row.save()
            of_case.rows.append(row)


def _refresh_promise(case, act, clock, running):
    """A promise may depend on the case (a public notice lengthens it): the row follows the key."""
    key = clock.promise_key(case)
    for row in running:
        if row.kind == "promise" and key and row.rule != key:
            _compute(row, [act.rule(key)], Stop.objects.filter(case_id=case.pk, clock=clock.name))
            row.save()


def _compute(row, found, stops):
    """Fill in the length and the last day. Several rules of one unit add up."""
    row.rule = ",".join(rule.key for rule in found)
    row.number, row.unit = sum(int(rule.number) for rule in found), found[0].unit
    working = calendar_for(row.starts_on)
    row.due_on = due(row.starts_on, row.number, row.unit, stops, working)
    row.provisional = working.provisional(row.due_on)


def recompute(row):
    """Compute a running deadline anew (stops ended, a year's holidays were published); returns whether it moved."""
    stops = list(Stop.objects.filter(case_id=row.case_id, clock=row.name)) if row.kind != "state" else ()
    working = calendar_for(row.starts_on)
    last = due(row.starts_on, row.number, row.unit, stops, working)
    found = last, working.provisional(last)
    moved = found != (row.due_on, row.provisional)
    row.due_on, row.provisional = found
    row.save(update_fields=["due_on", "provisional"])
    return moved


def _take_back(case, act):
    """A recalled step's deadlines never were; those it had ended run on."""
    undone = case.entries.get(seq=act.extra["recalls"])
    Deadline.objects.filter(case_id=case.pk, opened_at=undone.at).delete()
    Stop.objects.filter(case_id=case.pk, opened_at=undone.at).delete()
    Deadline.objects.filter(case_id=case.pk, met_at=undone.at).update(met_at=None)
    Stop.objects.filter(case_id=case.pk, until=act.day).update(until=None)


def end_of(day):
    """24:00 of a day in Asia/Shanghai: the instant at which a period ending on it is over."""
    return timezone.make_aware(datetime.combine(day, time.max))


def running_after(day):
    """Deadlines that are over on this day and on which the clock has not yet acted; one that stands still is not over."""
    halted = Stop.objects.filter(case_id=OuterRef("case_id"), clock=OuterRef("name"), until__isnull=True)
    over = Deadline.objects.filter(Q(due_on__lt=day), met_at__isnull=True, expired_at__isnull=True)
    return over.exclude(Exists(halted), ~Q(kind="state"))


def limit_of(case, key):
    """A rule's value as the case is bound to it, for pages and papers."""
    return rules.value(key, on=case.rules_on, known=case.rules_known)

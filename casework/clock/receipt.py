"""The clock receipt: every day of a case, to whom it is charged, and why a clock stood still."""

from dataclasses import dataclass
from datetime import date, timedelta

from casework.clock import day_of, today
from casework.clock.days import calendar_for, counted, stopped
from casework.clock.deadline import Deadline, Stop
from casework.core.case import NEVER
from casework.core.process import process_of
from network.roles import ROLES

ONE = timedelta(days=1)
# Working days from which on a last day is told in amber.
SOON = 3


@dataclass(frozen=True)
class Span:
    """Consecutive days in one state. `counted` is how many of them the statutory clock counts, `note` why or why not."""

    first: date
    last: date
    days: int
    working_days: int
    state: str
    charged: str
    counted: int
    note: str


@dataclass(frozen=True)
class Receipt:
    """Spans in order, the deadlines with their use, and totals by whom the days are charged to.

    `left` is how many working days remain until the case's nearest last day: negative when it is over, None for none.
    """

    spans: tuple
    deadlines: tuple
    totals: dict
    left: int | None = None

    @property
    def tone(self):
        """How a page colours what is left."""
        return "" if self.left is None else "over" if self.left < 0 else "soon" if self.left <= SOON else "ok"


def receipt(case, until=None):
    """The receipt of a case up to today (or `until`). Three queries, however long the case."""
    process, last = process_of(case), until or (day_of(case.closed_at) if case.closed_at else today())
    lines = [
        (day_of(at), target)
        for at, target, source in case.entries.filter(outcome="done").values_list("at", "target", "source")
        if target != source
    ]
    rows = list(Deadline.objects.filter(case_id=case.pk).prefetch_related("moves"))
    stops = list(Stop.objects.filter(case_id=case.pk))
    if not lines:
        return Receipt((), tuple(rows), {})
    left, due = None, case.due_on
    if due == NEVER or case.closed_at:
        working = calendar_for(lines[0][0], last)
    else:
        working = calendar_for(lines[0][0], max(last, due))
        left = working.count(last, due)
    ends = [day for day, _ in lines[1:]] + [max(last, lines[-1][0])]
    spans = []
    for (start, state), end in zip(lines, ends, strict=True):
        if end > start or (state == lines[-1][1] and not process.closed(state)):
            spans.append(_span(process, state, start, end, rows, stops, working))
    totals = {}
    for span in spans:
        totals[span.charged] = totals.get(span.charged, 0) + span.days
    return Receipt(tuple(spans), tuple(rows), totals, left)


def _span(process, state, start, end, rows, stops, working):
    days = [start + ONE * n for n in range(1, (end - start).days + 1)]
    clock = next((c for c in process.clocks if state in c.runs or state in c.stops), None)
    unit = next((r.unit for r in rows if clock and r.kind == "clock" and r.name == clock.name), "calendar_day")
    used = sum(counted(day, unit, working, stops) for day in days) if clock and state in clock.runs else 0
    halt = next((s for s in (stopped(day, stops) for day in days) if s), None)
    if process.kind == "matter":
        note = "主案的办理期限照常计算"
    elif halt:
        note = f"不计入：{halt.reason}"
    elif clock and state in clock.runs:
        note = f"计入{clock.label}"
    else:
        note = "不计入办理期限"
    return Span(start, end, len(days), sum(map(working.is_working, days)), process.label(state),
                charged_to(process, state), used, note)  # fmt: skip


def charged_to(process, state):
    """Whose days these are, in plain words."""
    names = process.rests[state].awaits
    if not names:
        return "无人等待"
    if {"applicant", "founder"} & set(names):
        return "申请人"
    return "、".join("系统（到期自动办理）" if name == "clock" else ROLES[name].label for name in names)

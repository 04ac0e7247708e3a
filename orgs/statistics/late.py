"""What was learnt late: it happened in a month already closed, so it is counted in the next one, with this note."""

from datetime import timedelta

from django.db.models import Exists, F

from casework.journal.entry import Entry
from casework.journal.instant import day_of
from casework.views.labels import step_label
from orgs.facts import Fact
from orgs.importing.reported import LISTS
from orgs.organization import Status
from orgs.statistics import cases, lists, organizations
from orgs.statistics.span import start_of

MOST = 500  # lines a note keeps; it says how many there are
KINDS = {
    "name": "名称", "status": "状态", "legal_representative": "法定代表人", "address": "住所", "scope": "业务范围", "fund": "注册资金",
    "grade": "评估等级", "abnormal_list": "活动异常名录", "severe_list": "严重违法失信名单",
}  # fmt: skip


def facts(span):
    """Facts of before the span that were put on record between the last closing and this one."""
    rows = organizations.known(Fact.objects.filter(kind__in=KINDS, valid_from__lt=span.first), span.known)
    rows = rows.filter(recorded_at__gt=span.known_before).exclude(Exists(organizations._same(span.known_before)))
    return rows.select_related("organization", "set_by").order_by("recorded_at", "id")


def removals(span):
    """Stays on a list that ended before the span and whose end was put on record between the last closing and this one."""
    rows = Fact.objects.none()
    for kind in LISTS:
        rows = rows | lists.removals(kind, span, late=True)
    return rows.select_related("organization", "set_by").order_by("recorded_at", "id")


def entries(span):
    """Steps of before the span that were written down between the last closing and this one."""
    rows = Entry.objects.filter(span.happened(), at__lt=start_of(span.first), case__parent__isnull=True)
    rows = rows.filter(case__process__in=[p.slug for p in cases.counted()]).exclude(source=F("target"))
    return rows.select_related("case").order_by("recorded_at", "id")


def note(span):
    """{"count": …, "lines": [{about, what, happened, learnt, why}]}: codes, numbers and days only, no person's name."""
    if span.known_before is None:
        return {"count": 0, "lines": []}
    lines, count = [], 0
    for rows, told in ((facts(span), _fact), (removals(span), _removal), (entries(span), _step)):
        lines += [told(row) for row in rows[: MOST - len(lines)]]
        count += rows.count()
    return {"count": count, "lines": lines}


def _fact(row):
    what = KINDS[row.kind]
    if row.kind == "status":
        what = f"{what}：{dict(Status.choices).get(row.value, row.value)}"
    return _told(row, what, row.valid_from)


def _removal(row):
    return _told(row, f"移出{KINDS[row.kind]}", row.valid_to + timedelta(days=1))


def _told(row, what, day):
    way, _, number = row.batch.partition(":")
    why = f"办件{row.set_by.number}" if row.set_by else f"{'逐条录入' if way == 'entry' else '名册导入'}第{number}批"
    return {"about": row.organization.uscc, "what": what, "happened": day.isoformat(),
            "learnt": day_of(row.recorded_at).isoformat(), "why": why}  # fmt: skip


def _step(row):
    process = cases.PROCESSES[row.case.process]
    return {"about": row.case.number, "what": step_label(row.step, process), "happened": day_of(row.at).isoformat(),
            "learnt": day_of(row.recorded_at).isoformat(), "why": "日志补录"}  # fmt: skip

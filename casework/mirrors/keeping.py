"""Duties arise with steps and end with a number: every word is a row and a journal line of the case."""

from django.db import transaction

from casework.core.act import actor_of
from casework.core.answers import Refused, Stale
from casework.core.perform import Problem, locked
from casework.journal.entry import Entry, append
from casework.journal.instant import now, today, wall
from casework.mirrors.declared import MIRRORS, titles
from casework.mirrors.rows import ExternalMirror, MirrorChange
from policy import calendar
from policy.rules import value

STEP = "mirror"
OPEN = {"number": "", "confirmed": ""}
NOTHING = {
    "number": "",
    "entered_on": None,
    "status": "",
    "waived": "",
    "waived_by": None,
    "confirmed": "",
    "confirmed_by": None,
}
SAID = ("number", "entered_on", "status", "waived", "confirmed", "declined")


def arise(case, act):
    """The engine's phase: a duty for every outer system the step demands; a recalled step takes its own back."""
    duties = MIRRORS.get(case.process, ())
    if act.card.name == "recall" and duties:
        undone = Entry.objects.filter(case_id=case.pk, seq=act.extra["recalls"]).values_list("step", flat=True).first()
        gone = [mirror.key for mirror in duties if undone in mirror.steps]
        ExternalMirror.objects.filter(case_id=case.pk, system__in=gone, since=act.day, version=0, **OPEN).delete()
        return
    for mirror in duties:
        if act.card.name in mirror.steps:
            days = value(mirror.limit, on=act.day).number
            due = calendar.load(act.day.year, act.day.year + 1).add(act.day, days)
            ExternalMirror.objects.get_or_create(
                case_id=case.pk, system=mirror.key, defaults={"since": act.day, "due_on": due}
            )


def enter(mirror, *, number, entered_on, status, by, version):
    """Write down the number and day of the outer system, or correct them. Raises Refused, Stale."""
    problems = []
    if entered_on > today():
        problems.append(Problem("录入日期不能晚于今天。", "entered_on"))
    if entered_on < mirror.since:
        problems.append(Problem(f"录入日期不能早于办结那一天（{mirror.since:%Y年%-m月%-d日}）。", "entered_on"))
    taken = (
        ExternalMirror.objects.filter(system=mirror.system, number=number)
        .exclude(pk=mirror.pk)
        .select_related("case")
        .first()
    )
    if taken:
        problems.append(Problem(f"这个编号已经登记给{taken.case.number}，请核对。", "number"))
    if problems:
        raise Refused(problems)
    return _write(mirror, by, version, NOTHING | {"number": number, "entered_on": entered_on, "status": status})


def waive(mirror, *, reason, by, version):
    """Write down why it is not entered there; a second person has to confirm it. Raises Stale."""
    return _write(mirror, by, version, NOTHING | {"waived": reason, "waived_by": by})


def confirm(mirror, *, reason, by, version):
    """The second person agrees that it is not entered there. Raises Refused, Stale."""
    _of_another(mirror, by)
    return _write(mirror, by, version, {"confirmed": reason, "confirmed_by": by})


def decline(mirror, *, reason, by, version):
    """The second person wants it entered after all: the duty is open as before. Raises Refused, Stale."""
    _of_another(mirror, by)
    return _write(mirror, by, version, NOTHING, declined=reason)


def _of_another(mirror, by):
    """Four eyes. The row is the one of the page: if it has changed since, `_write` says so under the lock."""
    if not mirror.waived or mirror.confirmed:
        raise Refused([Problem("这一项没有等待确认的原因。", "reason")])
    if mirror.waived_by_id == by.pk:
        raise Refused([Problem("原因是您自己写的，须由另一人确认。", "reason")])


def _write(mirror, by, version, fields, **beside):
    with transaction.atomic():
        case = locked(mirror.case_id)
        fresh = ExternalMirror.objects.select_for_update().get(pk=mirror.pk)
        if str(fresh.version) != str(version):
            raise Stale(Entry.objects.filter(case_id=case.pk, step=STEP).order_by("-seq").first())
        for name, wanted in fields.items():
            setattr(fresh, name, wanted)
        fresh.version += 1
        fresh.save()
        said = {name: word for name, word in (fields | beside).items() if name in SAID}
        MirrorChange.objects.create(mirror=fresh, at=now(), by=by, **said)
        told = {"system": titles().get(fresh.system, fresh.system)} | {
            name: str(word or "") for name, word in said.items()
        }
        append(case, step=STEP, at=now(), recorded_at=wall(), actor=actor_of(by, None, case, today()), facts=told,
               open_names=("system", "number", "entered_on"))  # fmt: skip
    return fresh


def open_for(user, held):
    """Duties still open in the divisions of these posts, the first to end first."""
    codes = [h.division.code for h in held]
    rows = ExternalMirror.objects.filter(**OPEN).select_related("case", "case__party").order_by("due_on", "id")
    if not codes:
        return rows.none()
    shortest = min(codes, key=len)
    rows = rows.exclude(case__barred__user=user)
    return rows if len(shortest) <= DISTRICT_DIGITS else rows.filter(case__division__code__startswith=shortest)


# One deployment serves one district: its posts need no condition.
DISTRICT_DIGITS = 6

"""Charge: a decision concerns a case of another process; the unit that has the power over it is asked to take one step of it.

The joint meeting takes no other unit's step (第二条): it names the case and the step, the task stands with that unit's official,
and what closes it is the line in the case's own journal. Topics name it, minutes keep it, decisions carry it: shared by all.
"""

from django.db import models

from casework.core.begin import begin
from casework.core.case import Case
from casework.core.perform import perform
from casework.core.process import PROCESSES, process_of
from casework.core.sight import KEPT_TO, visible_to
from casework.journal.entry import Entry
from casework.journal.instant import now
from meetings import dues
from meetings.circle import is_for_few
from meetings.parties import keys, party_of, show
from network.models import Unit
from network.roles import POSTS
from papers.words import zh_date

SLUG = "carrying"


class Charge(models.Model):
    """What a task asks: which `step` of the case it hangs on, with which facts (`words`). Lines of that case's journal after
    `since` count; `line` is the one that closed the task.
    """

    task = models.OneToOneField("casework.Case", models.PROTECT, related_name="charge")
    decision = models.OneToOneField("casework.Case", models.PROTECT, related_name="charged")
    step = models.CharField(max_length=60)
    words = models.TextField(blank=True)
    since = models.PositiveIntegerField()
    line = models.PositiveIntegerField(null=True)

    @property
    def card(self):
        """The card of the step, on the case it belongs to."""
        return process_of(self.task.parent).cards[self.step]


def bindable(user, day):
    """The cases a topic may be bound to: open, handed in, seen by this person, and none of the joint meeting's own."""
    rows = visible_to(user, day, Case.objects.open().main()).filter(submitted_at__isnull=False)
    return rows.exclude(process__in=[*KEPT_TO, "public_notice", "data_request"])


def steps_of(case):
    """[(step, label)] an official could take of the case as it stands."""
    cards = process_of(case).cards.values()
    return [(card.name, card.label) for card in cards if case.state in card.sources and post_of(card)]


def post_of(card):
    """The post that takes a step, or None where it is the applicant's or the platform's own."""
    return next((name for name in card.by.names if name in POSTS), None)


def label_of(case, step):
    """A step of a case in words; "" where none is named."""
    card = process_of(case).cards.get(step)
    return card.label if card else ""


def wish(case, step):
    """What is asked, in a clause: which step of which case."""
    said = f"{process_of(case).title}{case.number}"
    return f"对{said}依法办理“{label_of(case, step)}”" if step else said


def competent(case, step):
    """The unit whose official may take the step: the one on whose desk the case lies, where it has the power; else the one that has."""
    process, own = process_of(case), case.unit
    if own and (not process.authority or process.authority in own.capacities):
        return own
    near = (unit for unit in Unit.objects.order_by("id") if process.authority in unit.capacities)
    return next((unit for unit in near if case.division.code.startswith(unit.division.code)), own)


def charge(decision, extract, by):
    """Put the task of a decision that concerns a case on the desk of the unit that has the power; returns it."""
    case, office = decision.about, decision.sitting.unit
    case = PROCESSES[case.process].cases.objects.select_related("unit", "division", "handler").get(pk=case.pk)
    unit, label = competent(case, decision.about_step), label_of(case, decision.about_step)
    last = Entry.objects.filter(case_id=case.pk).order_by("-seq").values_list("seq", flat=True).first()
    task = begin(
        SLUG, party_of(office), by=by, division=case.division, unit=unit, parent=case, submitted_at=now(), agency=office, asked=unit,
        title=f"督办任务：{label}（{decision.number}）", extract=extract,
        question=f"请{wish(case, decision.about_step)}。是否办理、怎样办理，由{unit.short}依照自己的职权决定；不能办理的，请写明理由。",
    )  # fmt: skip
    words = "" if is_for_few(decision) else decision.about_words
    Charge.objects.create(task=task, decision=decision, step=decision.about_step, words=words, since=last)
    show(task, [office.pk, unit.pk, decision.unit_id, *keys(decision.assisting)], now())
    dues.run_until(task, decision.last_day, expires="", basis=task_basis())  # first, so that the letter names the day
    return perform(task, "send_task", by=by)


def task_basis():
    """The clauses a task stands on: the power stays where it is, the time is the decision's."""
    return PROCESSES[SLUG].rests["standing"].basis


def follow_day(decision, reason):
    """Another last day of the decision is another one of its task."""
    row = Charge.objects.filter(decision_id=decision.pk, task__closed_at__isnull=True).select_related("task").first()
    if row and dues.running(row.task):
        dues.move(row.task, decision.last_day, reason)


def told(decision):
    """How the task of a decision stands, as lines for its page; none where it has none."""
    row = Charge.objects.filter(decision_id=decision.pk).select_related("task__unit", "task__parent").first()
    if row is None:
        return [f"{wish(decision.about, decision.about_step)}：办件在立项以前已经办结，没有交办。"] if decision.about_id else []
    matter = PROCESSES[SLUG].cases.objects.select_related("asked").get(pk=row.task_id)
    label = PROCESSES[SLUG].label(matter.state)
    lines = [f"{matter.number}：请{matter.asked.short}{wish(row.task.parent, row.step)}。{label}。"]
    if row.line:
        done = Entry.objects.get(case_id=row.task.parent_id, seq=row.line)
        lines.append(f"{zh_date(done.at.date())}{done.unit}办理“{row.card.label}”。")
    said = {"standing": "此前不予办理的理由", "declined": "不予办理的理由", "cancelled": "收回的原因"}.get(matter.state)
    lines += [f"{said}：{matter.reason}"] if said and matter.reason else []
    lines += [f"办公室补充的说明：{matter.answer}"] if matter.answer else []
    return lines


def running_for(case, step):
    """The charge that asks for this step of the case and still stands with its official, or None."""
    rows = Charge.objects.filter(task__parent_id=case.pk, step=step, task__state="standing")
    return rows.select_related("task", "decision__decision__sitting").order_by("-pk").first()

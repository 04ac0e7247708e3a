"""What was resolved to be done, by a meeting or by a circulation: the tasks in words, and followed up as decisions."""

from datetime import date, timedelta

from casework.core.begin import begin
from casework.journal.instant import now
from meetings import dues
from meetings.parties import named, party_of, show
from network.models import Unit
from papers.words import zh_date


def task_line(task):
    """One task in a line."""
    assisting = f"，{'、'.join(named(task['assisting']))}配合" if task["assisting"] else ""
    due = f"{zh_date(date.fromisoformat(task['due']))}前" if task["due"] else "按规定的期限"
    return f"{task['text']}（{named([task['lead']])[0]}牵头{assisting}，{due}，成果：{task['deliverable']}）{asked_of(task)}。"


def asked_of(task):
    """What a task asks of the unit that has the power over a case; "" where it concerns none. The meeting does not do it itself."""
    return f"，请有权单位{task['asked']}" if task.get("about") else ""


def follow_up(case, tasks, act):
    """A decision for every (task, secret, what it concerns) that a case resolved, in order: numbered, with a last day that marks
    it late by itself. What it concerns are the decision's columns of another case, or {}, with a title of its own if its text is not
    for every list.
    """
    opened = []
    known = {unit.slug: unit for unit in Unit.objects.all()}
    default = act.rule("decision.default_due")
    for place, (task, secret, concerning) in enumerate(tasks, start=1):
        lead = known[task["lead"]]
        last = date.fromisoformat(task["due"]) if task["due"] else act.day + timedelta(days=int(default.number))
        decision = begin(
            "decision", party_of(lead), by=act.by, division=case.division, unit=lead, submitted_at=now(),
            sitting=case, place=place, text=task["text"], assisting=task["assisting"], last_day=last,
            deliverable=task["deliverable"], secret=secret, **{"title": task["text"][:200]} | concerning,
        )  # fmt: skip
        show(decision, [lead.pk, *(known[slug].pk for slug in task["assisting"])], act.at)
        dues.run_until(decision, last, expires="mark_overdue", basis=act.card.basis)
        opened.append(decision)
    return opened

"""What pages link to: the task from the decision, and from the task the step, taken on the case itself at its own door."""

from casework.core.process import PROCESSES, process_of
from casework.views.extras import Extra
from meetings.charges import SLUG, Charge


def the_task(decision, face, answers):
    """The task a decision made, from the decision's page: every unit that has to do with the decision sees it."""
    row = Charge.objects.filter(decision_id=decision.pk).select_related("task").first()
    if row is None or face != "desk":
        return []
    label = PROCESSES[SLUG].label(row.task.state)
    return [Extra(f"/desk/cases/{row.task.number}/", row.task.title, label, done=row.task.closed_at is not None)]


def the_step(task, face, answers):
    """The door of the step, while the task stands and the case has come to it; else a sentence why not."""
    if face != "desk" or task.state != "standing":
        return []
    card, case = task.charge.card, task.parent
    now = process_of(case).label(case.state)
    if case.state in card.sources:
        href, hint = f"/desk/cases/{case.number}/steps/{card.name}/", "纪要摘录和事实已经预先填进表单，可以修改。办理以后，任务自动办结。"
    else:
        href, hint = f"/desk/cases/{case.number}/", f"办件现在是“{now}”，还不能办理这一步。"
    return [Extra(href, f"去办件上办理“{card.label}”", now, hint, card="decline_task")]

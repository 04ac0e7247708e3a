"""Where the step a task asks for is taken: on the page of the case itself, at its own door."""

from casework.core.process import process_of
from casework.views.extras import Extra


def the_step(task, face, answers):
    """The door of the step, while the task stands and the case has come to it; else a sentence why not."""
    if face != "desk" or task.state not in ("standing", "declined"):
        return []
    card, case = task.charge.card, task.parent
    now = process_of(case).label(case.state)
    if case.state in card.sources:
        href, hint = f"/desk/cases/{case.number}/steps/{card.name}/", "纪要摘录和事实已经预先填进表单，可以修改。办理以后，任务自动办结。"
    else:
        href, hint = f"/desk/cases/{case.number}/", f"办件现在是“{now}”，还不能办理这一步。"
    return [Extra(href, f"去办件上办理“{card.label}”", now, hint)]

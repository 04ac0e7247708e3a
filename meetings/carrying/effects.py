"""督办任务: what a finished step does to the row of the task and to its last day."""

from meetings import dues
from meetings.charges import Charge, task_basis


def note_line(task, act):
    """记下办结任务的是办件日志的哪一条。"""
    Charge.objects.filter(task_id=task.pk).update(line=act.facts["line"])


def forget_line(task, act):
    """撤回的那一条不再算数。"""
    Charge.objects.filter(task_id=task.pk).update(line=None)


def stop_counting(task, act):
    """任务的时限不再计算。"""
    dues.meet(task)


def count_again(task, act):
    """恢复的任务仍以议定事项的完成时限为准。"""
    dues.run_until(task, task.charge.decision.decision.last_day, expires="", basis=task_basis())

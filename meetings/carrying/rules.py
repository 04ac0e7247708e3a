"""督办任务: checks, as plain sentences."""

from meetings.carrying.journal import line_of


def not_taken_yet(task, act):
    """办件上还没有办理这一步。"""
    if line_of(task.charge) is not None:
        yield "这一步刚刚已经办理，任务随即自动办结，不用再写不予办理的理由。"

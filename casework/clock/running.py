"""Checks that ask whether a period runs: the same sentences for every process."""

from casework.clock.deadline import Deadline


def running(case, kind="state", name=None):
    """The running deadline of the case's state (or clock), or None."""
    rows = Deadline.objects.filter(case_id=case.pk, kind=kind, met_at__isnull=True)
    return rows.filter(name=name or case.state).first()


def state_is_over(case, act):
    """期限已经届满。"""
    row = running(case)
    if row is None or act.day <= row.due_on:
        yield "期限还没有届满。"


def state_is_running(case, act):
    """在期限内提出。"""
    row = running(case)
    if row and act.day > row.due_on:
        yield f"期限已于{row.due_on:%Y年%m月%d日}届满。"

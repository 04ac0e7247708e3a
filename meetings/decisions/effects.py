"""督办: what a finished step does to the last day, and to the meeting that resolved it."""

from casework.core.perform import Refused, perform
from casework.core.process import PROCESSES
from meetings import dues
from meetings.charges import follow_day
from meetings.parties import keys, show
from network.actors import the_engine


def move_due(case, act):
    """按批准的时间更新时限，原时限保留可查。"""
    reason = f"{act.card.label}：{act.facts.get('reason', '') or '经召集人批准'}"
    if dues.running(case):
        dues.move(case, case.last_day, reason)
    follow_day(case, reason)


def hand_over(case, act):
    """调整后的牵头单位看得到这件。"""
    show(case, [*keys(case.assisting), case.unit_id], act.at)
    if dues.running(case):
        move_due(case, act)
    else:
        dues.run_until(case, case.last_day, expires="mark_overdue", basis=act.card.basis)


def resume_due(case, act):
    """不批准的，原时限照计；已过的随即转为逾期。"""
    dues.meet(case)
    dues.run_until(case, case.last_day, expires="mark_overdue", basis=act.card.basis)


def stop_counting(case, act):
    """报结的、已经逾期的不再计原时限；逾期本身一直记着。"""
    dues.meet(case)


def count_again(case, act):
    """退回补办的，以完成时限和补办期满中较晚的一天为准。"""
    redo = case.deadlines.filter(kind="state", name=case.state, met_at__isnull=True).values_list("due_on", flat=True).first()
    dues.run_until(case, max(case.last_day, redo), expires="mark_overdue", basis=act.card.basis)


def meet_due(case, act):
    """办结以后不再计时限；会议全部办结的，会议随之归档。"""
    dues.meet(case)
    if case.sitting.process != "meeting":  # a circulation is closed once a meeting was told of it
        return
    if PROCESSES["decision"].cases.objects.filter(sitting_id=case.sitting_id, closed_at__isnull=True).exists():
        return
    try:
        perform(case.sitting_id, "archive", by=the_engine)
    except Refused:  # something else is still open there (the public version): the director closes it by hand
        return

"""How a case and its matters follow each other: what holds up what, and what ends with what."""

from casework.clock.tick import copy_nearest
from casework.core.perform import perform
from casework.core.process import PROCESSES, process_of
from matters.declared import side_of
from network.actors import the_engine


def holding_up(case, act):
    """The engine's phase: a step that must wait for a matter says for which one."""
    process = process_of(case)
    waiting = {side.slug for side in process.matters if act.card.name in side.blocks}
    if not waiting or case.parent_id:
        return []
    rows = case.matters.filter(process__in=waiting, closed_at__isnull=True).order_by("id")
    return [f"{row.title}（{row.number}）还没有办结：{PROCESSES[row.process].label(row.state)}。" for row in rows]


def follow(case, act):
    """The engine's phase, last of all: a parent that closes ends its matters, a new handler takes them over.

    A matter's own step brings the parent's copy of what is due first up to date; the parent's version stays.
    """
    if case.parent_id:
        copy_nearest(case.parent_id)
        return
    if not process_of(case).matters:
        return
    running = list(case.matters.filter(closed_at__isnull=True).order_by("id"))
    for row in running if case.closed_at else ():
        if "abandon" in PROCESSES[row.process].cards:
            perform(row.pk, "abandon", by=the_engine)
    if case.closed_at is None and act.card.name in ("reassign", "hand_over", "assign"):
        for row in running:
            side = side_of(process_of(case), row.process)
            if side and side.follows_handler:
                case.matters.filter(pk=row.pk).update(handler=case.handler)

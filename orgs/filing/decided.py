"""社区社会组织: what must be true of a street's decision and of its review (第二十条、第二十三条)."""

from casework.clock.running import running
from casework.core.perform import Problem


def reasons_are_new(case, act):
    """理由与原决定不同。"""
    codes = act.facts.get("reason_codes") if act.form is not None and "reason_codes" in act.form.fields else case.reasons
    again = sorted(set(codes or ()) & set(case.refused_for))
    if again:
        yield Problem(f"{'、'.join(again)}是原决定的理由，复核认为不当，不得以同一事实和理由再次不予办理。", "reason_codes")


def proposed_to_grant(case, act):
    """承办意见为拟同意。"""
    if case.opinion != "grant":
        yield "承办意见不是拟同意；不同意承办意见的，请退回再办。"


def proposed_to_refuse(case, act):
    """承办意见为拟不予，写明了事实和理由。"""
    if case.opinion != "refuse" or not case.reasons or not case.refusal_facts:
        yield "承办意见不是拟不予，或者没有写明事实和理由；请退回再办。"


def decision_is_overdue(case, act):
    """办理期限已经届满，还没有作出决定。"""
    name = "redo" if case.state in ("reopened", "redo_proposed") else "decision"
    row = running(case, "clock", name)
    if row is None or act.day <= row.due_on:
        yield "办理期限还没有届满。"


def found_right(case, act):
    """复核意见为维持原决定。"""
    if case.review_finding != "uphold":
        yield "复核意见不是维持；不同意复核意见的，请退回。"


def found_wrong(case, act):
    """复核意见为原决定不当，写明了不当之处。"""
    if case.review_finding != "redo":
        yield "复核意见不是重新办理；不同意复核意见的，请退回。"


def supervision(case):
    """The three days a street has once the bureau presses it; they run from the day it was pressed."""
    return "filing.supervision_limit" if case.pressed else None


supervision.key = "filing.supervision_limit"

"""督办: checks, as plain sentences."""

from datetime import timedelta

from casework.clock.days import calendar_for
from casework.core.answers import Problem
from casework.intake.given import given
from meetings.parties import liaison_unit


def before(day, number):
    """The working day `number` working days before a day."""
    working, found, left = calendar_for(day - timedelta(days=400), day), day, number
    while left:
        found -= timedelta(days=1)
        left -= working.is_working(found)
    return found


def is_over(case, act):
    """完成时限已过，或者补办期满，还没有报结。"""
    row = case.deadlines.filter(name="due").order_by("-id").first()
    if act.day <= (row.due_on if row else case.last_day):
        yield "完成时限还没有过。"


def is_near(case, act):
    """距完成时限不足规定的工作日，还没有提醒过。"""
    if case.warned_on:
        yield "已经提醒过。"
    if act.day < before(case.last_day, int(act.rule("decision.warn_before").number)):
        yield "离完成时限还远。"


def comes_from_an_assisting_unit(case, act):
    """由配合单位反馈。"""
    unit = liaison_unit(act.by, act.day)
    if unit is None or unit.slug not in case.assisting:
        yield "只有配合单位的联络员能反馈配合情况。"


def extension_is_in_time(case, act):
    """在完成时限以前规定的工作日申请，此前没有延期，延长不超过规定的天数。"""
    last = before(case.last_day, int(act.rule("decision.extension_before").number))
    if act.day > last:
        yield f"延期最迟应当在{last:%Y年%m月%d日}申请。"
    if case.extended >= act.rule("decision.extension_times").number:
        yield "已经延期过，不能再延期。"
    yield from extension_is_not_too_long(case, act)


def extension_is_not_too_long(case, act):
    """延长不超过规定的天数，新的时限在原时限以后。"""
    until, most = given(act, "until"), int(act.rule("decision.extension_max").number)
    if until and not case.last_day < until <= case.last_day + timedelta(days=most):
        last = case.last_day + timedelta(days=most)
        yield Problem(f"新的时限应当在{case.last_day:%Y年%m月%d日}以后，最迟{last:%Y年%m月%d日}。", "until")


def day_is_ahead(case, act):
    """时限在今天以后。"""
    for name in ("due", "promise", "until"):
        if act.facts.get(name) and act.facts[name] < act.day:
            yield Problem("不能早于今天。", name)

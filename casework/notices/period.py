"""How long a publicity runs and an answer may take, by the rules the notice is bound to and the working-day calendar."""

from casework.clock.days import calendar_for, due
from casework.notices.sorts import SORTS
from policy import rules


def rule_of(notice, key, day):
    """A rule as the notice is bound to it, or as of the day where the rule binds acts (as casework.core.act does)."""
    found = rules.value(key, on=notice.rules_on, known=notice.rules_known)
    return rules.value(key, on=day) if found.binds == "act" else found


def last_day(notice, day):
    """The last day of a publicity that begins on a day; the day itself does not count."""
    rule = rule_of(notice, SORTS[notice.sort].period, day)
    return due(day, rule.number, rule.unit, (), calendar_for(day))


def answer_due(notice, day):
    """The last day for the answer to an objection of a day."""
    sort = SORTS[notice.sort]
    first = notice.ends_on if sort.from_end else day
    rule = rule_of(notice, sort.answer, day)
    return due(first, rule.number, rule.unit, (), calendar_for(first))

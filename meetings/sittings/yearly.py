"""会议: how many plenary meetings a year has, and whether that is enough (第十八条)."""

from django.db.models import Q

from casework.core.process import PROCESSES
from policy.rules import value


def too_few(day):
    """A sentence for the office while the year has fewer plenary meetings, held or planned, than the rule says; "" else."""
    rule = value("meeting.per_year", on=day)
    rows = PROCESSES["meeting"].cases.objects.filter(kind="plenary").exclude(state="cancelled")
    had = rows.filter(Q(begins_at__year=day.year) | Q(begins_at__isnull=True, planned_on__year=day.year)).count()
    if had >= rule.number:
        return ""
    return f"{day.year}年已经召开和安排的全体会议有{had}次，《社会组织工作联席会议制度》规定每年不少于{int(rule.number)}次，请及早安排。"

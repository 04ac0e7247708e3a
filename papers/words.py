"""How papers write dates and sums."""

from django.utils import timezone

from casework.core.case import NEVER
from policy.rules import UNITS


def zh_date(day):
    """2026年11月23日; an empty string for no day."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def zh_end(row):
    """The last day of a deadline, to be followed by 前; while it runs only from service, the length in its place."""
    if row is None:
        return ""
    return f"收到本文书之日起{row.number}{UNITS.get(row.unit, '')}届满" if row.due_on == NEVER else zh_date(row.due_on)


def zh_moment(at):
    """2026年11月23日9时30分, in Asia/Shanghai; an empty string for none."""
    if not at:
        return ""
    local = timezone.localtime(at)
    return f"{zh_date(local)}{local.hour}时{local.minute:02d}分"


def zh_money(fen):
    """Fen as yuan: 30,000元."""
    yuan, rest = divmod(fen or 0, 100)
    return f"{yuan:,}.{rest:02d}元" if rest else f"{yuan:,}元"

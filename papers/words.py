"""How papers write dates and sums."""

from django.utils import timezone


def zh_date(day):
    """2026年11月23日; an empty string for no day."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


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

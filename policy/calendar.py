"""The working-day calendar: our own table, so that no year can make a case fail."""

from datetime import date, timedelta

from django.db import transaction

from policy.kept import once
from policy.models import CalendarDay, CalendarYear

ONE = timedelta(days=1)
# Fixed statutory days of a year not yet published; the moving ones come with the State Council's arrangement.
STATUTORY = [
    (1, 1, "元旦"),
    (5, 1, "劳动节"),
    (5, 2, "劳动节"),
    (10, 1, "国庆节"),
    (10, 2, "国庆节"),
    (10, 3, "国庆节"),
]


class WorkingDays:
    """The working days of some years, loaded once; days outside them count Monday to Friday and are provisional."""

    def __init__(self, exceptions, published):
        self.exceptions, self.published = exceptions, published

    def is_working(self, day):
        """Whether offices work on this day."""
        kind = self.exceptions.get(day)
        if kind:
            return kind == "workday"
        if day.year not in self.published and any((day.month, day.day) == fixed[:2] for fixed in STATUTORY):
            return False
        return day.weekday() < 5

    def provisional(self, day):
        """Whether the day lies in a year whose holidays are not yet published."""
        return day.year not in self.published

    def next_working(self, day):
        """The day itself if offices work on it, else the next one on which they do."""
        while not self.is_working(day):
            day += ONE
        return day

    def add(self, day, number):
        """The `number`-th working day after a day; the day itself does not count."""
        while number:
            day += ONE
            number -= self.is_working(day)
        return day

    def count(self, after, until):
        """How many working days lie in (after, until]; negative when `until` is earlier."""
        if until < after:
            return -self.count(until, after)
        days = (until - after).days
        return sum(self.is_working(after + ONE * n) for n in range(1, days + 1))


def load(first_year, last_year):
    """The working days from one year to another. Two short queries, once in a block of policy.kept."""
    return once(("calendar", first_year, last_year), lambda: _load(first_year, last_year))


def _load(first_year, last_year):
    days = CalendarDay.objects.filter(day__range=(date(first_year, 1, 1), date(last_year, 12, 31)))
    published = CalendarYear.objects.filter(year__range=(first_year, last_year), provisional=False)
    return WorkingDays(dict(days.values_list("day", "kind")), set(published.values_list("year", flat=True)))


@transaction.atomic
def load_year(year, rows, source):
    """Enter a published year: rows of (day, kind, name). Replaces what stood there; deadlines follow at the next tick."""
    CalendarDay.objects.filter(day__year=year).delete()
    CalendarDay.objects.bulk_create(CalendarDay(day=day, kind=kind, name=name) for day, kind, name in rows)
    CalendarYear.objects.update_or_create(year=year, defaults={"provisional": False, "source": source})


def parse_year(year, text):
    """Rows and Chinese faults from lines like `2027-02-06,holiday,春节` (kind also 放假 or 上班)."""
    kinds = {"holiday": "holiday", "放假": "holiday", "workday": "workday", "上班": "workday"}
    rows, faults, seen = [], [], set()
    for place, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.replace("，", ",").split(",")]
        try:
            day = date.fromisoformat(parts[0])
        except ValueError:
            faults.append(f"第{place}行：日期请写成 {year}-02-06 的样子。")
            continue
        kind = kinds.get(parts[1] if len(parts) > 1 else "")
        if day.year != year:
            faults.append(f"第{place}行：{day} 不在{year}年。")
        elif kind is None:
            faults.append(f"第{place}行：第二栏请写“放假”或者“上班”。")
        elif len(parts) > 2 and len(parts[2]) > 40:
            faults.append(f"第{place}行：第三栏的名称不能超过40个字。")
        elif day in seen:
            faults.append(f"第{place}行：{day} 写了两次。")
        elif kind == "workday" and day.weekday() < 5:
            faults.append(f"第{place}行：{day} 本来就是工作日，不用写“上班”。")
        else:
            seen.add(day)
            rows.append((day, kind, parts[2] if len(parts) > 2 else ""))
    return rows, faults

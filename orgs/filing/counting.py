"""Questions asked of activities: those of a body's year, counted, so that nobody counts by hand for the yearly confirmation."""

from datetime import date

from django.db.models import F, Sum

from orgs.filing.activities.rows import Activity
from orgs.filing.held.keeping import balance_on

MOST = 100  # rows the form of the yearly confirmation takes


def counted(org, year):
    """The activities of a body in a year that stand, oldest first."""
    return Activity.objects.filter(org=org, withdrawn=False, held_on__year=year).order_by("held_on", "id")


def totals(org, year):
    """{count, people, volunteers, hours} of a year: person-times, and hours of the volunteers."""
    rows = counted(org, year)
    sums = rows.aggregate(helpers=Sum("volunteers"), minutes=Sum(F("volunteers") * F("minutes")), all=Sum("people"))
    return {"count": rows.count(), "people": sums["all"] or 0, "volunteers": sums["helpers"] or 0,
            "hours": round((sums["minutes"] or 0) / 60)}  # fmt: skip


def answers(org, year):
    """What the form of the yearly confirmation asks of activities, as the body has written them down; empty where it has none."""
    rows = [{"on": row.held_on.isoformat(), "what": row.what, "people": row.people} for row in counted(org, year)[:MOST]]
    if not rows:
        return {}
    sums = totals(org, year)
    return {"activities": rows, "people_served": sums["people"], "volunteer_hours": sums["hours"]}


def sentence(org, year):
    """The year in one line for officials."""
    sums = totals(org, year)
    return f"{year}年记录活动{sums['count']}次，参加{sums['people']}人次，志愿服务{sums['volunteers']}人次、{sums['hours']}小时。"


def money(org, year):
    """What the form asks of held funds: the balance at the end of a year, in yuan; empty where nothing was held."""
    fen = balance_on(org, date(year, 12, 31))
    return {} if fen is None else {"held_by_federation": f"{fen / 100:.2f}"}


def held_fen(org, day):
    """What the hub holds for a body at the end of a day, in fen."""
    return balance_on(org, day) or 0


def with_photos(rows):
    """Rows with body and photographs, for a page: three queries whatever their number."""
    return rows.select_related("org__division", "org__street").prefetch_related("photos")

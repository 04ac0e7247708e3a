"""Residents of the fictional district, and last month closed by its approver.

The month is closed at the instant of the loading, with what the register and the journal know then: nothing is dated
back. The loading is one transaction in an empty installation, so its own last minute is known as well.
"""

from datetime import date, timedelta

from casework.journal.instant import today, wall
from network import population
from orgs.statistics import period

SOURCE = "演示数据，虚构的人口数"
RESIDENTS = {"120116": 2_060_000, "120116005": 148_000, "120116001": 61_000, "120116006": 74_000, "120116005005": 5_200}


def run(accounts):
    """Enter residents as of the end of last year, close last month; returns the closed month."""
    day = date(today().year - 1, 12, 31).isoformat()
    rows = [{"row": n, "区划代码": code, "常住人口": str(residents), "截至日期": day, "来源": SOURCE}
            for n, (code, residents) in enumerate(RESIDENTS.items(), start=2)]  # fmt: skip
    population.enter(rows, instant=wall(), by=accounts["admin"])
    last = today().replace(day=1) - timedelta(days=1)
    return period.close(last.replace(day=1), by=accounts["approver"], settled=True)

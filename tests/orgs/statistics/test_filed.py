"""Filed bodies in the statistics: in force on any day as known on any day, the targets, the lists, the public page's rates."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from casework.clock.tick import tick
from network import population
from network.models import Division
from orgs.filing import facts, ledger
from orgs.statistics import catalogue, filed, sheets
from orgs.statistics.span import Span
from portal import community_figures
from tests import filing
from tests.orgs.filing import ledgered
from tests.orgs.filing.ledgered import told, written
from tests.orgs.statistics import register
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
# (community, filed on, category, [(standing, from, learnt on)]) of every body.
BODIES = (
    ("120116009001", date(2026, 1, 8), "charity", []),
    ("120116009001", date(2026, 2, 8), "charity", [("suspended", date(2026, 3, 10), date(2026, 3, 10)), ("filed", date(2026, 5, 10), date(2026, 5, 10))]),
    ("120116009201", date(2025, 2, 8), "life_service", [("lapsed", date(2026, 4, 20), date(2026, 6, 2))]),
    ("120116001016", date(2026, 5, 8), "culture_sports", [("cancelled", date(2026, 8, 1), date(2026, 8, 1))]),
)  # fmt: skip


@pytest.fixture
def bodies(bureau):
    """Four bodies with a history in both times."""
    for n, (code, since, category, moves) in enumerate(BODIES, start=1):
        org = ledger.take_in(
            number=f"{code[:9]}{since.year}{n:04d}", name=f"第{n}队", division=Division.objects.get(code=code, valid_to__isnull=True), leader="周美兰",
            since=since, instant=register.instant(since), batch="t", category=category, focus_tags=[], member_kind="association",
            scope_level="community", activity="合唱", place="活动室", member_count=12,
        )  # fmt: skip
        for standing, day, known in moves:
            facts.state(org, {"status": standing}, valid_from=day, instant=register.instant(known), batch="t")


def plain(day, known, scope=""):
    """How many are in force on a day by what was known then, told from the table above."""
    found = 0
    for code, since, _, moves in BODIES:
        if code.startswith(scope) and since <= day and since <= known:
            standing = "filed"
            for name, start, learnt in moves:
                standing = name if start <= day and learnt <= known else standing
            found += standing in ("filed", "suspended")
    return found


def test_in_force_on_any_day_by_what_was_known_equals_a_recount(bodies):
    seen = set()
    for month in range(1, 10):
        day = date(2026, month, 28)
        for known in (day, date(2026, 9, 30)):
            for scope in ("", "120116009", "120116001"):
                asked = Span(day.replace(day=1), day, register.instant(known, hour=23))
                value = catalogue.FIGURES["filed_bodies"].value(asked, scope)
                assert value == plain(day, known, scope), (asked, scope)
                assert value == sum(catalogue.BREAKDOWNS["filed_category"].counts(asked, scope).values())
                seen.add((month, value))
    assert len(seen) > 9
    before, after = (Span(date(2026, 4, 1), date(2026, 4, 30), register.instant(date(2026, *day))) for day in ((5, 1), (7, 1)))
    assert [filed.in_force(s).count() for s in (before, after)] == [3, 2]  # the lapse was learnt in June


def test_targets_residents_and_the_list(bodies):
    asked = Span(date(2026, 5, 1), date(2026, 5, 31))
    places = [d for d in ledgered.places().values() if d.code.startswith("120116009") and d.kind in ("community", "village")]
    assert catalogue.FIGURES["filed_missing"].value(asked, "120116009") == sum(10 if d.kind == "community" else 3 for d in places) - 2
    assert catalogue.FIGURES["filed_new"].value(asked) == 1
    assert catalogue.FIGURES["filed_per_10000"].value(asked) is None
    population.enter([{"row": 1, "区划代码": "120116", "常住人口": "3000", "截至日期": "2025-12-31", "来源": "公报"}], instant=register.instant(date(2026, 6, 1)))
    assert catalogue.FIGURES["filed_per_10000"].value(asked) == "10.0"
    rows = list(load_workbook(io.BytesIO(sheets.sheet(catalogue.FIGURES["filed_bodies"], asked))).active.iter_rows(values_only=True))
    assert rows[1] == ("名称", "备案编号", "类别", "期末状态", "街镇", "社区（村）", "备案日期") and len(rows) == 2 + 3


def test_steps_are_counted_and_lead_to_their_list(bureau, travel):
    travel("2026-11-24 09:00")
    near = filing.street(bureau)
    case = filing.submitted(near)
    travel("2026-12-02 09:00")
    tick()
    asked = Span(date(2026, 12, 1), date(2026, 12, 31))
    assert [row.pk for row in catalogue.FIGURES["filing_silent"].rows(asked)] == [case.pk]
    assert catalogue.FIGURES["filing_silent"].value(Span(date(2026, 11, 1), date(2026, 11, 30))) == 0
    client = at_desk_of(bureau.auditor)
    assert case.number in client.get("/desk/statistics/filing_silent/").content.decode()
    assert client.get("/desk/statistics/filed_street/", {"part": "120116009"}).status_code == 200


def test_the_public_reads_rates_and_none_of_a_few(bureau, travel):
    travel("2026-11-24 09:00")
    rows = [ledgered.row(years={2026: told(times=n)}) for n in range(2, 8)] + [ledgered.row("120116001016", years={2026: told()})]
    written([*rows, ledgered.row(years={2026: told("late", reported=False)})], bureau.founder)
    found = community_figures.counted(date(2026, 11, 24))
    many, few = ({row.code: row for row in found["streets"]}[code] for code in ("120116009", "120116001"))
    assert (many.in_force, many.reported, many.active) == (7, "85.7", "66.7")
    assert (few.in_force, few.reported, few.active) == (1, None, None)
    text = at_desk_of(bureau.founder).get("/stats/").content.decode()
    assert "85.7%" in text and "北塘街道" in text
    assert "北塘街道2026年活跃率,66.7,%" in at_desk_of(bureau.founder).get("/stats/data.csv").content.decode()

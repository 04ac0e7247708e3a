"""The board's pages: every figure leads to a list of just as many, each node to its own people, bounded queries and bytes."""

import csv
import io
import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from network.models import Division, Population
from orgs.filing import board, listing, targets
from orgs.models import CommunityOrg
from tests import filing
from tests.orgs.filing.ledgered import row, told, written
from tests.orgs.statistics import register
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
STREET, FAR = "120116009", "120116001"
ROWS = [
    row(years={2026: told(held=900)}), row(focus=("elderly_care",), years={2026: told("restored", party=None, times=2)}, category="charity"),
    row("120116009201", "suspended", "life_service", years={2026: told("suspended", times=3, elder=True)}), row("120116009002", "promoted"),
    row("120116009002", "lapsed", years={2026: told("lapsed", reported=False, lapsed_on=date(2026, 5, 22))}), row("120116009201", "cancelled"),
    row("120116009", "filed", "community_affairs", years={2026: told("late", reported=False), 2025: told(times=9)}), row("120116009400", "merged"),
    row("120116001016", years={2026: told("not_required", reported=False)}), row("120116001016", "revoked"),
]  # fmt: skip


@pytest.fixture
def near(bureau, travel):
    """Two streets' people, bodies in every state, one registered organization."""
    travel("2026-11-20 09:00")
    made = filing.Street(bureau, STREET, "120116009001", "st_009")
    made.far = filing.Street(bureau, FAR, "120116001016", "st_001")
    made.civil = filing.street(bureau).civil_reviewer  # who supervises all streets
    register.entered(1, date(2024, 1, 5), street=STREET)
    written(ROWS, bureau.founder)
    return made


def page(user, url):
    """A page as somebody reads it."""
    answer = at_desk_of(user).get(url)
    assert answer.status_code == 200, url
    return answer


def figures(answer, url):
    """[(address, number)] of every figure that is a link on a page: what stands in a cell of numbers."""
    text = answer.content.decode()
    found = re.findall(r'<td class="r num[^"]*"><a href="([^"]+)">([\d.]+)</a>', text)
    return [(href.replace("&amp;", "&") if href.startswith("/") else url + href.replace("&amp;", "&"), number) for href, number in found]


def listed(answer, href):
    """What the list says it has: rows, or the sum where the figure is one."""
    context = answer.context
    if "/ledger/" in href:
        return context["page"].paginator.count if context["total"] is None else context["total"]
    return context["page"].paginator.count


def behind(href):
    """What a list has without its page: its rows; the gap list also what is missing in all."""
    area, query, day = re.search(r"community/(\d+)/", href)[1], dict(parse_qsl(urlsplit(href).query)), date(2026, 11, 20)
    if "/ledger/" in href:
        rows, mark = listing.ledger(area, 2026, day, show=query["show"], own="own" in query), board.marks(day)[query["show"]]
        return [rows.aggregate(n=mark.counter)["n"]] if mark.amount else [rows.count()]
    if "/registered/" in href:
        return [targets.registered(area).count()]
    rows = targets.gaps(area, day)
    return [len(rows), sum(row.missing for row in rows)]


@pytest.mark.parametrize("code", ["120116", STREET, "120116009001"])
def test_every_figure_leads_to_a_list_of_just_as_many(near, code):
    url, seen, answers = f"/desk/community/{code}/", set(), {}
    reader = at_desk_of(near.bureau.auditor)
    found = figures(reader.get(url), url)
    assert len(found) > len(board.marks(date(2026, 11, 20)))
    for href, number in dict.fromkeys(found):
        if number == "0" or code == "120116" and not re.search(f"/({code}|{STREET})/", href):  # hundreds: by the functions the pages list with
            assert int(number) in behind(href), href
            continue
        answer = answers[href] = answers.get(href) or reader.get(href)
        expected = listed(answer, href)
        # The gap list is told twice: how many places, and how many are missing in all.
        assert int(number) in ((expected, answer.context["missing"]) if "/gaps/" in href else (expected,)), href
        seen.add(expected)
    assert len(seen) > 2


def test_a_wrong_list_is_seen(near, monkeypatch):
    reader, url = at_desk_of(near.bureau.auditor), f"/desk/community/{STREET}/"
    found = {href: number for href, number in figures(reader.get(url), url) if href.startswith(f"{url}ledger/") and number != "0"}
    monkeypatch.setattr(board, "REPORTED", board.REPORTED & ~board.Q(yr__activity_count__gte=5))
    wrong = [href for href, number in found.items() if listed(reader.get(href), href) != int(number)]
    assert any("show=served" in href for href in wrong) and any("show=reported" in href for href in wrong)


def test_strangers_find_nothing_and_everybody_their_own(near, bureau):
    pages = ("", "ledger/", "ledger/?format=csv", "gaps/", "registered/", "residents/")
    own = {near.officer: STREET, near.approver: STREET, near.worker: "120116009001", near.far.officer: FAR, near.civil: "120116"}
    for user, code in own.items():
        client = at_desk_of(user)
        assert client.get("/desk/community/").headers["Location"] == f"/desk/community/{code}/"
        for area in ("120116", STREET, FAR, "120116009001", "120116009002", "120116001016", "120116999", "1201"):
            wanted = 200 if area.startswith(code) and area not in ("120116999", "1201") else 404
            asked = pages if area in (code, STREET if code == FAR else FAR) else pages[1:3]
            assert {client.get(f"/desk/community/{area}/{name}").status_code for name in asked} == {wanted}, (code, area)
    for user in (bureau.clerk, bureau.founder, bureau.admin, bureau.sponsor):
        assert at_desk_of(user).get(f"/desk/community/{STREET}/").status_code == 404
    assert at_desk_of(near.officer).get(f"/desk/community/{STREET}/ledger/?show=nothing").status_code == 404
    assert at_desk_of(near.officer).get(f"/desk/community/{STREET}/?year=2027").status_code == 404


def test_the_ledger_is_narrowed_and_taken_away(near):
    url = f"/desk/community/{STREET}/ledger/"
    text = page(near.officer, url).content.decode()
    assert "周**" in text and "周美兰" not in text
    assert page(near.officer, f"{url}?category=charity").context["page"].paginator.count == 1
    assert page(near.officer, f"{url}?status=lapsed&q=合唱队").context["page"].paginator.count == 1
    assert "没有符合条件的" in page(near.officer, f"{url}?q=没有这个").content.decode()
    assert page(near.officer, f"{url}?show=activities&year=2025").context["total"] == 9
    lines = list(csv.reader(io.StringIO(page(near.officer, f"{url}?format=csv").content.decode("utf-8-sig"))))
    assert (lines[0][5], lines[1][5], len(lines)) == ("负责人", "周**", 9)
    sheet = load_workbook(io.BytesIO(page(near.bureau.auditor, f"{url}?show=party&format=xlsx").content)).active
    assert sheet.max_row == 1 + page(near.officer, f"{url}?show=party").context["page"].paginator.count
    assert [sheet.cell(2, n).value for n in (7, 8, 9, 10, 11)] == [12, 5, 100, 1, "2026年，已确认"]


def test_the_gap_list_is_sorted_filtered_and_taken_away(near):
    url = "/desk/community/120116/gaps/"
    assert {row.division.code: row.missing for row, _ in page(near.civil, f"{url}?street={FAR}").context["lines"]}["120116001016"] == 9
    few = page(near.civil, f"{url}?street={STREET}&order=have")
    assert [row.have for row, _ in few.context["lines"]] == sorted(row.have for row, _ in few.context["lines"])
    assert few.context["page"].paginator.count == 19 and few.context["missing"] == 14 * 10 + 8 + 3 * 3 + 2 - 0
    lines = list(csv.reader(io.StringIO(page(near.civil, f"{url}?street={STREET}&format=csv").content.decode("utf-8-sig"))))
    assert len(lines) == 20 and [line[6] for line in lines[1:]] == sorted((line[6] for line in lines[1:]), key=int, reverse=True)


def test_residents_are_entered_with_their_source(near):
    client, url = at_desk_of(near.officer), f"/desk/community/{STREET}/residents/"
    assert "人口未知" in page(near.officer, f"/desk/community/{STREET}/").content.decode()
    place = Division.objects.get(code=STREET, valid_to__isnull=True)
    bad = client.post(url, {"division": place.pk, "residents": "约3万", "counted_on": "2027-01-01", "source": ""})
    assert bad.status_code == 422 and Population.objects.count() == 0
    for said in ("请写成整数，单位是人。", "截至日期应当在1949年10月1日以后、今天以前。", "请写明来源。", "约3万"):
        assert said in bad.content.decode()
    good = {"division": place.pk, "residents": "3000", "counted_on": "2025-12-31", "source": "街道统计"}
    assert client.post(url, good).status_code == 303
    assert client.post(url, good | {"residents": "4000"}).status_code == 303
    assert list(Population.objects.order_by("id").values_list("residents", "recorded_by")) == [(3000, near.officer.pk), (4000, near.officer.pk)]
    assert targets.density(STREET, date(2026, 11, 20)).per == "12.5"
    other = Division.objects.get(code="120116001016", valid_to__isnull=True)
    assert client.post(url, good | {"division": other.pk}).status_code == 422  # a neighbour's community is not to be chosen
    for user in (near.worker, near.bureau.auditor):
        assert at_desk_of(user).post(url, good).status_code == 404
    assert Population.objects.count() == 2


@pytest.fixture
def big(near):
    """Three hundred bodies in the street with the most communities."""
    return filing.Street(near.bureau, "120116054", "120116054001", "st_054")


PAGES = {"": 23, "ledger/": 11, "ledger/?show=served": 14, "gaps/": 12, "ledger/?format=csv": 10}


def test_queries_stay_and_pages_are_light(big):
    client, base = at_desk_of(big.officer), "/desk/community/120116054/"
    codes = list(Division.objects.filter(code__startswith="120116054", kind="community").values_list("code", flat=True))
    for rows in (3, 297):
        written([row(codes[n % len(codes)], years={2026: told()} if n % 3 else {}) for n in range(rows)], big.bureau.founder)
        client.get(base)
        found = {}
        for name in PAGES:
            with CaptureQueriesContext(connection) as caught:
                answer = client.get(base + name)
            found[name] = len(caught)
            assert name.endswith("csv") or len(answer.content) < 60_000, (rows, name, len(answer.content))
        assert found == PAGES, rows
    assert CommunityOrg.objects.filter(street__code="120116054").count() == 300
    for code, index in (("120116054", "community_org_ledger_street"), (codes[0], "community_org_ledger_place")):
        plan = listing.ledger(code, 2026, date(2026, 11, 20)).explain()
        assert index in plan and "TEMP B-TREE" not in plan, plan


def test_the_map_says_in_words_what_its_colours_say(near):
    text = page(near.bureau.auditor, "/desk/community/120116/").content.decode()
    drawn = re.findall(r'<a href="/desk/community/(\d+)/" aria-label="([^"]+)">', text)
    assert len(drawn) == 26 == len({code for code, _ in drawn})
    assert dict(drawn)[STREET] == "北塘街道，备案有效4个，缺159"
    assert "<script" not in re.search(r'<svg class="tiles".*?</svg>', text, re.S)[0]

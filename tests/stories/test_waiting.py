"""Whoever waits sees the stretches, what is to be mended with the way to it, the days for a calendar, a link that names nobody."""

import re
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client

from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.views.progress import number_of, token_of
from casework.views.stages import stages_of
from hall.forecast import forecast
from orgs.statistics.pace import ENOUGH, Pace

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def page_of(user, case):
    """The applicant's page."""
    client = Client()
    client.force_login(user)
    return client.get(f"/hall/cases/{case.number}/").content.decode()


def stretches_of(page):
    """[(class, label)] of the way on the page."""
    way = page.split('<ol class="steps">')[1].split("</ol>")[0]
    return re.findall(r'<li class="([^"]*)"[^>]*><b>([^<]*)</b>', way)


@pytest.mark.parametrize("slug", ["establishment", "name_check"])
def test_every_state_somebody_works_on_belongs_to_one_stretch(slug):
    process = PROCESSES[slug]
    for state in process.states.values:
        holding = [stage for stage in stages_of(process) if state in stage.states]
        assert len(holding) <= 1
        awaited = set(process.rests[state].awaits) - {"auditor"}
        on_the_way = not state.startswith(("revocation", "under_remedy")) and not process.closed(state)
        assert holding or not (awaited and on_the_way), state


def test_the_gap_has_a_way_to_its_page_and_says_when_it_was_touched(bureau):
    case = bureau.submitted()
    perform(case, "request_correction", by=bureau.clerk, how="online",
            gaps=[{"about": "charter", "code": "C08", "note": "缺终止程序"}, {"about": "delivery", "code": "C14", "note": ""}])  # fmt: skip
    page = page_of(bureau.founder, case)
    assert "请您补正2项" in page and "缺终止程序" in page and page.count("还没有改") == 2
    assert f"/hall/cases/{case.number}/files/charter/" in page and f"/hall/cases/{case.number}/task/delivery/" in page
    grounds = [re.findall(r'class="clause" href="([^"]*)"', gap) for gap in page.split('class="gaps mend"')[1].split("</ol>")[0].split("</li>")[:2]]
    assert all(grounds), "every gap names the clause it rests on"
    assert {Client().get(ground[0].partition("#")[0]).status_code for ground in grounds} == {200}
    assert ("now stop", "受理") in stretches_of(page) and ("done", "填写申请") in stretches_of(page)
    client = Client()
    client.force_login(bureau.founder)
    for address in re.findall(r'href="(/hall/cases/[^"]*/(?:files|task)/[^"]*)">去改', page):
        assert client.get(address).status_code == 200


def test_the_link_shows_stretches_and_nobody(bureau):
    case = bureau.submitted()
    page = Client().get(f"/t/{token_of(case)}/").content.decode()
    assert "已提交待受理" in page and ("now", "受理") in stretches_of(page)
    for name in (case.title, case.number, bureau.founder.name, case.party.name):
        assert name not in page


def test_a_made_up_token_and_a_draft_are_not_there(bureau):
    submitted = bureau.submitted()
    token = token_of(submitted)
    assert number_of(token) == submitted.pk and len(token) == 22
    other = ("A" if token[0] != "A" else "B") + token[1:]
    for nonsense in (other, "x", "A" * 22, "é" * 22, "A" * 400):
        assert Client().get(f"/t/{nonsense}/").status_code == 404
    assert number_of(other) is None
    draft = bureau.draft()
    assert Client().get(f"/t/{token_of(draft)}/").status_code == 404


def test_the_calendar_holds_the_days_that_run(bureau):
    submitted = bureau.submitted()
    client = Client()
    client.force_login(bureau.founder)
    days = client.get(f"/hall/cases/{submitted.number}/calendar.ics").content.decode()
    due = submitted.deadlines.filter(met_at__isnull=True).get()
    assert days.count("BEGIN:VEVENT") == 1 and f"DTSTART;VALUE=DATE:{due.due_on:%Y%m%d}" in days
    assert f"URL:http://testserver/hall/cases/{submitted.number}/" in days.replace("\r\n ", "")


def test_a_forecast_is_a_range_with_enough_and_the_last_ones_without(bureau):
    accepted = bureau.reach("accepted")
    process, row = PROCESSES["establishment"], accepted.deadlines.get(kind="clock", name="decision")
    receipt, day = SimpleNamespace(deadlines=(row,)), row.starts_on
    for days, enough in ((tuple(range(1, ENOUGH + 1)), True), ((4, 6), False)):
        cache.clear()
        cache.set(f"paces:{day:%Y%m%d}", {"DJ": Pace("DJ", "成立登记", None, None, days)})
        found = forecast(accepted, process, receipt, day)
        assert bool(found.first) is enough and (not enough or row.starts_on < found.first < found.last < row.due_on)
        assert found.pace.last == days[:5]
    cache.clear()
    assert forecast(accepted, process, SimpleNamespace(deadlines=()), day) is None


def test_my_cases_stand_in_their_groups(bureau):
    submitted = bureau.submitted()
    bureau.draft()
    client = Client()
    client.force_login(bureau.founder)
    page = client.get("/hall/cases/").content.decode()
    drafts, waiting = page.index('id="g-drafts"'), page.index('id="g-waiting"')
    assert drafts < waiting < page.index(submitted.number) and 'id="g-over"' not in page
    only = client.get("/hall/cases/?group=waiting").content.decode()
    assert submitted.number in only and 'id="g-drafts"' not in only
    assert "这一组没有办件" in client.get("/hall/cases/?group=over").content.decode()

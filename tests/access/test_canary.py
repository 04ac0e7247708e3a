"""A word nobody else has written stands in everything side a ever typed, sent or signed; it is found nowhere else."""

import io
import json
import logging
import subprocess

import openpyxl
import pytest

from casework.post.rows import Paper
from tests.access.crawl import starts, walk
from tests.access.roles import browser, fetched
from tests.access.words import words_of

pytestmark = pytest.mark.django_db
FOREIGN = ("public", "stranger", "former_a", "founder_b", "colleague_b", "sponsor_b", "regulator_b", "street_b", "sponsor",
           "street", "expert", "admin", "security", "recused")  # fmt: skip
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Where a word of somebody's may stand for all to see, and why: (beginning of the address, the word) -> reason.
LAWFUL = {}
SAME_FOR_ALL = ("/policies/", "/hall/services/")  # walked through as the public; they know no user


def found_in(pages, marks):
    """Which address shows which mark."""
    hits = []
    for url, (_, kind, content) in pages.items():
        text = words_of(content, kind)
        hits += [
            (url, mark)
            for mark in marks
            if mark in text and not any(url.startswith(p) and mark == m for p, m in LAWFUL)
        ]
    return hits


@pytest.mark.parametrize("who", FOREIGN)
def test_nobody_elses_pages_show_it(world, people, who):
    without = SAME_FOR_ALL if who != "public" else ()
    marks = [m for m in world.a.marks if who != "former_a" or m != world.a.word]  # their own name bears the word
    pages = walk(people[who], starts(), without=without)
    assert len(pages) >= 30
    assert found_in(pages, marks) == []
    if who == "former_a":
        held = {url: page for url, page in pages.items() if not shows_own_name(world, page)}
        assert [url for url, mark in found_in(held, [world.a.word])] == []


def shows_own_name(world, page):
    """Whether all there is of the word on a page is the person's own name."""
    return world.a.word not in words_of(page[2], page[1]).replace(world.a.former.name, "")


def test_the_finder_bites(world, people):
    """The control: the owner's own walk finds the word on pages, in papers, in files, in the export."""
    pages = walk(people["founder_a"], starts(), without=SAME_FOR_ALL)
    hits = {url for url, mark in found_in(pages, [world.a.word])}
    assert sum(url.startswith("/hall/cases/") for url in hits) >= 10
    assert sum(url.startswith("/papers/") for url in hits) >= 2
    assert sum(url.startswith("/files/") for url in hits) >= 5
    assert {"/hall/data/", "/hall/data/?format=json", "/hall/messages/"} <= hits
    assert world.b.word not in "".join(words_of(content, kind) for _, kind, content in pages.values())


def test_whoever_verifies_a_paper_learns_nothing_of_its_case(world):
    public = browser(None)
    codes = Paper.objects.filter(case_id__in=[c.pk for c in world.a.cases.values()]).values_list("code", flat=True)
    pages = {f"/verify/{code}/": public.get(f"/verify/{code}/") for code in codes}
    assert len(pages) >= 10
    assert {answer.status_code for answer in pages.values()} == {200}
    shown = {url: (200, "text/html", fetched(answer)) for url, answer in pages.items()}
    assert found_in(shown, world.a.marks) == []


@pytest.mark.parametrize("near", ["麒麟甲戍", "麟甲戌", "麒麟甲"])
def test_the_check_of_names_does_not_tell_what_others_have_applied_for(world, near):
    asked = {"first_name": f"天津市滨海新区{near}丙文化服务中心", "kind": "private_unit", "industry_class": "culture", "brand": f"{near}丙",
             "form": "中心", "scope": "公益讲座", "part": "1"}  # fmt: skip
    for client in (browser(None), browser(world.b.founder)):
        answer = client.post("/hall/services/MC/check/", asked)
        assert answer.status_code == 200
        assert found_in({"/": (200, "text/html", fetched(answer))}, world.a.marks) == []


def test_no_mail_carries_it_to_anybody_else(world):
    own = {world.a.founder.email, world.a.colleague.email}
    carrying = [mail for mail in world.mails if any(m in mail.subject + mail.body for m in world.a.marks)]
    assert len(carrying) >= 10  # the control: the side's own mails do
    assert [mail.to for mail in carrying if not set(mail.to) <= own and not officials(world, mail)] == []
    assert world.a.former.email not in {to for mail in world.mails for to in mail.to}


def officials(world, mail):
    """Whether a mail went to people who handle the side's cases."""
    staff = {getattr(world.bureau, who).email for who in ("clerk", "reviewer", "reviewer2", "chief", "approver")}
    return set(mail.to) <= staff | {world.a.sponsor_user.email, world.a.regulator_user.email}


def test_no_log_keeps_it(world, people, caplog):
    told = [m for m in world.a.marks if m != "founder_a"]
    assert [line for line in world.log if any(m in line for m in told)] == []
    with caplog.at_level(logging.DEBUG):
        for who in ("founder_a", "reviewer"):
            walk(people[who], starts(), most=60, without=SAME_FOR_ALL)
        people["founder_a"].post(
            f"/hall/cases/{world.a.cases['draft'].number}/task/delivery/", {"phone": world.a.phone, "version": "9"}
        )
        people["founder_b"].get(f"/hall/cases/{world.a.cases['draft'].number}/")
        logging.getLogger("casework").warning("the control %s", world.b.word)
    lines = [record.getMessage() for record in caplog.records]
    assert any(world.b.word in line for line in lines)
    assert any(world.a.cases["draft"].number in line for line in lines)
    assert [line for line in lines if any(m in line for m in told)] == []


def test_the_export_of_ones_own_data_holds_only_what_is_ones_own(world, people):
    """A clerk who filled in for a visitor, and whoever has left, has no copy of what the others said of themselves."""
    clerk = people["clerk"].get("/hall/data/?format=json").content.decode()
    assert [m for m in world.a.marks if m in clerk] == []
    own = json.loads(people["founder_a"].get("/hall/data/?format=json").content)
    assert {row["case"] for row in own["drafts"]} >= {world.a.cases["draft"].number, world.a.cases["review"].number}


def test_papers_tables_and_calendars_are_read_and_not_only_fetched(world, people):
    """The control: in each kind of file the walk meets, the owner's word is read by its own reader, pdftotext agreeing."""
    case = world.a.cases["submitted"]
    paper = Paper.objects.filter(case_id=case.pk, letter__party__isnull=False, made_at__isnull=False).first()
    answer = people["founder_a"].get(f"/papers/{paper.code}/")
    content = fetched(answer)
    assert world.a.word.encode() not in content  # the bytes alone say nothing
    assert world.a.word in words_of(content, answer.headers["Content-Type"])
    other = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    assert world.a.word in "".join(other.split())

    answer = people["founder_a"].get(f"/hall/cases/{case.number}/calendar.ics")
    assert world.a.word in words_of(fetched(answer), answer.headers["Content-Type"])
    folded = f"SUMMARY:{world.a.word[:2]}\r\n {world.a.word[2:]}\r\n".encode()
    assert world.a.word in words_of(folded, "text/calendar; charset=utf-8")
    book, table = openpyxl.Workbook(), io.BytesIO()
    book.active["B2"], book.create_sheet("二")["C3"] = "甲", world.a.word
    book.save(table)
    assert world.a.word.encode() not in table.getvalue()
    assert world.a.word in words_of(table.getvalue(), XLSX)
    csv = f"名称\r\n{world.a.word}\r\n".encode("utf-8-sig")
    assert world.a.word in words_of(csv, "text/csv; charset=utf-8")


def test_the_public_walk_meets_every_kind_of_export(world, people):
    """None of the files anybody may take away is left out: tables, calendars, feeds."""
    pages = walk(people["public"], starts())
    kinds = {kind.partition(";")[0] for status, kind, _ in pages.values() if status == 200}
    assert {"text/html", "text/csv", "text/calendar"} <= kinds
    desk = walk(people["admin"], starts(), most=200, without=SAME_FOR_ALL)
    assert any("spreadsheetml" in kind for status, kind, _ in desk.values() if status == 200)

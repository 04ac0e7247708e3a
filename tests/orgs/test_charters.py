"""The charter written on the platform: blanks, own words, the file; what the law asks for, found or not seen (E8)."""

import pytest
from django.test import Client

from casework.core.perform import perform
from casework.intake.rows import Upload
from orgs.charters.building import KEY
from orgs.organization import Kind
from orgs.registration.establishment.charters.builder import BUILDER
from orgs.registration.establishment.charters.checklist import ITEMS, check
from orgs.registration.establishment.charters.filling import model_of

pytestmark = pytest.mark.django_db
Charter = BUILDER.charter


def at_home(bureau):
    """The founder's browser."""
    client = Client()
    client.force_login(bureau.founder)
    return client


def filled(case):
    """Words for every blank the application leaves open."""
    return {f"blank-{name}": "三" for name in Charter(case).open_blanks()}


@pytest.mark.parametrize("kind", [Kind.ASSOCIATION, Kind.PRIVATE_UNIT])
def test_the_model_has_all_the_law_asks_for_and_a_missing_clause_is_told(kind):
    clauses = [(f"第{clause.place}条", clause.text) for clause in model_of(kind).clauses]
    found = check(kind, clauses)
    assert [row.item.title for row in found if row.missing] == []
    assert len(found) == len(ITEMS[kind]) == (11 if kind == Kind.ASSOCIATION else 10)
    without = [(label, text) for label, text in clauses if "剩余" not in text]
    assert len(without) < len(clauses)
    assert [row.says for row in check(kind, without) if row.missing] == ["未见"]


def test_a_charter_is_written_amended_made_and_compared(bureau):
    case, home = bureau.draft(), at_home(bureau)
    page = f"/hall/cases/{case.number}/write/charter/"
    assert "还差" in home.get(page).content.decode()
    assert home.post(page, {"blanks": "1", "version": "0", **filled(case)}).status_code == 303
    assert Charter(case).open_blanks() == []
    clause = next(c for c in Charter(case).model.clauses if not c.required)
    own = "本单位每年向社区居民公开一次服务情况。"
    amend = {"clause": str(clause.place), "amend": "1", "words": own}
    late = home.post(page, amend | {"version": "0"})
    assert late.status_code == 409 and own in late.content.decode()  # somebody saved meanwhile: nothing typed is lost
    assert home.post(page, amend | {"version": str(Charter(case).version)}).status_code == 303
    home.post(page, {"make": "1", "version": str(Charter(case).version)})
    made = Upload.objects.get(case_id=case.pk, key=KEY, sha256=Charter(case).typed["charter_sha256"])
    home.post(page, {"make": "1", "version": str(Charter(case).version)})
    assert Upload.objects.filter(case_id=case.pk, key=KEY, name=made.name).count() == 1  # made anew, not twice
    text = home.get(f"/hall/cases/{case.number}/compare/charter/").content.decode()
    assert own in text and "与示范文本" in text and "未见" not in text


def test_nonsense_is_answered_and_strangers_find_nothing(bureau):
    case, home = bureau.draft(), at_home(bureau)
    page = f"/hall/cases/{case.number}/write/charter/"
    answer = home.post(page, {"amend": "1", "clause": "999", "words": "x"})
    assert answer.status_code == 422 and "没有这一条" in answer.content.decode()
    assert home.get(f"/hall/cases/{case.number}/write/identity/").status_code == 404
    stranger = Client()
    stranger.force_login(bureau.stranger)
    assert stranger.get(page).status_code == 404
    assert stranger.post(page, {"make": "1"}).status_code == 404


def test_officials_read_the_checklist_of_an_uploaded_charter(bureau):
    case = bureau.submitted()
    desk = Client()
    desk.force_login(bureau.clerk)
    text = desk.get(f"/desk/cases/{case.number}/compare/charter/").content.decode()
    assert "请人工核对" in text  # a small PDF without clauses: nobody pretends to have read it
    perform(case, "accept", by=bureau.clerk)
    assert desk.get(f"/desk/cases/{case.number}/compare/identity/").status_code == 404

"""The inventory: complete, fresh, shown to administrators; a new column that looks personal is named at once."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import models
from django.test import Client

from hall.held import unnamed
from network import personal, sealed
from network.inventory import document
from tests.stories.pages import at_desk_of

COLUMNS = {
    "legal_rep_id": (models.CharField(max_length=18), True), "phone": (models.CharField(max_length=20), True),
    "birth_date": (models.DateField(), True), "sign_in_ip": (models.GenericIPAddressField(), True),
    "home_address": (models.CharField(max_length=80), True), "remarks": (models.TextField(), True),
    "photo": (models.FileField(), True), "amount_fen": (models.BigIntegerField(), False),
    "state": (models.CharField(max_length=20), False), "starts_on": (models.DateField(), False),
}  # fmt: skip


def test_every_column_of_ours_is_declared():
    assert list(personal.undeclared()) == []
    assert list(personal.stale()) == []
    assert personal.check(None) == []


@pytest.mark.parametrize("name", COLUMNS)
def test_what_looks_personal_is_suspected(name):
    field, expected = COLUMNS[name]
    field.set_attributes_from_name(name)
    assert personal.suspicious(field) is expected


def test_a_column_nobody_declared_stops_the_system(monkeypatch):
    """The control: User.phone and Person.name taken out of the register are named by the check."""
    for place in (("network.User", "phone"), ("orgs.Person", "name"), ("casework.Visit", "visitor")):
        monkeypatch.delitem(personal.COLUMNS, place)
    said = [error.msg for error in personal.check(None)]
    assert [s.split(" ")[0] for s in said] == ["network.User.phone", "casework.Visit.visitor", "orgs.Person.name"]
    personal.declare("network.User", "account", shoe_size="鞋码")
    try:
        assert "network.User.shoe_size" in list(personal.stale())
    finally:
        personal.COLUMNS.pop(("network.User", "shoe_size"))


def test_every_sealed_column_is_in_the_inventory():
    assert {(c.model, c.column) for c in sealed.COLUMNS.values()} <= set(personal.COLUMNS)


def test_every_sort_says_how_long_and_unchecked_grounds_say_so():
    for sort in personal.SORTS.values():
        assert sort.rule or sort.keeps, sort
        assert "个人信息保护法" not in sort.basis or "待核实" in sort.basis, sort


def test_every_table_that_names_an_account_has_a_name_for_people():
    assert unnamed() == []


@pytest.mark.django_db
def test_the_document_is_fresh(monkeypatch):
    written = (Path(settings.BASE_DIR) / "docs" / "data-inventory.md").read_text(encoding="utf-8")
    assert written == document()
    monkeypatch.delitem(personal.COLUMNS, ("network.User", "phone"))
    assert written != document()


@pytest.mark.django_db
def test_administrators_read_it_and_nobody_else(bureau):
    page = at_desk_of(bureau.admin).get("/desk/data-inventory/").content.decode()
    assert ("手机号码（加密，保留前三后四位）" in page, "待核实" in page, "366" in page) == (True, True, True)
    assert all(sort.title in page for sort in personal.SORTS.values())
    for who in (bureau.clerk, bureau.founder):
        assert at_desk_of(who).get("/desk/data-inventory/").status_code == 404
    assert Client().get("/desk/data-inventory/").status_code == 302

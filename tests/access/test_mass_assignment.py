"""A form writes what it asks and nothing else, whatever column names are sent with it.

The six most sensitive nouns: User (is_superuser, is_staff), Post (with Delegation: what an official may do), Membership
(with Party: whose cases one sees), Case (with its processes and matters: state, unit, handler, decision), Paper (with
Letter: what the bureau has said under its seal), Organization (with Certificate and NameReservation: the register). Besides, what governs them all: the dated rules, the
units, and what makes an account (identity, change of staff, activation).
Every form of every role's pages is sent as it stands, then with every column of these besides; the rows must change alike.
"""

import re

import pytest
from django.apps import apps
from django.db import models, transaction
from django.forms import model_to_dict, modelform_factory

from network.models import Post, User
from tests.access.crawl import starts, walk
from tests.access.forms import forms_of, with_files
from tests.access.roles import account

pytestmark = pytest.mark.django_db
SIX = {
    "network.User", "network.Post", "network.Delegation", "network.Membership", "network.Party", "casework.Case", "matters.Matter",
    "orgs.Establishment", "orgs.NameCheck", "casework.PublicNotice", "casework.Contact", "casework.Paper", "casework.Letter", "orgs.Organization",
    "orgs.Certificate", "orgs.NameReservation",
    "policy.RuleRow", "network.Unit", "network.Identity", "network.StaffChange", "network.Activation",
}  # fmt: skip
ROLES = ("public", "stranger", "founder_a", "clerk", "reviewer", "chief", "approver", "publisher", "editor", "admin", "security",
         "sponsor_a", "regulator_a", "auditor")  # fmt: skip
VALUES = {
    "state": "approved", "role": "admin", "status": "registered", "outcome": "approved", "awaits": "clerk", "username": "intruder",
    "number": "2026-DJ-9999", "code": "INTRUDED0000", "valid_from": "2020-01-01", "version": "1",
}  # fmt: skip
ONCE = re.compile(r"\d+")


def kinds():
    """The models behind the six, found by name."""
    found = [apps.get_model(label) for label in sorted(SIX)]
    return [model for model in found if not model._meta.proxy]


def extras(world):
    """Every column name of the six, under both its names, with a value that would be worth something."""
    sent = {}
    for model in kinds():
        for field in model._meta.concrete_fields:
            value = VALUES.get(field.name) or worth(world, field)
            sent |= {field.name: value, field.attname: value}
    return sent | {"groups": "1", "user_permissions": "1"}


def worth(world, field):
    """A value somebody would like to see there."""
    if isinstance(field, models.ForeignKey | models.OneToOneField):
        target = field.related_model
        chosen = {User: world.b.founder, type(world.b.party): world.b.party}.get(target)
        return str(chosen.pk if chosen else target._base_manager.values_list("pk", flat=True).last() or 1)
    if isinstance(field, models.BooleanField):
        return "True"
    if isinstance(field, models.DateTimeField):
        return "2020-01-01T00:00"
    if isinstance(field, models.DateField):
        return "2020-01-01"
    return (
        "7"
        if isinstance(field, models.IntegerField | models.AutoField)
        else "[]"
        if isinstance(field, models.JSONField)
        else "闯入"
    )


def rows():
    """{(model, key): {column: value}} of the six."""
    return {(m._meta.label, row["pk"]): row for m in kinds()
            for row in m._base_manager.values("pk", *[f.attname for f in m._meta.concrete_fields])}  # fmt: skip


def written(act, before):
    """{(model, key, column): value} that an act writes; everything is taken back afterwards."""
    mark = transaction.savepoint()
    try:
        act()
        after = rows()
    finally:
        transaction.savepoint_rollback(mark)
    return {(*key, column): str(value) for key, row in after.items() for column, value in row.items()
            if before.get(key, {}).get(column, "?") != value}  # fmt: skip


def unexpected(act, sent, before):
    """What is written only when the columns are sent along; what differs between two plain runs (codes, keys) does not count."""
    more = written(lambda: act(sent), before)
    plain = written(lambda: act({}), before) if more else {}
    if plain == more:
        return {}, plain
    again = written(lambda: act({}), before)
    random = {cell for cell in plain.keys() | again.keys() if plain.get(cell) != again.get(cell)}
    differing = {cell for cell in plain.keys() | more.keys() if plain.get(cell) != more.get(cell)}
    return {cell: more.get(cell) for cell in differing - random}, plain


def forms(people, who):
    """Every different form a role's pages show: {(address without numbers, field names): (address, fields, files)}."""
    found = {}
    pages = walk(people[who], starts(), most=len(starts()) + 30, without=("/policies/", "/files/", "/papers/", "/verify/"))
    for url, (status, kind, content) in pages.items():
        if status == 200 and kind.startswith("text/html"):
            for action, fields, files in forms_of(content):
                target = action if action.startswith("/") else url
                if not target.startswith(("/accounts/", "/text-size/")):
                    found.setdefault((ONCE.sub("#", target), tuple(sorted(fields))), (target, fields, files))
    return found


@pytest.mark.parametrize("who", ROLES)
def test_columns_sent_along_are_not_written(world, people, who):
    sent, wrong, done, tried = extras(world), [], 0, forms(people, who)
    before = rows()
    for target, fields, files in tried.values():
        besides = {name: value for name, value in sent.items() if name not in fields}

        def act(more, *, target=target, fields=fields, files=files):
            people[who].post(target, with_files(more | fields, files))

        found, plain = unexpected(act, besides, before)
        done += bool(plain)
        wrong += [f"{target}: {cell} = {value}" for cell, value in found.items()]
    assert wrong == []
    assert (who in ("auditor", "public", "stranger", "editor", "regulator_a", "sponsor_a", "security")) or done >= 1, (
        who,
        len(tried),
        done,
    )


def test_the_comparison_bites(world):
    """The control: a form with fields="__all__" is caught at once, on a User and on a Post."""
    for row in (User.objects.get(pk=account(world, "stranger").pk), Post.objects.get(user=world.bureau.clerk)):
        form = modelform_factory(type(row), fields="__all__")  # but what may not be empty and is no matter here
        for name in ("phone", "phone_blind", "last_login", "valid_to"):
            form.base_fields.pop(name, None)
        held = {name: value for name, value in model_to_dict(row).items() if value not in (None, [], False)}

        def act(more, *, row=row, form=form, held=held):
            made = form(held | more, instance=type(row).objects.get(pk=row.pk))
            assert made.is_valid(), made.errors
            made.save()

        column = "is_superuser" if isinstance(row, User) else "role"
        found, _ = unexpected(act, {column: "True" if column == "is_superuser" else "admin"}, rows())
        assert [cell[2] for cell in found] == [column]

"""Keys are rotated while everything runs: 10,000 rows, cut short and resumed, and every search finds throughout."""

import re
import shutil

import pytest
from django.apps import apps
from django.db import models

from casework.journal.instant import now
from network import sealed, vault
from network.activation import print_code, use
from network.keyring import renew, retired
from network.models import User
from orgs.person import Person, the_person
from tests.casework.test_commands import said
from tests.house.test_house import sources

pytestmark = pytest.mark.django_db
NUMBER = "11010519491231002X"


@pytest.fixture
def keys(settings, tmp_path):
    """Keys of one's own."""
    shutil.copytree(settings.KEYS_DIR, tmp_path / "keys")
    settings.KEYS_DIR = tmp_path / "keys"
    return tmp_path / "keys"


def people(count):
    """Accounts with sealed phone numbers, made in bulk."""
    rows = User.objects.bulk_create(User(username=f"u{n}", name=f"人{n}") for n in range(count))
    for n, row in enumerate(rows):
        number = f"138{n:08d}"
        row.phone, row.phone_blind = vault.seal(number, f"network.user.phone:{row.pk}"), vault.blind(number)
    User.objects.bulk_update(rows, ["phone", "phone_blind"], batch_size=500)


def found(n):
    """Whether a search by phone number meets exactly its owner."""
    row = User.objects.get(phone_blind__in=vault.blinds(f"138{n:08d}"))
    return (row.username, row.clear_phone) == (f"u{n}", f"138{n:08d}")


def test_ten_thousand_rows_are_rotated_cut_short_and_resumed(keys):
    people(10_000)
    old = {kind: vault.current(kind) for kind in ("field", "blind")}
    probes = (0, 499, 500, 4_999, 5_000, 9_999)
    for kind in old:
        renew(keys, kind)
    for batch, _ in enumerate(sealed.rotate(), start=1):
        assert all(found(n) for n in probes)
        if batch == 10:
            break  # the power fails in the middle
    left = sealed.COLUMNS["network.user.phone"].left().count()
    assert left == 5_000
    text, code = said("rotate_keys", "--finish")
    assert (code, text.count("还用着旧密钥"), len(retired(keys, "field"))) == (1, 5_000, 1)

    text, code = said("rotate_keys")

    assert (code, "换钥 5000 行，失败 0 行，剩余 0 行" in text) == (0, True)
    assert said("rotate_keys", "--finish")[1] == 0
    assert sorted(path.name for path in keys.glob("*.*.key")) == []
    assert all(found(n) for n in probes)
    assert all(vault.current(kind) != old[kind] for kind in old)


def test_drafts_submissions_visits_and_persons_open_under_the_new_keys(keys, bureau):
    bureau.submitted()
    bureau.draft()
    person = the_person("甲", NUMBER)
    assert said("rotate_keys")[1] == 0
    assert the_person("甲", NUMBER).pk == person.pk  # no second person for the same number, old digest or new
    assert Person.objects.get(pk=person.pk).masked_id == "110105**********2X"
    assert {place for place, column in sealed.COLUMNS.items() if column.rows().exists()} >= {
        "draft", "submission", "orgs.person.id",
    }  # fmt: skip
    assert said("rotate_keys", "--finish")[1] == 0


def test_a_row_that_cannot_be_opened_is_named_and_holds_the_old_key(keys):
    people(3)
    User.objects.filter(username="u1").update(phone=vault.seal("13800000001", "network.user.phone:0"))
    text, code = said("rotate_keys")
    assert (code, "换钥 2 行，失败 1 行，剩余 1 行" in text) == (1, True)
    assert said("rotate_keys", "--finish")[1] == 1
    assert len(retired(keys, "field")) == 1


def test_a_printed_code_keeps_the_old_index_key(keys, bureau):
    code = print_code(bureau.stranger, bureau.clerk, now())
    assert said("rotate_keys")[1] == 0
    text, _ = said("rotate_keys", "--finish")
    assert "还有 1 个印出的代码没有使用" in text
    assert (retired(keys, "field"), len(retired(keys, "blind"))) == ([], 1)
    assert use(code, "neu-passwort-2026", now()) == bureau.stranger
    said("rotate_keys", "--finish")
    assert retired(keys, "blind") == []


def places_sealed():
    """The first word of every context that any source hands to the vault."""
    for path, text in sources():
        if "network.vault import" in text or path.name in ("sealed.py",):
            yield from ((path, word) for word in re.findall(r'f"([a-z_.]+):\{', text) if word in text)


def unregistered(model_list):
    """Columns that hold a sealed value and stand in no registry."""
    known = {(column.model, column.column) for column in sealed.COLUMNS.values()}
    for model in model_list:
        for field in model._meta.concrete_fields:
            text = isinstance(field, models.TextField | models.CharField)
            pattern = {f"{field.name}__regex": r"^v1:[0-9a-f]{8}:"}
            if text and (model._meta.label, field.name) not in known and model.objects.filter(**pattern).exists():
                yield f"{model._meta.label}.{field.name}"


def test_no_sealed_column_is_forgotten(bureau):
    """Every place a source seals is registered; and after a whole application no other column holds sealed text."""
    assert {word for _, word in places_sealed()} - set(sealed.COLUMNS) == set()
    assert {word for _, word in places_sealed()} == set(sealed.COLUMNS)
    bureau.submitted()
    bureau.give_phone(bureau.founder, "13800001234")
    own = [m for m in apps.get_models() if m._meta.app_label in ("network", "casework", "orgs", "papers", "policy")]
    assert list(unregistered(own)) == []
    User.objects.filter(pk=bureau.founder.pk).update(name=vault.seal("甲", "elsewhere:1")[:40])
    assert list(unregistered(own)) == ["network.User.name"]

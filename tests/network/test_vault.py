"""Personal data at rest: it opens only where it was sealed, and is shown masked."""

import stat

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from network import vault
from network.keyring import ensure_keys
from network.models import User

PLACE = "network.user.phone:7"


def test_what_is_sealed_opens_in_its_place_and_nowhere_else():
    token = vault.seal("13800001234", PLACE)
    assert "13800001234" not in token
    assert vault.unseal(token, PLACE) == "13800001234"
    with pytest.raises(InvalidTag):
        vault.unseal(token, "network.user.phone:8")


def test_the_same_text_is_never_sealed_alike_and_every_changed_byte_is_seen():
    token = vault.seal("甲", PLACE)
    assert token != vault.seal("甲", PLACE)
    head, body = token.rsplit(":", 1)
    for place in range(len(body.rstrip("=")) - 1):  # the last character holds bits that stand for nothing
        other = "A" if body[place] != "A" else "B"
        with pytest.raises((InvalidTag, ValueError)):
            vault.unseal(f"{head}:{body[:place]}{other}{body[place + 1 :]}", PLACE)


def test_another_installations_key_is_named_not_guessed(settings, tmp_path):
    token = vault.seal("甲", PLACE)
    ensure_keys(tmp_path)
    settings.KEYS_DIR = tmp_path
    with pytest.raises(ValueError, match="sealed under another key"):
        vault.unseal(token, PLACE)


def test_a_blind_index_meets_equal_values_however_they_are_typed():
    assert vault.blind("11010519491231002x") == vault.blind(" 1101 0519491231002Ｘ")
    assert vault.blind("13800001234") != vault.blind("13800001235")
    assert "1380" not in vault.blind("13800001234")


def test_masks_show_no_more_than_they_say():
    assert vault.mask_phone("13800001234") == "138****1234"
    assert vault.mask_phone("12345") == "*****"
    assert vault.mask_id("11010519491231002X") == "110105**********2X"
    assert vault.mask_id("") == ""


def test_keys_are_made_once_and_belong_to_their_owner(tmp_path):
    ensure_keys(tmp_path / "keys")
    first = {path.name: path.read_bytes() for path in (tmp_path / "keys").iterdir()}
    assert set(first) == {"django.key", "field.key", "blind.key", "journal.key"}
    for path in (tmp_path / "keys").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    ensure_keys(tmp_path / "keys")
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "keys").iterdir()}


@pytest.mark.django_db
def test_no_phone_number_lies_in_the_database_in_clear(bureau):
    bureau.give_phone(bureau.founder, "13800001234")
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, phone_blind FROM network_user WHERE id = %s", [bureau.founder.pk])
        assert not any("13800001234" in value for value in cursor.fetchone())
    assert User.objects.get(pk=bureau.founder.pk).clear_phone == "13800001234"

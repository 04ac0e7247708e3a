"""Personal data at rest: sealed with AES-256-GCM, found again by a blind index, shown masked."""

import base64
import hashlib
import hmac
import os
import unicodedata
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION = "v1"


@lru_cache(maxsize=8)
def _key(folder, name):
    return base64.b64decode((Path(folder) / name).read_text())


def forget():
    """Read the key files anew: after a restore or a rotation has changed them."""
    _key.cache_clear()


def _key_id(key):
    return hashlib.sha256(key).hexdigest()[:8]


def seal(text, context):
    """Seal a text for one place (`context` names table, column and row): elsewhere it cannot be opened."""
    key, nonce = _key(settings.KEYS_DIR, "field.key"), os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), context.encode())
    return f"{VERSION}:{_key_id(key)}:{base64.b64encode(nonce + sealed).decode()}"


def unseal(token, context):
    """The text again. Raises ValueError for a foreign key, InvalidTag for altered or moved data; "" stays ""."""
    if not token:
        return ""
    version, key_id, body = token.split(":", 2)
    key = _key(settings.KEYS_DIR, "field.key")
    if version != VERSION or key_id != _key_id(key):
        raise ValueError(f"sealed under another key: {version}:{key_id}")
    raw = base64.b64decode(body)
    return AESGCM(key).decrypt(raw[:12], raw[12:], context.encode()).decode()


def blind(value):
    """A keyed digest of a normalized value: equal values meet, nothing can be read from it."""
    plain = unicodedata.normalize("NFKC", value).replace(" ", "").upper()
    return hmac.new(_key(settings.KEYS_DIR, "blind.key"), plain.encode(), hashlib.sha256).hexdigest()


def mask_id(number):
    """An ID number for display: first six, last two."""
    return f"{number[:6]}{'*' * max(len(number) - 8, 0)}{number[-2:]}" if number else ""


def mask_phone(number):
    """A phone number for display: first three, last four."""
    return f"{number[:3]}****{number[-4:]}" if len(number) > 7 else "*" * len(number)

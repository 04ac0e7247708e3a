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


@lru_cache(maxsize=16)
def _ring(folder, kind, changed):
    """Key id -> key, the current one first, retired ones (`field.<id>.key`) after it; `changed` is the folder's age."""
    paths = [Path(folder) / f"{kind}.key", *sorted(Path(folder).glob(f"{kind}.*.key"))]
    keys = [base64.b64decode(path.read_text()) for path in paths]
    return {key_id(key): key for key in keys}


def ring(kind):
    """The keys of a kind, `field` or `blind`, as they lie in the folder now: a rotation needs no restart."""
    return _ring(settings.KEYS_DIR, kind, Path(settings.KEYS_DIR).stat().st_mtime_ns)


def forget():
    """Read the key files anew: after a restore or a rotation has changed them."""
    _ring.cache_clear()


def key_id(key):
    """Eight hex digits that name a key without giving it away."""
    return hashlib.sha256(key).hexdigest()[:8]


def current(kind):
    """The id of the key that seals today."""
    return next(iter(ring(kind)))


def seal(text, context):
    """Seal a text for one place (`context` names table, column and row): elsewhere it cannot be opened."""
    (name, key), nonce = next(iter(ring("field").items())), os.urandom(12)
    sealed = AESGCM(key).encrypt(nonce, text.encode(), context.encode())
    return f"{VERSION}:{name}:{base64.b64encode(nonce + sealed).decode()}"


def unseal(token, context):
    """The text again. Raises ValueError for a foreign key, InvalidTag for altered or moved data; "" stays ""."""
    if not token:
        return ""
    version, name, body = token.split(":", 2)
    key = ring("field").get(name)
    if version != VERSION or key is None:
        raise ValueError(f"sealed under another key: {version}:{name}")
    raw = base64.b64decode(body)
    return AESGCM(key).decrypt(raw[:12], raw[12:], context.encode()).decode()


def blind(value):
    """A keyed digest of a normalized value, to be stored: equal values meet, nothing can be read from it."""
    return blinds(value)[0]


def blinds(value):
    """The digests under every key still in use, the current one first: to search with while keys are rotated."""
    plain = unicodedata.normalize("NFKC", value).replace(" ", "").upper().encode()
    return [hmac.new(key, plain, hashlib.sha256).hexdigest() for key in ring("blind").values()]


def mask_id(number):
    """An ID number for display: first six, last two."""
    return f"{number[:6]}{'*' * max(len(number) - 8, 0)}{number[-2:]}" if number else ""


def mask_phone(number):
    """A phone number for display: first three, last four."""
    return f"{number[:3]}****{number[-4:]}" if len(number) > 7 else "*" * len(number)

"""The keys of an installation: made once, kept outside the database, readable by their owner alone.

Used before Django is configured, so it imports nothing of it. `python -m network.keyring DIR` makes what is missing.
"""

import base64
import hashlib
import os
import secrets
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


def ensure_keys(folder):
    """Make the keys that are missing in `folder`: django.key, field.key, blind.key (text), journal.key (PEM)."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    _once(folder / "django.key", lambda: secrets.token_urlsafe(60))
    for name in ("field.key", "blind.key"):
        _once(folder / name, lambda: base64.b64encode(secrets.token_bytes(32)).decode())
    _once(folder / "journal.key", _signing_key)


def renew(folder, kind):
    """Put a fresh `field` or `blind` key in use; the one before stays readable as `<kind>.<id>.key`."""
    path = Path(folder) / f"{kind}.key"
    name = hashlib.sha256(base64.b64decode(path.read_text())).hexdigest()[:8]
    retired = path.with_name(f"{kind}.{name}.key")
    if not retired.exists():
        os.link(path, retired)  # from here on the old key has two names; the first is replaced in one move
    fresh = path.with_name(f".{kind}.fresh")
    fresh.unlink(missing_ok=True)
    _once(fresh, lambda: base64.b64encode(secrets.token_bytes(32)).decode())
    fresh.replace(path)


def retired(folder, kind):
    """Older keys of a kind that can still read; not the second name a rotation cut short gave to the key in use."""
    folder = Path(folder)
    now = (folder / f"{kind}.key").read_text()
    return [path for path in sorted(folder.glob(f"{kind}.*.key")) if path.read_text() != now]


def _signing_key():
    made = Ed25519PrivateKey.generate()
    return made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _once(path, make):
    """Write a key file whole or not at all; two processes starting together end up with the same key."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(make())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # the other process was first: its key stands
    finally:
        draft.unlink()


if __name__ == "__main__":
    ensure_keys(sys.argv[1])

"""Idempotency: a form pressed twice is carried out once."""

import hashlib
import json

from casework.core.answers import Reused
from casework.core.edge import Command
from casework.journal.instant import wall
from network.actors import Machine


def fingerprint(step, facts):
    """A digest of what was asked, to tell a repeated press from another wish under the same key."""
    text = json.dumps([step, facts], default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def claim(by, key, step, facts):
    """(pending command or None, finished command or None). Raises Reused for the same key with other content."""
    if key is None:
        return None, None
    person = None if isinstance(by, Machine) else by
    mark = fingerprint(step, facts)
    done = Command.objects.filter(actor=person, key=key).first()
    if done is None:
        return {"actor": person, "key": key, "fingerprint": mark}, None
    if done.fingerprint != mark:
        raise Reused
    return None, done


def settle(pending, case, entry):
    """Remember that the command was carried out, in the same transaction."""
    if pending is not None:
        Command.objects.create(case_id=case.pk, entry=entry, at=wall(), **pending)

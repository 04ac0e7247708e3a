"""Anchors: each day's chain heads in a Merkle tree, signed, chained to the day before, published on the portal."""

import hashlib
import json
from datetime import datetime, time, timedelta
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from casework.journal.entry import START, Entry, canonical, microseconds
from casework.journal.instant import day_of, wall


class Anchor(models.Model):
    """The root over the last journal lines of every case touched on one day (by `recorded_at`, Asia/Shanghai)."""

    day = models.DateField(unique=True)
    previous = models.CharField(max_length=64)
    root = models.CharField(max_length=64)
    heads = models.TextField()
    signature = models.CharField(max_length=128)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["day"]

    def message(self):
        """What was signed."""
        return f"{self.day.isoformat()}|{self.previous}|{self.root}".encode()


class Gap(models.Model):
    """A signed statement that a chain was set back to an earlier line by a restore.

    Verification accepts what was anchored of later lines before the statement, and nothing after it.
    """

    case_number = models.CharField(max_length=24)
    seq = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    signature = models.CharField(max_length=128)
    recorded_at = models.DateTimeField()

    def message(self):
        """What was signed."""
        return f"gap|{self.case_number}|{self.seq}|{self.reason}|{microseconds(self.recorded_at)}".encode()


def signing_key(folder=None):
    """The Ed25519 key, kept outside the database (`folder`: an archive's keys not yet laid in)."""
    return load_pem_private_key((Path(folder or settings.KEYS_DIR) / "journal.key").read_bytes(), password=None)


def signed(row):
    """Whether the row's signature is ours."""
    try:
        signing_key().public_key().verify(bytes.fromhex(row.signature), row.message())
    except (InvalidSignature, ValueError):
        return False
    return True


def sign_gap(number, seq, reason):
    """Sign and keep the statement that the chain of a case ends at line `seq` (0: the case itself is gone)."""
    row = Gap(case_number=number, seq=seq, reason=reason[:200], recorded_at=wall())
    row.signature = signing_key().sign(row.message()).hex()
    row.save(force_insert=True)
    return row


def merkle(leaves):
    """The root over hex digests: pairs hashed upwards, an odd one carried, leaves and nodes kept apart by a prefix."""
    level = [hashlib.sha256(b"leaf" + leaf.encode()).hexdigest() for leaf in leaves] or [START]
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        joined = [hashlib.sha256(b"node" + (a + b).encode()).hexdigest() for a, b in pairs]
        level = joined + ([level[-1]] if len(level) % 2 else [])
    return level[0]


def bounds(day):
    """The first instant of a day and of the day after (Asia/Shanghai)."""
    start = timezone.make_aware(datetime.combine(day, time.min))
    return start, start + timedelta(days=1)


def heads_of(day):
    """(case number, seq, digest) of the last line each case got on a day, in order of number."""
    start, end = bounds(day)
    rows = Entry.objects.filter(recorded_at__gte=start, recorded_at__lt=end)
    found = {}
    for number, seq, digest in rows.order_by("case__number", "seq").values_list("case__number", "seq", "digest"):
        found[number] = (number, seq, digest)
    return list(found.values())


def anchor_days(until=None):
    """Sign every day before `until` (default: today) that has journal lines and no anchor; returns how many."""
    until = until or day_of(wall())
    last = Anchor.objects.order_by("-day").first()
    first = Entry.objects.order_by("recorded_at").values_list("recorded_at", flat=True).first()
    if first is None:
        return 0
    day, count = (last.day + timedelta(days=1) if last else day_of(first)), 0
    while day < until:
        heads = heads_of(day)
        if heads:
            last = _sign(day, last, heads)
            count += 1
        day += timedelta(days=1)
    return count


def _sign(day, last, heads):
    with transaction.atomic():
        row = Anchor(day=day, previous=last.root if last else START, heads=canonical(heads), signed_at=wall())
        row.root = merkle([canonical(head) for head in heads])
        row.signature = signing_key().sign(row.message()).hex()
        row.save(force_insert=True)
    return row


def latest_root():
    """(day, root) of the newest anchor, for the foot of every paper; None before the first."""
    return Anchor.objects.order_by("-day").values_list("day", "root").first()


def heads_in(row):
    """The heads an anchor was signed over."""
    return [tuple(head) for head in json.loads(row.heads)]

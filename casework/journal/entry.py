"""Journal: what was done to a case, by whom, on what ground; appended, chained, never changed."""

import hashlib
import hmac
import json
import secrets
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import models

FORMAT = 1
START = "0" * 64


class Entry(models.Model):
    """One line of a case's journal.

    `body` is the canonical JSON that was sealed: `digest` = SHA-256 over it, and the body names the digest before it,
    so a line can be neither altered nor taken out. The other columns repeat parts of the body for reading; verification
    compares them. `at` is when it happened, `recorded_at` when it was written; they differ only in imports and
    demonstration data.
    """

    case = models.ForeignKey("casework.Case", models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    prev = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=10)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=80)
    post = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    decider = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decided_on_paper")
    step = models.CharField(max_length=60)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="one_line_per_number")]
        indexes = [models.Index(fields=["at", "step"], name="entry_by_instant")]
        ordering = ["case_id", "seq"]

    @property
    def facts(self):
        """What was entered with the step, as journalled: plain for codes and dates, sealed marks for the rest."""
        return json.loads(self.body).get("facts", {})

    @property
    def problems(self):
        """The sentences of a refusal; empty for a step that was done."""
        return json.loads(self.body).get("problems", [])

    @property
    def recalls(self):
        """The number of the line that this one takes back; None of any other."""
        return json.loads(self.body).get("recalls")


class Salt(models.Model):
    """What turns an entry's sealed marks into proofs; deleting it erases the personal data, the chain stays whole."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="salt")
    value = models.CharField(max_length=32)


class Tally(models.Model):
    """How often the same refusal was met within its first minute: journalled once, counted here."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="tally")
    count = models.PositiveIntegerField(default=1)


def microseconds(instant):
    """An instant as whole microseconds since 1970 (UTC): the same on every database."""
    return int((instant - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1_000_000 + 0.5)


def canonical(body):
    """The one way a body is written down: sorted keys, no spaces, Chinese as it is."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal(text):
    """The digest of a canonical body."""
    return hashlib.sha256(text.encode()).hexdigest()


def mark(salt, value):
    """A salted mark that stands for a personal value: provable, not readable."""
    return "hmac:" + hmac.new(salt.encode(), str(value).encode(), hashlib.sha256).hexdigest()


def plain(value):
    """A fact as JSON: dates as ISO text, rows by their key."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, models.Model):
        return f"{value._meta.label_lower}:{value.pk}"
    if isinstance(value, (list, tuple, models.QuerySet)):
        return [plain(item) for item in value]
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)


def witnessed(facts, open_names, salt):
    """Facts for the journal: the named ones in clear, all others as salted marks."""
    return {
        name: plain(value) if name in open_names else mark(salt, plain(value))
        for name, value in facts.items()
        if value not in (None, "", [], ())
    }


def _place(case, step):
    """Number and predecessor of the next line; a case begins with its first."""
    last = None if step == "begin" else Entry.objects.filter(case_id=case.pk).order_by("-seq").values("seq", "digest").first()
    return {"seq": last["seq"] + 1 if last else 1, "prev": last["digest"] if last else START}


def append(case, *, step, at, recorded_at, actor, outcome="done", facts=None, open_names=(), **particulars):
    """Write the next line of a case's journal; the caller holds the lock on the case.

    `actor` is a dict of kind, user, name, post, unit; `particulars` may carry source, target, version, decider,
    problems, rules, files, recalls.
    """
    salt = secrets.token_hex(16)
    decider = particulars.pop("decider", None)
    columns = _place(case, step) | {
        "kind": actor["kind"], "actor_name": actor["name"], "post": actor["post"], "unit": actor["unit"],
        "step": step, "outcome": outcome, "source": particulars.pop("source", case.state),
        "target": particulars.pop("target", case.state), "version": particulars.pop("version", case.version),
    }  # fmt: skip
    body = columns | {
        "format": FORMAT,
        "case": case.number,
        "at": microseconds(at),
        "recorded_at": microseconds(recorded_at),
        "actor": actor["user"].pk if actor["user"] else None,
        "decider": decider.pk if decider else None,
        "facts": witnessed(facts or {}, open_names, salt),
        **particulars,
    }
    text = canonical(body)
    entry = Entry.objects.create(
        case_id=case.pk, at=at, recorded_at=recorded_at, actor=actor["user"], decider=decider,
        body=text, digest=seal(text), **columns,
    )  # fmt: skip
    Salt.objects.create(entry=entry, value=salt)
    return entry

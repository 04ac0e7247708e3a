"""BodyLine: the journal of a filed body's life between filing and exit: who did what to its records, chained, never changed.

The journal of `casework` belongs to cases; an activity, a round of answers, a line of held funds are records beside every case
(docs/adr/0017). They are changed only by functions that write a line here in the same transaction.
"""

import secrets
from itertools import groupby

from django.conf import settings
from django.db import models

from casework.journal.entry import START, canonical, microseconds, plain, seal
from casework.journal.instant import day_of, now, wall
from network.actors import Machine
from network.models import Party
from network.posts import parties_of, posts_of


class BodyLine(models.Model):
    """One line: `act` on the record `about`, by whom as of that day; `body` is the canonical JSON that `digest` seals.

    `body` holds counts, days, amounts and references, never words that somebody typed: those stand in the records themselves.
    """

    party = models.ForeignKey("network.Party", models.PROTECT, related_name="body_lines")
    seq = models.PositiveIntegerField()
    prev = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=80)
    post = models.CharField(max_length=160, blank=True)
    act = models.CharField(max_length=40)
    about = models.CharField(max_length=40)
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "seq"], name="one_body_line_per_number")]
        indexes = [models.Index(fields=["about", "seq"], name="body_line_about")]
        ordering = ["party_id", "seq"]


def locked(party_id):
    """The party's row under lock: whoever writes to its records waits for the other."""
    return Party.objects.select_for_update().get(pk=party_id)


def note(party, act, *, by, about, **facts):
    """Write the next line; the caller is in the transaction that changes the record and holds `locked(party)`."""
    last = BodyLine.objects.filter(party=party).order_by("-seq").values("seq", "digest").first()
    instant, name, post = now(), *_doer(by, party)
    columns = {"seq": last["seq"] + 1 if last else 1, "prev": last["digest"] if last else START, "act": act, "about": about,
               "actor_name": name, "post": post}  # fmt: skip
    user = None if isinstance(by, Machine) or by is None else by
    recorded = wall()
    text = canonical(columns | {
        "party": party.pk, "at": microseconds(instant), "recorded_at": microseconds(recorded), "actor": user and user.pk,
        "facts": {name: plain(value) for name, value in facts.items()}, "nonce": secrets.token_hex(8),
    })  # fmt: skip
    return BodyLine.objects.create(party=party, at=instant, recorded_at=recorded, actor=user, body=text, digest=seal(text), **columns)


def _doer(by, party):
    """(name, post and unit) as of today; a member of the body is written as its leader, without a name."""
    if isinstance(by, Machine):
        return by.name, ""
    day = day_of(now())
    if party.pk in parties_of(by, day):
        return "负责人", ""
    held = next(iter(posts_of(by, day)), None)
    return (by.name, f"{held.unit.short or held.unit.name} {held.title}") if held else ("负责人", "")


def lines_of(about):
    """The lines about one record, newest first."""
    return BodyLine.objects.filter(about=about).order_by("-seq")


def faults():
    """Sentences about lines that are missing, do not follow or do not say what was sealed; empty when all chains stand."""
    rows = BodyLine.objects.order_by("party_id", "seq").iterator(chunk_size=2000)
    for party, lines in groupby(rows, key=lambda line: line.party_id):
        prev = START
        for place, line in enumerate(lines, start=1):
            if line.seq != place or line.prev != prev or seal(line.body) != line.digest or not _agrees(line):
                yield f"组织{party}的台账日志第{line.seq}条：缺失、不相接或者内容与印记不符"
            prev = line.digest


def _agrees(line):
    names = ("seq", "prev", "act", "about", "actor_name", "post")
    return all(f'"{name}":{canonical(getattr(line, name))}' in line.body for name in names)

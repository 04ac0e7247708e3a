"""ReportPeriod: a month whose figures were frozen at closing; it is never opened again, late facts go to the next."""

import json
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidSignature
from django.conf import settings
from django.db import IntegrityError, models, transaction

from casework.journal.anchor import signing_key
from casework.journal.entry import START, canonical, microseconds, seal
from casework.journal.instant import today, wall
from network.posts import posts_of
from orgs.statistics import catalogue, late
from orgs.statistics.span import Span, month

CLOSERS, DISTRICT = ("approver",), 6
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# What was written within the last minute before a closing counts as learnt after it: its transaction may still be open,
# and without this it would be seen by neither month.
UNSETTLED = timedelta(minutes=1)


class ReportPeriod(models.Model):
    """One closed month: a line of its own journal, written once.

    `body` is the canonical JSON that was sealed (month, instant of closing in microseconds, who, figures, what was
    learnt late, digest of the period before); `digest` = SHA-256 over it, signed with the journal's key. The other
    columns repeat the body; `faults` compares them. `known` is the knowledge the figures rest on.
    """

    month = models.DateField(unique=True)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    post = models.CharField(max_length=80)
    prev = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    signature = models.CharField(max_length=128)
    body = models.TextField()

    class Meta:
        ordering = ["-month"]

    def __str__(self):
        return f"{self.month:%Y-%m}"

    @property
    def told(self):
        """What was sealed."""
        return json.loads(self.body)

    @property
    def known(self):
        """The instant up to which things counted as known when the month was closed; months of format 1 do not say it."""
        told = self.told.get("known")
        return EPOCH + timedelta(microseconds=told) if told else self.closed_at - UNSETTLED

    @property
    def last(self):
        """The last day of the month."""
        return month(str(self))[1]


class NotClosable(Exception):
    """Why a month cannot be closed: `problems` are Chinese sentences."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("；".join(problems))


def post_for(user, day):
    """The post by which a person may close periods of the district, or None."""
    held = (h for h in posts_of(user, day) if h.role in CLOSERS and len(h.division.code) <= DISTRICT)
    return next(held, None)


def span_of(first, known=None):
    """The span of a month as a closing would count it: what was learnt after the last closing belongs to it."""
    before = ReportPeriod.objects.filter(month__lt=first).order_by("-month").first()
    return Span(first, month(f"{first:%Y-%m}")[1], known, before.known if before else None)


def obstacles(first, by):
    """Why this person cannot close this month now."""
    last = ReportPeriod.objects.order_by("-month").first()
    if post_for(by, today()) is None:
        yield "只有区级的审批人员可以关账。"
    if month(f"{first:%Y-%m}")[1] >= today():
        yield f"{first.year}年{first.month}月还没有过完，下个月起才能关账。"
    if last and first <= last.month:
        yield f"已经关账到{last.month.year}年{last.month.month}月，关过的月份不能重新关账。"
    elif last and first != last.last + timedelta(days=1):
        wanted = last.last + timedelta(days=1)
        yield f"关账须逐月进行，请先关{wanted.year}年{wanted.month}月。"


@transaction.atomic
def close(first, *, by, settled=False):
    """Freeze a month's figures as known now; returns the period. Cannot be undone. Raises NotClosable.

    `settled` says that nobody else can be writing, as while a demonstration is loaded in one transaction: then what was
    written up to this instant is known, the last minute too.
    """
    problems = list(obstacles(first, by))
    if problems:
        raise NotClosable(problems)
    before, instant = ReportPeriod.objects.order_by("-month").first(), wall()
    known = instant if settled else instant - UNSETTLED
    span, held = span_of(first, known), post_for(by, today())
    body = {
        "format": 2, "month": f"{first:%Y-%m}", "closed_at": microseconds(instant), "known": microseconds(known),
        "closed_by": by.pk, "post": held.title,
        "prev": before.digest if before else START, "figures": catalogue.values(span), "late": late.note(span),
    }  # fmt: skip
    body["labels"] = catalogue.labels(body["figures"])
    text = canonical(body)
    digest = seal(text)
    try:
        with transaction.atomic():
            return ReportPeriod.objects.create(
                month=first, closed_at=instant, closed_by=by, post=held.title, prev=body["prev"], body=text, digest=digest,
                signature=signing_key().sign(digest.encode()).hex(),
            )  # fmt: skip
    except IntegrityError as error:
        raise NotClosable(["刚刚已经有人关了这个月。"]) from error


def faults(rows=None):
    """Sentences about closed periods that are no longer what was sealed; all are read, in order of month."""
    before = START
    for row in ReportPeriod.objects.order_by("month") if rows is None else rows:
        said = list(_faults(row, before))
        yield from (f"{row}：{sentence}" for sentence in said)
        before = row.digest


def _faults(row, before):
    if seal(row.body) != row.digest:
        yield "内容与摘要不符，关账以后被改动过"
    try:
        signing_key().public_key().verify(bytes.fromhex(row.signature), row.digest.encode())
    except (InvalidSignature, ValueError):
        yield "签名不是本平台的"
    if row.prev != before:
        yield "与上一期接不上，中间的一期被改动或者删除"
    try:
        told = row.told
        columns = (told["month"], told["closed_at"], told["closed_by"], told["post"], told["prev"])
    except (ValueError, KeyError, TypeError):
        yield "内容读不出来"
        return
    if columns != (str(row), microseconds(row.closed_at), row.closed_by_id, row.post, row.prev):
        yield "月份、关账时间或者关账人与封存的内容不符"


def _counted_then(code, frozen):
    """Whether a figure was there when the month was frozen; a part nobody was in then is not frozen, its breakdown is."""
    if code in catalogue.FIGURES or code in frozen:
        return code in frozen
    part = next(part for key, part in catalogue.BREAKDOWNS.items() if code.startswith(f"{key}_"))
    always = part.sorted({}, part.names())  # what it freezes even where nothing is counted
    return not always or any(held.startswith(f"{part.code}_") for held in frozen)



def recounted(row):
    """[(code, label, frozen, counted anew with the knowledge of then, with today's, whether today's differs)].

    Today's knowledge goes by the day on which things happened alone: what is late for the month is in it.
    """
    told = row.told
    then = catalogue.values(span_of(row.month, row.known))
    now = catalogue.values(Span(row.month, row.last))
    codes = [code for code in now if _counted_then(code, told["figures"])]  # in the order of the page
    codes += sorted(code for code in told["figures"] if code not in now)
    labels = catalogue.labels(codes) | told["labels"]
    return [(code, labels[code], told["figures"].get(code, 0), then.get(code, 0), now.get(code, 0),
             told["figures"].get(code, 0) != now.get(code, 0)) for code in codes]  # fmt: skip

"""文书登记簿: every issued paper a person may see, newest first, with how it was sealed and delivered."""

from datetime import date, datetime, time

from django.db.models import Q
from django.utils.timezone import make_aware

from casework.core.case import Case
from casework.core.process import process_of
from casework.core.sight import barred, visible, visible_to
from casework.journal.instant import day_of, today
from casework.post.papers import RENDERERS, path_of
from casework.post.rows import Paper
from network.posts import parties_of, posts_of
from network.roles import ROLES
from papers.consent.giving import Served
from papers.sealing.holding import NUMBER, REVOKED, SEAL, STAGES, stage_of, unit_of
from papers.sealing.rows import KEEPER, posted_at, standing
from papers.voiding import voided_by_step

PAGE, MOST = 25, 2000
# Conditions on Case: whose papers are not for a keeper of seals, who has no part in the case; filled by `ready()`.
APART = []


def papers_of(user, day):
    """Papers of the cases this official sees, and for a keeper of seals those of the division; a case of one's own party is
    read in the hall, not here."""
    cases = visible_to(user, day)
    kept = Q()
    for held in posts_of(user, day):
        if held.role == KEEPER:
            kept |= Q(division__code__startswith=held.division.code)
    for condition in APART if kept else ():
        kept &= ~Q(pk__in=Case.objects.filter(condition).values("pk"))
    if kept:
        cases = Case.objects.filter(visible(user, day) | kept).exclude(barred(user))
    cases = cases.exclude(party_id__in=parties_of(user, day))
    return Paper.objects.filter(case_id__in=cases.values("pk")).select_related("case", "letter__entry", "void")


def kept_by(user, paper, day):
    """Whether a keeper of seals reads this paper: what is sealed has to be read, not the case behind it."""
    return any(held.role == KEEPER for held in posts_of(user, day)) and papers_of(user, day).filter(pk=paper.pk).exists()


def to_seal(user, day):
    """Papers a keeper of seals may seal now: made, numbered, waiting for the seal alone, and not their own; None for all others."""
    if not any(held.role == KEEPER for held in posts_of(user, day)):
        return None
    rows = papers_of(user, day).filter(letter__waits_for=SEAL, letter__cancelled_at__isnull=True, made_at__isnull=False)
    return rows.exclude(letter__entry__actor=user).exclude(letter__entry__decider=user)


def reads_early(user, case, day):
    """Whether an official reads a case's papers before they go out: who sees the division's cases, and the unit that issues them."""
    held = posts_of(user, day)
    if any(ROLES[one.role].sees in ("all", "division") for one in held):
        return True
    return unit_of(process_of(case).cases.objects.get(pk=case.pk)).pk in {one.unit.pk for one in held}


def for_reader(papers, letters, user, case, day):
    """(staged papers, letters) without those that have not gone out, where this official is told of them with everybody else."""
    sent = [paper for paper in papers if paper.stage == "issued" or paper.stage_label == REVOKED], [letter for letter in letters if not letter.waits_for]
    whole = len(sent[0]) == len(papers) and len(sent[1]) == len(letters)
    return (papers, letters) if whole or reads_early(user, case, day) else sent


def narrowed(rows, asked):
    """By words of 文号, 题名, 办件; by kind; by where they stand; by month (YYYY-MM). What cannot be is left out."""
    for word in asked["q"].split()[:3]:
        rows = rows.filter(Q(number__contains=word) | Q(title__contains=word) | Q(case__title__contains=word) | Q(case__number__startswith=word.upper()))
    if asked["kind"] in kinds():
        rows = rows.filter(title=asked["kind"])
    if asked["stage"] == "void":
        rows = rows.filter(Q(void__isnull=False) | Q(letter__cancelled_at__isnull=False))
    elif asked["stage"] in (NUMBER, SEAL):
        rows = rows.filter(letter__waits_for__contains=asked["stage"], letter__cancelled_at__isnull=True)
    first = month_of(asked["month"])
    if first:
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        rows = rows.filter(issued_at__gte=start_of(first), issued_at__lt=start_of(after))
    return rows


def month_of(text):
    """The first day of a month as 2026-11, or None; no paper is older or later than these two centuries."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return first if 1949 <= first.year <= 2148 else None


def start_of(day):
    """Midnight of a day in Asia/Shanghai."""
    return make_aware(datetime.combine(day, time()))


def kinds():
    """The titles papers are issued under."""
    return sorted({made.title for made in RENDERERS.values()})


def page_of(rows, after, size=PAGE):
    """One page and the key of the next ("" at the end)."""
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-pk").prefetch_related("sealings", "receipts")[: size + 1])
    served = Served(found[:size], today())
    over = voided_by_step(found[:size])
    return [told(paper, served) | {"over": over.get(paper.pk)} for paper in found[:size]], str(found[size - 1].pk) if len(found) > size else ""


def told(paper, served):
    """A paper as a line: its seal and its delivery in words, with the tone of each."""
    sealings = standing(paper.sealings.all())
    receipts = [row for row in standing(paper.receipts.all()) if row.way != "undone"]
    seal = ("", "没有登记")
    if sealings:
        last = sealings[-1]
        seal = ("amber", "退回未用印") if last.returned else ("green", f"{sum(row.copies for row in sealings)}份")
    elif stage_of(paper) != "issued":
        seal = ("red" if stage_of(paper) == "void" else "amber", STAGES[stage_of(paper)])
    posted, counts = posted_at(paper.letter), served.at(paper)
    says = [f"{row.day:%-m月%-d日}{row.way_label}" for row in receipts] + ([f"{day_of(counts):%-m月%-d日}平台送达"] if counts else [])
    return {"paper": paper, "day": day_of(paper.issued_at), "seal": seal, "delivery": ("green", "、".join(says)) if says else ("amber", f"{day_of(posted):%-m月%-d日}平台通知，没有同意电子送达") if posted else ("", "没有登记")}


def is_signed(paper):
    """Whether the kept file carries an electronic signature (papers/signing.py proves it)."""
    return bool(paper.path) and path_of(paper).exists() and b"/ByteRange" in path_of(paper).read_bytes()

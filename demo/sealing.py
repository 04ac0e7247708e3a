"""Papers of the fictional district sealed and delivered on paper: by hand, by post, by notice; one returned and put right; numbers out of the
book; consent signed at the window; a notice that waits for its seal."""

from datetime import timedelta

from casework.core.models import Case
from casework.core.perform import perform
from casework.journal.instant import at, day_of, today, wall
from casework.post.papers import keep, render
from casework.post.rows import Paper
from demo import stock
from demo.filing import sheet
from demo.world import SINCE
from network.models import Membership
from papers.consent.rows import ElectronicConsent
from papers.consent.window import enter
from papers.numbering.book import enter_number
from papers.numbering.gaps import explain, lines_of
from papers.numbering.rows import NumberBook
from papers.sealing.holding import YES, rule_of
from papers.sealing.keeping import record_delivery, record_sealing
from policy import rules

BOOK = "滨社登不准"
SEAL, CERTIFICATE_SEAL = "行政审批专用章", "登记专用章"


def seal_waiting(case, by, day):
    """Seal what waits for it, as of the entered instant; returns whether anything did. The bytes follow with the heartbeat."""
    rows = list(Paper.objects.filter(case_id=case.pk, letter__waits_for="seal").select_related("letter__entry", "case"))
    for paper in rows:
        record_sealing(paper, by=by, day=day, seal=CERTIFICATE_SEAL, copies=2, blanks=stock.following(), typeset_later=True)
    return bool(rows)


def consents():
    """Most parties agreed to electronic delivery on their first day; a few never did, one took it back lately."""
    first = {}
    for party, user, day in Membership.objects.filter(party__cases__isnull=False).order_by("-pk").values_list("party", "user", "party__cases__opened_at"):
        first[party] = (min(day, first.get(party, (day,))[0]), user)
    rows = [ElectronicConsent(party_id=party, given=True, by_id=user, at=at) for party, (at, user) in sorted(first.items()) if party % 7]
    ElectronicConsent.objects.bulk_create(rows)
    last = rows[-1]
    ElectronicConsent.objects.create(party_id=last.party_id, given=False, by_id=last.by_id, at=wall())


def number_by_hand(accounts):
    """The approval office has always entered the numbers of its refusals out of its book."""
    unit = accounts["chief"].posts.first().unit
    NumberBook.objects.create(series=BOOK, unit=unit, by_hand=True, effective_from=SINCE, recorded_at=wall(), by=accounts["chief"])


def numbered(accounts, maker):
    """Numbers entered out of the book, one of them left out and explained; the newest paper still waits for its number."""
    waiting = list(Paper.objects.filter(letter__waits_for="number", letter__cancelled_at=None).select_related("letter", "case").order_by("issued_at"))
    years = {}
    for paper in waiting[:-1]:
        year = day_of(paper.issued_at).year
        years[year] = years.get(year, 0) + (2 if years.get(year) == 1 else 1)
        with at(paper.issued_at + timedelta(minutes=20)):
            enter_number(paper, by=accounts["clerk"], number=f"{BOOK}〔{year}〕{years[year]}号")
            maker.post(paper.case)
        maker.time_passes(paper.case)  # what runs from service has begun with the number only
    for line in lines_of(max(years, default=0)):
        if line.series == BOOK and line.missing:
            explain(BOOK, max(years), line.missing[0], by=accounts["clerk"], reason="用于平台以外的文件")


def taken_back(accounts, maker):
    """One certificate with a wrong address was taken back before it was sealed, and made out anew."""
    paper = Paper.objects.filter(letter__waits_for="seal", letter__cancelled_at=None, letter__name="certified").order_by("pk").first()
    case = perform(paper.case_id, "take_back_certificate", by=accounts["clerk"], reason="住所门牌号写错，用印以前发现。")
    case = perform(case, "issue_certificate", by=accounts["clerk2"], delivery="window", delivered_on=today().isoformat())
    maker.post(case)


def at_the_window(accounts):
    """One party that never agreed online signed the sheet at the window."""
    case = Case.objects.main().filter(process="establishment", submitted_at__isnull=False, party__electronic_consents=None).order_by("-pk").first()
    enter(case, by=accounts["clerk"], signer="章明远", capacity="founder", address="zhangmingyuan@example.org", signed_on=today(),
          file=sheet("电子送达确认书"))  # fmt: skip


def held(accounts):
    """From today on the joint meeting's office seals its urging notices before it sends them; one waits for its keeper."""
    rules.enter(rule_of("decision", "urging_notice"), text=YES, effective_from=today(), basis="内部办理要求", verified=False, by=accounts["admin"].name,
                instant=wall(), note="联席会议办公室要求督办通知单用印以后发出")  # fmt: skip
    late = Case.objects.filter(process="decision", state="overdue").order_by("pk").first()
    perform(late, "urge", by=accounts["office"], urging="请在十日以内报结，并书面说明没有按期完成的原因。")


def run(accounts, maker):
    """Write them down on the newest papers to applicants; returns how many papers."""
    consents()
    at_the_window(accounts)
    held(accounts)
    taken_back(accounts, maker)
    numbered(accounts, maker)
    rows = Paper.objects.filter(letter__party__isnull=False, letter__waits_for="", sealings=None).select_related("letter__entry").order_by("-pk")[:4]
    by = accounts["seal_keeper"]
    for place, paper in enumerate(rows):
        if paper.made_at is None:  # the heartbeat makes all others
            keep(paper, render(paper))
            paper.refresh_from_db()
        day = day_of(paper.issued_at)
        first = record_sealing(paper, by=by, day=day, returned="份数与签批不符") if place == 2 else None
        record_sealing(paper, by=by, day=day, seal=SEAL, copies=2, spoiled=int(place == 1), corrects=first and first.pk)
        if place < 2:
            record_delivery(paper, by=accounts["clerk"], way=("direct", "post")[place], day=day, receiver="章明远", file=sheet("送达回证"))
        elif place == 2:
            record_delivery(paper, by=accounts["clerk"], way="public", day=day, note="区政府网站公告")
    return len(rows)

"""Writing down that a paper was sealed, returned unsealed, or delivered: each a row, and a line of the case's journal."""

import secrets
from functools import partial

from django.db import transaction

from casework import staffing
from casework.core.answers import NotYours, Problem, Refused
from casework.core.perform import locked
from casework.core.process import process_of
from casework.intake.store import all_or_none, shelve
from casework.journal.instant import day_of, now
from casework.post import writing
from casework.post.rows import Paper
from casework.views.files import ALSO, EARLY
from casework.views.labels import BESIDE
from network import sealed
from network.models import Post
from network.posts import holds
from network.vault import seal
from papers.consent.giving import Served, refused_electronic
from papers.consent.sheets import place_of as said_on
from papers.consent.window import LABELS as AT_WINDOW
from papers.sealing import holding
from papers.sealing.holding import SEAL, stage_of, unit_of, was_sealed_first
from papers.sealing.lines import LABELS, write_line
from papers.sealing.register import kept_by, reads_early
from papers.sealing.rows import KEEPER, PROVED, Delivery, Sealing, place_of, standing
from papers.sealing.service import begin_periods
from papers.sealing.staffing import lacking
from papers.stock.moving import ON_BLANKS, keeps_stock, use


def register():
    """Once, from `ready()`."""
    BESIDE.update(LABELS | AT_WINDOW)
    if kept_by not in ALSO:
        ALSO.append(kept_by)
        EARLY.append(reads_early)
        staffing.ALSO.append(lacking)
    holding.register()
    for name in ("signer", "address"):
        sealed.register(f"papers.consent_{name}", "papers.ConsentSheet", name, partial(_said_on, name))
    sealed.register("papers.receiver", "papers.Delivery", "receiver", lambda row: place_of(row.ref))


def _said_on(name, row):
    return said_on(row.ref, name)


def on_blanks(paper):
    """Whether a paper is printed on numbered blanks of a unit that keeps its stock here."""
    return paper.kind in ON_BLANKS and keeps_stock(unit_of(process_of(paper.case).cases.objects.get(pk=paper.case_id)))


def has_keeper(case, day):
    """Whether anybody keeps the seals over a case's division on a day. One query."""
    posts = Post.objects.filter(role=KEEPER, valid_from__lte=day).exclude(valid_to__lt=day).select_related("division")
    return any(case.division.code.startswith(post.division.code) for post in posts)


def maker_of(paper):
    """Whose decision the paper is: who signed on paper, else who took the step; None for the clock."""
    return paper.letter.entry.decider or paper.letter.entry.actor


def record_sealing(paper, *, by, day, seal="", copies=0, spoiled=0, returned="", corrects=None, blanks="", spoiled_blanks="", typeset_later=False):
    """The row of the keeper of seals; a paper that waited for its seal goes out with it. Raises NotYours, Refused.

    `typeset_later` is for the demonstration, whose papers of the past are made by the heartbeat.
    """
    with transaction.atomic():
        case, paper, row = _locked(paper, Sealing, corrects)
        if not holds(by, KEEPER, day_of(now()), division=case.division):
            raise NotYours("用印由印章保管人登记。")
        entry, problems = paper.letter.entry, list(_against(paper, day, typeset_later))
        if returned and row and row.copies and was_sealed_first(paper):
            problems.append(Problem("文书用印以后已经送出，不能更正为退回；内容有误的，另作更正的文书。", "returned"))
        if by.pk in (entry.actor_id, entry.decider_id):
            problems.append(Problem("这份文书由您拟办或者审批，用印须由另一人登记。", "seal"))
        if problems:
            raise Refused(problems)
        row = Sealing.objects.create(paper=paper, by=by, maker=maker_of(paper), seal=seal.strip(), copies=copies, spoiled=spoiled,
                                     returned=returned.strip(), day=day, at=now(), corrects=row)  # fmt: skip
        write_line(case, paper, by, "paper_returned" if row.returned else "paper_sealed",
              {"day": day, "copies": copies, "spoiled": spoiled, "seal": row.seal, "returned": row.returned, "corrects": corrects})  # fmt: skip
        if paper.kind in ON_BLANKS and keeps_stock(unit_of(case)):
            use(paper, unit_of(case), used=blanks, spoiled=spoiled_blanks, copies=copies, spoiled_count=spoiled, by=by, day=day)
        if not row.returned and SEAL in paper.letter.waits_for:
            writing.release(paper.letter, SEAL, day_of(now()))
    return row


def record_delivery(paper, *, by, way, day, receiver="", note="", file=None, corrects=None):
    """A delivery outside of the platform. Raises Refused."""
    with all_or_none(), transaction.atomic():
        case, paper, row = _locked(paper, Delivery, corrects)
        problems = [*_against(paper, day), *_undeliverable(paper, row, way, day, receiver, note, file)]
        if problems:
            raise Refused(problems)
        ref, name = secrets.token_hex(10), receiver.strip()
        row = Delivery.objects.create(
            paper=paper, ref=ref, way=way, day=day, receiver=seal(name, place_of(ref)) if name else "", note=note.strip(), by=by, at=now(),
            path=shelve(file) if file else "", kind=file.verdict.kind if file else "", sha256=file.verdict.sha256 if file else "", corrects=row,
        )  # fmt: skip
        write_line(case, paper, by, "paper_delivered",
              {"way": way, "day": day, "receiver": name, "sheet": row.sha256, "note": row.note, "corrects": corrects})  # fmt: skip
        begin_periods(paper)
    return row


def _undeliverable(paper, row, way, day, receiver, note, file):
    """What stands against this way of delivering it."""
    if stage_of(paper) == SEAL:
        yield Problem("这份文书用印以后才能送达，请印章保管人先登记用印。", "way")
    if way == "electronic" and Served([paper], day_of(now())).at(paper):
        yield Problem("平台已经电子送达这份文书，送达和阅读的时间自动登记，不用再填。", "way")
    refused = refused_electronic(paper, day) if way == "electronic" else None
    if refused:
        yield Problem(refused, "way")
    sealings = standing(paper.sealings.all())
    if way in PROVED and sealings and sealings[-1].returned:
        yield Problem("这份文书被退回，没有用印，不能送达纸质文书。", "way")
    if way in PROVED and not receiver.strip():
        yield Problem("请填写受送达人、代收人或者见证人。", "receiver")
    if way in PROVED and file is None:
        yield Problem("请上传签收的送达回证。", "sheet")
    if way == "undone" and (row is None or not note.strip()):
        yield Problem("请选择误登的那一次，并在说明里写明怎样误登的。", "note")


def _locked(paper, model, corrects):
    """The case locked, the paper as it is now (somebody may have made it void meanwhile), the row that is corrected."""
    case = locked(paper.case_id)
    paper = Paper.objects.select_related("case", "letter__entry", "void").get(pk=paper.pk)
    return case, paper, _current(model, paper, corrects)


def _current(model, paper, pk):
    """The row that is corrected: of this paper, and not corrected yet; None when none is named."""
    if not pk:
        return None
    row = next((row for row in standing(model.objects.filter(paper=paper)) if row.pk == pk), None)
    if row is None:
        raise Refused([Problem("这一次登记已经更正过了，请选择最后的一次。", "corrects")])
    return row


def _against(paper, day, typeset_later=False):
    if stage_of(paper) == "void":
        yield Problem("这份文书已经作废。", "day")
    if paper.made_at is None and not typeset_later:
        yield Problem("文书还没有生成。", "day")
    if day > day_of(now()):
        yield Problem("日期不能晚于今天。", "day")
    elif day < day_of(paper.issued_at):
        yield Problem(f"日期不能早于文书的日期{day_of(paper.issued_at):%Y年%-m月%-d日}。", "day")


def delivered(paper):
    """Whether a delivery of the paper stands in the rows (not by the platform)."""
    return any(row.way != "undone" for row in standing(paper.receipts.all()))

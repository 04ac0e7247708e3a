"""案卷自查: what an inspector of files would look for, asked of the file before the inspector comes.

The points are the house's own (rules `dossier.*`, 待核实), after the published standards by which files are reviewed: each point
is taken off once, however often the fault occurs. What runs beside a case brings its own points by `POINTS` (matters/apps.py).
"""

from collections.abc import Callable
from dataclasses import dataclass

from casework.clock.deadline import Deadline
from casework.clock.deadlines import APPLICANTS
from casework.core.process import process_of
from casework.intake.rows import EARLIER
from casework.journal.instant import day_of, now
from casework.journal.verify import Report, read_chain
from papers.consent.giving import Served
from papers.dossier.drafted import two_parts_of_one
from papers.dossier.rows import SelfCheck
from papers.sealing.holding import STAGES, stage_of
from papers.sealing.keeping import delivered
from papers.words import zh_date
from policy.rules import value


@dataclass(frozen=True)
class Point:
    """`look(case)` yields a sentence for every fault; `rule` names how many of a hundred points it costs."""

    code: str
    title: str
    rule: str
    look: Callable


def not_delivered(case):
    """Papers to the applicant without any trace of delivery."""
    receipts = case.uploads.filter(key__endswith=".receipt").exists()
    papers = list(case.papers.select_related("letter__entry", "void").prefetch_related("receipts"))
    served, taken = Served(papers, day_of(now())), case.entries.filter(step="take_over").order_by("seq").values_list("seq", flat=True).last() or 0
    for paper in papers:
        stage = stage_of(paper)
        if stage == "void":
            continue
        if stage != "issued":
            yield f"《{paper.title}》{STAGES[stage]}，还没有发出。"
        elif paper.made_at is None:
            yield f"《{paper.title}》还没有生成。"
        elif paper.letter.party_id and not served.at(paper) and not receipts and not delivered(paper) and paper.letter.entry.seq >= taken:
            why = "没有同意电子送达，也没有别的送达记录" if paper.letter.posted_at else "没有送达记录"
            yield f"《{paper.title}》（{paper.number or paper.code}）{why}。"


def out_of_order(case):
    """Days that cannot be: a line earlier than the one before, a paper before its step, a file after the hand-in it belongs to."""
    before = None
    for line in case.entries.filter(outcome="done", step__in=["begin", *process_of(case).cards]).order_by("seq"):
        if before and line.at < before.at:
            yield f"“{card_label(case, line.step)}”的时间早于前一步。"
        before = line
    for paper in case.papers.select_related("letter__entry"):
        if paper.issued_at < paper.letter.entry.at:
            yield f"《{paper.title}》的日期早于作出它的步骤。"
    for file in case.uploads.filter(submission__isnull=False).exclude(key__startswith=EARLIER).select_related("submission"):
        if file.uploaded_at > file.submission.made_at:
            yield f"材料“{file.name}”的时间晚于提交。"
    taken = case.entries.filter(outcome="done", step__in=process_of(case).accepts).order_by("seq").first()
    if taken and case.received_on and case.received_on > day_of(taken.at):
        yield "收到材料的日期晚于受理。"


def unsigned(case):
    """Decisions entered for somebody who signed paper, without the signed sheet."""
    for line in case.entries.filter(outcome="done", decider__isnull=False).order_by("seq"):
        if not case.uploads.filter(key=f"{line.step}.signed_sheet").exists():
            yield f"{zh_date(day_of(line.at))}代录的“{card_label(case, line.step)}”没有签批的呈批件。"


def late(case):
    """Periods of the office that ended before they were kept; one in which the applicant alone is awaited is no duty of the office."""
    process = process_of(case)
    ours = [clock.name for clock in process.clocks if any(set(process.rests[s].awaits) - APPLICANTS for s in clock.runs)]
    closed = day_of(case.closed_at) if case.closed_at else day_of(now())
    for row in Deadline.objects.filter(case_id=case.pk, kind="clock", name__in=ours).order_by("due_on", "id"):
        ended = day_of(row.met_at) if row.met_at else closed
        if ended > row.due_on:
            yield f"{row.label}到{row.due_on:%Y年%-m月%-d日}为止，{ended:%Y年%-m月%-d日}才办。"


def originals(case):
    """Handed in at the window, and nobody wrote down that the originals were seen."""
    last = case.submissions.order_by("number").last()
    if last is None or not case.visits.exists():
        return
    unseen = last.files.filter(original_seen_at__isnull=True).exclude(key__startswith=EARLIER).count()
    if unseen:
        yield f"窗口收的材料有{unseen}件没有记录原件核对。"


def broken_chain(case):
    """The journal does not verify."""
    report = Report()
    read_chain(report, {}, list(case.entries.order_by("seq")))
    yield from (f"日志核验不符：{fault}" for fault in report.faults)


def card_label(case, step):
    """A step in words."""
    card = process_of(case).cards.get(step)
    return card.label if card else step


POINTS = [
    Point("delivery", "送达", "dossier.delivery", not_delivered), Point("order", "日期先后", "dossier.order", out_of_order),
    Point("signature", "签批", "dossier.signature", unsigned), Point("term", "办理期限", "dossier.term", late),
    Point("originals", "原件核对", "dossier.originals", originals),
    Point("drafting", "拟稿核稿签发", "dossier.drafting", two_parts_of_one),
    Point("journal", "日志完整", "dossier.journal", broken_chain),
]  # fmt: skip


def faults_of(case):
    """[{code, title, points, says}] of a case as it is now; `says` are its sentences in one text."""
    day, found = day_of(now()), []
    for point in POINTS:
        said = list(point.look(case))
        if said:
            found.append({"code": point.code, "title": point.title, "points": int(value(point.rule, on=day).number), "says": "".join(said)[:500]})
    return found


def score_of(faults):
    """A hundred less what the faults cost, not below nothing."""
    return max(0, 100 - sum(fault["points"] for fault in faults))


def examine(case):
    """Look at a closed case and keep what was found; returns the SelfCheck."""
    faults = faults_of(case)
    head = case.entries.order_by("seq").values_list("digest", flat=True).last()
    return SelfCheck.objects.update_or_create(
        case_id=case.pk, defaults={"at": now(), "head": head, "score": score_of(faults), "faults": faults}
    )[0]

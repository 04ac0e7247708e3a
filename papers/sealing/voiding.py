"""Making a paper void before it was sealed: the step that made it is taken back, the number stays in the register as void."""

from django.db import transaction

from casework.core import recall
from casework.core.answers import NotYours, Problem, Refused
from casework.core.perform import locked, perform
from casework.core.process import process_of
from casework.journal.instant import now
from casework.post.rows import Letter, Paper
from papers.sealing.holding import finality, stage_of, way_back
from papers.sealing.lines import write_line
from papers.sealing.rows import Void


def why_not(paper, by):
    """Why this person may not take the paper back with its step, or None."""
    stage = stage_of(paper)
    if stage == "void":
        return "这份文书已经作废。"
    if stage == "issued":
        return "这份文书已经用印或者送出，不能作废；内容有误的，另作更正的文书。"
    step = way_back(paper)
    if step:
        return f"作出这份文书的步骤还有别的后果，不能直接撤回；请在办件页办理“{step}”，文书同时作废。"
    lasting = finality(process_of(paper.case), paper.letter.entry.step)
    if lasting:
        return lasting
    undo = getattr(paper.case, "undo", None)
    if undo is None or undo.entry_id != paper.letter.entry_id:
        return "作出这份文书以后又办了别的步骤，不能撤回。"
    if undo.entry.actor_id != by.pk:
        return "只有办理这一步的人自己可以作废并撤回。"
    return None


def take_back(paper, *, by, reason):
    """Void the paper and recall its step, both or neither. Raises NotYours, Refused."""
    with transaction.atomic():
        case = locked(paper.case_id)
        paper = Paper.objects.select_related("case", "letter__entry").get(pk=paper.pk)
        sentence = why_not(paper, by)
        if sentence:
            raise NotYours(sentence) if sentence.startswith("只有") else Refused([sentence])
        if not reason.strip():
            raise Refused([Problem("请写明作废的理由。", "reason")])
        Letter.objects.filter(pk=paper.letter_id).update(cancelled_at=now())
        sentence = recall.refusal(case, by)
        if sentence:
            raise Refused([sentence])
        row = Void.objects.create(paper=paper, by=by, reason=reason.strip(), at=now())
        write_line(case, paper, by, "paper_voided", {"number": paper.number, "reason": row.reason})
        perform(case.pk, "recall", by=by)
    return row


def void_with(case, name, act, reason):
    """An effect's part: what the process takes back by a step of its own. Papers of letters with this name that wait are void."""
    for paper in Paper.objects.filter(case_id=case.pk, letter__name=name, letter__posted_at__isnull=True, void__isnull=True):
        Void.objects.create(paper=paper, by=act.who, reason=reason[:200], at=act.at)
    Letter.objects.filter(case_id=case.pk, name=name, posted_at__isnull=True, cancelled_at__isnull=True).update(cancelled_at=act.at)

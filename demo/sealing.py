"""Papers of the fictional district sealed and delivered on paper: by hand, by post, by notice; one returned and put right."""

from casework.journal.instant import day_of
from casework.post.papers import keep, render
from casework.post.rows import Paper
from demo.filing import sheet
from papers.sealing.keeping import record_delivery, record_sealing

SEAL, CERTIFICATE_SEAL = "行政审批专用章", "登记专用章"


def seal_waiting(case, by, day):
    """Seal what waits for it, as of the entered instant; returns whether anything did. The bytes follow with the heartbeat."""
    rows = list(Paper.objects.filter(case_id=case.pk, letter__waits_for="seal").select_related("letter__entry", "case"))
    for paper in rows:
        record_sealing(paper, by=by, day=day, seal=CERTIFICATE_SEAL, copies=2, typeset_later=True)
    return bool(rows)


def run(accounts):
    """Write them down on the newest papers to applicants; returns how many papers."""
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

"""Papers in a queue of their own: where they are routed, and what a limit leaves behind."""

import os
import signal
import threading
from pathlib import Path

import pytest
from billiard.pool import soft_timeout_sighandler
from django.conf import settings as configured

from casework.post import outbox, tasks
from casework.post.rows import Letter, Outbox, Paper
from casework.views.letters import page_of
from config.celery import app
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db


def paper_row():
    """The outbox row of the only paper."""
    return Outbox.objects.get(channel=outbox.PAPER)


def left_behind():
    """Files of papers, whole or in part."""
    return [path for path in (Path(configured.PRIVATE_DIR) / "papers").rglob("*") if path.is_file()]


def test_papers_go_to_their_queue_with_limits_and_nothing_else_does():
    queue = lambda task: app.amqp.router.route({}, task.name)["queue"].name  # noqa: E731
    assert [queue(t) for t in (tasks.make_paper, tasks.make_papers)] == ["pdf", "pdf"]
    assert [queue(t) for t in (tasks.post_row, tasks.post_due)] == ["celery", "celery"]
    assert tasks.make_paper.soft_time_limit < tasks.make_paper.time_limit < outbox.CLAIM.total_seconds()


def test_what_is_due_goes_out_without_papers_and_papers_by_themselves(bureau):
    bureau.submitted()
    row = paper_row()
    assert outbox.due_papers() == [row.pk]
    outbox.post_due(papers=False)
    assert paper_row().done_at is None and not Outbox.objects.exclude(pk=row.pk).filter(done_at=None).exists()
    tasks.make_paper(row.pk)
    assert paper_row().done_at and Paper.objects.get().made_at and outbox.due_papers() == []


def test_a_paper_beyond_its_limit_leaves_a_sentence_and_no_file_and_its_letter_says_so(bureau):
    case, before = bureau.submitted(), left_behind()
    letter = Letter.objects.get(case_id=case.pk)
    words = letter.words
    Letter.objects.filter(pk=letter.pk).update(words=words | {"note": "字" * 21_000})
    outbox.post_due(papers=False)
    tasks.make_paper(paper_row().pk)
    row = paper_row()
    assert row.done_at is None and row.attempts == 1 and "超过20000字" in row.error
    assert left_behind() == before and Paper.objects.get().made_at is None
    letter = Letter.objects.select_related("case", "entry").get(pk=letter.pk)
    founder = at_desk_of(bureau.founder)
    for address in (page_of(letter), f"/hall/cases/{case.number}/"):
        assert "文书正在制作" in founder.get(address).content.decode(), address
    Letter.objects.filter(pk=letter.pk).update(words=words)
    Outbox.objects.filter(pk=row.pk).update(run_after=row.run_after.replace(year=2000))
    tasks.make_paper(row.pk)
    assert "文书正在制作" not in founder.get(f"/hall/cases/{case.number}/").content.decode()
    assert len(left_behind()) == len(before) + 1


def test_the_workers_signal_ends_a_paper_with_a_sentence_and_nothing_half_written(bureau):
    """The signal and its handler are those of Celery's pool; the paper is one that takes seconds."""
    case, before = bureau.submitted(), left_behind()
    letter = Letter.objects.get(case_id=case.pk)
    rows = [{"title": f"第{n}项材料", "name": "很长的文件名" * 3} for n in range(700)]
    Letter.objects.filter(pk=letter.pk).update(words=letter.words | {"materials": rows})
    earlier = signal.signal(signal.SIGUSR1, soft_timeout_sighandler)
    alarm = threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGUSR1))
    alarm.start()
    try:
        tasks.make_paper(paper_row().pk)
    finally:
        alarm.cancel()
        signal.signal(signal.SIGUSR1, earlier)
    row = paper_row()
    assert (row.done_at, row.attempts, row.error) == (None, 1, outbox.TOO_SLOW)
    assert left_behind() == before and Paper.objects.get().made_at is None

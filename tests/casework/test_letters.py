"""What a letter says: to whom, what to do, by when; and that it says so only to those who have to act."""

from datetime import timedelta

import pytest
from django.core import mail

from casework.core.perform import perform
from casework.journal.instant import now
from casework.post.outbox import post_due
from casework.post.rows import Letter

pytestmark = [pytest.mark.engine, pytest.mark.django_db]
GAPS = [{"about": "charter", "code": "C09", "note": "缺党建内容"}]


def sent():
    """What went out by mail, newest last."""
    Letter.objects.update(run_after=now() - timedelta(minutes=1))
    for letter in Letter.objects.all():
        letter.deliveries.update(run_after=now() - timedelta(minutes=1))
    while post_due():
        pass
    return [message.body for message in mail.outbox]


def test_a_day_is_set_only_for_those_who_have_to_act(bureau):
    case = bureau.submitted()
    assert Letter.objects.get(name="received").due_on is None  # the window has to answer, not the applicant
    case = perform(case, "request_correction", by=bureau.clerk, gaps=GAPS, how="online")
    letter = Letter.objects.get(name="correction_requested")
    assert letter.due_on == case.due_on
    assert letter.says == ["章程草案：章程缺少党的建设或者核心价值观内容（缺党建内容）"]

    first, second = sent()
    assert "请在" not in first
    assert f"请在{case.due_on:%Y年%m月%d日}前办理。" in second
    assert "缺党建内容" not in second  # reasons may name people: they are read on the platform, not in the mail


def test_a_sponsor_is_told_by_when(bureau):
    case = bureau.draft(direct_class="none", sponsor=str(bureau.units["culture"].pk))
    case = perform(case, "send_to_sponsor", by=bureau.founder, commitment="on")
    letter = Letter.objects.get(name="sent_to_sponsor")
    assert (letter.unit, letter.party, letter.due_on) == (bureau.units["culture"], None, case.due_on)


def test_a_letter_keeps_what_it_said_when_the_case_has_moved_on(bureau):
    case = bureau.submitted()
    case = perform(case, "request_correction", by=bureau.clerk, gaps=GAPS, how="online")
    words = Letter.objects.get(name="correction_requested").words
    assert words["rows"][0][1] == "章程草案"
    case = perform(case, "resubmit", by=bureau.founder, unable="章程正在修改。")
    perform(case, "accept", by=bureau.clerk)
    assert Letter.objects.get(name="correction_requested").words == words

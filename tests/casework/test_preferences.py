"""What a person has switched off is not sent; legal notices are sent all the same, and the platform's own letters always."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail

from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.post.declared import KINDS, Letter
from casework.post.outbox import SWITCHED_OFF, post_due
from casework.post.preferences import CHANNELS, off_for, set_off
from casework.post.rows import Outbox
from matters.opening import open_matter
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
ALL = {(kind, channel) for kind in KINDS for channel in CHANNELS}


def explained(bureau):
    """A clarification answered: the applicant is told that it has arrived, which is no legal notice."""
    case = bureau.reach("under_review")
    matter = open_matter(case, "clarification", by=bureau.reviewer, question="请说明场地的使用期限。", due_days=5)
    return perform(matter, "explain", by=bureau.founder, answer="租期到2029年底。")


def rows_of(case, name):
    """channel -> the row of a letter's delivery to a person."""
    found = Outbox.objects.filter(letter__case_id=case.pk, letter__name=name, recipient__isnull=False)
    return {row.channel: row for row in found}


def subjects():
    """What went out by mail."""
    return [message.subject.split("（")[0] for message in mail.outbox]


def test_a_kind_switched_off_is_not_sent_and_the_row_says_so(bureau):
    bureau.give_phone(bureau.founder)
    matter = explained(bureau)
    set_off(bureau.founder, {("received", "email")})
    post_due()
    rows = rows_of(matter, "explained")
    assert "说明已收到" not in subjects()
    assert (rows["email"].error, rows["sms"].error) == (SWITCHED_OFF, "") and all(row.done_at for row in rows.values())
    assert (Path(settings.DATA_DIR) / "sms" / f"{rows['sms'].key.replace(':', '-')}.txt").exists()
    assert matter.letters.get(name="explained").posted_at


def test_without_the_switch_it_is_sent(bureau):
    matter = explained(bureau)
    set_off(bureau.founder, {("progress", "email")})
    post_due()
    assert "说明已收到" in subjects() and rows_of(matter, "explained")["email"].error == ""


def test_legal_notices_are_sent_whatever_is_switched_off(bureau):
    set_off(bureau.founder, ALL | {("", "email"), ("legal", "sms")})
    assert off_for(bureau.founder) == ALL
    case = bureau.submitted()
    post_due()
    assert subjects() == ["申请已收到"] and rows_of(case, "received")["email"].error == ""


def test_a_letter_with_a_paper_or_a_question_has_no_switch():
    for wrong in ({"paper": "receipt"}, {"answer": "object"}):
        with pytest.raises(ValueError, match="carries a paper"):
            Letter("applicant", "回执", "请看。", kind="received", **wrong)
    with pytest.raises(ValueError, match="unknown"):
        Letter("applicant", "回执", "请看。", kind="gossip")


def test_what_asks_somebody_to_act_has_no_switch():
    """A letter that may be switched off says that nothing is to be done, or reminds of what was already told."""
    for process in PROCESSES.values():
        for letter in process.letters.values():
            if letter.kind and letter.kind != "reminder":
                assert "不用" in letter.do or "请等待" in letter.do, (process.slug, letter.title)


def test_the_page_shows_and_keeps_the_choice(bureau):
    client = at_desk_of(bureau.founder)
    page = client.get("/hall/account/").content.decode()
    assert "依法必须送达，不能关闭" in page and page.count("checked disabled") == 2 and page.count('" checked>') == len(ALL)
    assert client.post("/hall/account/", {"want": ["progress.email", "nonsense.sms"]}).status_code == 303
    assert off_for(bureau.founder) == ALL - {("progress", "email")} and off_for(bureau.stranger) == set()
    assert client.get("/hall/account/").content.decode().count('" checked>') == 1

"""Overdue in an outer system: those who enter it are written to, then their chief; once each, and not what is settled."""

import pytest
from django.core import mail

from casework.clock.tick import tick
from casework.core.models import Entry
from casework.journal.instant import now
from casework.journal.verify import verify
from casework.mirrors import reminding
from casework.mirrors.keeping import confirm, enter, waive
from casework.mirrors.rows import ExternalMirror
from casework.post.outbox import post_due
from casework.post.rows import Letter, Outbox
from network.models import Post
from policy.rules import value
from tests.casework.test_races import at_once
from tests.stories.pages import at_desk_of
from tests.stories.test_mirrors import announced

pytestmark = [pytest.mark.story, pytest.mark.django_db]
TO_WRITERS, TO_CHIEF = "外部系统录入已逾期", "外部系统录入逾期，报负责人督办"


def letters():
    """(title, system's line) of every letter the clock wrote about duties."""
    rows = Letter.objects.filter(entry__step__startswith="mirror_").order_by("pk")
    return [(row.title, row.says[0].removeprefix("系统：")) for row in rows]


@pytest.fixture
def certified(bureau, travel):
    """A registration announced on Monday 2 March: both duties end with Monday the 9th."""
    travel("2026-03-02 09:00")
    case = announced(bureau)
    travel("2026-03-02 10:00")
    Outbox.objects.update(done_at=now())  # what the road here wrote has gone out; nobody reads its papers
    return case


def mails_since(start):
    """(recipient, subject without the number) of the mails after the first `start`."""
    return [(m.to[0].partition("@")[0], m.subject.partition("（")[0]) for m in mail.outbox[start:]]


def test_those_who_enter_are_told_once_then_the_chief_once(bureau, certified, travel):
    tick()
    travel("2026-03-09 23:59")
    tick()
    assert letters() == []  # the last day is not over
    travel("2026-03-10 00:01")
    assert (tick()["steps"], tick()["steps"]) == (2, 0)
    assert letters() == [(TO_WRITERS, "市级社会组织登记系统"), (TO_WRITERS, letters()[1][1])]
    post_due()
    at = len(mail.outbox) - 2
    assert mails_since(at) == [("reviewer", TO_WRITERS)] * 2  # the one who handles the case
    assert "“来函”中查看" in mail.outbox[-1].body

    desk = at_desk_of(bureau.clerk)
    assert TO_WRITERS in desk.get("/desk/letters/").content.decode()
    page = desk.get(f"/desk/letters/{Letter.objects.filter(title=TO_WRITERS).first().pk}/").content.decode()
    assert "最后一天是2026年3月9日。" in page and "请在外部系统录入" in page
    assert "已催办" in desk.get("/desk/mirrors/").content.decode()

    travel("2026-03-13 23:50")  # three working days after the tenth end tonight
    assert tick()["steps"] == 0
    travel("2026-03-14 00:01")
    assert (tick()["steps"], tick()["steps"]) == (2, 0)
    post_due()
    assert mails_since(at + 2) == [("chief", TO_CHIEF), ("chief2", TO_CHIEF)] * 2
    assert "已报负责人" in at_desk_of(bureau.clerk).get("/desk/mirrors/").content.decode()
    travel("2026-05-06 00:01")
    tick()
    assert len(letters()) == 4
    lines = Entry.objects.filter(case=certified, step__startswith="mirror_").values_list("kind", "outcome")
    assert set(lines) == {("clock", "done")} and not verify().faults


def test_what_is_settled_is_told_to_nobody_and_a_bare_reason_is_not_settled(bureau, certified, travel):
    city, nation = ExternalMirror.objects.order_by("system")
    enter(city, number="A1", entered_on=city.since, status="", by=bureau.clerk, version=0)
    waive(nation, reason="市级系统已由业务主管单位录入。", by=bureau.clerk, version=0)
    travel("2026-03-10 00:01")
    assert tick()["steps"] == 1
    letter = Letter.objects.get(title=TO_WRITERS)
    assert "另一人确认或者退回" in letter.do and letter.says[-1] == "不用录入的原因：市级系统已由业务主管单位录入。"
    nation.refresh_from_db()
    confirm(nation, reason="已在市级系统核对，确有记录。", by=bureau.clerk2, version=1)
    travel("2026-03-20 00:01")
    assert tick()["steps"] == 0


def test_who_has_left_the_post_is_not_written_to(bureau, certified, travel):
    Post.objects.filter(user=bureau.reviewer).update(valid_to="2026-03-05")
    travel("2026-03-10 00:01")
    start = len(mail.outbox)
    tick()
    post_due()
    assert {name for name, _ in mails_since(start)} == {"clerk", "clerk2", "reviewer2"}


def test_the_chief_hears_as_many_working_days_later_as_the_rule_says(bureau, certified):
    assert value("mirror.chief_after", on=certified.closed_at.date()).number == 3


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_write_one_letter(bureau, certified, travel, no_leaks):
    travel("2026-03-10 00:01")
    city = ExternalMirror.objects.get(system="city")
    day = city.due_on.replace(day=10)
    assert sorted(at_once(*[lambda: reminding.remind(city.pk, day)] * 2)) == [0, 1] and len(letters()) == 1

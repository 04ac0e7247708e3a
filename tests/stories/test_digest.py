"""每日提醒: one mail on a working morning to whoever has something to do, numbers only; switched off, it stays away."""

from datetime import date, timedelta

import pytest
from django.core import mail

from casework.clock.tick import tick
from casework.contacts.keeping import note
from casework.core.begin import begin
from casework.core.models import Barred, Case, Intake, Opened
from casework.journal.instant import now, today
from casework.officials.digest import Digest
from casework.officials.sending import go_round
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
MONDAY = date(2026, 3, 2)


def waiting(bureau, *days):
    """Cases at the window, due so many days from today."""
    intake = Intake.objects.create(why="旧册", opened_at=now())
    made = [begin("establishment", bureau.team(), by=bureau.founder, division=bureau.district, unit=bureau.units["approval"],
                  intake=intake, state="submitted", title=f"盐业第{n}件") for n, _ in enumerate(days)]  # fmt: skip
    for case, ahead in zip(made, days, strict=True):
        Case.objects.filter(pk=case.pk).update(due_on=today() + timedelta(days=ahead))
    return made


def mails(user):
    """What a person was sent."""
    return [message for message in mail.outbox if message.to == [user.email]]


def test_who_has_something_to_do_is_told_once_how_much_and_nothing_of_any_case(bureau, travel):
    travel(f"{MONDAY} 08:01")
    late, due, later, left = waiting(bureau, -3, 0, 9, 0)
    Opened.objects.create(case_id=late.pk, user=bureau.clerk, version=0, at=now())
    Barred.objects.create(case_id=left.pk, user=bureau.clerk, reason="近亲属", since=now())
    note(by=bureau.clerk, case=None, way="phone", who="张先生", words="请回电。", answer_by=today(), key="k")
    assert tick()["steps"] == 0
    (told,) = mails(bureau.clerk)
    assert told.subject == "3月2日的待办：已超期 1 件，今天到期 1 件，还没有打开过 2 件，今天该答复的来电来访 1 条"
    assert not any(word in told.body for word in ("盐业", due.number, later.number, "张先生"))
    assert "还没有打开过 4 件" in mails(bureau.clerk2)[0].subject and not mails(bureau.reviewer) and not mails(bureau.founder)
    page = at_desk_of(bureau.clerk).get("/desk/digest/").content.decode()
    assert "今天到期 1 件" in page and "发到 clerk@example.org" in page
    assert "没有要提醒的" in at_desk_of(bureau.reviewer).get("/desk/digest/").content.decode()
    sent = len(mail.outbox)
    travel(f"{MONDAY} 11:00")
    waiting(bureau, 0)
    tick()
    assert len(mail.outbox) == sent and Digest.objects.filter(user=bureau.clerk).count() == 1


@pytest.mark.parametrize(("instant", "sent"), [("2026-02-28 09:00", True), ("2026-03-01 09:00", False), ("2026-03-02 07:59", False),
                                               ("2026-03-02 08:00", True)])  # fmt: skip
def test_only_on_a_working_morning(bureau, travel, instant, sent):
    travel(instant)  # the Saturday makes up for a day of the Spring Festival, the Sunday does not
    waiting(bureau, 0)
    go_round(today())
    assert bool(mails(bureau.clerk)) == sent == Digest.objects.exists()


def test_switched_off_it_stays_away_and_comes_again(bureau, travel):
    travel(f"{MONDAY} 09:00")
    waiting(bureau, 9)
    switched = at_desk_of(bureau.clerk)
    assert switched.post("/desk/digest/").status_code == 303
    go_round(today())
    assert not mails(bureau.clerk) and len(mails(bureau.clerk2)) == 1
    assert "已经关闭" in switched.get("/desk/digest/").content.decode()
    assert switched.post("/desk/digest/", {"want": "on"}).status_code == 303
    go_round(today())
    assert len(mails(bureau.clerk)) == 1 and len(mails(bureau.clerk2)) == 1


def test_a_mail_server_that_is_away_is_tried_again_and_nobody_gets_two(bureau, travel, settings):
    travel(f"{MONDAY} 09:00")
    waiting(bureau, 0)
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1", 9
    go_round(today())
    row = Digest.objects.get(user=bureau.clerk)
    assert (row.attempts, row.mailed_at, mails(bureau.clerk)) == (1, None, [])
    settings.EMAIL_BACKEND = working
    for _ in range(2):
        go_round(today())
    row.refresh_from_db()
    assert (row.attempts, bool(row.mailed_at), len(mails(bureau.clerk))) == (2, True, 1)


def test_once_all_are_counted_a_round_asks_two_questions(bureau, travel, django_assert_num_queries):
    travel(f"{MONDAY} 09:00")
    waiting(bureau, 0)
    go_round(today())
    with django_assert_num_queries(4):  # two of them for the calendar
        go_round(today())

"""What runs from service begins with it: not while the paper waits for its seal, and on the day of the receipt where that counts."""

from datetime import date, timedelta

import pytest

from casework.clock.tick import tick
from casework.core.case import NEVER
from casework.core.models import Case
from casework.core.perform import perform
from casework.journal.instant import now, today
from casework.post.outbox import post_due
from demo.filing import sheet
from papers.consent.giving import say
from papers.sealing.keeping import record_delivery
from papers.sealing.rows import Delivery
from policy import rules
from tests.stories.pages import at_desk_of
from tests.stories.test_point_of_no_return import REFUSAL, makes, paper_of, seals

pytestmark = [pytest.mark.django_db]


def refused(bureau, travel, *, sealed, consents=True):
    """A refusal to accept on a Monday, its paper made an hour later; against it one may sue for six months from receipt."""
    travel("2026-11-23 09:00")
    rules.enter("seal.establishment.non_acceptance", text="是" if sealed else "否", effective_from=date(2026, 1, 1), basis="内部办理要求",
                verified=True, by="管理甲", instant=now())  # fmt: skip
    case = bureau.submitted()
    if not consents:
        say(case.party, False, by=bureau.founder)
    case = perform(case, "refuse_acceptance", by=bureau.chief, **REFUSAL)
    travel("2026-11-23 10:00")
    makes("non_acceptance")
    return case


def period(case):
    """(first day, last day) of the time for an appeal."""
    return case.deadlines.filter(rule="remedy.suit_limit").values_list("starts_on", "due_on").get()


def test_the_time_for_an_appeal_begins_with_the_seal_and_the_applicant_sees_nothing_before(bureau, travel):
    case, founder = refused(bureau, travel, sealed=True), at_desk_of(bureau.founder)
    assert period(case)[1] == NEVER
    page, listed = (founder.get(url).content.decode() for url in (f"/hall/cases/{case.number}/", "/hall/cases/"))
    for shown in (page, listed):
        assert "文书待发出" in shown and "不予受理" not in shown
    assert "审查中" in listed and "期限从送达之日起算" in page
    travel("2027-09-01 09:00")
    tick()
    assert Case.objects.get(pk=case.pk).state == "not_accepted"

    assert seals(bureau, paper_of(case)).status_code == 303
    post_due()
    assert period(case) == (date(2027, 9, 1), date(2028, 3, 1))
    assert "不予受理" in at_desk_of(bureau.founder).get(f"/hall/cases/{case.number}/").content.decode()
    travel("2028-03-02 00:01")
    tick()
    assert Case.objects.get(pk=case.pk).state == "refusal_final"


def test_as_it_ships_it_begins_when_the_platform_delivers(bureau, travel):
    """The control."""
    case = refused(bureau, travel, sealed=False)
    assert period(case) == (date(2026, 11, 23), date(2027, 5, 24))
    assert "不予受理" in at_desk_of(bureau.founder).get(f"/hall/cases/{case.number}/").content.decode()


def test_without_consent_it_begins_on_the_day_of_the_receipt_and_does_not_end_before_there_is_one(bureau, travel):
    case = refused(bureau, travel, sealed=False, consents=False)
    paper = paper_of(case)
    travel("2027-05-25 00:01")
    tick()
    assert Case.objects.get(pk=case.pk).state == "not_accepted"  # told on the platform, served by nobody
    travel("2027-05-26 09:00")
    given = {"by": bureau.clerk, "way": "post", "receiver": "冉志勤", "file": sheet("回执")}
    record_delivery(paper, day=date(2027, 5, 26), **given)
    assert period(case) == (date(2027, 5, 26), date(2027, 11, 26))
    row = Delivery.objects.get()
    record_delivery(paper, day=date(2027, 5, 25), corrects=row.pk, **(given | {"file": sheet("回执")}))
    assert period(case)[0] == date(2027, 5, 25)
    record_delivery(paper, by=bureau.clerk, way="undone", day=today(), note="登错了文书", corrects=Delivery.objects.last().pk)
    assert period(case)[0] == date(2026, 11, 23)  # as before: from the day it was told


def test_an_answer_is_due_as_many_days_after_service_as_the_law_gives(bureau, travel):
    travel("2026-11-23 09:00")
    rules.enter("seal.establishment.refusal_told", text="是", effective_from=date(2026, 1, 1), basis="内部办理要求", verified=True, by="管理甲", instant=now())
    case = perform(bureau.reach("under_review"), "tell_refusal", by=bureau.reviewer, reasons=["R01"], facts="经核查，资金没有按章程到位。")
    travel("2026-11-27 10:00")
    makes("refusal_told")
    paper = paper_of(case, "refusal_told")
    assert "收到本文书之日起5个工作日届满前陈述" in paper.letter.words["after"][0] and paper.letter.due_on is None
    assert seals(bureau, paper).status_code == 303
    post_due()
    row, letter = case.deadlines.get(kind="state", name="refusal_told"), paper_of(case, "refusal_told").letter
    assert row.starts_on == date(2026, 11, 27) and letter.due_on == row.due_on == date(2026, 12, 4)
    assert Case.objects.get(pk=case.pk).due_on <= row.due_on and row.due_on - row.starts_on > timedelta(days=5)

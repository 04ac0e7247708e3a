"""Papers of matters and meetings that a bureau seals first: what everybody sees meanwhile, the seal, and taking back before it."""

from datetime import date, timedelta

import pytest
from django.test import Client

from casework.clock.tick import tick
from casework.core.answers import Refused
from casework.core.begin import begin
from casework.core.case import NEVER
from casework.core.models import Case, Intake
from casework.core.perform import perform
from casework.journal.instant import now, today
from casework.post.outbox import post_due
from casework.post.rows import Letter, Paper
from casework.views.waiting import waiting_for
from meetings.parties import party_of
from papers.sealing.voiding import take_back, why_not
from policy import rules
from tests.matters.cast import asking
from tests.meetings.cast import Cast, assigned
from tests.stories.pages import at_desk_of
from tests.stories.test_point_of_no_return import makes, paper_of, seals

pytestmark = [pytest.mark.django_db]


def sealed_first(*keys):
    """The bureau switches by rule; the rows stay as evidence of since when."""
    for key in keys:
        rules.enter(f"seal.{key}", text="是", effective_from=date(2026, 1, 1), basis="内部办理要求", verified=True, by="管理甲", instant=now())


def worklist(user):
    """Numbers of what waits for somebody."""
    return set(Case.objects.open().filter(waiting_for(user, today())).values_list("number", flat=True))


def sees(user, case):
    """Whether an official's page of a case opens."""
    return at_desk_of(user).get(f"/desk/cases/{case.number}/").status_code == 200


def letters(user):
    """Titles an official's unit was told."""
    return [letter.title for letter in at_desk_of(user).get("/desk/letters/").context["page"]]


@pytest.fixture
def regulator(bureau):
    """Somebody in the unit that is asked."""
    return bureau.hire("regulator", "regulator", "culture")


@pytest.fixture
def asked(bureau, travel, regulator):
    """A consultation whose letter the office seals first; its paper is made an hour later."""
    travel("2026-11-23 09:00")
    sealed_first("consultation.consultation")
    matter = asking(bureau, bureau.reach("under_review"))
    travel("2026-11-23 10:00")
    makes("consultation")
    return matter


def test_a_unit_is_asked_only_once_the_letter_is_sealed_and_its_time_runs_from_then(bureau, asked, regulator, travel):
    matter, paper = asked, paper_of(asked, "consultation")
    assert paper.letter.waits_for == "seal" and paper.letter.due_on is None and "收到本文书之日起" in paper.letter.words["after"][0]
    assert matter.deadlines.get().due_on == NEVER == Case.objects.get(pk=matter.pk).due_on
    assert not sees(regulator, matter) and matter.number not in worklist(regulator) and letters(regulator) == []
    assert at_desk_of(regulator).get(f"/papers/{paper.code}/").status_code == 404
    with pytest.raises(Refused, match="没有发出"):
        perform(matter, "answer_question", by=regulator, kind="none", text="无意见。", leader="局长")
    page = at_desk_of(bureau.reviewer).get(f"/desk/cases/{matter.number}/").content.decode()
    assert "待用印" in page and "没有发出" in page and "送达以后起算" in page
    travel("2027-01-15 09:00")  # long after the time would have been over
    tick()
    assert Case.objects.get(pk=matter.pk).state == "asked"

    assert seals(bureau, paper).status_code == 303
    post_due()
    row, letter = matter.deadlines.get(), Letter.objects.get(pk=paper.letter_id)
    assert row.starts_on == today() and row.due_on == letter.due_on == Case.objects.get(pk=matter.pk).due_on > today()
    assert sees(regulator, matter) and matter.number in worklist(regulator) and letters(regulator) == ["征求意见函"]
    assert perform(matter, "answer_question", by=regulator, kind="none", text="无意见。", leader="局长").state == "answered"


def test_a_letter_that_was_not_sealed_is_taken_back_and_nobody_ever_hears_of_it(bureau, asked, regulator):
    paper = paper_of(asked, "consultation")
    assert "请在办件页办理“收回函件”" in why_not(paper, bureau.reviewer)
    matter = perform(asked, "cancel", by=bureau.reviewer, reason="问题已经查明。")
    assert matter.state == "cancelled" and paper_of(matter, "consultation").letter.cancelled_at
    assert "已作废" in Client().get(f"/verify/{paper.code}/").content.decode()
    assert seals(bureau, paper).status_code == 422
    post_due()
    assert not sees(regulator, matter) and letters(regulator) == []
    # Taken back by mistake: the recall puts the letter back where it was.
    perform(matter, "recall", by=bureau.reviewer)
    assert paper_of(matter, "consultation").letter.cancelled_at is None


def test_as_it_ships_the_unit_is_told_at_once(bureau, travel, regulator):
    """The control."""
    travel("2026-11-23 09:00")
    matter = asking(bureau, bureau.reach("under_review"))
    assert sees(regulator, matter) and matter.number in worklist(regulator) and matter.deadlines.get().due_on < NEVER
    assert "收到本文书" not in Letter.objects.get(case_id=matter.pk).words["after"][0]


@pytest.fixture
def cast(bureau, travel):
    """The departments on a Monday morning; the notice of a meeting and the urging notice are sealed first."""
    travel("2026-11-23 09:00")
    sealed_first("meeting.notice", "decision.urging_notice")
    return Cast(bureau)


def approved(cast):
    """A meeting whose agenda the convener approved; how it came there is another story."""
    intake = Intake.objects.create(why="旧册", opened_at=now())
    begins = now() + timedelta(days=20)
    return begin("meeting", party_of(cast.home), by=cast.office, division=cast.bureau.district, unit=cast.home, intake=intake, state="agenda_approved",
                 title="第三次全体会议", kind="plenary", planned_on=begins.date(), begins_at=begins, minutes=60, place="205会议室",
                 invited=["finance", "health"], submitted_at=now())  # fmt: skip


@pytest.fixture
def called(cast, travel):
    """A meeting whose notice waits for its seal."""
    case = perform(approved(cast), "notify", by=cast.office)
    travel("2026-11-23 10:00")
    makes("notice")
    return case


def test_units_are_invited_with_the_seal_of_the_notice(bureau, cast, called):
    paper, part = paper_of(called, "notice"), cast.matter(called, "finance")
    assert paper.letter.waits_for == "seal" and {row.waits_for for row in Letter.objects.filter(name="invited")} == {"seal"}
    assert not sees(cast.finance, part) and part.number not in worklist(cast.finance) and letters(cast.finance) == []
    assert at_desk_of(cast.finance).get(f"/papers/{paper.code}/").status_code == 404
    page = at_desk_of(cast.finance).get(f"/desk/cases/{called.number}/").content.decode()
    assert "收到会议通知" not in page and paper.code not in page
    with pytest.raises(Refused, match="没有发出"):
        perform(part, "confirm_coming", by=cast.finance, name="某某", title="局长")
    for closer in at_desk_of(cast.office).get(f"/papers/{paper.code}/")._resource_closers:
        closer()

    assert seals(bureau, paper).status_code == 303
    post_due()
    assert sees(cast.finance, part) and part.number in worklist(cast.finance) and letters(cast.finance) == ["会议通知"]
    assert perform(part, "confirm_coming", by=cast.finance, name="某某", title="局长").state == "coming"


def test_a_notice_that_was_not_sealed_is_taken_back_and_sent_anew(bureau, cast, called):
    paper = paper_of(called, "notice")
    assert "请在办件页办理“变更议程”" in why_not(paper, cast.office)
    case = perform(called, "change_agenda", by=cast.office, reason="地点写错。")
    assert case.state == "agenda_drafting" and paper_of(case, "notice").letter.cancelled_at
    assert not Letter.objects.filter(name="invited", cancelled_at__isnull=True).exists()
    assert seals(bureau, paper).status_code == 422 and letters(cast.finance) == []


def test_before_it_is_pressed_an_official_reads_how_a_step_is_put_right(cast, bureau):
    said = at_desk_of(cast.office).get(f"/desk/cases/{approved(cast).number}/steps/notify/").content.decode()
    assert "不能直接撤回；文书用印以前，可以办理“变更议程”收回" in said
    application = bureau.reach("approval")
    said = at_desk_of(bureau.approver).get(f"/desk/cases/{application.number}/steps/grant/").content.decode()
    assert "统一社会信用代码" in said and "更正证书" in said
    plain = at_desk_of(bureau.approver).get(f"/desk/cases/{application.number}/steps/approver_return/").content.decode()
    assert "不能撤回" not in plain


def test_an_urging_notice_is_voided_with_its_step_before_its_seal(bureau, cast, travel):
    urged = perform(late(cast, travel), "urge", by=cast.office, urging="请尽快完成联合材料清单并报结。")
    travel("2026-12-05 10:00")
    makes("urging_notice")
    paper = paper_of(urged, "urging_notice")
    assert urged.deadlines.get(name="urged").due_on == NEVER and "explain" not in doors_of(cast.health, urged)
    assert "督办通知单" not in letters(cast.health) and urged.number not in worklist(cast.health)
    assert "督办要求" not in at_desk_of(cast.health).get(f"/desk/cases/{urged.number}/").content.decode()
    take_back(paper, by=cast.office, reason="要求写错")
    assert Case.objects.get(pk=urged.pk).state == "overdue" and Paper.objects.get(pk=paper.pk).void.reason == "要求写错"

    again = perform(urged.pk, "urge", by=cast.office, urging="请在十日以内报结并说明原因。")
    travel("2026-12-07 10:00")
    makes("urging_notice")
    assert seals(bureau, paper_of(again, "urging_notice")).status_code == 303
    post_due()
    assert again.deadlines.get(name="urged", met_at__isnull=True).starts_on == date(2026, 12, 7)
    assert "督办通知单" in letters(cast.health) and "explain" in doors_of(cast.health, again)


def late(cast, travel):
    """A decision whose last day is over."""
    case = assigned(cast, date(2026, 12, 3))
    travel("2026-12-05 09:00")
    tick()
    return Case.objects.get(pk=case.pk)


def doors_of(user, case):
    """Names of the steps an official's page offers."""
    return {card.name for card in at_desk_of(user).get(f"/desk/cases/{case.number}/").context["open"]}

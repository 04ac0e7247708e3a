"""Not to be entered: a reason that a second person has to confirm, by page, function and constraint; and two at once."""

import pytest
from django.db import IntegrityError, transaction

from casework.core.answers import Refused, Stale
from casework.journal.instant import today
from casework.journal.verify import verify
from casework.mirrors import keeping
from casework.mirrors.keeping import confirm, decline, enter, waive
from casework.mirrors.rows import ExternalMirror, MirrorChange
from tests.casework.test_races import at_once
from tests.stories.pages import at_desk_of
from tests.stories.test_mirrors import announced, given, seconded

pytestmark = [pytest.mark.story, pytest.mark.django_db]
REASON, SECOND = "市级系统已由业务主管单位录入。", "已在市级系统核对，确有记录。"


@pytest.fixture
def city(bureau):
    """A duty whose reason a clerk has written."""
    return waive(
        ExternalMirror.objects.get(case=announced(bureau), system="city"), reason=REASON, by=bureau.clerk, version=0
    )


def open_ones():
    """Keys of the duties that still stand on the list."""
    return set(ExternalMirror.objects.filter(**keeping.OPEN).values_list("pk", flat=True))


def test_a_reason_stays_open_until_somebody_else_confirms_it(bureau, city):
    address = f"/desk/cases/{city.case.number}/mirrors/"
    own, other = at_desk_of(bureau.clerk), at_desk_of(bureau.reviewer)
    assert city.pk in open_ones() and "待另一人确认" in own.get("/desk/mirrors/").content.decode()
    page = own.get(address).content.decode()
    assert "须由另一人确认，本人不能确认" in page and 'name="second"' not in page
    page = other.get(address).content.decode()
    assert 'name="second"' in page and REASON in page

    refused = own.post(address, seconded(city))
    assert refused.status_code == 422 and "原因是您自己写的，须由另一人确认。" in refused.content.decode()
    for wrong, sentence in (
        ({"reason": ""}, "请写明理由"),
        ({"reason": "好的"}, "理由太短"),
        ({"answer": ""}, "请选择意见"),
    ):
        answer = other.post(address, seconded(city, **wrong))
        assert answer.status_code == 422 and sentence in answer.content.decode()
    assert MirrorChange.objects.count() == 1 and city.pk in open_ones()

    assert at_desk_of(bureau.approver).post(address, seconded(city)).status_code == 404
    assert other.post(address, seconded(city)).status_code == 303
    city.refresh_from_db()
    assert (city.confirmed_by, city.version, city.pk in open_ones()) == (bureau.reviewer, 2, False)
    assert "确认不用录入：已核对，确实不用录入。" in own.get(address).content.decode() and not verify().faults


def test_a_declined_reason_leaves_the_duty_as_it_was(bureau, city):
    address = f"/desk/cases/{city.case.number}/mirrors/"
    sent = at_desk_of(bureau.chief).post(address, seconded(city, answer="no", reason="市级系统里没有查到。"))
    assert sent.status_code == 303
    city.refresh_from_db()
    assert (city.waived, city.waived_by, city.confirmed, city.pk in open_ones()) == ("", None, "", True)
    assert "退回，仍要录入：市级系统里没有查到。" in at_desk_of(bureau.clerk).get(address).content.decode()
    assert at_desk_of(bureau.clerk).post(address, given(city)).status_code == 303


def test_the_function_and_the_constraint_refuse_the_same_person(bureau, city):
    for word in (confirm, decline):
        with pytest.raises(Refused, match="另一人"):
            word(city, reason=SECOND, by=bureau.clerk, version=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExternalMirror.objects.filter(pk=city.pk).update(confirmed=SECOND, confirmed_by=bureau.clerk)
    with pytest.raises(IntegrityError), transaction.atomic():  # nobody confirms what has no reason
        ExternalMirror.objects.filter(case=city.case, system="nation").update(
            confirmed=SECOND, confirmed_by=bureau.clerk
        )
    ExternalMirror.objects.filter(pk=city.pk).update(confirmed=SECOND, confirmed_by=bureau.clerk2)  # the control
    city.refresh_from_db()
    with pytest.raises(Refused, match="没有等待确认"):
        confirm(city, reason=SECOND, by=bureau.reviewer, version=1)


def test_a_confirmed_one_may_still_be_entered_and_a_new_reason_needs_a_new_second(bureau, city):
    city = confirm(city, reason=SECOND, by=bureau.clerk2, version=1)
    city = enter(city, number="A1", entered_on=today(), status="", by=bureau.clerk, version=2)
    assert (city.number, city.waived, city.confirmed, city.confirmed_by) == ("A1", "", "", None)
    city = waive(city, reason=REASON, by=bureau.clerk2, version=3)
    assert city.pk in open_ones()


def ends(*jobs):
    """What became of jobs done at once, by the class of the answer."""
    return sorted(type(answer).__name__ for answer in at_once(*jobs))


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "pair", ["two numbers", "number and reason", "confirmed and entered", "confirmed and declined"]
)
def test_of_two_at_once_one_is_written_and_the_other_is_told(bureau, no_leaks, pair):
    city = ExternalMirror.objects.get(case=announced(bureau), system="city")
    version = 0
    if "confirmed" in pair:
        city, version = waive(city, reason=REASON, by=bureau.clerk, version=0), 1
    numbers = [lambda n=n, by=by: enter(city, number=n, entered_on=today(), status="", by=by, version=version)
               for n, by in (("A1", bureau.clerk), ("A2", bureau.clerk2))]  # fmt: skip
    words = {
        word: lambda word=word: word(city, reason=SECOND, by=bureau.reviewer, version=version)
        for word in (waive, confirm, decline)
    }
    jobs = {"two numbers": numbers, "number and reason": (numbers[0], words[waive]),
            "confirmed and entered": (words[confirm], numbers[0]), "confirmed and declined": (words[confirm], words[decline])}  # fmt: skip

    assert ends(*jobs[pair]) == ["ExternalMirror", "Stale"]

    fresh = ExternalMirror.objects.get(pk=city.pk)
    assert (fresh.version, MirrorChange.objects.count()) == (version + 1, version + 1)
    assert not (fresh.number and fresh.waived) and not verify().faults


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
def test_without_the_question_of_the_version_both_are_written(bureau, no_leaks, monkeypatch):
    """The control: what the loser is told rests on the version."""
    city = ExternalMirror.objects.get(case=announced(bureau), system="city")
    monkeypatch.setattr(keeping, "str", lambda version: "", raising=False)
    number = lambda: enter(city, number="A1", entered_on=today(), status="", by=bureau.clerk, version=0)  # noqa: E731
    reason = lambda: waive(city, reason=REASON, by=bureau.clerk2, version=0)  # noqa: E731
    assert ends(number, reason) == ["ExternalMirror", "ExternalMirror"] and MirrorChange.objects.count() == 2


def test_a_page_overtaken_by_the_second_person_is_told(bureau, city):
    confirm(city, reason=SECOND, by=bureau.clerk2, version=1)
    with pytest.raises(Stale):
        enter(city, number="A1", entered_on=today(), status="", by=bureau.clerk, version=1)

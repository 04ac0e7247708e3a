"""Who was entered on and removed from the lists within the period: equal to a recount day by day, in both times."""

from datetime import date

import pytest

from orgs.statistics import catalogue, late
from orgs.statistics.span import Span, month
from tests.orgs.statistics import beside, register

pytestmark = [pytest.mark.engine, pytest.mark.django_db]
CODES = ("abnormal_entered", "abnormal_removed")


def counts(span):
    """The two figures of a list."""
    return [catalogue.FIGURES[code].value(span) for code in CODES]


def told(first, last=None, *, of, known, reason="未报送"):
    """A stay on the list."""
    beside.say(of, "abnormal_list", reason, first, last, known=known)


def test_they_equal_a_recount_in_both_times(bureau):
    register.grown(40)
    beside.told()
    seen = {}
    for text, day in (("2026-03", None), ("2026-05", date(2026, 5, 25)), ("2026-05", None), ("2026-07", None)):
        span = Span(*month(text), register.instant(day) if day else None)
        found = beside.moved(span.first, span.last, span.known)
        assert {code: catalogue.FIGURES[code].value(span) for code in found} == found, (text, day)
        seen = {code: seen.get(code, 0) + n for code, n in found.items()}
    assert seen["abnormal_entered"] and seen["abnormal_removed"]


def test_a_corrected_reason_or_day_is_no_second_entry_and_the_list_tells_the_day(bureau):
    made = register.entered(1, date(2019, 1, 5))
    told(date(2026, 6, 10), of=made, known=date(2026, 6, 10))
    told(date(2026, 6, 20), of=made, known=date(2026, 6, 21), reason="失去联系")  # goes on with another reason
    june, july = (Span(*month(text)) for text in ("2026-06", "2026-07"))
    assert [counts(june), counts(july)] == [[1, 0], [0, 0]]
    assert catalogue.FIGURES["abnormal_entered"].rows(june).get().detail == "2026-06-10　未报送"
    told(date(2026, 6, 20), date(2026, 6, 30), of=made, known=date(2026, 7, 2), reason="失去联系")
    assert [counts(june), counts(july)] == [[1, 0], [0, 1]]  # the first day off the list is the first of July
    assert catalogue.FIGURES["abnormal_removed"].rows(july).get().detail == "2026-07-01　失去联系"
    assert counts(Span(*month("2026-07"), register.instant(date(2026, 7, 1)))) == [0, 0]  # not known then


def test_what_a_closed_month_did_not_know_is_counted_in_the_next_one_once(bureau):
    made = register.entered(1, date(2019, 1, 5))
    closed = register.instant(date(2026, 7, 3))
    july = Span(*month("2026-07"), None, closed)
    told(date(2026, 6, 10), of=made, known=date(2026, 7, 10))
    assert counts(july) == [1, 0]
    told(date(2026, 6, 10), date(2026, 6, 19), of=made, known=date(2026, 7, 11))
    assert counts(july) == [1, 1]
    after = Span(*month("2026-08"), None, register.instant(date(2026, 8, 3)))
    told(date(2026, 6, 12), date(2026, 6, 20), of=made, known=date(2026, 8, 10))  # known before: a correction of days
    assert counts(after) == [0, 0]


def test_a_late_removal_stands_in_the_note_of_the_next_month_once(bureau):
    made, other = (register.entered(n, date(2019, 1, 5)) for n in (1, 2))
    told(date(2026, 5, 10), of=made, known=date(2026, 5, 11))
    told(date(2026, 5, 10), date(2026, 6, 9), of=other, known=date(2026, 6, 9))  # removed in time: no line
    july = Span(*month("2026-07"), None, register.instant(date(2026, 7, 3)))
    assert late.note(july) == {"count": 0, "lines": []}  # the control
    told(date(2026, 5, 10), date(2026, 6, 19), of=made, known=date(2026, 7, 10))
    line = {"about": made.uscc, "what": "移出活动异常名录", "happened": "2026-06-20", "learnt": "2026-07-10", "why": "名册导入第1批"}
    assert late.note(july) == {"count": 1, "lines": [line]}
    assert (counts(july), late.note(Span(*month("2026-07")))["count"]) == ([0, 1], 0)  # as the figure counts it
    august = Span(*month("2026-08"), None, register.instant(date(2026, 8, 3)))
    assert (late.note(august)["count"], counts(august)) == (0, [0, 0])


def test_removed_and_entered_again_on_the_same_day_is_neither(bureau):
    made = register.entered(1, date(2019, 1, 5))
    told(date(2026, 5, 10), date(2026, 6, 9), of=made, known=date(2026, 6, 10))
    told(date(2026, 6, 10), of=made, known=date(2026, 6, 10), reason="失去联系")
    june = Span(*month("2026-06"))
    assert counts(june) == [0, 0]
    assert all("又列入的不计" in catalogue.FIGURES[code].basis for code in CODES)  # and says so

"""What may be entered as a rule's value, which edition is shown as the one in force, and what a value is to a case."""

from datetime import timedelta

import pytest

from casework.journal.instant import now, today
from policy import rules
from policy.models import RuleRow
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
DIGITS, NUMBER, DAY = "请填写不带小数的数字，例如 15。", "请填写数字，例如 15 或 0.5。", "请写成 05-31 或者 2026-05-31 的样子。"
SHARE, BETWEEN = "请填写分数或小数，例如 2/3 或 0.5。", "比例应当在 0 和 1 之间。"


@pytest.mark.parametrize(
    ("unit", "text", "said"),
    [("working_day", "十五", DIGITS), ("working_day", "１５", DIGITS), ("working_day", "²", DIGITS), ("month", "-1", DIGITS),
     ("working_day", "10000", "不能超过9999个工作日。"), ("year", "101", "不能超过100年。"), ("fen", "300.5", DIGITS),
     ("share", "1/0", SHARE), ("share", "一半", SHARE), ("share", "3/2", BETWEEN), ("share", "-0.1", BETWEEN),
     ("percent", "一成", NUMBER), ("points", "abc", NUMBER), ("points", "1e9", NUMBER), ("date", "02-30", DAY),
     ("date", "月底", DAY), ("date", "5-31", DAY), ("date", "2026-W06-6", DAY), ("text", "  ", "请填写数值。")],
)  # fmt: skip
def test_nonsense_is_told_apart_by_its_unit(unit, text, said):
    assert rules.fault(text, unit) == said


@pytest.mark.parametrize(
    ("unit", "text"),
    [("working_day", "9999"), ("month", "36"), ("fen", "1000000000000"), ("share", "2/3"), ("share", "0.5"),
     ("percent", "150"), ("percent", "12.5"), ("points", "950"), ("date", "02-29"), ("date", "2026-05-31"), ("text", "4A")],
)  # fmt: skip
def test_what_makes_sense_is_taken(unit, text):
    assert rules.fault(text, unit) is None


def test_every_value_that_ships_would_be_taken_by_the_form():
    faults = {key: rules.fault(str(row["value"]), row["unit"]) for key, row in rules.file_rows().items()}
    assert {key: fault for key, fault in faults.items() if fault} == {}
    assert {row["unit"] for row in rules.file_rows().values()} <= set(rules.UNITS)


def enter(key, **more):
    """The next edition, known since now."""
    facts = {"text": "7", "effective_from": today(), "basis": "滨民规〔2026〕5号", "verified": True, "by": "管理甲",
             "instant": now()} | more  # fmt: skip
    return rules.enter(key, **facts)


def test_a_search_shows_the_edition_in_force_and_never_one_that_was_replaced(bureau):
    key = "registration.statement_limit"
    old = RuleRow.objects.get(key=key)
    enter(key, basis="滨民规〔2026〕5号第十三条")
    admin = at_desk_of(bureau.admin)

    by_old_words = admin.get("/desk/rules/", {"q": old.basis}).context["rows"]
    assert key not in {row.key for row in by_old_words}
    (found,) = admin.get("/desk/rules/", {"q": "〔2026〕5号第十三条"}).context["rows"]
    assert (found.key, found.value, found.text) == (key, "7", "7个工作日")
    assert [row.value for row in admin.get("/desk/rules/", {"q": key.upper()}).context["rows"]] == ["7"]


def test_an_edition_that_is_still_to_come_is_on_its_own_page_only(bureau):
    key = "registration.statement_limit"
    enter(key, effective_from=today() + timedelta(days=9), text="9")
    admin = at_desk_of(bureau.admin)
    assert [row.value for row in admin.get("/desk/rules/", {"q": key}).context["rows"]] == ["5"]
    page = admin.get(f"/desk/rules/{key}/")
    assert [row.value for row in page.context["rows"]] == ["9", "5"]
    assert "滨民规〔2026〕5号" in page.content.decode()


def test_the_mark_of_doubt_goes_with_the_edition_that_was_checked(bureau):
    key = "registration.statement_limit"
    RuleRow.objects.filter(key=key).update(verified=False)
    admin = at_desk_of(bureau.admin)
    mark = '<span class="tag amber">待核实</span>'
    assert admin.get(f"/desk/rules/{key}/").content.decode().count(mark) == 1
    typed = {"value": "7", "effective_from": today().isoformat(), "basis": "滨民规〔2026〕5号", "note": ""}
    for verified, marks in (({}, 2), ({"verified": "on"}, 2)):
        assert admin.post(f"/desk/rules/{key}/", typed | verified).status_code == 303
        page = admin.get(f"/desk/rules/{key}/").content.decode()
        assert page.count(mark) == marks
    assert mark not in admin.get("/desk/rules/", {"q": key}).content.decode()
    assert rules.value(key, on=today()).verified is True


def test_a_value_is_read_as_known_at_an_instant(travel):
    key = "registration.statement_limit"
    before = travel("2026-11-23 09:00")
    travel("2026-11-23 10:00")
    enter(key)
    assert rules.value(key, on=today()).value == "7"
    assert rules.value(key, on=today(), known=before).value == "5"
    enter(key, text="6", instant=travel("2026-11-23 11:00"))
    assert rules.value(key, on=today()).value == "6"  # a correction of the same day: what was recorded last


def test_an_unknown_key_is_said_and_never_made_up():
    with pytest.raises(KeyError, match="没有规则 no.such_rule"):
        rules.value("no.such_rule", on=today())
    with pytest.raises(KeyError, match="没有规则 no.such_rule"):
        enter("no.such_rule")
    with pytest.raises(KeyError, match="还没有施行"):
        rules.value("registration.statement_limit", on=today().replace(year=1999))
    assert not RuleRow.objects.filter(key="no.such_rule").exists()


def test_money_and_shares_are_read_as_numbers_and_as_people_read_them():
    fund, share = rules.seeded("association.min_fund_local"), rules.seeded("association.meeting_quorum")
    assert (fund.number, fund.text) == (3000000, "30000元")
    assert (str(share.number), share.text) == ("2/3", "2/3")
    assert rules.seeded("annual.deadline_registrar").text == "5月31日"
    with pytest.raises(ValueError, match="05-31"):
        rules.seeded("annual.deadline_registrar").number  # noqa: B018


@pytest.mark.parametrize("words", ["\x00", "%", "'", "²", "不存在的依据" * 50])
def test_strange_words_find_nothing_and_break_nothing(bureau, words):
    page = at_desk_of(bureau.admin).get("/desk/rules/", {"q": words})
    expected = [row for row in RuleRow.objects.all() if words in row.key + row.basis]
    assert len(page.context["rows"]) == len(expected)
    assert ("没有符合条件的规则。" in page.content.decode()) is (not expected)

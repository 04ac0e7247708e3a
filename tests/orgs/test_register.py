"""The register: facts with two times, and codes that are given once."""

from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from casework.core.perform import Refused, perform
from orgs import codes, facts
from orgs.codes import CodePool, NoCodeLeft
from orgs.organization import Kind, Organization, Status
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.engine, pytest.mark.django_db]
JANUARY, MARCH, MAY = (datetime(2026, month, 10, 9, tzinfo=ZoneInfo("Asia/Shanghai")) for month in (1, 3, 5))


@pytest.fixture
def organization(bureau):
    """An organization without a history."""
    return Organization.objects.create(
        party=bureau.team(), uscc=codes.made_up(Kind.ASSOCIATION, 1), name="示例协会", name_key="shili",
        kind=Kind.ASSOCIATION, status=Status.REGISTERED, division=bureau.district, address="示范路1号",
        established_on=date(2026, 1, 1),
    )  # fmt: skip


def test_a_fact_ends_where_the_next_begins_and_nothing_is_overwritten(organization):
    facts.state(organization, "address", "示范路1号", valid_from=date(2026, 1, 1), instant=JANUARY, batch="册")
    facts.state(organization, "address", "新区路9号", valid_from=date(2026, 3, 1), instant=MARCH, batch="册")

    def on(*day, known=None):
        return facts.value_on(organization, "address", date(2026, *day), known)

    assert [on(1, 1), on(2, 28), on(3, 1), on(12, 31)] == ["示范路1号", "示范路1号", "新区路9号", "新区路9号"]
    assert facts.value_on(organization, "address", date(2025, 12, 31)) is None
    assert on(4, 1, known=JANUARY) == "示范路1号"  # what was believed in January about April
    assert on(4, 1, known=MAY) == "新区路9号"
    assert facts.Fact.objects.count() == 3


def test_a_correction_from_the_first_day_on_leaves_what_was_known_before(organization):
    facts.state(organization, "name", "示例协会", valid_from=date(2026, 1, 1), instant=JANUARY, batch="册")
    facts.state(organization, "name", "示范协会", valid_from=date(2026, 1, 1), instant=MAY, batch="更正")
    day = date(2026, 2, 1)
    assert facts.value_on(organization, "name", day) == "示范协会"
    assert facts.value_on(organization, "name", day, known=MARCH) == "示例协会"


def test_only_the_process_that_owns_a_fact_writes_it(organization, bureau, monkeypatch):
    case = bureau.submitted()
    monkeypatch.setitem(facts.FACTS, "address", "change")
    with pytest.raises(PermissionError, match="does not own the fact address"):
        facts.state(organization, "address", "x", valid_from=date(2026, 3, 1), instant=MARCH, case=case)
    assert not facts.Fact.objects.exists()
    facts.state(organization, "name", "x", valid_from=date(2026, 3, 1), instant=MARCH, case=case)  # the control


def test_codes_are_checked_line_by_line_and_never_doubled():
    good = codes.made_up(Kind.ASSOCIATION, 5)
    wrong_digit = good[:-1] + ("0" if good[-1] != "0" else "1")
    other_kind = codes.made_up(Kind.FOUNDATION, 5)
    added, faults = codes.add([good, wrong_digit, other_kind, f" {good.lower()} "], Kind.ASSOCIATION)
    assert added == 1
    assert faults == [
        f"第2行：{wrong_digit} 不是有效的统一社会信用代码，请核对末位校验码。",
        f"第3行：{other_kind} 的前两位应当是 51。",
    ]
    assert codes.add([good], Kind.ASSOCIATION) == (0, [])


def test_a_case_draws_one_code_and_keeps_it(bureau):
    first, second = bureau.submitted(), bureau.submitted()
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 1)], Kind.PRIVATE_UNIT)
    drawn = codes.draw(Kind.PRIVATE_UNIT, first, MARCH)
    assert codes.draw(Kind.PRIVATE_UNIT, first, MAY) == drawn
    with pytest.raises(NoCodeLeft):
        codes.draw(Kind.PRIVATE_UNIT, second, MAY)
    assert CodePool.objects.get().case_id == first.pk


@pytest.mark.parametrize("number", [0, 1, 30, 31, 12345, 887503680])
@pytest.mark.parametrize("kind", list(Kind))
def test_made_up_codes_are_valid(kind, number):
    from stdnum.cn import uscc

    assert uscc.is_valid(codes.made_up(kind, number))


def test_an_administrator_enters_a_segment_or_learns_what_is_wrong_with_it(bureau):
    admin = at_desk_of(bureau.admin)
    assert admin.get("/desk/codes/").content.decode().count("请录入新的号段") == 3
    good = [codes.made_up(Kind.PRIVATE_UNIT, n) for n in range(25)]
    wrong = {"kind": "private_unit", "lines": "\n".join([*good[:2], "123", codes.made_up(Kind.FOUNDATION, 1)])}
    refused = admin.post("/desk/codes/", wrong)
    assert refused.status_code == 422
    assert [said[:4] for said in refused.context["form"].errors["lines"]] == ["第3行：", "第4行："]
    assert good[0] in refused.content.decode()
    assert not CodePool.objects.exists()

    for times in (1, 2):  # pressed twice: the same codes
        assert admin.post("/desk/codes/", {"kind": "private_unit", "lines": "\n".join(good)}).status_code == 303
        assert codes.left() == {"private_unit": 25}, times
    assert admin.get("/desk/codes/").content.decode().count("请录入新的号段") == 2


def test_a_segment_is_imported_whole_or_not_at_all(tmp_path):
    out, file = StringIO(), tmp_path / "codes.txt"
    file.write_text("\ufeff" + codes.made_up(Kind.ASSOCIATION, 1) + "\n12345\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command("import_codes", "association", str(file), stdout=out)
    assert "第2行：12345 不是有效的统一社会信用代码" in out.getvalue()
    assert not CodePool.objects.exists()
    file.write_text(codes.made_up(Kind.ASSOCIATION, 1) + "\n")
    call_command("import_codes", "association", str(file), stdout=out)
    assert "已录入社会团体的代码 1 个，还可以用的共 1 个" in out.getvalue()


def test_without_a_code_nothing_is_granted(bureau):
    case = bureau.reach("approval")
    CodePool.objects.all().delete()
    with pytest.raises(Refused, match="统一社会信用代码号段已经用完"):
        perform(case, "grant", by=bureau.approver)
    assert not Organization.objects.exists()

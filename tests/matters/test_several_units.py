"""One opening asks several units: a letter, a time and an answer each; and what the law does not allow has its own words."""

from datetime import date

import pytest

from casework.core.models import Case
from casework.core.perform import Refused, perform
from casework.core.sight import sees
from matters.opening import open_matter
from tests.matters.cast import asking
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db, pytest.mark.story]
POINTS = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
MONDAY = date(2026, 11, 23)


def test_three_units_from_one_page_each_with_its_own_letter_time_and_answer(bureau, case, regulator):
    desk = at_desk_of(bureau.reviewer)
    page = f"/desk/cases/{case.number}/matters/consultation/"
    assert "同时征求的其他单位" in desk.get(page).content.decode()
    sent = desk.post(page, {
        "to": "culture", "also": ["street"], "question": "该领域是否已有同类组织、是否需要前置许可？", "key": "k1",
        "extract-0-label": "业务范围", "extract-0-value": case.scope,
    })  # fmt: skip
    assert sent.status_code == 303
    first, second = Case.objects.filter(parent=case, process="consultation").order_by("pk")
    assert {first.unit.slug, second.unit.slug} == {"culture", "street"} and first.due_on == second.due_on
    assert [m.number for m in (first, second)] == [f"{case.number}/1", f"{case.number}/2"]
    culture = next(m for m in (first, second) if m.unit.slug == "culture")
    street = next(m for m in (first, second) if m.unit.slug == "street")
    assert sees(regulator, culture, MONDAY) and not sees(regulator, street, MONDAY)
    perform(culture, "answer_question", by=regulator, kind="none", text="", leader="主任")
    assert Case.objects.get(pk=street.pk).state == "asked"
    with pytest.raises(Refused, match="还没有办结"):
        perform(Case.objects.get(pk=case.pk), "propose_grant", by=bureau.reviewer, opinion="符合条件。", **POINTS)
    assert desk.post(page, {"to": "culture", "question": "再按一次", "key": "k1"}).status_code in (303, 409)
    assert Case.objects.filter(parent=case, process="consultation").count() == 2


def test_one_unit_twice_is_refused_beside_the_field_and_nobody_is_asked(bureau, case):
    with pytest.raises(Refused) as closed:
        asking(bureau, case, also=["culture", "street"])
    assert closed.value.form.errors["also"] == ["收函单位已经选过这个单位，请从这里去掉。"]
    assert not Case.objects.filter(parent=case).exists()


def test_what_cannot_be_opened_now_has_a_heading_of_its_own(bureau, case):
    page = at_desk_of(bureau.reviewer).get(f"/desk/cases/{case.number}/matters/extension/")
    assert page.status_code == 403 and "现在不能发起" in page.content.decode() and "岗位有变动" not in page.content.decode()
    with pytest.raises(Refused):
        open_matter(case, "extension", by=bureau.reviewer, reason="原期限内来不及。")

"""名称核准: what the examiner noticed stands beside each point, is ticked only where that settles it, and is overruled with a reason."""

import re

import pytest

from casework.core.perform import Refused, perform
from tests import naming
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
LIKE = "天津市滨海新区听雨盐业文化服务中心"
SETTLED = ["point_n1", "point_n2", "point_n4", "point_n5", "point_n7", "point_n8", "point_n9"]


def page_of(bureau, case):
    """The reviewer's page of the proposal."""
    return at_desk_of(bureau.reviewer).get(f"/desk/cases/{case.number}/steps/propose_approval/").content.decode()


def ticked(page):
    """The points that stand at “符合” before anybody has chosen."""
    return re.findall(r'<input[^>]*name="(point_\w+)"[^>]*value="yes"[^>]*checked', page)


def test_a_reviewer_who_approves_against_a_prompt_says_why(bureau):
    naming.organization(bureau, LIKE)
    case = naming.accepted(bureau)
    page = page_of(bureau, case)
    assert f"系统提示：与已登记的“{LIKE}”相近" in page and "系统核对，没有发现问题。" in page
    assert ticked(page) == [point for point in SETTLED if point != "point_n7"]
    with pytest.raises(Refused, match=r"系统有提示（N7重名：与已登记的“.*”相近.*），认为符合条件的，请写明核实结论。"):
        perform(case, "propose_approval", by=bureau.reviewer, **naming.APPROVING, overruled="可以")
    assert type(case).objects.get(pk=case.pk).state == "under_review"
    case = perform(case, "propose_approval", by=bureau.reviewer, **naming.APPROVING, overruled="服务对象不同，不会混淆。")
    assert case.overruled == "服务对象不同，不会混淆。"


def test_without_a_prompt_nothing_is_asked(bureau):
    case = naming.accepted(bureau)
    page = page_of(bureau, case)
    assert ticked(page) == SETTLED and "核实结论" not in page
    assert perform(case, "propose_approval", by=bureau.reviewer, **naming.APPROVING).overruled == ""


def test_only_prompts_about_the_chosen_name_have_to_be_answered(bureau):
    naming.organization(bureau, LIKE)
    free = naming.SECOND
    case = naming.accepted(bureau, second_name=free)
    page = page_of(bureau, case)
    assert f"系统提示：“{naming.NAME}”与已登记的“{LIKE}”相近" in page and "核实结论" in page
    with pytest.raises(Refused, match="系统有提示（N7重名"):
        perform(case, "propose_approval", by=bureau.reviewer, **naming.APPROVING)
    other = naming.APPROVING | {"chosen": free, "skipped": "与已登记的名称容易混淆。"}
    assert perform(case, "propose_approval", by=bureau.reviewer, **other).chosen == free


def test_an_unchosen_name_is_told_beside_its_field_not_as_a_fault(bureau):
    naming.organization(bureau, LIKE)
    case = naming.accepted(bureau)
    with pytest.raises(Refused) as closed:
        perform(case, "propose_approval", by=bureau.reviewer, **{n: v for n, v in naming.APPROVING.items() if n != "chosen"})
    assert "overruled" not in closed.value.form.errors and "chosen" in closed.value.form.errors


def test_what_a_sheet_says_of_the_prompts_is_kept_even_where_nothing_is_noticed_any_more(bureau):
    case = naming.accepted(bureau)
    case = perform(case, "propose_approval", by=bureau.reviewer, **naming.APPROVING, overruled="已核对名册，没有相近的。")
    assert case.overruled == "已核对名册，没有相近的。"

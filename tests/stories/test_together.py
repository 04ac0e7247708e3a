"""Several cases at once: each goes through its own door and says what happened; pressed twice nothing is done twice."""

import io
import re

import pytest
from openpyxl import load_workbook

from casework.core.models import Case, Entry
from casework.core.perform import perform
from desk.many import MOST
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
MANY = "/desk/many/"
WHO = {"handler": "reviewer", "second": "reviewer2"}


def numbers(cases):
    return [case.number for case in cases]


def asked(desk, cases, what="assign", **typed):
    """The page that asks, and what its form would send."""
    page = desk.post(MANY, {"what": what, "case": numbers(cases), "back": "/desk/?bucket=soon"})
    text = page.content.decode()
    hidden = dict(re.findall(r'name="((?:version-|key|back|what)[^"]*)" value="([^"]*)"', text))
    return page, hidden | {"case": re.findall(r'name="case" value="([^"]+)"', text), "go": "1"} | typed


def told(page):
    """[(number, sentence)] of a page of results."""
    return [(one.number, one.done, one.says) for one in page.context["outcomes"]]


def test_a_chief_names_the_reviewers_of_several_cases_at_once(bureau):
    cases = [bureau.reach("accepted") for _ in range(2)]
    late = bureau.reach("under_review")
    desk = at_desk_of(bureau.chief)
    assert '<option value="assign">指定承办人员</option>' in desk.get("/desk/").content.decode()
    page, sent = asked(desk, [*cases, late], **WHO)
    assert [done for _, done, _ in told(page)] == [True, True, False] and "不能办理“指定承办人员”" in page.content.decode()
    page = desk.post(MANY, sent)
    assert told(page) == [
        (cases[0].number, True, "已办理：指定承办人员。现在是“承办审查中”。"), (cases[1].number, True, "已办理：指定承办人员。现在是“承办审查中”。"),
        (late.number, False, "办件现在是“承办审查中”，不能再办理“指定承办人员”。"),
    ]  # fmt: skip
    assert "办好 2 件，没有办 1 件。" in page.content.decode() and 'href="/desk/?bucket=soon"' in page.content.decode()
    assert {case.handler for case in Case.objects.filter(number__in=numbers(cases))} == {bureau.reviewer}
    assert [entry.actor for entry in Entry.objects.filter(step="assign", outcome="done", case__in=cases)] == [bureau.chief] * 2

    again = desk.post(MANY, sent)  # the same button once more
    assert [done for _, done, _ in told(again)] == [True, True, False]
    assert Entry.objects.filter(step="assign", outcome="done", case__in=cases).count() == 2


def test_what_is_wrong_with_the_form_is_said_before_anything_is_done(bureau):
    case = bureau.reach("accepted")
    desk = at_desk_of(bureau.chief)
    _, sent = asked(desk, [case], handler="reviewer", second="")
    page = desk.post(MANY, sent)
    assert page.status_code == 422 and "请选择协办核查人员" in page.content.decode()
    assert re.search(r'<option value="reviewer" selected', page.content.decode())  # nothing typed is lost
    assert Case.objects.get(pk=case.pk).state == "accepted"
    page = desk.post(MANY, sent | {"second": "reviewer"})  # what only the door knows is said of each case
    assert told(page) == [(case.number, False, "承办人员和协办人员不能是同一个人。")]
    assert Case.objects.get(pk=case.pk).state == "accepted"


def test_who_was_quicker_and_whose_case_it_is_not_are_told_one_by_one(bureau):
    first, second = (bureau.reach("accepted") for _ in range(2))
    draft = bureau.draft()
    desk = at_desk_of(bureau.chief)
    _, sent = asked(desk, [first, second], **WHO)
    perform(first, "assign", by=bureau.chief, handler="reviewer2", second="reviewer")
    page = desk.post(MANY, sent | {"case": [first.number, draft.number, "2026-DJ-9999", second.number]})
    assert told(page) == [
        (first.number, False, "这件刚刚有人办过，没有再办。请打开看看现在到了哪一步。"),
        (draft.number, False, "没有这个办件，或者您不能查看它。"), ("2026-DJ-9999", False, "没有这个办件，或者您不能查看它。"),
        (second.number, True, "已办理：指定承办人员。现在是“承办审查中”。"),
    ]  # fmt: skip
    assert f"/desk/cases/{draft.number}/" not in page.content.decode()
    assert Case.objects.get(pk=first.pk).handler == bureau.reviewer2


def test_who_may_not_take_the_step_is_offered_lists_only(bureau):
    case = bureau.reach("accepted")
    desk = at_desk_of(bureau.reviewer)
    assert 'value="assign"' not in desk.get("/desk/cases/").content.decode()
    page = desk.post(MANY, {"what": "assign", "case": case.number, "go": "1", "key": "0" * 32, f"version-{case.number}": case.version} | WHO)
    assert page.status_code == 422 and "请选择要做什么" in page.content.decode()
    assert at_desk_of(bureau.founder).post(MANY, {"what": "xlsx", "case": case.number}).status_code == 404
    assert Case.objects.get(pk=case.pk).state == "accepted"


def test_a_change_of_reviewer_goes_through_the_same_door(bureau):
    case = bureau.reach("under_review")
    desk = at_desk_of(bureau.chief)
    _, sent = asked(desk, [case], "reassign", handler="reviewer2", reason="工作调整。")
    assert told(desk.post(MANY, sent)) == [(case.number, True, "已办理：更换承办人员。现在是“承办审查中”。")]
    assert Case.objects.get(pk=case.pk).handler == bureau.reviewer2
    assert case.letters.filter(name="reassigned").exists()


def test_selected_cases_go_out_as_a_table_and_to_the_printer(bureau):
    first, second, third = (bureau.submitted() for _ in range(3))
    Case.objects.filter(pk=third.pk).update(title="=1+1")
    desk = at_desk_of(bureau.clerk)
    desk.post("/desk/", {"choose": "1", "columns": ["due", "party"]})
    answer = desk.post(MANY, {"what": "xlsx", "case": [third.number, first.number, "2026-DJ-9999"]})
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[0] == ("编号", "办件", "事项", "最后一天", "街镇", "申请人") and [row[0] for row in rows[1:]] == [third.number, first.number, "2026-DJ-9999"]
    assert rows[1][1] == "'=1+1" and rows[3][1].startswith("没有这个办件")
    page = desk.post(MANY, {"what": "print", "case": [second.number, "2026-DJ-9999"]}).content.decode()
    assert second.number in page and first.number not in page and "没有列出" in page
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["编号", "期限", "办件", "申请人"]
    assert desk.post(MANY, {"what": "print", "case": ["2026-DJ-9999"]}).status_code == 404


@pytest.mark.parametrize(
    ("sent", "said"),
    [({}, "还没有勾选办件"), ({"case": ["1"], "what": "grant"}, "请选择要做什么"), ({"case": [str(n) for n in range(MOST + 1)]}, "一次最多勾选")],
)
def test_nothing_ticked_too_much_or_no_such_thing_is_said(bureau, sent, said):
    page = at_desk_of(bureau.chief).post(MANY, {"what": "assign", "back": "https://evil.example/"} | sent)
    assert page.status_code == 422 and said in page.content.decode() and 'href="/desk/"' in page.content.decode()
    assert "evil" not in page.content.decode()


def test_a_form_of_nobody_is_refused(bureau):
    case = bureau.reach("accepted")
    sent = {"what": "assign", "case": case.number, "go": "1", "key": "x", f"version-{case.number}": case.version}
    assert at_desk_of(bureau.chief).post(MANY, sent | WHO).status_code == 400
    page = at_desk_of(bureau.chief).post(MANY, sent | WHO | {"key": "0" * 32, f"version-{case.number}": ""})
    assert [one.done for one in page.context["outcomes"]] == [False]
    assert Case.objects.get(pk=case.pk).state == "accepted"


@pytest.mark.parametrize("count", [3, 100])
def test_lists_cost_the_same_however_many_are_ticked(bureau, count, django_assert_num_queries):
    from tests.stories.test_worklist import waiting

    made = waiting(bureau, count)
    desk = at_desk_of(bureau.clerk)
    desk.post(MANY, {"what": "print", "case": made[0].number})  # what a process asks once is asked
    with django_assert_num_queries(9):
        desk.post(MANY, {"what": "print", "case": numbers(made)})

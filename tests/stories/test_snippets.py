"""常用语: kept by an official, or for a unit by its chief; put into a step's text without losing anything; nobody else's."""

import re

import pytest

from casework.core.models import Case, Entry
from casework.core.perform import perform
from casework.officials.snippets import Snippet
from desk.snippets import MOST
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
PAGE = "/desk/snippets/"
READY = "材料齐全，符合法定形式，建议准予登记。"


def kept(user, words=READY, kind="opinion", **more):
    """A phrase of one's own."""
    return Snippet.objects.create(owner=user, kind=kind, words=words, **more)


def listed(page):
    """The phrases in the order of the page."""
    return re.findall(r"</span> (.*?)</p>", page.content.decode())


def test_a_phrase_is_added_changed_ordered_and_deleted(bureau):
    desk = at_desk_of(bureau.reviewer)
    for words in ("第一条", "第二条", "第三条"):
        assert desk.post(PAGE, {"kind": "opinion", "words": words}).status_code == 303
    page = desk.get(PAGE)
    assert listed(page) == ["第一条", "第二条", "第三条"] and "给谁用" not in page.content.decode()
    first, second, third = Snippet.objects.order_by("place")
    desk.post(PAGE, {"up": third.pk})
    desk.post(PAGE, {"up": first.pk})  # stands first already
    assert listed(desk.get(PAGE)) == ["第一条", "第三条", "第二条"]
    assert "第二条</textarea>" in desk.get(f"{PAGE}?edit={second.pk}").content.decode()
    assert desk.post(PAGE, {"edit": second.pk, "kind": "any", "words": "改过的"}).status_code == 303
    assert desk.post(PAGE, {"delete": third.pk}).status_code == 303
    assert [(row.words, row.kind, row.owner) for row in Snippet.objects.order_by("place")] == [
        ("第一条", "opinion", bureau.reviewer), ("改过的", "any", bureau.reviewer)]  # fmt: skip


def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_kept(bureau):
    desk = at_desk_of(bureau.reviewer)
    kept(bureau.reviewer)
    for words, kind, said in (
        ("", "any", "请写常用语的内容"), ("字" * 501, "any", "不超过500字"), (READY, "any", "已经有一条一样的"), ("好", "x", "请从列表中选择"),
        ("请拨打13800138000。", "any", "手机号码 138"), ("证件110105198012310022", "any", "身份证号码"),
    ):  # fmt: skip
        page = desk.post(PAGE, {"kind": kind, "words": words})
        assert page.status_code == 422 and said in page.content.decode(), said
        assert "13800138000" not in page.content.decode().replace(f"{words}</textarea>", "")
    assert Snippet.objects.count() == 1
    Snippet.objects.bulk_create([Snippet(owner=bureau.reviewer, words=f"第{n}条") for n in range(MOST - 1)])
    assert f"最多保存{MOST}条" in desk.post(PAGE, {"kind": "any", "words": "再一条"}).content.decode()


def test_a_unit_s_phrases_are_set_by_its_chief_and_read_by_its_people(bureau):
    chief, reviewer = at_desk_of(bureau.chief), at_desk_of(bureau.reviewer)
    unit = next(post.unit for post in bureau.chief.posts.all() if post.role == "chief")
    assert chief.post(PAGE, {"kind": "note", "words": "请按示范文本修改。", "whose": str(unit.pk)}).status_code == 303
    row = Snippet.objects.get()
    assert (row.owner, row.unit) == (None, unit)
    colleague = unit.posts.exclude(role="chief").exclude(user=bureau.chief).first()
    page = at_desk_of(colleague.user).get(PAGE).content.decode()
    assert "请按示范文本修改。" in page and f'name="delete" value="{row.pk}"' not in page
    assert f'name="delete" value="{row.pk}"' in chief.get(PAGE).content.decode()
    assert "请按示范文本修改。" not in at_desk_of(bureau.sponsor).get(PAGE).content.decode()
    other = {"kind": "any", "words": "我想给全科用。", "whose": str(unit.pk)}
    assert reviewer.post(PAGE, other).status_code == 303  # who is no chief is not asked for whom: it is one's own
    assert Snippet.objects.get(words="我想给全科用。").owner == bureau.reviewer
    wrong = at_desk_of(bureau.chief).post(PAGE, other | {"whose": str(bureau.units["culture"].pk)})
    assert wrong.status_code == 422 and "请从列表中选择给谁用" in wrong.content.decode()


def test_nobody_else_s_phrase_is_there(bureau):
    row = kept(bureau.reviewer)
    for who in (bureau.chief, bureau.reviewer2, bureau.clerk):
        desk = at_desk_of(who)
        assert READY not in desk.get(PAGE).content.decode()
        assert desk.get(f"{PAGE}?edit={row.pk}").status_code == 404
        for name in ("edit", "delete", "up"):
            assert desk.post(PAGE, {name: row.pk, "kind": "any", "words": "改"}).status_code == 404
    assert desk.post(PAGE, {"delete": "x"}).status_code == 400
    assert at_desk_of(bureau.founder).get(PAGE).status_code == 404
    assert Snippet.objects.get().words == READY


def form_of(page):
    """The hidden parts of a step's page."""
    text = page.content.decode()
    return {name: re.search(rf'name="{name}" value="([^"]+)"', text)[1] for name in ("version", "key")}


def test_without_a_script_a_phrase_is_put_in_and_nothing_typed_is_lost(bureau):
    case, row = bureau.reach("under_review"), kept(bureau.reviewer)
    other = kept(bureau.reviewer, "请补正章程。", kind="note")
    desk, url = at_desk_of(bureau.reviewer), f"/desk/cases/{case.number}/steps/propose_grant/"
    page = desk.get(url)
    assert f'<option value="{row.pk}"' in page.content.decode() and f'<option value="{other.pk}"' not in page.content.decode()
    typed = form_of(page) | {"opinion": "先写的。", "adopted": "没有申辩。", "point_purpose": "yes", "point_fund": "no"}
    lines = Entry.objects.count()
    page = desk.post(url, typed | {"insert": "opinion", "phrase-opinion": row.pk})
    text = page.content.decode()
    assert page.status_code == 200 and f"先写的。\n{READY}</textarea>" in text and "没有申辩。</textarea>" in text
    assert "请先改正" not in text and re.search(r'name="point_fund" value="no"[^>]*checked', text)
    assert not re.search(r'name="point_similar"[^>]*checked', text)  # nothing chosen stays nothing chosen
    assert (Case.objects.get(pk=case.pk).state, Entry.objects.count()) == ("under_review", lines)
    assert desk.post(url, typed | {"insert": "opinion", "phrase-opinion": ""}).status_code == 200
    for name, pk in (("opinion", other.pk), ("opinion", 999_999), ("point_fund", row.pk)):
        assert desk.post(url, typed | {"insert": name, f"phrase-{name}": pk}).status_code == 400
    assert desk.post(url, typed | {"version": "0", "insert": "opinion", "phrase-opinion": row.pk}).status_code == 409


def test_in_a_table_it_goes_to_the_first_row_without_words_and_one_row_more_takes_no_step(bureau):
    case, row = bureau.submitted(), kept(bureau.clerk, "请按示范文本修改。", kind="note")
    desk, url = at_desk_of(bureau.clerk), f"/desk/cases/{case.number}/steps/request_correction/"
    typed = form_of(desk.get(url)) | {"how": "online", "gaps-0-about": "charter", "gaps-0-code": "C08", "gaps-0-note": "缺第三条",
                                      "gaps-1-about": "identity", "gaps-1-code": "C08", "gaps-1-note": ""}  # fmt: skip
    text = desk.post(url, typed | {"insert": "gaps", "phrase-gaps": row.pk}).content.decode()
    assert re.search(r'name="gaps-0-note" value="缺第三条"', text) and re.search(r'name="gaps-1-note" value="请按示范文本修改。"', text)
    full = {name: value for name, value in typed.items() if not name.startswith("gaps-1")}
    again = desk.post(url, full | {"more-gaps": "1"})  # complete as it is: asking for a row must not send it
    assert again.status_code == 200 and 'value="缺第三条"' in again.content.decode()
    assert Case.objects.get(pk=case.pk).state == "submitted"
    assert desk.post(url, full).status_code == 303


def test_who_may_not_take_the_step_gets_no_phrase_into_it(bureau):
    case, row = bureau.reach("under_review"), kept(bureau.auditor)
    url = f"/desk/cases/{case.number}/steps/propose_grant/"
    sent = {"version": case.version, "insert": "opinion", "phrase-opinion": row.pk}
    assert at_desk_of(bureau.auditor).post(url, sent).status_code == 403


@pytest.mark.parametrize("count", [3, 300])
def test_pages_cost_the_same_however_many_phrases(bureau, count, django_assert_num_queries):
    case = bureau.reach("under_review")
    Snippet.objects.bulk_create([Snippet(owner=bureau.reviewer, kind="opinion", words=f"第{n}条") for n in range(count)])
    desk, url = at_desk_of(bureau.reviewer), f"/desk/cases/{case.number}/steps/propose_grant/"
    desk.get(PAGE)
    with django_assert_num_queries(5):
        assert desk.get(PAGE).content.decode().count("删除：") == count
    Snippet.objects.all().delete()
    desk.get(url)
    with django_assert_num_queries(18):  # one of them: does a task of the joint meeting ask for this step
        desk.get(url)
    Snippet.objects.bulk_create([Snippet(owner=bureau.reviewer, kind="opinion", words=f"第{n}条") for n in range(count)])
    with django_assert_num_queries(18):  # one of them: does a task of the joint meeting ask for this step
        assert desk.get(url).content.decode().count("data-words=") == count


def test_a_phrase_put_in_still_passes_the_gate_when_the_step_is_taken(bureau):
    """The control: what is kept was checked, what is typed beside it is checked again."""
    from casework.core.perform import Refused

    case = bureau.reach("under_review")
    with pytest.raises(Refused, match="手机号码"):
        perform(case, "propose_refusal", by=bureau.reviewer, opinion=f"{READY}电话13800138000", reasons=[])

"""Two windows, one case: the second is told who was quicker, nothing is done twice, and what was typed comes back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.core.models import Case, Entry
from casework.core.perform import perform
from casework.intake.drafts import all_typed
from tests.files import small_pdf
from tests.stories.pages import POINTS, at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
WORDS = "一段写了很久的意见。"


def sent(client, address, **facts):
    """A form as its page drew it, with what was typed into it; the page must have been opened before."""
    page = client.get(address)
    return {"version": str(page.context["case"].version), "key": page.context["key"], **facts}


def test_a_step_still_open_comes_back_with_what_was_typed_and_can_be_pressed(bureau):
    case = bureau.reach("chief_review")
    chief, other = at_desk_of(bureau.chief), at_desk_of(bureau.chief2)
    address = f"/desk/cases/{case.number}/steps/chief_agree/"
    form = sent(other, address, opinion=WORDS)
    perform(case, "chief_return", by=bureau.chief, reason="请补写理由。")
    perform(case, "propose_grant", by=bureau.reviewer, opinion="补写了。", **POINTS)
    late = other.post(address, form)
    page = late.content.decode()
    assert late.status_code == 409 and "您的操作没有生效" in page and bureau.reviewer.name in page and WORDS in page
    assert Case.objects.get(pk=case.pk).state == "chief_review"
    again = form | {"version": str(late.context["case"].version), "key": late.context["key"]}
    assert other.post(address, again).status_code == 303  # seen, and pressed once more
    assert chief.post(address, form | {"key": "c" * 32}).status_code == 409


def test_a_step_no_longer_open_shows_what_was_typed_to_copy(bureau):
    case = bureau.reach("under_review")
    one, two = at_desk_of(bureau.reviewer), at_desk_of(bureau.reviewer)
    address = f"/desk/cases/{case.number}/steps/propose_grant/"
    first, second = (sent(window, address, opinion=words, **POINTS) for window, words in ((one, "先"), (two, WORDS)))
    assert one.post(address, first).status_code == 303
    late = two.post(address, second)
    page = late.content.decode()
    assert late.status_code == 409 and "您自己于" in page and WORDS in page and "请先复制出来" in page
    assert Entry.objects.filter(case=case, step="propose_grant").count() == 1
    changed = one.post(address, first | {"opinion": WORDS})  # the same page sent again with other words
    assert changed.status_code == 409 and "以先提交的为准" in changed.content.decode() and WORDS in changed.content.decode()


def test_two_windows_on_one_section_are_shown_where_they_differ(bureau):
    case = bureau.draft()
    bureau.member(bureau.stranger, case)
    mine, theirs = at_desk_of(bureau.founder), at_desk_of(bureau.stranger)
    address = f"/hall/cases/{case.number}/task/purpose/"
    version = str(mine.get(address).context["version"])
    assert theirs.post(address, {"purpose": "对方写的宗旨", "scope": "同样的范围", "necessity": "", "version": version, "leave": "1"}).status_code == 303
    late = mine.post(address, {"purpose": WORDS, "scope": "同样的范围", "necessity": "", "version": version})
    page = late.content.decode()
    assert late.status_code == 409 and "由别人保存过" in page and WORDS in page
    assert late.context["differ"] == [("宗旨", ["对方写的宗旨"])] and "对方写的宗旨" in page
    kept = mine.post(address, {"purpose": WORDS, "scope": "同样的范围", "necessity": "", "version": version, "keep": "1"})
    assert kept.status_code == 409 and kept.json()["said"].startswith("别人刚刚保存过")
    mine.post(address, {"purpose": WORDS, "scope": "同样的范围", "necessity": "", "version": late.context["version"]})
    assert all_typed(case)["purpose"]["purpose"] == WORDS
    own = mine.post(address, {"purpose": "又一个窗口", "version": late.context["version"]})
    assert own.status_code == 409 and "在您的另一个窗口保存过" in own.content.decode()


def test_typing_on_in_an_application_handed_in_meanwhile_is_told_and_shown(bureau):
    case = bureau.draft()
    client = at_desk_of(bureau.founder)
    address = f"/hall/cases/{case.number}/task/purpose/"
    saved = all_typed(case)["purpose"]
    version = str(client.get(address).context["version"])
    perform(case, "submit", by=bureau.founder, commitment="on")
    late = client.post(address, saved | {"purpose": WORDS, "version": version})
    assert late.status_code == 409 and WORDS in late.content.decode() and "您的修改没有保存" in late.content.decode()
    kept = client.post(address, saved | {"purpose": WORDS, "version": version, "keep": "1"})
    assert kept.status_code == 409 and "没有保存" in kept.json()["said"]
    assert client.post(address, saved | {"version": version}).status_code == 303  # nothing new was typed: only told
    assert all_typed(case)["purpose"] == saved


def test_a_file_chosen_in_vain_is_told(bureau):
    case = bureau.reach("approved")
    clerk = at_desk_of(bureau.clerk2)
    address = f"/desk/cases/{case.number}/steps/issue_certificate/"
    form = sent(clerk, address, delivery="window", delivered_on="2099-01-01")
    refused = clerk.post(address, form | {"receipt": SimpleUploadedFile("回证.pdf", small_pdf("回证"))})
    assert refused.status_code == 422 and "选好的文件浏览器不会留着" in refused.content.decode()

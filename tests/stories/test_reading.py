"""An official reads a case: one thing at a time, marks that stand only for what was read, flags that become the notice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache

from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.intake import store
from casework.intake.reading import Reading
from casework.intake.rows import Upload
from casework.views.previews import drawn
from demo.filing import sheet
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db


def page(client, case, asked=""):
    """The case page as text."""
    answer = client.get(f"/desk/cases/{case.number}/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def read(client, case, key, what="read", note=""):
    """Mark a thing; returns where the desk leads next."""
    answer = client.post(f"/desk/cases/{case.number}/read/{key}/", {"what": what, "note": note})
    assert answer.status_code == 303
    return answer["Location"]


def test_what_is_flagged_stands_in_the_correction_notice(bureau):
    case, clerk = bureau.submitted(), at_desk_of(bureau.clerk)
    assert "项未看" in page(clerk, case)

    assert read(clerk, case, "form") == f"/desk/cases/{case.number}/?doc=application#doc"
    refused = clerk.post(f"/desk/cases/{case.number}/read/charter/", {"what": "flag", "note": " "})
    assert refused.status_code == 422
    assert "请写一句要申请人补正什么" in refused.content.decode()
    long = clerk.post(f"/desk/cases/{case.number}/read/charter/", {"what": "flag", "note": "缺" * 301})
    assert "请写在300字以内" in long.content.decode()
    assert "缺" * 301 in long.content.decode()  # nothing typed is lost
    assert not Reading.objects.filter(key="charter").exists()
    assert clerk.get(f"/desk/cases/{case.number}/read/charter/").url == f"/desk/cases/{case.number}/?doc=charter#doc"
    read(clerk, case, "charter", "flag", "请补写终止后剩余财产的处置。")

    asked = clerk.get(f"/desk/cases/{case.number}/steps/request_correction/").content.decode()
    assert "请补写终止后剩余财产的处置。" in asked
    assert '<option value="charter" selected>' in asked
    other = at_desk_of(bureau.clerk2).get(f"/desk/cases/{case.number}/steps/request_correction/").content.decode()
    assert "请补写终止后剩余财产的处置。" not in other


def test_a_mark_falls_with_what_was_read(bureau):
    case, clerk = bureau.submitted(), at_desk_of(bureau.clerk)
    for key in ("form", "charter", "premises"):
        read(clerk, case, key)
    gaps = [{"about": "charter", "code": PROCESSES["establishment"].corrections[0].code, "note": "缺页"}]
    case = perform(case, "request_correction", by=bureau.clerk, gaps=gaps, how="online")

    store.keep(case, "charter", sheet("章程第二稿"), bureau.founder)
    case = perform(case, "resubmit", by=bureau.founder, commitment="on")

    read(clerk, case, "identity", "flag", "请补人像面。")
    shown = page(clerk, case)
    assert "已经替换，请重新看" in shown
    assert "申请表</span><span" not in shown  # nothing in the answers changed
    assert shown.count("已看，无问题</small>") >= 2


def test_a_flag_on_what_was_replaced_is_not_drawn_into_the_next_notice(bureau):
    case, clerk = bureau.submitted(), at_desk_of(bureau.clerk)
    read(clerk, case, "charter", "flag", "请补写终止后剩余财产的处置。")
    store.keep(case, "charter", sheet("章程第二稿"), bureau.founder)
    newest = Upload.objects.filter(case=case, key="charter").last()
    Upload.objects.filter(pk=newest.pk).update(submission=case.submissions.get(), sha256="f" * 64)

    assert "请补写终止后" not in clerk.get(f"/desk/cases/{case.number}/steps/request_correction/").content.decode()
    pages = page(clerk, case, "?doc=charter&file=1").split('src="/files/')
    assert pages[1].startswith(newest.path.replace("/", ""))  # the newest stands first


def test_pages_drawn_at_once_by_several_threads_are_all_whole(bureau):
    case = bureau.submitted()
    path = store.path_of(Upload.objects.filter(case=case, key="charter").first())
    with ThreadPoolExecutor(8) as pool:
        pictures = list(pool.map(lambda _: drawn(path, 1), range(40)))
    assert len(set(pictures)) == 1
    assert pictures[0][:8] == b"\x89PNG\r\n\x1a\n"


def test_pages_of_a_file_are_shown_beside_the_application_and_the_original_opens(bureau):
    case, clerk = bureau.submitted(), at_desk_of(bureau.clerk)
    shown = page(clerk, case, "?doc=charter&file=1")
    place = shown.split('src="/files/')[1].split('"')[0]
    picture = clerk.get(f"/files/{place}")
    assert picture["Content-Type"] == "image/png"
    assert b"".join(picture)[:8] == b"\x89PNG\r\n\x1a\n"
    beyond = place.rsplit("/", 2)[0] + "/29/"
    assert clerk.get(f"/files/{beyond}").status_code == 404
    assert at_desk_of(bureau.stranger).get(f"/files/{place}").status_code == 404
    assert clerk.get(f"/desk/cases/{case.number}/?doc=nothing").status_code == 404
    assert "必备事项" in page(clerk, case, "?doc=charter")


def test_colleagues_see_who_looks_and_the_worklist_turns(bureau):
    cache.clear()  # who looked at another test's case of the same key is no colleague here
    first, clerk = bureau.submitted(), at_desk_of(bureau.clerk)
    second = bureau.submitted(full_name="天津市滨海新区望海盐业文化服务中心")
    assert "正在看" not in page(clerk, first)
    assert f"{bureau.clerk.name}正在看" in page(at_desk_of(bureau.clerk2), first)

    assert f'href="/desk/cases/{second.number}/" data-turn="j"' in page(clerk, first)
    assert f'href="/desk/cases/{first.number}/" data-turn="k"' in page(clerk, second)

"""A filter of the worklist is kept under a name, found again and forgotten; it is nobody else's."""

import pytest

from casework.officials.kept import KeptFilter
from desk.kept import MOST
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
HERE = "/desk/?bucket=soon&q=盐业&process=establishment&street="


def test_a_filter_is_kept_found_again_and_forgotten(bureau):
    desk = at_desk_of(bureau.clerk)
    assert "保存这个筛选" in desk.get(HERE).content.decode() and "保存这个筛选" not in desk.get("/desk/").content.decode()
    assert desk.post(HERE, {"name": "盐业的急件"}).status_code == 303
    row = KeptFilter.objects.get()
    assert (row.user, row.asked) == (bureau.clerk, {"bucket": "soon", "q": "盐业", "process": "establishment"})
    page = desk.get("/desk/")
    (one,) = page.context["kept"]
    assert "盐业的急件" in page.content.decode()
    again = desk.get(f"/desk/?{one['query']}").context
    assert (again["chosen"], again["asked"]) == ("soon", {"q": "盐业", "process": "establishment", "street": ""})
    assert "盐业的急件" not in at_desk_of(bureau.clerk2).get("/desk/").content.decode()
    assert at_desk_of(bureau.clerk2).post("/desk/", {"forget": row.pk}).status_code == 404
    assert desk.post("/desk/", {"forget": "x"}).status_code == 400
    assert KeptFilter.objects.count() == 1
    assert desk.post("/desk/", {"forget": row.pk}).status_code == 303
    assert not KeptFilter.objects.exists() and desk.post("/desk/", {"forget": row.pk}).status_code == 404


def test_what_is_wrong_is_said_and_the_filter_stays_on_the_page(bureau):
    desk = at_desk_of(bureau.clerk)
    desk.post(HERE, {"name": "甲"})
    for name, address, sentence in (("", HERE, "请给这个筛选起个名称"), ("字" * 21, HERE, "不能超过20字"), ("甲", HERE, "请换一个"),
                                    ("乙", "/desk/", "请先筛选")):  # fmt: skip
        page = desk.post(address, {"name": name})
        assert page.status_code == 422 and sentence in page.content.decode(), name
        assert address == "/desk/" or page.context["asked"]["q"] == "盐业"
    for n in range(MOST - 1):
        assert desk.post(HERE, {"name": f"第{n}个"}).status_code == 303
    assert f"最多保存{MOST}个" in desk.post(HERE, {"name": "再一个"}).content.decode()
    assert KeptFilter.objects.count() == MOST

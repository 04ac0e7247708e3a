"""Editorial articles pass the same gate as notices: with a number of a person an article is kept as a draft at most."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text

from portal.models import ArticlePage, HomePage
from tests.casework.notices.making import staffed

pytestmark = pytest.mark.django_db


def submitted(client, body, title="获奖人员名单", action="action-publish"):
    """The editor writes an article and presses “publish”, or another button."""
    home = HomePage.objects.get()
    data = nested_form_data({
        "title": title, "slug": "list", "published_on": "2026-11-23", "kind": "news", "system": "", "document": "", "summary": "",
        "body": rich_text(body),
        action: action, "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0,
                                                         "MAX_NUM_FORMS": ""},
    })  # fmt: skip
    return client.post(f"/admin/pages/add/portal/articlepage/{home.pk}/", data, follow=True)


@pytest.fixture
def editor(bureau):
    """An editor in the admin."""
    house = staffed(bureau)
    house.editor.groups.add(Group.objects.get(name="Editors"), Group.objects.get(name="Moderators"))
    client = Client()
    client.force_login(house.editor)
    return client


def test_an_article_with_a_phone_number_is_not_published_but_may_be_kept(editor):
    body = "<p>甲某，电话１３８ 0013 8000。</p>"
    for action in ("action-publish", "action-submit"):
        page = submitted(editor, body, action=action)
        assert "正文第1行第6字有手机号码 138****8000。" in page.content.decode()
        assert not ArticlePage.objects.exists()
    submitted(editor, body, action="action-nothing")
    assert ArticlePage.objects.get().live is False


def test_a_clean_article_is_published(editor):
    """The control."""
    submitted(editor, "<p>获奖组织：乐龄服务中心，统一社会信用代码52120116MJ0001001X。</p>")
    assert ArticlePage.objects.get().live

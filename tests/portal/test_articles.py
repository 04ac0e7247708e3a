"""Editorial articles: two people before anything is public, and the same gate as for notices in front of both."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text

from casework.journal.instant import today
from network.models import Post
from policy.models import Question
from portal.models import ArticlePage, HomePage
from tests.casework.notices.making import staffed

pytestmark = pytest.mark.django_db
CLEAN = "<p>获奖组织：乐龄服务中心，统一社会信用代码52120116MJ0001001X。</p>"
DIRTY = "<p>甲某，电话１３８ 0013 8000。</p>"


def written(body, action, title="获奖人员名单"):
    """What the form of an article sends when a button is pressed."""
    return nested_form_data({
        "title": title, "slug": "list", "published_on": "2026-11-23", "kind": "news", "system": "", "document": "",
        "summary": "", "body": rich_text(body), action: action,
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
    })  # fmt: skip


def new(client, body, action):
    """Somebody writes an article and presses a button."""
    address = f"/admin/pages/add/portal/articlepage/{HomePage.objects.get().pk}/"
    return client.post(address, written(body, action), follow=True)


def approve(client, article):
    """Somebody presses “approve” on what was handed in."""
    task = article.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk])
    return client.post(address, {"comment": ""}, follow=True)


def signed_in(user):
    """A browser of theirs."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def house(bureau):
    """The bureau with an editor and publishers."""
    return staffed(bureau)


def test_what_one_writes_another_publishes(house):
    editor, publisher = signed_in(house.editor), signed_in(house.publisher)
    new(editor, CLEAN, "action-submit")
    article = ArticlePage.objects.get()
    assert article.live is False and Client().get("/list/").status_code == 404
    approve(publisher, article)
    assert ArticlePage.objects.get().live and "乐龄服务中心" in Client().get("/list/").content.decode()


def test_a_publisher_does_not_publish_what_they_wrote_or_changed(house):
    publisher = signed_in(house.publisher)
    page = new(publisher, CLEAN, "action-publish").content.decode()
    assert not ArticlePage.objects.exists() and "公开要两个人" in page
    assert "乐龄服务中心".encode("unicode_escape").decode() in page
    new(publisher, CLEAN, "action-submit")
    article = ArticlePage.objects.get()
    assert article.current_workflow_state is not None
    approve(publisher, article)
    assert ArticlePage.objects.get().live is False
    publisher.post("/admin/bulk/wagtailcore/page/publish/?" + f"id={article.pk}", follow=True)
    assert ArticlePage.objects.get().live is False


def test_an_editor_alone_has_no_button_that_publishes(house):
    page = new(signed_in(house.editor), CLEAN, "action-publish").content.decode()
    assert not ArticlePage.objects.filter(live=True).exists()
    assert not re.search(r'name="action-publish"', page)


def test_numbers_of_persons_are_kept_as_a_draft_at_most(house):
    editor = signed_in(house.editor)
    for action in ("action-publish", "action-submit"):
        page = new(editor, DIRTY, action)
        assert "正文第1行第6字有手机号码 138****8000。" in page.content.decode()
        assert not ArticlePage.objects.exists()
    new(editor, DIRTY, "action-nothing")
    assert ArticlePage.objects.get().live is False


def test_what_slips_in_after_handing_in_is_not_approved(house):
    editor, publisher = signed_in(house.editor), signed_in(house.publisher)
    new(editor, CLEAN, "action-submit")
    article = ArticlePage.objects.get()
    article.body = DIRTY
    article.save_revision(user=house.editor)
    approve(publisher, ArticlePage.objects.get())
    assert ArticlePage.objects.get().live is False
    task = article.current_workflow_task.specific
    assert [name for name, _, _ in task.get_actions(article, house.publisher)] == ["reject"]


def test_rights_in_the_admin_go_with_the_post(house):
    publisher = signed_in(house.publisher)
    admin = publisher.get("/admin/")
    assert admin.status_code == 200
    assert "frame-ancestors 'self';" in admin["Content-Security-Policy"] + ";"  # beside 'none' it would count for nothing
    assert "frame-ancestors 'none'" in publisher.get("/")["Content-Security-Policy"]
    Post.objects.filter(user=house.publisher).update(valid_to=today() - timedelta(days=1))
    gone = publisher.get("/admin/", follow=True)
    assert gone.status_code == 403 and not house.publisher.groups.exists()
    assert signed_in(house.clerk).get("/admin/", follow=True).status_code == 403


def test_a_question_with_a_number_of_a_person_is_refused_beside_its_field(house):
    editor = signed_in(house.editor)
    given = {"code": "DJ", "place": "1", "ask": "找谁？", "answer": "找甲某，电话13800138000。", "basis": ""}
    page = editor.post("/admin/snippets/policy/question/add/", given)
    assert "手机号码 138****8000" in page.content.decode() and not Question.objects.filter(ask="找谁？").exists()
    editor.post("/admin/snippets/policy/question/add/", given | {"answer": "到窗口问。"})
    assert Question.objects.get(ask="找谁？").answer == "到窗口问。"

"""The accounts' forms speak the platform's words, and there is one way to a new password."""

import pytest

from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
PAGES = ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/")


@pytest.mark.parametrize("page", PAGES)
def test_no_text_vanishes_on_typing_and_optional_is_said_once(client, page):
    html = client.get(page).content.decode()
    form = html[html.index("<main") : html.index("</main>")]
    assert "placeholder" not in form and "选填" not in form and "你的" not in form
    assert form.count("可以不填") == (2 if "signup" in page else 0)


def test_signing_in_asks_for_the_account(client):
    assert "用户名或者邮箱" in client.get("/accounts/login/").content.decode()
    wrong = client.post("/accounts/login/", {"login": "nobody", "password": "no"})
    assert "账号或者密码不对" in wrong.content.decode()


def test_the_editors_account_page_offers_no_second_way(bureau, settings):
    editor = at_desk_of(bureau.hire("editor", "editor", "civil"))
    page = editor.get("/admin/account/").content.decode()
    assert "new_password" not in page
    settings.WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = True  # the control
    assert "new_password" in editor.get("/admin/account/").content.decode()

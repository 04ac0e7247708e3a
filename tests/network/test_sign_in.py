"""Signing up, signing in, staying signed in: applicants by themselves, officials with a second factor."""

import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from network.middleware import SILENCE
from network.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "demo-binhai-2026"
NEWCOMER = {
    "name": "初来人", "username": "chulai", "email": "", "phone": "138 0000 1234", "password1": "qing-shuo-ming-26",
    "password2": "qing-shuo-ming-26",
}  # fmt: skip


@pytest.fixture(autouse=True)
def fresh_counters():
    """Attempts of other tests do not count."""
    cache.clear()


def sign_in(client, username, password=PASSWORD, **more):
    """Type account and password."""
    return client.post("/accounts/login/", {"login": username, "password": password, **more})


def test_an_applicant_signs_up_and_can_begin_at_once():
    browser = Client()
    assert "手机号码" in browser.get("/accounts/signup/").content.decode()
    done = browser.post("/accounts/signup/", NEWCOMER)
    assert (done.status_code, done.url) == (302, "/enter/")
    assert browser.get("/enter/").url == "/hall/cases/"
    user = User.objects.get(username="chulai")
    assert (user.name, user.masked_phone, user.is_staff) == ("初来人", "138****1234", False)
    assert "13800001234" not in user.phone
    assert browser.get("/desk/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [({"name": ""}, "name", "请填写姓名"), ({"phone": "12345"}, "phone", "请填写11位手机号码"),
     ({"username": "admin"}, "username", ""), ({"password2": "other"}, "password2", ""),
     ({"password1": "123", "password2": "123"}, "password1", "密码"), ({"email": "x@"}, "email", "")],
)  # fmt: skip
def test_bad_sign_ups_are_said_in_chinese_beside_the_field(typed, field, said):
    answer = Client().post("/accounts/signup/", NEWCOMER | typed)
    errors = answer.context["form"].errors
    assert field in errors
    text = "".join(errors[field])
    assert said in text
    assert re.search(r"[一-鿿]", text), text
    assert not User.objects.filter(username="chulai").exists()


def test_one_phone_belongs_to_one_account(bureau):
    bureau.give_phone(bureau.founder, "13800001234")
    answer = Client().post("/accounts/signup/", NEWCOMER)
    assert answer.context["form"].errors["phone"] == ["这个手机号码已经注册过，请直接登录或者找回密码。"]


def test_a_wrong_password_is_told_in_chinese_and_too_many_are_slowed_down(bureau):
    browser = Client()
    answer = sign_in(browser, "founder", "wrong")
    assert "账号或者密码不对，请再试一次。" in answer.content.decode()
    for _ in range(10):
        answer = sign_in(browser, "founder", "wrong")
    assert answer.status_code in (200, 429)
    answer = sign_in(browser, "founder")
    assert answer.status_code != 302  # even the right one has to wait now
    assert re.search(r"次数|稍后|频繁", answer.content.decode())


def test_everybody_enters_by_their_own_door(bureau):
    for who, door in (("founder", "/hall/cases/"), ("clerk", "/desk/"), ("admin", "/desk/staff/")):
        browser = Client()
        assert sign_in(browser, who).url == "/enter/"
        assert browser.get("/enter/").url == door


def test_sign_in_goes_on_to_where_one_wanted_and_nowhere_else(bureau):
    assert sign_in(Client(), "founder", next="/hall/messages/").url == "/hall/messages/"
    assert sign_in(Client(), "founder", next="https://evil.example/").url == "/enter/"


def code_for(secret):
    """The six digits an authenticator shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_an_official_without_a_second_factor_is_sent_to_set_one_up(bureau, settings):
    settings.DEMO = False
    browser = Client()
    sign_in(browser, "clerk")
    for path in ("/desk/", "/hall/cases/", "/"):
        assert browser.get(path).url == "/accounts/2fa/"
    page = browser.get("/accounts/2fa/totp/activate/")
    if page.status_code == 302:  # allauth asks for the password once more before it shows a secret
        browser.post(page.url, {"password": PASSWORD})
        page = browser.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    assert browser.post("/accounts/2fa/totp/activate/", {"code": "000000"}).status_code == 200
    assert browser.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)}).status_code == 302
    assert Authenticator.objects.filter(user=bureau.clerk, type="totp").exists()
    assert browser.get("/desk/").status_code == 200


def test_an_official_with_a_second_factor_is_asked_for_it(bureau, settings):
    settings.DEMO = False
    secret = generate_totp_secret()
    TOTP.activate(bureau.clerk, secret)
    browser = Client()
    asked = sign_in(browser, "clerk")
    assert urlsplit(asked.url).path == "/accounts/2fa/authenticate/"
    assert browser.get("/desk/").status_code == 302  # the password alone opens nothing
    assert parse_qs(urlsplit(browser.get("/desk/").url).query)["next"] == ["/desk/"]
    assert browser.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert browser.post("/accounts/2fa/authenticate/", {"code": code_for(secret)}).status_code == 302
    assert browser.get("/desk/").status_code == 200


def test_an_applicant_needs_no_second_factor(bureau, settings):
    settings.DEMO = False
    browser = Client()
    sign_in(browser, "founder")
    assert browser.get("/hall/cases/").status_code == 200


def test_an_officials_session_ends_after_half_an_hour_of_silence(bureau):
    browser = Client()
    sign_in(browser, "clerk")
    assert browser.get("/desk/").status_code == 200

    def silent_for(seconds):
        session = browser.session
        session["seen"] = int(time.time()) - seconds
        session.save()

    silent_for(SILENCE - 60)
    assert browser.get("/desk/").status_code == 200
    silent_for(SILENCE + 60)
    assert browser.get("/desk/cases/").url == "/accounts/login/?next=/desk/cases/"
    assert browser.get("/desk/").status_code == 302
    assert "超过30分钟没有操作" in browser.get("/accounts/login/").content.decode()


def test_an_inactive_account_does_not_get_in(bureau):
    User.objects.filter(pk=bureau.clerk.pk).update(is_active=False)
    answer = sign_in(Client(), "clerk")
    assert answer.status_code == 302 or "不" in answer.content.decode()
    live = Client()
    live.force_login(bureau.founder)
    assert live.get("/hall/cases/").status_code == 200
    User.objects.filter(pk=bureau.founder.pk).update(is_active=False)
    assert live.get("/hall/cases/").status_code == 302


def test_signing_out_needs_a_press(bureau):
    browser = Client()
    sign_in(browser, "founder")
    assert browser.get("/accounts/logout/").status_code == 200
    assert browser.get("/hall/cases/").status_code == 200
    assert browser.post("/accounts/logout/").status_code == 302
    assert browser.get("/hall/cases/").status_code == 302

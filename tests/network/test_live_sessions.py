"""Second factor and silence, as they meet people in the middle of their work."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client

from casework.core.models import Case
from network.middleware import SILENCE
from network.models import Post, User
from tests.stories.pages import at_desk_of, press

pytestmark = pytest.mark.django_db
PASSWORD = "demo-binhai-2026"


@pytest.fixture
def real(settings):
    """Not a demonstration: the second factor is asked for."""
    settings.DEMO = False
    cache.clear()


def with_factor(user):
    """A browser of somebody who has a second factor."""
    TOTP.activate(user, generate_totp_secret())
    return at_desk_of(user)


def silent_for(client, seconds):
    """Move the session's stamp back instead of waiting."""
    session = client.session
    session["seen"] = int(time.time()) - seconds
    session.save()


def test_who_is_appointed_needs_a_second_factor_from_the_very_next_request(bureau, real):
    newcomer, admin = at_desk_of(bureau.stranger), with_factor(bureau.admin)
    assert newcomer.get("/hall/cases/").status_code == 200
    typed = {"username": "stranger", "role": "clerk", "unit": bureau.units["approval"].pk, "division_code": "120116",
             "title": "窗口", "valid_from": "2020-01-01", "valid_to": ""}  # fmt: skip
    assert admin.post("/desk/staff/appoint/", typed).status_code == 303
    assert Post.objects.get(user=bureau.stranger).role == "clerk"

    for path in ("/desk/", "/hall/cases/", "/desk/staff/open/"):
        assert newcomer.get(path).url == "/accounts/2fa/"
    TOTP.activate(bureau.stranger, generate_totp_secret())
    assert "我的待办" in newcomer.get("/desk/").content.decode()


def test_a_step_is_not_taken_without_the_second_factor(bureau, real):
    case = bureau.submitted()
    bare = at_desk_of(bureau.clerk)
    answer = press(bare, "desk", case.number, "accept")
    assert (answer.status_code, answer.url) == (302, "/accounts/2fa/")
    assert Case.objects.get(pk=case.pk).state == "submitted"

    assert press(with_factor(bureau.clerk), "desk", case.number, "accept").status_code == 303  # the control
    assert Case.objects.get(pk=case.pk).state == "accepted"


def test_who_gives_up_the_second_factor_is_sent_back_to_set_it_up(bureau, real):
    clerk = with_factor(bureau.clerk)
    assert clerk.get("/desk/").status_code == 200
    Authenticator.objects.filter(user=bureau.clerk).delete()
    assert clerk.get("/desk/").url == "/accounts/2fa/"
    assert "工作人员须先设置两步验证，再开始工作。" in clerk.get("/accounts/2fa/").content.decode()


@pytest.mark.parametrize("path", ["/accounts/2fa/", "/accounts/logout/", "/healthz"])
def test_the_way_to_a_second_factor_and_out_stays_open(bureau, real, path):
    bare = at_desk_of(bureau.clerk)
    assert bare.get(path).status_code == 200
    assert bare.get("/desk/").url == "/accounts/2fa/"


def test_silence_ends_the_session_and_the_step_pressed_too_late_is_not_taken(bureau):
    case = bureau.submitted()
    clerk = at_desk_of(bureau.clerk)
    clerk.get("/desk/")
    silent_for(clerk, SILENCE + 1)
    url = f"/desk/cases/{case.number}/steps/accept/"
    answer = press(clerk, "desk", case.number, "accept")
    assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next={url}")
    assert "_auth_user_id" not in clerk.session
    assert Case.objects.get(pk=case.pk).state == "submitted"

    clerk.force_login(bureau.clerk)  # the control: signed in again, the same press goes through
    assert press(clerk, "desk", case.number, "accept").status_code == 303
    assert Case.objects.get(pk=case.pk).state == "accepted"


def test_every_request_begins_the_half_hour_anew(bureau):
    clerk = at_desk_of(bureau.clerk)
    clerk.get("/desk/")
    for _ in range(3):
        silent_for(clerk, SILENCE - 5)
        assert clerk.get("/desk/").status_code == 200
        assert time.time() - clerk.session["seen"] < 5


def test_an_applicant_may_think_longer_than_half_an_hour(bureau):
    founder = at_desk_of(bureau.founder)
    founder.get("/hall/cases/")
    silent_for(founder, SILENCE * 3)
    assert "我的" in founder.get("/hall/cases/").content.decode()
    assert founder.session["_auth_user_id"] == str(bureau.founder.pk)


def test_wrong_passwords_slow_down_one_account_and_leave_others_alone(bureau, real):
    browser = Client()
    for _ in range(6):
        answer = browser.post("/accounts/login/", {"login": "founder", "password": "wrong"})
    assert "次数" in answer.content.decode() or "稍后" in answer.content.decode()
    locked = browser.post("/accounts/login/", {"login": "founder", "password": PASSWORD})
    assert locked.status_code != 302
    assert "_auth_user_id" not in browser.session

    assert Client().post("/accounts/login/", {"login": "stranger", "password": PASSWORD}).url == "/enter/"
    cache.clear()  # the control: once the time is over the right password opens
    assert browser.post("/accounts/login/", {"login": "founder", "password": PASSWORD}).url == "/enter/"


def test_an_unknown_account_and_a_wrong_password_are_told_alike(bureau, real):
    said = [Client().post("/accounts/login/", {"login": who, "password": "wrong"}).context["form"].errors.as_text()
            for who in ("founder", "nobody-at-all")]  # fmt: skip
    assert said[0] == said[1]
    assert "账号或者密码不对，请再试一次。" in said[0]


def test_a_new_password_ends_the_other_sessions_of_the_account(bureau):
    here, elsewhere = at_desk_of(bureau.founder), at_desk_of(bureau.founder)
    done = here.post("/accounts/password/change/", {
        "oldpassword": PASSWORD, "password1": "yan-ye-wen-hua-26", "password2": "yan-ye-wen-hua-26",
    })  # fmt: skip
    assert done.status_code == 302
    assert User.objects.get(pk=bureau.founder.pk).check_password("yan-ye-wen-hua-26")
    assert here.get("/hall/cases/").status_code == 200
    assert elsewhere.get("/hall/cases/").url == "/accounts/login/?next=/hall/cases/"

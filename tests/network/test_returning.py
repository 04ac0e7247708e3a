"""A session ends while somebody types: what was typed goes with them through signing in, and is never somebody else's."""

import time

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework.core.models import Case, Entry
from casework.intake.drafts import all_typed
from network import carried as carrying
from network.middleware import SILENCE
from tests.files import small_pdf
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
WINDOW = {"headers": {"accept": "text/html,application/xhtml+xml"}}
PASSWORD = "demo-binhai-2026"
NAME = "天津市滨海新区登录中断协会"


def sign_in(client, page, who):
    """Fill in the sign-in page that stands before one, with all it carries."""
    carried = page.content.decode().split('name="typed" value="')[1].split('"')[0]
    typed = {"login": who, "password": PASSWORD, "next": page.request["PATH_INFO"], "typed": carried}
    return client.post("/accounts/login/", typed)


def hidden(page):
    """What the page would send again."""
    return {name: values[0] for name, values in page.context["typed"].items()}


@pytest.fixture
def cut_off(bureau):
    """(client, address, the answer): a section sent after the session had ended."""
    cache.clear()
    case, client = bureau.draft(), at_desk_of(bureau.founder)
    address = f"/hall/cases/{case.number}/task/purpose/"
    version = client.get(address).context["version"]
    Session.objects.all().delete()
    return client, address, client.post(address, {"purpose": NAME, "scope": "一\r\n二", "version": version}, **WINDOW)


def test_a_section_sent_after_the_session_ended_comes_back_after_signing_in(cut_off):
    client, address, page = cut_off
    assert page.status_code == 401 and "刚才填写的内容没有丢失" in page.content.decode()
    assert NAME not in page.content.decode()  # sealed: the page before the password shows nothing
    assert sign_in(client, page, "founder").url == address
    back = client.get(address)
    assert back.status_code == 200 and "登录好了，刚才的操作还没有完成" in back.content.decode()
    case = Case.objects.get()
    assert all_typed(case)["purpose"]["purpose"] != NAME  # nothing is done before the button is pressed again
    client.post(address, hidden(back), **WINDOW)
    assert all_typed(case)["purpose"]["purpose"] == NAME and all_typed(case)["purpose"]["scope"] == "一\r\n二"
    assert "登录好了" not in client.get(address).content.decode()  # offered once


def test_a_wrong_password_loses_nothing_and_keeps_nothing_on_the_server(cut_off):
    client, address, page = cut_off
    carried = page.content.decode().split('name="typed" value="')[1].split('"')[0]
    wrong = client.post("/accounts/login/", {"login": "founder", "password": "wrong", "next": address, "typed": carried})
    assert wrong.status_code == 200 and carried in wrong.content.decode()
    assert not any("typed" in row.get_decoded() for row in Session.objects.all())
    assert sign_in(client, page, "founder").url == address and "登录好了" in client.get(address).content.decode()


def test_another_person_at_the_same_window_sees_none_of_it(cut_off):
    client, address, page = cut_off
    assert sign_in(client, page, "stranger").url == address
    assert client.get(address).status_code == 404
    assert NAME not in client.get(address).content.decode() and "typed" not in client.session


def test_what_is_altered_moved_or_old_is_dropped(cut_off, monkeypatch):
    client, address, page = cut_off
    carried = page.content.decode().split('name="typed" value="')[1].split('"')[0]
    assert carrying.opened(carried)["path"] == address  # the control
    assert carrying.opened(carried[:-8] + "AAAAAAAA") is None and carrying.opened("nonsense") is None
    monkeypatch.setattr(carrying, "LASTS", 0)
    assert carrying.opened(carried) is None


def test_an_opinion_typed_for_more_than_half_an_hour_comes_back_through_the_second_factor(bureau, settings):
    settings.DEMO = False
    cache.clear()
    case, secret = bureau.reach("under_review"), generate_totp_secret()
    TOTP.activate(bureau.reviewer, secret)
    client, address = at_desk_of(bureau.reviewer), f"/desk/cases/{case.number}/steps/propose_grant/"
    facts = {"opinion": "写了四十分钟的意见。", "version": case.version, "key": "k" * 32}
    facts |= {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
    session = client.session
    session["seen"] = int(time.time()) - SILENCE - 60
    session.save()
    page = client.post(address, facts, **WINDOW)
    assert page.status_code == 401 and "超过30分钟没有操作" in page.content.decode()
    assert sign_in(client, page, "reviewer").url.startswith("/accounts/2fa/authenticate/")
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).url == address
    back = client.get(address)
    assert hidden(back)["opinion"] == facts["opinion"] and case.state == "under_review"
    assert client.post(address, hidden(back)).status_code == 303
    assert Case.objects.get(pk=case.pk).state == "chief_review"
    assert Entry.objects.filter(case=case, step="propose_grant", outcome="done").count() == 1


def test_known_work_of_one_official_is_not_offered_to_the_next(bureau):
    case = bureau.reach("under_review")
    client, address = at_desk_of(bureau.reviewer), f"/desk/cases/{case.number}/steps/propose_grant/"
    session = client.session
    session["seen"] = int(time.time()) - SILENCE - 60
    session.save()
    cache.clear()
    page = client.post(address, {"opinion": "甲写的意见"}, **WINDOW)
    sign_in(client, page, "reviewer2")
    assert "甲写的意见" not in client.get(address).content.decode()


def test_files_are_not_carried_and_the_page_says_so(bureau):
    cache.clear()
    case, client = bureau.draft(), at_desk_of(bureau.founder)
    address = f"/hall/cases/{case.number}/files/identity/"
    before = case.uploads.count()
    Session.objects.all().delete()
    page = client.post(address, {"file": SimpleUploadedFile("a.pdf", small_pdf("a"))}, **WINDOW)
    sign_in(client, page, "founder")
    back = client.get(address).content.decode()
    assert "选好的文件没有留下来" in back and case.uploads.count() == before


def test_a_page_from_before_signing_in_again_is_offered_and_a_foreign_one_refused(bureau):
    case, client = bureau.draft(), Client(enforce_csrf_checks=True)
    client.force_login(bureau.founder)
    address = f"/hall/cases/{case.number}/task/purpose/"
    sent = {"purpose": NAME, "csrfmiddlewaretoken": "x" * 64}
    client.get(address)
    own = client.post(address, sent, headers=WINDOW["headers"] | {"origin": "http://testserver"})
    assert own.status_code == 403 and "重新登录以前打开的" in own.content.decode() and hidden(own) == {"purpose": NAME}
    foreign = client.post(address, sent, headers=WINDOW["headers"] | {"origin": "https://evil.example"})
    assert foreign.status_code == 403 and "页面已经过期" in foreign.content.decode() and NAME not in foreign.content.decode()
    silent = client.post(address, sent, **WINDOW)
    assert silent.status_code == 403 and NAME not in silent.content.decode()
    assert all_typed(case)["purpose"]["purpose"] != NAME


def test_signed_in_in_another_window_meanwhile_the_sign_in_page_goes_on(cut_off, bureau):
    client, address, page = cut_off
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(bureau.founder)
    carried = page.content.decode().split('name="typed" value="')[1].split('"')[0]
    answer = strict.post("/accounts/login/", {"typed": carried}, headers=WINDOW["headers"] | {"origin": "http://testserver"})
    assert answer.url == address and hidden(strict.get(address))["purpose"] == NAME


def test_what_a_script_sends_is_sent_to_sign_in_as_ever(bureau):
    case, client = bureau.draft(), at_desk_of(bureau.founder)
    Session.objects.all().delete()
    answer = client.post(f"/hall/cases/{case.number}/task/purpose/", {"purpose": NAME, "keep": "1"}, headers={"accept": "*/*"})
    assert answer.status_code == 302

"""Before somebody is signed out for silence the page says so, and one press goes on; asking how long is left is no sign of life."""

import re
import time

import pytest
from django.test import Client

from network.silence import OFFICIALS, WARNED
from tests.network.test_sign_in import sign_in

pytestmark = pytest.mark.django_db


def silent_for(client, seconds):
    """Move the session's stamp back instead of waiting."""
    session = client.session
    session["seen"] = int(time.time()) - seconds
    session.save()


def told(client, url):
    """Seconds left as a page tells them to its script; None where it says nothing."""
    found = re.search(r'data-stay="(\d+)"', client.get(url).content.decode())
    return found and int(found[1])


@pytest.mark.parametrize(("who", "url", "allowed"), [("clerk", "/desk/", OFFICIALS), ("founder", "/hall/cases/", 8 * 3600)])
def test_pages_say_when_the_silence_is_over_and_that_is_when_it_ends(bureau, who, url, allowed):
    client = Client()
    sign_in(client, who)
    assert allowed - 70 <= told(client, url) <= allowed
    silent_for(client, allowed - WARNED)
    left = client.get("/stay/").json()["left"]
    assert WARNED - 10 <= left <= WARNED
    assert client.get("/stay/").json()["left"] <= left  # asking is no sign of life
    silent_for(client, allowed + 5)
    assert client.get("/stay/")["Location"].startswith("/accounts/login/")
    assert client.get("/stay/").json() == {"left": 0}


@pytest.mark.parametrize(("who", "allowed"), [("clerk", OFFICIALS), ("founder", 8 * 3600)])
def test_one_press_goes_on_with_and_without_a_script(bureau, who, allowed):
    client = Client()
    sign_in(client, who)
    silent_for(client, allowed - 30)
    assert client.post("/stay/", headers={"accept": "application/json"}).json()["left"] >= allowed - 5
    silent_for(client, allowed - 30)
    answer = client.post("/stay/", {"next": "/hall/services/?page=2"})
    assert (answer.status_code, answer["Location"]) == (303, "/hall/services/?page=2")
    assert client.get("/stay/").json()["left"] > allowed - 30
    assert client.post("/stay/", {"next": "https://evil.example/"})["Location"] == "/"


def test_who_is_too_late_is_signed_out_and_told_after_how_long(bureau):
    client = Client()
    sign_in(client, "founder")
    silent_for(client, 8 * 3600 + 5)
    assert client.post("/stay/", {"next": "/hall/cases/"})["Location"] == "/accounts/login/?next=/stay/"
    assert "超过8小时没有操作" in client.get("/accounts/login/").content.decode()


def test_strangers_are_told_nothing_and_cannot_go_on(client):
    assert told(client, "/") is None
    assert client.get("/stay/").json() == {"left": 0}
    assert client.post("/stay/", headers={"accept": "application/json"}).json() == {"left": 0}
    assert client.post("/stay/", {"next": "/hall/"})["Location"] == "/enter/"
    assert "seen" not in client.session


def test_going_on_needs_the_page_s_token(bureau):
    client = Client(enforce_csrf_checks=True)
    client.force_login(bureau.clerk)
    assert client.post("/stay/").status_code == 403


def test_reading_pages_seldom_writes(bureau):
    client = Client()
    sign_in(client, "founder")
    seen = client.session["seen"]
    client.get("/hall/cases/")
    assert client.session["seen"] == seen
    silent_for(client, 3700)
    client.get("/hall/cases/")
    assert client.session["seen"] >= seen

"""What is typed is kept while it is typed: half-filled pages too, and nobody's work is overwritten without being asked."""

import pytest
from django.test import Client

from casework.core.models import Entry

pytestmark = [pytest.mark.story, pytest.mark.django_db]


@pytest.fixture
def opened(bureau):
    """(client, the address of the name's page of a draft, the draft)."""
    case, client = bureau.draft(), Client()
    client.force_login(bureau.founder)
    return client, f"/hall/cases/{case.number}/task/name/", case


def version(client, address):
    """The version the page was opened with."""
    return client.get(address).context["version"]


def test_half_a_page_is_kept_and_there_when_one_comes_back(opened):
    client, address, case = opened
    lines = Entry.objects.filter(case_id=case.pk).count()
    kept = client.post(address, {"full_name": "天津市滨海新区半", "version": version(client, address), "keep": "1"})
    assert kept.status_code == 200 and kept.json()["said"].startswith("已保存 ")
    assert "天津市滨海新区半" in client.get(address).content.decode()
    again = client.post(address, {"full_name": "天津市滨海新区半个", "version": kept.json()["version"], "keep": "1"})
    assert again.json()["version"] > kept.json()["version"]
    assert Entry.objects.filter(case_id=case.pk).count() == lines


def test_an_older_page_keeps_nothing_and_says_so(opened):
    client, address, _ = opened
    old = version(client, address)
    client.post(address, {"full_name": "甲", "version": old, "keep": "1"})
    late = client.post(address, {"full_name": "乙", "version": old, "keep": "1"})
    assert late.status_code == 409 and "您在另一个窗口刚刚保存过" in late.json()["said"] and "version" not in late.json()
    assert 'value="甲"' in client.get(address).content.decode()


def test_who_is_signed_out_gets_no_answer_that_looks_like_saved(opened):
    client, address, _ = opened
    client.logout()
    gone = client.post(address, {"full_name": "丙", "version": 0, "keep": "1"})
    assert gone.status_code == 302 and "login" in gone["Location"]

"""What people read when it did not work: too often, not there, shut for maintenance."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from portal import maintenance

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=2)


@pytest.fixture
def data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_whoever_tries_too_often_reads_when_to_come_back(client):
    from django.core.cache import cache

    cache.clear()
    for _ in range(40):
        answer = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
        if answer.status_code == 429:
            break
    assert (answer.status_code, answer["Retry-After"]) == (429, "300")
    assert "操作太频繁了，请稍后再试" in answer.content.decode()
    assert "Too Many" not in answer.content.decode()


def test_what_is_not_there_offers_a_search_and_the_main_ways(client):
    answer = client.get("/nothing/here/")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert 'action="/search/"' in text
    for way in ("/hall/services/", "/policies/", "/register/"):
        assert f'href="{way}"' in text
        assert client.get(way).status_code == 200


def test_shut_for_maintenance_without_a_database(data, client, django_assert_num_queries):
    maintenance.begin(timezone.now() + LATER, "升级数据库。")
    with django_assert_num_queries(0):
        answer = client.get("/")
        posted = client.post("/accounts/login/", {})
    text = answer.content.decode()
    assert (answer.status_code, posted.status_code) == (503, 503)
    assert 7100 < int(answer["Retry-After"]) <= 7200
    assert "正在维护，预计" in text
    assert "升级数据库。" in text
    assert client.get("/healthz").status_code == 200

    assert maintenance.end()
    assert client.get("/").status_code == 200
    assert not maintenance.end()


def test_the_word_opens_the_platform_for_whoever_maintains_and_only_it(data):
    word = maintenance.begin(timezone.now() + LATER)
    inside = Client()
    assert inside.get(f"/maintenance/{word}/").status_code == 302
    assert inside.get("/").status_code == 200
    assert Client().get(f"/maintenance/{word[:-1]}/").status_code == 503
    assert Client(headers={"cookie": "maintenance=wrong"}).get("/").status_code == 503
    maintenance.begin(timezone.now() + LATER)  # another round, another word
    assert inside.get("/").status_code == 503


def test_chinese_addresses_and_cookies_are_shut_out_like_any_other(data, client):
    maintenance.begin(timezone.now() + LATER)
    assert client.get("/政策文件/").status_code == 503
    foreign = "中文".encode().decode("latin-1")  # as the server hands on what a browser sends
    assert Client(headers={"cookie": f"maintenance={foreign}"}).get("/").status_code == 503
    assert (data / "maintenance.json").stat().st_mode & 0o077 == 0


def test_a_broken_file_shuts_and_says_so_rather_than_failing(data, client):
    (data / "maintenance.json").write_text("{")
    assert client.get("/").status_code == 503


def test_the_command_shuts_opens_and_refuses_a_time_that_is_past(data, capsys):
    with pytest.raises(CommandError, match="请用 --until"):
        call_command("maintenance", "on")
    with pytest.raises(CommandError, match="已经过去"):
        call_command("maintenance", "on", until="2020-01-01 08:00")
    assert maintenance.standing() is None
    call_command("maintenance", "on", until=f"{timezone.localtime() + LATER:%Y-%m-%d %H:%M}", say="换服务器")
    call_command("maintenance", "status")
    call_command("maintenance", "off")
    call_command("maintenance", "status")
    said = capsys.readouterr().out
    assert [part in said for part in ("/maintenance/", "维护中，预计", "已经恢复服务", "没有在维护")] == [True] * 4

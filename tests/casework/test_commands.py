"""The engine's commands as an administrator calls them: what they print, what they mend, when they exit 1."""

import json
import os
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from casework.core import guards
from casework.core.begin import begin
from casework.core.models import Intake
from casework.core.process import PROCESSES
from casework.intake import store
from casework.intake.rows import Upload
from casework.journal.instant import now, wall
from casework.management.commands.heartbeat import Command as Heartbeat
from casework.post.outbox import CLAIM, post_due
from casework.post.rows import Letter, Outbox
from tests.casework.test_journal import tamper

pytestmark = pytest.mark.django_db


def said(*command, **options):
    """What a command prints; its exit code as the second."""
    out, code = StringIO(), 0
    try:
        call_command(*command, stdout=out, **options)
    except SystemExit as stop:
        code = stop.code
    return out.getvalue(), code


def test_processes_prints_the_contract():
    every = json.loads(said("processes", "--json")[0])
    assert {found["slug"] for found in every if found["kind"] == "matter"} == (every_kind := {
        "consultation", "clarification", "third_party", "hearing_session", "visit", "objection", "recusal", "legal_review",
        "deliberation", "remedy", "extension", *(of_meetings := {"countersign", "participation", "circulation_reply", "carrying"}),
    })  # fmt: skip
    found = next(found for found in every if found["code"] == "DJ")
    assert set(found["matters"]) == every_kind - {"extension"} - of_meetings  # the law does not allow it there
    assert {row["code"] for row in every} == {process.code for process in PROCESSES.values()}
    assert set(found) == {
        "code", "slug", "system", "title", "kind", "states", "steps", "materials", "matters", "rules",
    }  # fmt: skip
    assert (found["code"], found["slug"], found["system"], found["kind"]) == ("DJ", "establishment", 3, "process")
    by_value = {state["value"]: state for state in found["states"]}
    assert by_value["submitted"]["limit"] == {"rule": "correction_notice_limit", "value": "5", "unit": "working_day"}
    assert by_value["submitted"]["told"].startswith("申请已收到，最迟5个工作日内答复")
    assert by_value["withdrawn"]["final"] is True
    accept = next(step for step in found["steps"] if step["name"] == "accept")
    assert accept["source"] == ["submitted", "resubmitted"]
    assert (accept["target"], accept["by"], accept["letter"]) == ("accepted", ["clerk"], "accepted")
    assert accept["basis"][0] == {
        "document": "天津市滨海新区社会组织登记注册工作规程", "passage": "第六条", "anchor": "registration/acceptance",
    }  # fmt: skip
    assert next(step for step in found["steps"] if step["name"] == "fix_on_spot")["target"] is None


def test_why_says_who_may_and_who_may_not(bureau):
    number = bureau.submitted().number
    assert "人员：可以办理。" in said("why", number, "accept", "clerk")[0]
    refused = said("why", number.lower(), "accept", "reviewer")[0]
    assert "人员：这一步由受理人员办理，您没有这个岗位。" in refused
    assert "依据：《天津市滨海新区社会组织登记注册工作规程》第六条" in refused
    assert "这一步只能从这些状态办理：审批中。" in said("why", number, "grant", "approver")[0]
    with pytest.raises(CommandError, match="没有这个办件"):
        said("why", "2026-DJ-9999", "accept", "clerk")
    with pytest.raises(CommandError, match="没有这个账号"):
        said("why", number, "accept", "nobody")


def test_check_open_cases_refuses_a_deploy_that_drops_an_occupied_state(bureau, monkeypatch):
    intake = Intake.objects.create(why="旧册", opened_at=now())
    begin("establishment", bureau.team(), by=bureau.founder, division=bureau.district, unit=bureau.units["approval"],
          intake=intake, state="accepted")  # fmt: skip
    assert said("check_open_cases") == ("所有办件的状态都在代码里\n", 0)

    smaller = [value for value in PROCESSES["establishment"].states.values if value != "accepted"]
    kept = type("States", (), {"values": smaller})
    monkeypatch.setitem(PROCESSES["establishment"].__dict__, "states", kept)

    assert said("check_open_cases") == ("establishment：状态 accepted 还有 1 件，代码里已经没有\n共 1 处\n", 1)


def test_recover_gives_back_posts_and_sweeps_once(bureau, settings, tmp_path):
    settings.PRIVATE_DIR = tmp_path
    bureau.submitted()
    dead = wall() - CLAIM - timedelta(minutes=1)
    Outbox.objects.filter(channel="site").update(claimed_at=dead)
    orphan = tmp_path / "incoming" / "half-received"
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_bytes(b"half")
    long_ago = (wall() - timedelta(hours=2)).timestamp()
    os.utime(orphan, (long_ago, long_ago))

    assert said("recover") == ("收回 1 件，补发 3 件，清理残留文件 1 个\n", 0)
    assert Letter.objects.get().posted_at is not None
    assert said("recover") == ("收回 0 件，补发 0 件，清理残留文件 0 个\n", 0)


def aged(path, days):
    """The file as if written so many days ago."""
    then = (wall() - timedelta(days=days)).timestamp()
    os.utime(path, (then, then))
    return path


def test_recover_sweeps_files_without_row_and_names_rows_without_file(bureau, settings, tmp_path):
    settings.PRIVATE_DIR = tmp_path
    bureau.submitted()
    post_due()
    named = [aged(store.path_of(row), 9) for row in Upload.objects.all()]
    paper = next(p for p in (tmp_path / "papers").rglob("*") if p.is_file())
    forgotten, fresh, unnamed = (tmp_path / name for name in ("files/f", "files/n", "papers/p"))
    for path in (forgotten, fresh, unnamed):
        path.write_bytes(b"x")
    aged(forgotten, 2), aged(unnamed, 2)

    assert said("recover") == ("收回 0 件，补发 0 件，清理残留文件 1 个\n", 0)
    assert not forgotten.exists()
    assert fresh.exists() and unnamed.exists() and all(path.exists() for path in named)
    assert said("recover") == ("收回 0 件，补发 0 件，清理残留文件 0 个\n", 0)

    for gone in (named[0], paper):
        gone.unlink()
    text, code = said("recover")
    assert code == 1
    lost = [f"数据库提到的文件不在磁盘上：{gone.relative_to(tmp_path)}" for gone in sorted((named[0], paper))]
    assert [line for line in text.splitlines() if "不在磁盘上" in line] == lost
    assert all(path.exists() for path in named[1:])


def test_recover_sweeps_nothing_beside_a_database_that_is_not_its_own(bureau, settings, tmp_path):
    settings.PRIVATE_DIR = tmp_path
    (tmp_path / "files").mkdir()
    other = [tmp_path / "files" / str(n) for n in range(3)]
    for path in other:
        path.write_bytes(b"x")
        aged(path, 2)
    text, code = said("recover")
    assert (code, "磁盘上有3个文件没有任何记录，多于有记录的0个" in text) == (1, True)
    assert all(path.exists() for path in other)


@pytest.mark.django_db(transaction=True)
def test_a_discarded_file_outlives_a_rollback(bureau, settings, tmp_path):
    settings.PRIVATE_DIR = tmp_path
    row = bureau.draft().uploads.first()
    path = store.path_of(row)
    with pytest.raises(InterruptedError), transaction.atomic():
        store.discard(Upload.objects.get(pk=row.pk))
        raise InterruptedError
    assert (Upload.objects.filter(pk=row.pk).exists(), path.exists()) == (True, True)

    with transaction.atomic():
        store.discard(Upload.objects.get(pk=row.pk))
        assert path.exists()
    assert (Upload.objects.filter(pk=row.pk).exists(), path.exists()) == (False, False)


def test_recover_and_verify_exit_1_and_name_what_stays_wrong(bureau):
    case = bureau.submitted()
    assert said("verify_journal") == ("日志 2 条，办件 1 件，锚 0 个，尚未签名 2 条\n", 0)
    tamper("UPDATE casework_entry SET actor_name = '别人' WHERE case_id = %s AND seq = 2", case.pk)
    fault = f"{case.number} 第2条：列与封存的内容不符\n"

    assert said("verify_journal") == (f"日志 2 条，办件 1 件，锚 0 个，尚未签名 2 条\n{fault}", 1)
    text, code = said("recover")
    assert code == 1
    assert fault in text
    assert "缺少触发器 guard_case_update" in text
    guards.install()


def test_outbox_names_what_keeps_failing(bureau, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    bureau.submitted()

    text, code = said("outbox")

    row = Outbox.objects.get(channel="email")
    assert code == 1
    assert f"第1次未成：{row.key}" in text
    assert row.done_at is None
    assert row.run_after > now()
    assert not Outbox.objects.exclude(pk=row.pk).filter(done_at__isnull=True).exists()


def test_tick_takes_what_is_due_and_says_so(bureau, travel):
    travel("2026-11-20 10:00")
    bureau.submitted()
    travel("2026-11-28 00:01")
    assert said("tick") == ("到期办理 1 件，到期提醒 0 件，重新计算 0 件，日志签名 1 天\n", 0)
    assert said("tick") == ("到期办理 0 件，到期提醒 0 件，重新计算 0 件，日志签名 0 天\n", 0)


@pytest.mark.django_db(transaction=True)
def test_the_heartbeat_posts_on_every_beat_and_ticks_on_every_thirtieth(bureau, travel):
    travel("2026-11-20 10:00")
    case = bureau.submitted()
    beat = Heartbeat(stdout=StringIO(), stderr=StringIO())
    beat.beat(1)
    assert Letter.objects.get().posted_at is not None
    travel("2026-11-28 00:01")
    beat.beat(29)
    assert type(case).objects.get(pk=case.pk).state == "submitted"
    beat.beat(30)
    assert type(case).objects.get(pk=case.pk).state == "accepted"


@pytest.mark.django_db(transaction=True)
def test_a_paper_that_cannot_be_written_does_not_stop_the_heartbeat(bureau, settings, tmp_path):
    settings.PRIVATE_DIR = tmp_path
    bureau.submitted()
    (tmp_path / "papers").write_text("a file where a folder should be")
    beat = Heartbeat(stdout=StringIO(), stderr=StringIO())

    beat.beat(1)

    paper = Outbox.objects.get(channel="paper")
    assert (paper.done_at, paper.attempts) == (None, 1)
    assert Outbox.objects.filter(done_at__isnull=False).count() == 2
    assert not Path(settings.PRIVATE_DIR / "papers").is_dir()

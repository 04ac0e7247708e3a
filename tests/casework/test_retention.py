"""Retention: dry by default; what is past its time goes, what is not stays, and the journal still verifies."""

import pytest

from casework.clock.tick import tick
from casework.intake.rows import Draft, Upload
from casework.intake.store import path_of
from casework.journal.instant import now
from casework.journal.verify import verify
from network.activation import print_code
from network.models import Activation, User
from tests.casework.test_commands import said

pytestmark = pytest.mark.django_db


def test_drafts_nobody_handed_in_go_when_their_time_is_over(bureau, travel, django_capture_on_commit_callbacks):
    travel("2026-01-05 09:00")
    dead, living = bureau.draft(), bureau.submitted()
    paths = [path_of(row) for row in Upload.objects.filter(case=dead)]
    kept = Upload.objects.filter(case=living).count()
    travel("2026-08-01 09:00")
    with django_capture_on_commit_callbacks(execute=True):
        tick()
    dead.refresh_from_db()
    assert dead.closed_at
    assert "未提交办件的填报内容：0" in said("retain")[0]
    travel("2028-08-01 09:00")
    before = Draft.objects.filter(case=dead).count()

    text, code = said("retain")
    assert (code, f"未提交办件的填报内容：{before}" in text, Draft.objects.filter(case=dead).count()) == (
        0,
        True,
        before,
    )

    text, code = said("retain", "--do")
    assert (code, "日志核对无误" in text) == (0, True)
    assert (Draft.objects.filter(case=dead).exists(), Upload.objects.filter(case=dead).exists()) == (False, False)
    assert not any(path.exists() for path in paths)
    assert Upload.objects.filter(case=living).count() == kept
    assert living.submissions.exists()
    assert verify().faults == []
    assert "未提交办件的填报内容：0" in said("retain", "--do")[0]


def test_closed_accounts_lose_phone_and_address_open_ones_keep_them(bureau, travel):
    travel("2026-01-05 09:00")
    User.objects.update(date_joined=now())
    for user in (bureau.founder, bureau.stranger):
        bureau.give_phone(user, f"1380000{user.pk:04d}")
    User.objects.filter(pk=bureau.stranger.pk).update(is_active=False)
    print_code(bureau.stranger, bureau.clerk, now())
    travel("2026-02-05 09:00")
    said("retain", "--do")
    assert User.objects.get(pk=bureau.stranger.pk).phone
    travel("2036-01-05 09:00")
    said("retain", "--do")
    gone = User.objects.get(pk=bureau.stranger.pk)
    assert (gone.phone, gone.phone_blind, gone.email, Activation.objects.count()) == ("", None, "", 0)
    assert User.objects.get(pk=bureau.founder.pk).clear_phone == f"1380000{bureau.founder.pk:04d}"

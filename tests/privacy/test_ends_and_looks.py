"""Logs of signing in and sessions end by rule and not before six months; every look leaves its line."""

import pytest
from django.contrib.sessions.models import Session

from casework.intake.rows import Upload
from casework.journal.instant import now, today
from casework.journal.verify import verify
from casework.views.files import token_of
from network.disclosures import Disclosure
from network.sign_in import SignIn, note
from policy import rules
from tests.bureau import APPLICATION
from tests.casework.test_commands import said
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db


def test_sign_ins_are_kept_six_months_at_least_and_go_when_the_rule_says(bureau, travel, rf):
    travel("2026-01-05 09:00")
    note(rf.get("/"), bureau.founder, done=True)
    travel("2026-07-08 09:00")  # six months and three days
    said("retain", "--do")
    assert SignIn.objects.count() == 1
    assert int(rules.value("retention.sign_in", on=today()).number) >= 184
    note(rf.get("/"), None, done=False)
    travel("2027-01-08 09:00")
    text, code = said("retain")
    assert (code, "登录记录：1" in text, SignIn.objects.count()) == (0, True, 2)
    said("retain", "--do")
    assert [row.user for row in SignIn.objects.all()] == [None]
    assert "登录记录：0" in said("retain", "--do")[0]


def test_sessions_that_ended_go_and_living_ones_stay(bureau, travel):
    travel("2026-01-05 09:00")
    at_desk_of(bureau.founder)
    travel("2026-01-20 09:00")
    at_desk_of(bureau.stranger)
    assert Session.objects.count() == 2
    assert "过期的会话：1" in said("retain", "--do")[0]
    (left,) = Session.objects.all()
    assert (left.get_decoded()["_auth_user_id"], left.expire_date > now()) == (str(bureau.stranger.pk), True)


def test_a_look_at_a_number_is_a_line_of_the_journal_without_the_number(bureau):
    case = bureau.submitted()
    desk, before = at_desk_of(bureau.clerk), case.entries.count()
    desk.post(f"/desk/cases/{case.number}/show/officers/legal_rep_id/", {"reason": "核"})
    assert case.entries.count() == before  # refused: nothing was shown, nothing is written
    desk.post(f"/desk/cases/{case.number}/show/officers/legal_rep_id/", {"reason": "与身份证原件核对"})
    line = case.entries.order_by("seq").last()
    assert (line.step, line.actor, "officers.legal_rep_id" in line.body) == ("disclose", bureau.clerk, True)
    assert (APPLICATION["legal_rep_id"] in line.body, verify().faults) == (False, [])
    assert "查看完整号码" in desk.get(f"/desk/cases/{case.number}/").content.decode()


def test_a_number_typed_into_free_words_is_masked_and_shown_with_reason_too(bureau):
    case = bureau.submitted(purpose="联系电话13712345678，整理盐业历史，面向居民开展公益讲座。")
    desk = at_desk_of(bureau.clerk)
    page = desk.get(f"/desk/cases/{case.number}/").content.decode()
    assert ("13712345678" in page, "137****5678" in page) == (False, True)
    assert f"/desk/cases/{case.number}/show/" in page


def test_an_official_who_opens_a_file_leaves_a_mark_once_a_day_and_its_owner_none(bureau):
    case = bureau.submitted()
    address = f"/files/{token_of(Upload.objects.filter(case=case, key='identity').first())}/"
    for who in (bureau.clerk, bureau.clerk, bureau.founder):
        answer = at_desk_of(who).get(address)
        assert answer.status_code == 200
        b"".join(answer.streaming_content)
    (row,) = Disclosure.objects.all()
    assert (row.by, row.about, row.field.split()[0], row.reason) == (bureau.clerk, case.number, "identity", "办理时查看材料")

"""Activation codes: used once, within thirty days, by whoever holds the sheet of paper; and what the code opens."""

from datetime import timedelta

import pytest
from django.test import Client

from casework.journal.instant import now
from network import activation
from network.models import Activation, Party, Post, User
from network.vault import blind
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
PASSWORD = "yan-ye-wen-hua-26"
GONE = "没有这个激活码，或者已经用过、已经过期。请到窗口重新打印。"


@pytest.fixture
def visitor(bureau):
    """(username, code) of an account a clerk has just opened."""
    shown = at_desk_of(bureau.clerk).post("/desk/staff/open/", {"name": "老发起人", "identity_seen": "on"}).context
    return shown["username"], shown["code"]


def activate(code, password=PASSWORD):
    """Type a code in a fresh browser."""
    browser = Client()
    return browser, browser.post("/activate/", {"code": code, "password": password})


def test_the_code_lies_in_the_database_only_as_a_digest_of_whoever_printed_it(bureau, visitor):
    username, code = visitor
    row = Activation.objects.get(user__username=username)
    assert (row.code, row.printed_by, row.used_at) == (blind(code), bureau.clerk, None)
    assert code not in row.code
    assert row.expires_at - row.printed_at == timedelta(days=30)
    user = row.user
    assert (user.is_active, user.is_staff, user.check_password("")) == (False, False, False)


def test_before_the_code_is_used_nobody_gets_in(visitor):
    username, _ = visitor
    answer = Client().post("/accounts/login/", {"login": username, "password": ""})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not User.objects.get(username=username).is_active


@pytest.mark.parametrize(("days", "opens"), [(29, True), (31, False)])
def test_a_code_lasts_thirty_days(visitor, travel, days, opens):
    username, code = visitor
    travel((now() + timedelta(days=days)).strftime("%Y-%m-%d %H:%M"))
    _, answer = activate(code)
    assert User.objects.get(username=username).is_active is opens
    assert (GONE in answer.content.decode()) is not opens


@pytest.mark.parametrize("typed", ["", "0000-0000-0000", "'; --", "²²²²-²²²²-²²²²", "A" * 40])
def test_a_code_that_is_none_is_said_beside_its_field(visitor, typed):
    browser, answer = activate(typed)
    assert answer.status_code == 422
    (said,) = answer.context["form"].errors["code"]
    assert said in answer.content.decode()
    assert said in (GONE, "请填写激活码。") or "20" in said
    assert "_auth_user_id" not in browser.session
    assert not Activation.objects.filter(used_at__isnull=False).exists()


def test_a_weak_password_does_not_spend_the_code(visitor):
    _, code = visitor
    _, answer = activate(code, "1234567890")
    assert "密码" in "".join(answer.context["form"].errors["password"])
    assert Activation.objects.get().used_at is None
    assert activate(code)[1].status_code == 303
    assert Activation.objects.get().used_at is not None


def test_a_spent_code_changes_nobodys_password(visitor):
    username, code = visitor
    activate(code)
    _, again = activate(code, "another-password-26")
    assert GONE in again.content.decode()
    assert User.objects.get(username=username).check_password(PASSWORD)


def test_the_code_may_be_typed_as_people_type(visitor):
    username, code = visitor
    browser, _ = activate(f" {code.lower()} ")
    assert browser.session["_auth_user_id"] == str(User.objects.get(username=username).pk)


def test_opening_an_account_needs_a_name_and_a_look_at_the_identity_card(bureau):
    clerk = at_desk_of(bureau.clerk)
    before = User.objects.count()
    answer = clerk.post("/desk/staff/open/", {"name": "老发起人"})
    assert answer.context["form"].errors == {"identity_seen": ["请先核对来访人的身份证件原件。"]}
    assert 'value="老发起人"' in answer.content.decode()
    assert clerk.post("/desk/staff/open/", {"identity_seen": "on"}).context["form"].errors == {"name": ["请填写姓名。"]}
    assert (User.objects.count(), Activation.objects.count()) == (before, 0)


def test_an_official_with_a_code_still_sets_up_a_second_factor_before_working(bureau, settings):
    settings.DEMO = False
    user = User.objects.create(username="xinren", name="新人", is_active=False, is_staff=True)
    Post.objects.create(user=user, role="clerk", unit=bureau.units["approval"], division=bureau.district,
                        title="窗口", valid_from=now().date())  # fmt: skip
    browser, _ = activate(activation.print_code(user, bureau.admin, now()))
    assert browser.get("/desk/").url == "/accounts/2fa/"
    assert "两步验证" in browser.get("/accounts/2fa/").content.decode()
    settings.DEMO = True  # the control: the demonstration does without
    assert browser.get("/desk/").status_code == 200


def test_a_visitors_account_sees_only_what_becomes_theirs(bureau, visitor):
    """The account alone opens nobody's case; a founder's membership opens this one."""
    case = bureau.submitted()
    username, code = visitor
    browser, _ = activate(code)
    assert browser.get(f"/hall/cases/{case.number}/").status_code == 404
    bureau.member(User.objects.get(username=username), case)
    assert case.number in browser.get(f"/hall/cases/{case.number}/").content.decode()
    assert Party.objects.get(pk=case.party_id).memberships.count() == 2

"""How surely an account is its owner's: the clerk sees the document, the steps that ask for it open, nothing is in clear."""

import pytest
from django.db import connection

from casework.core.perform import NotYours
from casework.subjects.opening import ask
from network.identity import Identity, Level, Taken, level_of, number_of, record, verifier
from network.opening import instant
from network.sign_in import SignIn
from tests.privacy.numbers import an_id
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
NUMBER = an_id("19800101", 11)


def form(bureau, **other):
    """What the clerk enters."""
    return {"username": "founder", "name": bureau.founder.name, "kind": "id_card", "number": NUMBER, "seen": "on"} | other


def test_the_clerk_checks_the_document_at_the_window(bureau):
    window = at_desk_of(bureau.clerk)
    assert "核验来访人身份" in window.get("/desk/staff/identity/").content.decode()
    assert level_of(bureau.founder) == Level.UNVERIFIED
    done = window.post("/desk/staff/identity/", form(bureau))
    assert (done.status_code, level_of(bureau.founder), number_of(bureau.founder)) == (303, Level.DOCUMENT, NUMBER)
    row = Identity.objects.get()
    assert (row.verified_by, NUMBER in row.number, row.masked_number) == (bureau.clerk, False, f"{NUMBER[:6]}{'*' * 10}{NUMBER[-2:]}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM network_identity")
        assert not any(NUMBER in str(value) for value in cursor.fetchone())
    hall = at_desk_of(bureau.founder).get("/hall/data/").content.decode()
    assert ("窗口已核对证件" in hall, NUMBER in hall) == (True, False)


@pytest.mark.parametrize(("spoilt", "said"), [
    ({"number": NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2")}, "最后一位是校验码"), ({"number": "1" * 25}, "身份证号码不对"),
    ({"kind": "library_card"}, "请从列表中选择证件种类"), ({"username": "nobody"}, "没有这个办事账号"),
    ({"username": "chief"}, "没有这个办事账号"), ({"name": "别人"}, "证件上的姓名与账号的姓名不同"), ({"seen": ""}, "请先核对证件原件"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_recorded(bureau, spoilt, said):
    answer = at_desk_of(bureau.clerk).post("/desk/staff/identity/", form(bureau, **spoilt))
    assert (answer.status_code, said in answer.content.decode(), Identity.objects.exists()) == (422, True, False)


def test_one_document_stands_for_one_account(bureau):
    record(bureau.stranger, Level.DOCUMENT, kind="id_card", number=NUMBER, instant=instant())
    answer = at_desk_of(bureau.clerk).post("/desk/staff/identity/", form(bureau))
    assert "已经核验过另一个账号" in answer.content.decode()
    with pytest.raises(Taken):
        verifier().verify(bureau.founder, kind="id_card", number=NUMBER.lower(), by=None, instant=instant())


def test_others_find_no_such_page(bureau):
    for who in (bureau.reviewer, bureau.founder, bureau.admin):
        assert at_desk_of(who).post("/desk/staff/identity/", form(bureau)).status_code == 404
    assert not Identity.objects.exists()


class AtTheState:
    """Another adapter, as a district would write it."""

    def verify(self, user, *, kind, number, by, instant):
        """The national service said yes."""
        return record(user, Level.SERVICE, kind=kind, number=number, by=by, instant=instant)


def test_the_adapter_is_named_by_a_setting_and_a_lower_level_never_replaces_a_higher(bureau, settings):
    settings.IDENTITY_VERIFIER = "tests.privacy.test_identity.AtTheState"
    at_desk_of(bureau.clerk).post("/desk/staff/identity/", form(bureau))
    assert level_of(bureau.founder) == Level.SERVICE
    record(bureau.founder, Level.PHONE, instant=instant())
    assert (level_of(bureau.founder), number_of(bureau.founder)) == (Level.SERVICE, NUMBER)


def test_a_step_that_asks_for_a_proved_account_says_how_to_prove_it(bureau):
    given = {"kind": "delete", "part": "drafts", "reason": "不再办理了"}
    with pytest.raises(NotYours, match="请带身份证件原件到窗口核验一次"):
        ask(bureau.founder, given)
    record(bureau.founder, Level.PHONE, instant=instant())
    with pytest.raises(NotYours):
        ask(bureau.founder, given)
    record(bureau.founder, Level.DOCUMENT, kind="id_card", number=NUMBER, instant=instant())
    assert ask(bureau.founder, given).state == "asked"


def test_every_attempt_to_sign_in_is_written_down_without_what_was_typed(bureau, client):
    address = {"REMOTE_ADDR": "203.0.113.77"}
    client.post("/accounts/login/", {"login": "founder", "password": "wrong-canary"}, **address)
    client.post("/accounts/login/", {"login": "nobody-canary", "password": "x"}, **address)
    client.post("/accounts/login/", {"login": "founder", "password": "demo-binhai-2026"}, **address)
    rows = list(SignIn.objects.order_by("pk"))
    assert [(row.user, row.done) for row in rows] == [(bureau.founder, False), (None, False), (bureau.founder, True)]
    assert {row.masked_address for row in rows} == {"203.0.*"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM network_signin")
        text = str(cursor.fetchall())
    assert ("203.0.113" in text, "canary" in text) == (False, False)
    page = at_desk_of(bureau.auditor).get("/desk/sign-ins/").content.decode()
    assert ("203.0.*" in page, "203.0.113" in page, "没有这个账号" in page) == (True, False, True)
    assert at_desk_of(bureau.admin).get("/desk/sign-ins/").status_code == 404


def test_the_log_costs_the_same_for_three_lines_and_for_thirty(bureau, rf, django_assert_num_queries):
    from network.sign_in import note

    desk = at_desk_of(bureau.auditor)
    for count in (3, 27):
        for _ in range(count):
            note(rf.get("/"), bureau.founder, done=True)
        desk.get("/desk/sign-ins/")  # the first page of a session also looks for its site
        with django_assert_num_queries(6):
            desk.get("/desk/sign-ins/")

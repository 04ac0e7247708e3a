"""联名: the link a member opens on the phone: what it shows, what ends it, what is said when something is wrong."""

import pytest
from django.test import Client

from casework.core.models import Entry
from orgs.models import FoundingAnswer, FoundingInvitation, FoundingMember, FoundingSheet
from orgs.registration.establishment.founding import changing, inviting
from tests.orgs.founding import NAME, individual, listed
from tests.stories.founding_pages import answered, at, links, nobody_asked_yet, store_minutes, text_of  # noqa: F401
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def test_the_link_page_names_nobody_else_and_no_number(bureau):
    case, founding, members = listed(bureau, 5, 1)
    tokens = inviting.invite(founding, members, bureau.founder)

    for member in members[1:]:
        page = Client().get(f"/sign/{tokens[member.ref]}/").content.decode()
        others = [m for m in members[1:] if m.signer != member.signer]
        assert not any(text in page for m in others for text in (m.clear_name, m.signer))
        assert not any(m.opened("number") in page or m.masked_number in page for m in members)
        assert member.signer in page


def test_five_wrong_numbers_end_the_link_and_a_new_one_helps(bureau):
    case, founding, members = listed(bureau, 2)
    token = inviting.invite(founding, members[1:], bureau.founder)[members[1].ref]
    right = {"number": members[1].opened("number"), "name": members[1].clear_name}

    assert (
        answered(token, right | {"number": "12345"}).status_code == 422
    )  # no try: it has neither six characters nor eighteen
    said = [answered(token, right | {"number": "000000"}).content.decode() for _ in range(5)]
    assert ["还可以再试4次" in said[0], "还可以再试1次" in said[3], "已经停用" in said[4]] == [True] * 3
    late = answered(token, right)
    assert (late.status_code, "已经停用" in late.content.decode()) == (410, True)
    assert not FoundingAnswer.objects.exists()
    assert Entry.objects.filter(case=case, step="founding_barred").count() == 1

    fresh = inviting.invite(founding, members[1:], bureau.founder)[members[1].ref]
    assert answered(fresh, right | {"number": right["number"]}).status_code == 303
    assert FoundingAnswer.objects.get().confirmed


def test_links_that_are_foreign_old_or_taken_back(bureau, travel, caplog):
    travel("2026-03-02 09:00")
    case, founding, members = listed(bureau, 3)
    first = inviting.invite(founding, members, bureau.founder)
    second = inviting.invite(founding, members[:1], bureau.founder)
    inviting.revoke(members[1], bureau.founder)

    assert Client().get("/sign/nobody-has-this-token/").status_code == 404
    for token, word in ((first[members[0].ref], "换成新的"), (first[members[1].ref], "作废")):
        page = Client().get(f"/sign/{token}/")
        assert (page.status_code, word in page.content.decode(), NAME in page.content.decode()) == (410, True, False)
    travel("2026-04-02 09:00")
    page = Client().get(f"/sign/{second[members[0].ref]}/")
    assert (page.status_code, "已经过期" in page.content.decode()) == (410, True)
    assert answered(second[members[0].ref], individual(0)).status_code == 410
    assert not FoundingAnswer.objects.exists()
    assert "/sign/***/" in caplog.text and not any(
        token in caplog.text for token in (*first.values(), *second.values())
    )


def test_two_presses_make_one_answer(bureau):
    case, founding, members = listed(bureau, 1)
    token = inviting.invite(founding, members, bureau.founder)[members[0].ref]

    assert [answered(token, individual(0), press).status_code for press in ("decline", "confirm", "decline")] == [
        303
    ] * 3
    assert FoundingAnswer.objects.get().confirmed is False
    assert Entry.objects.filter(case=case, step__in=("founding_confirmed", "founding_declined")).count() == 1
    founder = at_desk_of(bureau.founder)
    assert [founder.post(at(case), {"do": "print"}).status_code for _ in range(2)] == [303, 303]
    assert FoundingSheet.objects.count() == 1


def test_what_is_not_ticked_or_typed_is_said_and_nothing_is_lost(bureau):
    case, founding, members = listed(bureau, 1)
    token = inviting.invite(founding, members, bureau.founder)[members[0].ref]

    page = Client().post(f"/sign/{token}/", {"number": "310022", "name": "冉志勤", "answer": "confirm", "will": "on"})
    assert page.status_code == 422
    assert page.content.decode().count("确认加入的，请勾选这一项。") == 4  # beside two fields, and twice in the summary
    assert 'value="310022"' in page.content.decode()
    other = answered(token, individual(0) | {"name": "别人"})
    assert "姓名与名单不符" in other.content.decode()
    assert (
        "请按“确认加入”或者“不同意加入”"
        in Client().post(f"/sign/{token}/", {"number": "310022", "name": "冉志勤"}).content.decode()
    )
    assert FoundingInvitation.objects.get().wrong == 0
    assert not FoundingAnswer.objects.exists()


def test_a_list_laid_aside_says_so_to_whoever_opens_a_link(bureau):
    case, founding, members = listed(bureau, 1)
    token = inviting.invite(founding, members, bureau.founder)[members[0].ref]
    changing.give_up(founding, bureau.founder)
    page = Client().get(f"/sign/{token}/")
    assert (page.status_code, "改用了纸质名册" in page.content.decode()) == (410, True)
    changing.open_list(case, bureau.founder)
    assert answered(token, individual(0)).status_code == 303


def test_nonsense_is_answered_and_a_network_that_asks_too_often_waits(bureau, travel):
    travel("2026-03-02 09:00")
    case, founding, members = listed(bureau, 2)
    founder = at_desk_of(bureau.founder)
    token = inviting.invite(founding, members, bureau.founder)[members[0].ref]
    for wish in ("", "x", "invite:" + "9" * 40, "revoke:²", "revoke:x", "print:x"):
        assert founder.post(at(case), {"do": wish}).status_code in (303, 404, 422)
    for path in ("new/x/", "meeting/", f"{members[0].ref}/", "new/many/"):
        assert founder.post(at(case) + path, {"lines": "²\n甲", "came": "x", "host": "y", "kind": "z"}).status_code in (
            404,
            422,
        )
    assert Client().post(f"/sign/{token}/", {"number": "²²²²²²", "name": "\x00", "answer": "maybe"}).status_code == 422
    assert FoundingMember.objects.count() == 2 and FoundingInvitation.objects.filter(wrong=0).count() == 2

    said = [Client().get(f"/sign/{token}/", REMOTE_ADDR="10.9.8.7").status_code for _ in range(121)]
    assert said == [200] * 120 + [429]
    assert Client().get(f"/sign/{token}/", REMOTE_ADDR="10.9.8.8").status_code == 200

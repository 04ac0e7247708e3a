"""联名 as its people meet it: the founder at the hall, members on their phones, the reviewer at the desk."""

import re
import subprocess

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework.core.models import Case, Entry
from casework.intake import store
from casework.intake.rows import Upload
from casework.journal.verify import verify
from casework.post.outbox import post_due
from network.disclosures import Disclosure
from orgs.models import FoundingAnswer, FoundingInvitation, FoundingMember, FoundingSheet
from orgs.registration.establishment.founding import changing, inviting
from tests.files import small_pdf
from tests.orgs.founding import NAME, association, confirm, individual, listed, unit
from tests.stories.pages import at_desk_of, press

pytestmark = [pytest.mark.story, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def nobody_asked_yet():
    """Tests share one address; what earlier ones opened does not count."""
    cache.clear()


TICKED = {"will": "on", "true": "on", "shown": "on"}


def at(case):
    """The list's address."""
    return f"/hall/cases/{case.number}/founding/"


def links(page):
    """Links as the applicant copies them, in order of the list."""
    return re.findall(r"/sign/([\w-]+)/", page.content.decode())


def text_of(upload):
    """What a drawn PDF says."""
    return subprocess.run(
        ["pdftotext", "-layout", store.path_of(upload), "-"], capture_output=True, text=True, check=True
    ).stdout


def answered(token, member, answer="confirm", **given):
    """A member's press on the phone."""
    data = TICKED | {
        "number": member["number"][-6:],
        "name": member.get("representative") or member["name"],
        "answer": answer,
    }
    return Client().post(f"/sign/{token}/", data | given)


def test_story_of_three_links_a_sheet_a_meeting_and_a_hand_in(bureau, settings):
    case = association(bureau)
    founder = at_desk_of(bureau.founder)
    assert "开始联名" in founder.get(at(case)).content.decode()
    assert founder.post(at(case), {"do": "open"}).status_code == 303
    people = [individual(n) for n in range(3)]
    lines = "\n".join(f"{p['name']} {p['number']} {'13800000001' if n == 1 else ''}" for n, p in enumerate(people))
    assert founder.post(f"{at(case)}new/many/", {"lines": lines}).status_code == 303
    firm = unit(1)
    assert founder.post(f"{at(case)}new/unit/", firm).status_code == 303

    assert founder.post(at(case), {"do": "invite"}).status_code == 303
    page = founder.get(at(case))
    assert "还差个人会员50名，或者单位会员30个" in page.content.decode()
    tokens = links(page)
    assert len(tokens) == 4
    earlier = set((settings.DATA_DIR / "sms").glob("*.txt"))  # of other runs in this folder
    while post_due():
        pass
    sent = set((settings.DATA_DIR / "sms").glob("*.txt")) - earlier
    messages = [path.read_text() for path in sent if "founding" in path.name]
    assert [f"/sign/{tokens[1]}/" in text for text in messages] == [True]
    assert not FoundingInvitation.objects.exclude(link="").exists()

    shown = Client().get(f"/sign/{tokens[0]}/")
    assert NAME in shown.content.decode() and people[0]["name"] in shown.content.decode()
    assert [answered(t, m).status_code for t, m in zip(tokens[:2], people, strict=False)] == [303, 303]
    assert "您已确认加入" in Client().get(f"/sign/{tokens[0]}/").content.decode()
    assert answered(tokens[3], firm).status_code == 303
    assert "还差47名" in founder.get(at(case)).content.decode()

    founder.post(at(case), {"do": "print"})
    sheet = FoundingSheet.objects.get()
    printed = founder.get(f"{at(case)}sheets/{sheet.code}/?pdf")
    assert printed.content.startswith(b"%PDF")
    third = FoundingMember.objects.get(seat=3)
    signed = {"code": sheet.code.lower(), "signed": [third.ref],
              "file": SimpleUploadedFile("签名.pdf", small_pdf("签名"), "application/pdf")}  # fmt: skip
    assert founder.post(f"{at(case)}sheets/{sheet.code}/", signed).status_code == 303

    refs = dict(FoundingMember.objects.values_list("seat", "ref"))
    met = {"held_on": "2026-01-10", "place": "区文化馆", "came": [refs[1], refs[2], refs[4]], "host": refs[1], "recorder": refs[2],
           "charter_for": "3", "charter_against": "0", "charter_abstained": "0", "officers_for": "2", "officers_against": "0",
           "officers_abstained": "1", "others": ""}  # fmt: skip
    wrong = founder.post(f"{at(case)}meeting/", met | {"officers_for": "9"})
    assert (wrong.status_code, "合计10票，与出席3人不一致" in wrong.content.decode()) == (422, True)
    assert founder.post(f"{at(case)}meeting/", met).status_code == 303
    missing = founder.get(f"/hall/cases/{case.number}/check/").context["missing"]
    assert [s[:6] for s in missing] == ["“会员名册”", "“成立大会会"]
    assert founder.post(at(case), {"do": "draw"}).status_code == 303
    assert founder.get(f"/hall/cases/{case.number}/check/").context["missing"] == []

    roster, minutes = (text_of(Upload.objects.get(key=key)) for key in ("member_list", "meeting_minutes"))
    assert all(m["name"] in roster for m in (*people, firm))
    assert people[0]["number"] not in roster and "3名" in roster and "1个" in roster
    assert [word in minutes for word in ("应到", "4名", "3名", "已达到", "通过", "出席会员")] == [True] * 6

    refused = press(founder, "hall", case.number, "submit", commitment="on")
    assert "联名已确认个人会员3名、单位会员1个，还差46名" in refused.content.decode()
    done = press(
        founder, "hall", case.number, "submit", commitment="on", insist="on", insist_reason="先交材料，会员随后补齐。"
    )
    assert done.status_code == 303
    reviewer = at_desk_of(bureau.reviewer)
    desk = reviewer.get(f"/desk/cases/{case.number}/").content.decode()
    assert "链接3名，签名页1名" in desk
    table = reviewer.get(f"/desk/cases/{case.number}/founding/").content.decode()
    assert sheet.code in table and people[0]["number"] not in table and "110105**********22" in table
    whole = f"/desk/cases/{case.number}/founding/{refs[1]}/"
    assert people[0]["number"] not in reviewer.get(whole).content.decode()
    assert people[0]["number"] in reviewer.post(whole, {"reason": "与身份证原件核对"}).content.decode()
    assert Disclosure.objects.get().field == "founding.1 发起会员身份证号码"
    assert founder.get(at(case)).status_code == 303  # handed in: the list rests
    assert verify().faults == []


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


def test_a_member_added_after_printing_is_not_covered(bureau):
    case, founding, members = listed(bureau, 2)
    founder = at_desk_of(bureau.founder)
    founder.post(at(case), {"do": "print"})
    sheet = FoundingSheet.objects.get()
    late = changing.add(founding, [individual(9)], bureau.founder)[0]

    page = founder.get(f"{at(case)}sheets/{sheet.code}/").content.decode()
    assert "没有包括 1 名会员" in page and f"3号{late.clear_name}" in page
    scan = SimpleUploadedFile("a.pdf", small_pdf("a"), "application/pdf")
    refused = founder.post(f"{at(case)}sheets/{sheet.code}/", {"code": sheet.code, "signed": [late.ref], "file": scan})
    assert "3号在印这张签名页以后才加入或者改动" in refused.content.decode()
    scan = SimpleUploadedFile("a.pdf", small_pdf("a"), "application/pdf")
    strange = founder.post(
        f"{at(case)}sheets/{sheet.code}/", {"code": "22222222", "signed": [members[0].ref], "file": scan}
    )
    assert "没有这个编码" in strange.content.decode()
    assert not FoundingAnswer.objects.exists() and not Upload.objects.filter(key="member_signatures").exists()


def test_a_correction_opens_only_the_member_who_is_changed(bureau):
    case, founding, members = listed(bureau, 3)
    confirm(founding, members, bureau.founder)
    founder = at_desk_of(bureau.founder)
    store_minutes(case, bureau)
    founder.post(at(case), {"do": "draw"})
    assert (
        press(
            founder, "hall", case.number, "submit", commitment="on", insist="on", insist_reason="会员随后补齐。"
        ).status_code
        == 303
    )
    gaps = {"gaps-0-about": "member_list", "gaps-0-code": "C06", "gaps-0-note": "第2号号码有误", "how": "online"}
    assert press(at_desk_of(bureau.clerk), "desk", case.number, "request_correction", **gaps).status_code == 303

    anew = individual(7)
    done = founder.post(f"{at(case)}{members[1].ref}/", anew)
    assert done.status_code == 303
    assert set(FoundingAnswer.objects.values_list("member__seat", flat=True)) == {1, 3}
    late = press(founder, "hall", case.number, "resubmit")
    assert "需要重新生成" in founder.get(f"/hall/cases/{case.number}/").content.decode()
    assert (late.status_code, "请到联名页重新生成" in late.content.decode()) == (422, True)
    founder.post(at(case), {"do": f"invite:{members[1].ref}"})
    assert answered(links(founder.get(at(case)))[0], anew).status_code == 303
    founder.post(at(case), {"do": "draw"})
    assert press(founder, "hall", case.number, "resubmit").status_code == 303
    assert Case.objects.get(pk=case.pk).state == "resubmitted"


def test_only_the_team_and_those_who_decide_see_the_list(bureau):
    case, founding, members = listed(bureau, 2)
    confirm(founding, members, bureau.founder)
    paths = [
        at(case),
        f"{at(case)}new/unit/",
        f"{at(case)}meeting/",
        f"{at(case)}{members[0].ref}/",
        f"{at(case)}sheets/ABCD2345/",
    ]
    assert [at_desk_of(bureau.founder).get(path).status_code for path in paths] == [200, 200, 200, 200, 404]
    for who in (bureau.stranger, bureau.clerk, bureau.reviewer):
        assert {at_desk_of(who).get(path).status_code for path in paths} == {404}
        assert at_desk_of(who).post(at(case), {"do": "paper"}).status_code == 404
    desk = [f"/desk/cases/{case.number}/founding/", f"/desk/cases/{case.number}/founding/{members[0].ref}/"]
    assert [at_desk_of(bureau.reviewer).get(path).status_code for path in desk] == [
        404,
        404,
    ]  # a draft is nobody's at the desk

    store_minutes(case, bureau, 2)
    founder = at_desk_of(bureau.founder)
    founder.post(at(case), {"do": "draw"})
    press(founder, "hall", case.number, "submit", commitment="on", insist="on", insist_reason="会员随后补齐。")
    seen = {who: [at_desk_of(getattr(bureau, who)).get(path).status_code for path in desk]
            for who in ("founder", "stranger", "sponsor", "clerk", "reviewer", "auditor", "street")}  # fmt: skip
    assert seen == {"founder": [404, 404], "stranger": [404, 404], "sponsor": [404, 404], "clerk": [200, 200],
                    "reviewer": [200, 200], "auditor": [200, 404], "street": [404, 404]}  # fmt: skip


def store_minutes(case, bureau, count=3):
    """Minutes entered in few words."""
    refs = dict(FoundingMember.objects.values_list("seat", "ref"))
    met = {
        "held_on": "2026-01-10",
        "place": "区文化馆",
        "came": list(refs.values()),
        "host": refs[1],
        "recorder": refs[2],
    }
    votes = {
        f"{topic}_{kind}": str(count if kind == "for" else 0)
        for topic in ("charter", "officers")
        for kind in ("for", "against", "abstained")
    }
    assert at_desk_of(bureau.founder).post(f"{at(case)}meeting/", met | votes).status_code == 303


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_costs_the_same_however_many(bureau, count, django_assert_num_queries):
    case, founding, members = listed(bureau, count)
    confirm(founding, members[:2], bureau.founder)
    founder = at_desk_of(bureau.founder)
    founder.get(at(case))
    with django_assert_num_queries(25):
        assert founder.get(at(case)).content.decode().count('data-l="会员"') == count
    token = inviting.invite(founding, members[2:], bureau.founder)[members[2].ref]
    with django_assert_num_queries(4):
        Client().get(f"/sign/{token}/")


@pytest.mark.parametrize("count", [3, 30])
def test_the_desk_s_list_costs_the_same_however_many(bureau, count, django_assert_num_queries):
    case, founding, members = listed(bureau, count)
    confirm(founding, members, bureau.founder)
    store_minutes(case, bureau, count)
    founder, reviewer = at_desk_of(bureau.founder), at_desk_of(bureau.reviewer)
    founder.post(at(case), {"do": "draw"})
    press(founder, "hall", case.number, "submit", commitment="on", insist="on", insist_reason="会员随后补齐。")
    reviewer.get(f"/desk/cases/{case.number}/")
    with django_assert_num_queries(14):
        assert reviewer.get(f"/desk/cases/{case.number}/founding/").content.decode().count("<td>出席</td>") == count


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

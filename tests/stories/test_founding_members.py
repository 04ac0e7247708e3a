"""联名 as its people meet it: the founder at the hall, members on their phones, the reviewer at the desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework.core.models import Case
from casework.intake.rows import Upload
from casework.journal.verify import verify
from casework.post.outbox import post_due
from network.disclosures import Disclosure
from orgs.models import FoundingAnswer, FoundingInvitation, FoundingMember, FoundingSheet
from orgs.registration.establishment.founding import changing, inviting
from tests.files import small_pdf
from tests.orgs.founding import NAME, association, confirm, individual, listed, unit
from tests.stories.founding_pages import answered, at, links, nobody_asked_yet, store_minutes, text_of  # noqa: F401
from tests.stories.pages import at_desk_of, press

pytestmark = [pytest.mark.story, pytest.mark.django_db]


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

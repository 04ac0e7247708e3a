"""Who holds which post, as the administrators keep it; and that a right which has ended ends at once."""

from datetime import date, timedelta

import pytest
from django.test import Client

from casework.core.models import Entry
from network.models import Membership, Post, StaffChange, User
from tests.stories.pages import at_desk_of, press, submitted

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def appointment(bureau, **more):
    """What an administrator types to appoint the stranger as a clerk."""
    return {
        "username": "stranger", "role": "clerk", "unit": bureau.units["approval"].pk, "division_code": "120116",
        "title": "综合窗口工作人员", "valid_from": date.today().isoformat(), "valid_to": "",
    } | more  # fmt: skip


def held(user, role):
    """The post of a person."""
    return Post.objects.get(user=user, role=role)


def end(client, post, **more):
    """End a post today, for a reason."""
    facts = {"valid_to": date.today().isoformat(), "reason": "调离岗位", "successor": ""} | more
    return client.post(f"/desk/staff/{post.pk}/end/", facts)


def test_an_appointed_person_finds_the_desk_and_an_ended_one_loses_it_at_the_next_request(bureau):
    admin, newcomer = at_desk_of(bureau.admin), at_desk_of(bureau.stranger)
    assert newcomer.get("/desk/").status_code == 404

    assert admin.post("/desk/staff/appoint/", appointment(bureau)).status_code == 303
    assert newcomer.get("/desk/").status_code == 200
    assert "综合窗口工作人员" in admin.get("/desk/staff/", {"q": "综合窗口"}).content.decode()
    assert StaffChange.objects.get().what.startswith("任命：受理人员")

    post = held(bureau.stranger, "clerk")
    Post.objects.filter(pk=post.pk).update(valid_from=date.today() - timedelta(days=2))
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    assert end(admin, post, valid_to=yesterday).status_code == 303
    assert newcomer.get("/desk/").status_code == 404
    assert [change.what[:2] for change in StaffChange.objects.all()] == ["卸任", "任命"]


def test_a_step_pressed_after_the_post_has_ended_is_refused(bureau):
    _, number = submitted(bureau)
    clerk = at_desk_of(bureau.clerk)
    assert clerk.get(f"/desk/cases/{number}/steps/accept/").status_code == 200
    Post.objects.filter(user=bureau.clerk).update(valid_to=date.today() - timedelta(days=1))

    assert press(clerk, "desk", number, "accept").status_code == 404
    assert not Entry.objects.filter(step="accept", outcome="done").exists()


def test_a_member_who_has_left_no_longer_sees_the_case(bureau):
    founder, number = submitted(bureau)
    assert founder.get(f"/hall/cases/{number}/").status_code == 200
    yesterday = date.today() - timedelta(days=1)
    Membership.objects.filter(user=bureau.founder).update(valid_from=yesterday, valid_to=yesterday)

    assert founder.get(f"/hall/cases/{number}/").status_code == 404
    assert press(founder, "hall", number, "withdraw").status_code == 404


def test_who_leaves_hands_over_first(bureau):
    case = bureau.reach("under_review")
    admin, post = at_desk_of(bureau.admin), held(bureau.reviewer, "reviewer")
    assert admin.get(f"/desk/staff/{post.pk}/end/").context["open"] == 1

    refused = end(admin, post)
    assert refused.status_code == 422
    assert refused.context["form"].errors == {"successor": ["还有1件在办，请先写明接手人。"]}
    for nobody, said in (
        ("clerk", "接手人须是另一位承办人员。"),
        ("reviewer", "接手人须是另一位承办人员。"),
        ("x", "没有这个账号。"),
    ):
        assert end(admin, post, successor=nobody).context["form"].errors == {"successor": [said]}
    assert held(bureau.reviewer, "reviewer").valid_to is None

    assert end(admin, post, successor="reviewer2").status_code == 303
    case = type(case).objects.get(pk=case.pk)
    assert case.handler == bureau.reviewer2
    assert held(bureau.reviewer, "reviewer").valid_to == date.today()
    line = Entry.objects.get(case_id=case.pk, step="hand_over")
    assert (line.actor, line.version) == (bureau.admin, case.version)


def test_a_hand_over_that_fails_ends_no_post(bureau):
    """The successor decided earlier in the case: four eyes refuse, and nothing is half done."""
    case = bureau.reach("under_review")
    Post.objects.filter(user=bureau.reviewer2).update(valid_to=date.today() - timedelta(days=1))
    answer = end(at_desk_of(bureau.admin), held(bureau.reviewer, "reviewer"), successor="reviewer2")
    assert answer.status_code == 422
    assert held(bureau.reviewer, "reviewer").valid_to is None
    assert type(case).objects.get(pk=case.pk).handler == bureau.reviewer


def test_three_administrators_are_three_people(bureau):
    security, admin = at_desk_of(bureau.security), at_desk_of(bureau.admin)
    for role, said in (("auditor", "已经是系统管理员"), ("security", "已经是系统管理员")):
        answer = security.post("/desk/staff/appoint/", appointment(bureau, username="admin", role=role))
        assert answer.status_code == 422
        assert said in str(answer.context["form"].errors)
    for client, role in ((admin, "auditor"), (admin, "security"), (admin, "admin"), (security, "clerk")):
        answer = client.post("/desk/staff/appoint/", appointment(bureau, role=role))
        assert "role" in answer.context["form"].errors
    assert security.post("/desk/staff/appoint/", appointment(bureau, role="admin")).status_code == 303


@pytest.mark.parametrize(("who", "role"), [("security", "security"), ("security", "admin")])
def test_the_last_administrator_cannot_be_ended(bureau, who, role):
    security, post = at_desk_of(getattr(bureau, who)), held(getattr(bureau, role), role)
    refused = end(security, post)
    assert refused.status_code == 422
    assert "请先任命接替的人" in refused.content.decode()

    assert security.post("/desk/staff/appoint/", appointment(bureau, role=role)).status_code == 303
    assert end(security, post).status_code == 303


def test_a_deputy_acts_for_some_days_in_the_holders_name(bureau, travel):
    travel("2026-11-23 09:00")
    _, number = submitted(bureau)
    facts = {"deputy": "stranger", "scope": "受理", "document_number": "滨审批〔2026〕9号", "valid_from": "2026-11-23",
             "valid_to": "2026-11-24"}  # fmt: skip
    url = f"/desk/staff/{held(bureau.clerk, 'clerk').pk}/delegate/"
    admin = at_desk_of(bureau.admin)
    assert admin.post(url, facts | {"deputy": "clerk"}).status_code == 422
    assert admin.post(url, facts | {"valid_to": "2026-11-22"}).context["form"].errors == {
        "valid_to": ["截止日期不能早于起始日期。"]
    }
    assert admin.post(url, facts).status_code == 303

    assert press(at_desk_of(bureau.stranger), "desk", number, "accept").status_code == 303
    assert Entry.objects.get(step="accept").post.endswith("（代）")
    travel("2026-11-25 09:00")
    assert at_desk_of(bureau.stranger).get("/desk/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"username": "nobody"}, "username"), ({"division_code": "999999"}, "division_code"), ({"title": ""}, "title"),
     ({"valid_from": "明天"}, "valid_from"), ({"valid_to": "2000-01-01"}, "valid_to"), ({"unit": "x"}, "unit"),
     ({"role": "emperor"}, "role")],
)  # fmt: skip
def test_bad_input_is_said_beside_its_field_and_kept(bureau, typed, field):
    answer = at_desk_of(bureau.admin).post("/desk/staff/appoint/", appointment(bureau, **typed))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    page = answer.content.decode()
    assert "120116" in page or "999999" in page
    assert not Post.objects.filter(user=bureau.stranger).exists()


def test_a_clerk_opens_an_account_at_the_window_and_its_owner_takes_it_over(bureau):
    clerk = at_desk_of(bureau.clerk)
    assert clerk.post("/desk/staff/open/", {"name": "老发起人"}).status_code == 422
    shown = clerk.post("/desk/staff/open/", {"name": "老发起人", "identity_seen": "on"}).context
    owner = Client()
    weak = owner.post("/activate/", {"code": shown["code"], "password": "123"})
    assert weak.status_code == 422
    assert "密码" in weak.content.decode()
    assert owner.post("/activate/", {"code": "AAAA-BBBB-CCCC", "password": "a-long-one-2026"}).status_code == 422
    assert owner.post("/activate/", {"code": shown["code"].lower(), "password": "a-long-one-2026"}).status_code == 303
    assert owner.get("/hall/cases/").status_code == 200
    assert User.objects.get(username=shown["username"]).name == "老发起人"
    assert Client().post("/activate/", {"code": shown["code"], "password": "another-one-2026"}).status_code == 422


def test_nobody_lends_the_post_of_another_administrator(bureau):
    """三员分立 holds for delegations and for posts that end later, too; the control is somebody who is none of them."""
    today = date.today().isoformat()
    facts = {"scope": "全部", "document_number": "滨审批〔2026〕9号", "valid_from": today, "valid_to": today}
    url = f"/desk/staff/{held(bureau.security, 'security').pk}/delegate/"
    security = at_desk_of(bureau.security)
    for who, label in (("admin", "系统管理员"), ("auditor", "审计人员")):
        answer = security.post(url, facts | {"deputy": who})
        assert f"已经是{label}" in str(answer.context["form"].errors["deputy"])
    assert security.post(url, facts | {"deputy": "stranger"}).status_code == 303
    answer = security.post("/desk/staff/appoint/", appointment(bureau, role="admin"))
    assert "stranger" not in str(answer.context["form"].errors)
    assert "已经是安全管理员" in str(answer.context["form"].errors["role"])


def test_a_term_is_not_lengthened_by_ending_it(bureau):
    post = held(bureau.clerk, "clerk")
    Post.objects.filter(pk=post.pk).update(valid_to=date.today() + timedelta(days=3))
    later = (date.today() + timedelta(days=9)).isoformat()
    answer = end(at_desk_of(bureau.admin), post, valid_to=later)
    assert "延长任期须重新任命" in str(answer.context["form"].errors["valid_to"])
    assert held(bureau.clerk, "clerk").valid_to == date.today() + timedelta(days=3)

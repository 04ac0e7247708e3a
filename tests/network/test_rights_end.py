"""A right lasts exactly as long as its dates: in a live session, at the very next request, on every page it opened."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from casework.core.models import Case, Entry
from network.models import Delegation, Membership, Post, StaffChange, User
from tests.stories.pages import at_desk_of, press, submitted

pytestmark = pytest.mark.django_db
TODAY = date.today
STAFF_PAGES = ("", "appoint/", "changes/", "open/")


def end_yesterday(rows):
    """End posts or memberships with yesterday, as the clock would find them."""
    rows.update(valid_from=TODAY() - timedelta(days=9), valid_to=TODAY() - timedelta(days=1))


@pytest.mark.parametrize(
    ("who", "opened"),
    [("admin", {"", "appoint/"}), ("security", {"", "appoint/", "changes/"}), ("auditor", {"", "changes/"}),
     ("clerk", {"open/"}), ("chief", set()), ("founder", set())],
)  # fmt: skip
def test_each_staff_page_is_there_for_its_people_only(bureau, who, opened):
    client = at_desk_of(getattr(bureau, who))
    pages = {page: client.get(f"/desk/staff/{page}") for page in STAFF_PAGES}
    assert {page for page, answer in pages.items() if answer.status_code == 200} == opened
    for page, answer in pages.items():
        assert ("没有找到这个页面" in answer.content.decode()) is (page not in opened)


@pytest.mark.parametrize("who", ["clerk", "auditor", "founder"])
def test_those_without_the_right_change_no_post_by_typing_its_address(bureau, who):
    client, post = at_desk_of(getattr(bureau, who)), Post.objects.get(user=bureau.chief)
    facts = {
        f"/desk/staff/{post.pk}/end/": {"valid_to": TODAY().isoformat(), "reason": "无", "successor": ""},
        f"/desk/staff/{post.pk}/delegate/": {"deputy": who, "scope": "全部", "document_number": "1号",
                                              "valid_from": TODAY().isoformat(), "valid_to": TODAY().isoformat()},
        "/desk/staff/appoint/": {"username": who, "role": "chief", "unit": post.unit_id, "division_code": "120116",
                                 "title": "科长", "valid_from": TODAY().isoformat(), "valid_to": ""},
    }  # fmt: skip
    before = Post.objects.count()
    assert {client.post(url, typed).status_code for url, typed in facts.items()} == {404}
    assert (Post.objects.count(), Delegation.objects.count(), StaffChange.objects.count()) == (before, 0, 0)

    admin = at_desk_of(bureau.admin)  # the control: the same typing by the administrator does it all
    assert [admin.post(url, typed).status_code for url, typed in facts.items()][1:] == [303, 303]
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "page"),
    [("admin", "/desk/staff/"), ("admin", "/desk/rules/"), ("security", "/desk/staff/changes/"),
     ("clerk", "/desk/window/"), ("clerk", "/desk/staff/open/"), ("reviewer", "/desk/cases/"), ("auditor", "/desk/journal/")],
)  # fmt: skip
def test_every_page_of_a_post_closes_with_it_in_the_live_session(bureau, who, page):
    user = getattr(bureau, who)
    client = at_desk_of(user)
    assert client.get(page).status_code == 200
    end_yesterday(Post.objects.filter(user=user))
    closed = client.get(page)
    assert closed.status_code == 404
    assert "退出" in closed.content.decode()  # still signed in: it is the right that ended, not the session
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_last_day_still_counts_and_the_first_day_has_to_come(bureau, travel):
    travel("2026-11-23 09:00")
    Post.objects.filter(user=bureau.chief).update(valid_from=date(2026, 11, 23), valid_to=date(2026, 11, 24))
    seen = {}
    for day in ("2026-11-22 23:59", "2026-11-23 00:00", "2026-11-24 23:59", "2026-11-25 00:00"):
        travel(day)
        seen[day] = at_desk_of(bureau.chief).get("/desk/").status_code
    assert list(seen.values()) == [404, 200, 200, 404]


def test_a_member_whose_part_has_ended_neither_reads_nor_changes_and_the_other_member_still_does(bureau):
    founder, number = submitted(bureau)
    case = Case.objects.get(number=number)
    bureau.member(bureau.stranger, case)
    left = at_desk_of(bureau.stranger)
    assert number in left.get("/hall/cases/").content.decode()

    end_yesterday(Membership.objects.filter(user=bureau.stranger))

    assert number not in left.get("/hall/cases/").content.decode()
    assert left.get(f"/hall/cases/{number}/").status_code == 404
    assert press(left, "hall", number, "withdraw", reason="不办了").status_code == 404
    assert Case.objects.get(pk=case.pk).state == "submitted"
    assert not Entry.objects.filter(case_id=case.pk, actor=bureau.stranger).exists()
    assert founder.get(f"/hall/cases/{number}/").status_code == 200


def test_what_was_lent_ends_with_the_holders_own_post(bureau):
    post = Post.objects.get(user=bureau.chief)
    Delegation.objects.create(post=post, deputy=bureau.stranger, scope="全部", document_number="1号",
                              valid_from=TODAY() - timedelta(days=5), valid_to=TODAY() + timedelta(days=5))  # fmt: skip
    deputy = at_desk_of(bureau.stranger)
    assert deputy.get("/desk/").status_code == 200
    end_yesterday(Post.objects.filter(pk=post.pk))
    assert deputy.get("/desk/").status_code == 404


def test_an_account_that_is_closed_is_signed_out_at_the_next_request(bureau):
    client = at_desk_of(bureau.chief)
    assert client.get("/desk/").status_code == 200
    User.objects.filter(pk=bureau.chief.pk).update(is_active=False)
    answer = client.get("/desk/")
    assert answer.url == "/accounts/login/?next=/desk/"


def test_the_journal_of_posts_tells_who_did_what_to_whom_and_why(bureau):
    admin = at_desk_of(bureau.admin)
    typed = {"username": "stranger", "role": "chief", "unit": bureau.units["approval"].pk, "division_code": "120116",
             "title": "科长", "valid_from": TODAY().isoformat(), "valid_to": ""}  # fmt: skip
    assert admin.post("/desk/staff/appoint/", typed).status_code == 303
    post = Post.objects.get(user=bureau.stranger)
    lent = {"deputy": "chief2", "scope": "全部", "document_number": "滨审批〔2026〕9号",
            "valid_from": TODAY().isoformat(), "valid_to": TODAY().isoformat()}  # fmt: skip
    assert admin.post(f"/desk/staff/{post.pk}/delegate/", lent).status_code == 303
    ended = {"valid_to": TODAY().isoformat(), "reason": "调往区民政局", "successor": ""}
    assert admin.post(f"/desk/staff/{post.pk}/end/", ended).status_code == 303

    unit = bureau.units["approval"].short
    assert [(c.by, c.about, c.what, c.reason) for c in StaffChange.objects.order_by("id")] == [
        (bureau.admin, bureau.stranger, f"任命：审核人员，{unit}，自{TODAY():%Y年%-m月%-d日}起", ""),
        (bureau.admin, bureau.chief2, f"代理外人（科长），{TODAY():%Y年%-m月%-d日}至{TODAY():%Y年%-m月%-d日}", "滨审批〔2026〕9号"),
        (bureau.admin, bureau.stranger, f"卸任：审核人员，{unit}，至{TODAY():%Y年%-m月%-d日}", "调往区民政局"),
    ]
    page = at_desk_of(bureau.auditor).get("/desk/staff/changes/").content.decode()
    assert page.index("卸任：审核人员") < page.index("代理外人") < page.index("任命：审核人员")
    assert "调往区民政局" in page


def test_a_refused_change_leaves_no_line_in_the_journal_of_posts(bureau):
    admin, post = at_desk_of(bureau.admin), Post.objects.get(user=bureau.chief)
    for typed in ({"valid_to": "2000-01-01", "reason": "无"}, {"valid_to": TODAY().isoformat(), "reason": ""}):
        answer = admin.post(f"/desk/staff/{post.pk}/end/", {"successor": "", **typed})
        assert answer.status_code == 422
        assert answer.context["form"].errors
    assert Post.objects.get(pk=post.pk).valid_to is None
    assert not StaffChange.objects.exists()


def test_the_database_itself_keeps_days_in_order_and_one_open_post(bureau):
    post = Post.objects.get(user=bureau.chief)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(valid_to=post.valid_from - timedelta(days=1))
    again = Post(user=post.user, role=post.role, unit=post.unit, division=post.division, title="又一次",
                 valid_from=TODAY())  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()

    Post.objects.filter(pk=post.pk).update(valid_to=post.valid_from)  # the control: a day's term, then a second post
    again.save()
    assert Post.objects.filter(user=post.user).count() == 2


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999"])
def test_a_post_that_is_none_is_not_found(bureau, pk):
    admin = at_desk_of(bureau.admin)
    assert admin.get(f"/desk/staff/{pk}/end/").status_code == 404
    answer = admin.post("/desk/staff/appoint/", {"unit": pk, "username": "stranger"})
    assert "unit" in answer.context["form"].errors
    assert admin.get("/desk/staff/?q=%00&page=x").status_code == 200
    assert not Post.objects.filter(user=bureau.stranger).exists()


def test_the_journal_of_posts_is_offered_to_its_readers_only(bureau):
    link = 'href="/desk/staff/changes/"'
    offered = {who: link in at_desk_of(getattr(bureau, who)).get("/desk/staff/").content.decode()
               for who in ("admin", "security", "auditor")}  # fmt: skip
    assert offered == {"admin": False, "security": True, "auditor": True}

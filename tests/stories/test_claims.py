"""Imported organizations are claimed: at the window by a code, with a sealed letter, against rivals and present members."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache

from casework.clock.tick import tick
from casework.core.answers import NotYours, Refused
from casework.core.models import Case
from casework.core.perform import perform
from casework.intake import drafts, store
from casework.journal.instant import today
from casework.post.outbox import post_due
from demo.filing import sheet
from network.models import Membership
from network.posts import parties_of
from orgs.claims.claim import OrganizationClaim
from orgs.claims.code import ClaimCode, hand_out, redeem
from orgs.claims.opening import begun
from orgs.organization import Organization
from tests import naming
from tests.stories.pages import at_desk_of, press

pytestmark = [pytest.mark.story, pytest.mark.django_db]
SEEN = {"visitor": "康晓雯", "part": "legal_rep", "seen": "登记证书正本、居民身份证"}
TYPED = {"part": "legal_rep", "way": "letter", "reason": "2024年换届当选会长。"}


@pytest.fixture
def organization(bureau):
    """Imported, announced, nobody's."""
    cache.clear()
    made = naming.organization(bureau, "天津市滨海新区晴川合唱协会", number=930_001)
    Organization.objects.filter(pk=made.pk).update(announced_on=date(2020, 1, 2))
    made.refresh_from_db()
    return made


def asked(user, organization):
    """A claim with its sealed letter handed in."""
    case = begun(user, organization)
    drafts.save(case, section(case), TYPED, by=user)
    store.keep(case, "sealed_letter", sheet("认领函"), user)
    return perform(case, "ask", by=user, commitment="on")


def section(case):
    """The one page of a claim."""
    from casework.core.process import process_of

    return process_of(case).sections[0]


def said(case, step, *, by, **facts):
    """What the engine says instead of taking a step."""
    with pytest.raises((Refused, NotYours)) as closed:
        perform(case, step, by=by, **facts)
    return [str(problem) for problem in closed.value.problems]


def acts_for(user, organization):
    """Whether the person may act for it today."""
    user.__dict__.pop("_parties_on", None)
    return organization.party_id in parties_of(type(user).objects.get(pk=user.pk), today())


def test_a_letter_from_the_register_page_to_the_first_business(bureau, organization):
    hall = at_desk_of(bureau.founder)
    page = hall.get(f"/register/{organization.uscc}/").content.decode()
    assert f"/hall/organizations/{organization.uscc}/claim/" in page
    began = hall.post(f"/hall/organizations/{organization.uscc}/claim/")
    case = OrganizationClaim.objects.get()
    assert began.url == f"/hall/cases/{case.number}/" and "认领函" in hall.get(began.url).content.decode()
    letter = hall.get(f"/hall/cases/{case.number}/claim-letter/").content.decode()
    assert organization.uscc in letter and bureau.founder.name in letter and case.number in letter
    assert hall.post(f"/hall/cases/{case.number}/task/claim/", TYPED | {"version": 0}).status_code == 303
    incomplete = hall.post(f"/hall/cases/{case.number}/steps/ask/", {"version": case.version, "commitment": "on"})
    assert incomplete.status_code == 422 and "还没有上传“盖章的认领函”" in incomplete.content.decode()
    store.keep(case, "sealed_letter", sheet("认领函"), bureau.founder)
    press(hall, "hall", case.number, "ask", commitment="on")
    assert not acts_for(bureau.founder, organization)

    case.refresh_from_db()
    desk = at_desk_of(bureau.clerk)
    assert organization.uscc in desk.get(f"/desk/cases/{case.number}/").content.decode()
    press(desk, "desk", case.number, "send_back", missing="印章看不清，请重新拍照。")
    assert "印章看不清" in hall.get(f"/hall/cases/{case.number}/").content.decode()
    case.refresh_from_db()
    press(hall, "hall", case.number, "ask_again", commitment="on")
    case.refresh_from_db()
    press(desk, "desk", case.number, "verify_letter", findings="印章、名称、代码与名册一致。")
    case.refresh_from_db()
    press(at_desk_of(bureau.chief), "desk", case.number, "accept", answer="同意认领。")
    case.refresh_from_db()
    assert case.state == "accepted" and acts_for(bureau.founder, organization)
    assert Membership.objects.get(party=organization.party, user=bureau.founder).role == "legal_rep"


def test_a_code_from_the_window_is_enough_where_nobody_acts(bureau, organization):
    desk, hall = at_desk_of(bureau.clerk), at_desk_of(bureau.stranger)
    nonsense = desk.post("/desk/claims/", SEEN | {"uscc": "5" * 18})
    assert (
        nonsense.status_code == 422
        and "名册里没有这个代码" in nonsense.content.decode()
        and "康晓雯" in nonsense.content.decode()
    )
    shown = desk.post("/desk/claims/", SEEN | {"uscc": organization.uscc.lower(), "identity_seen": "on"})
    code = shown.context["code"]
    row = ClaimCode.objects.get()
    assert (
        code not in desk.get("/desk/claims/").content.decode() and code not in row.code and "康晓雯" not in row.visitor
    )
    assert hall.post("/hall/claim/", {"code": "AAAA-BBBB-CCCC"}).status_code == 422
    taken = hall.post("/hall/claim/", {"code": code.lower()})
    case = OrganizationClaim.objects.get()
    assert (taken.status_code, taken.url, case.state) == (303, f"/hall/cases/{case.number}/", "accepted")
    assert acts_for(bureau.stranger, organization)
    again = hall.post("/hall/claim/", {"code": code})
    assert again.status_code == 422 and "已经用过" in again.content.decode()


def test_a_code_ends_with_its_days_and_wrong_ones_are_counted(bureau, organization, travel):
    travel("2026-03-02 09:00")
    row, code = hand_out(organization, clerk=bureau.clerk, **SEEN)
    travel(f"{row.last_day + timedelta(days=1)} 09:00")
    with pytest.raises(Refused, match="过期"):
        redeem(bureau.stranger, code)
    assert not OrganizationClaim.objects.exists()
    hall = at_desk_of(bureau.stranger)
    tried = [hall.post("/hall/claim/", {"code": f"X{n}"}) for n in range(11)]
    assert [answer.status_code for answer in tried] == [422] * 10 + [429]
    assert 14 * 3600 < int(tried[-1]["Retry-After"]) <= 15 * 3600  # it is past nine; tomorrow the count begins anew


def test_present_members_are_heard_and_a_second_person_decides(
    bureau, organization, travel, django_capture_on_commit_callbacks
):
    travel("2026-03-02 09:00")
    Membership.objects.create(
        party=organization.party, user=bureau.founder, role="applicant", valid_from=date(2026, 1, 5)
    )
    case = asked(bureau.stranger, organization)
    assert said(case, "verify_letter", by=bureau.clerk, findings="一致，可以告知。") == [
        "这个组织已经有人管理账号，请用“核对无误，告知现有成员”。"
    ]
    case = perform(case, "tell_members", by=bureau.clerk, findings="印章与名册一致。")
    travel("2026-03-02 10:00")
    post_due()
    sitting = at_desk_of(bureau.founder)
    assert "有人认领您的组织" in sitting.get("/hall/messages/").content.decode()
    answer = f"/hall/asked/{case.number}/object/"
    assert bureau.stranger.name not in sitting.get(answer).content.decode()
    press_answer = sitting.post(answer, {"version": case.version, "objection": "对方去年已经离任，没有受托。"})
    assert press_answer.status_code == 303
    assert at_desk_of(bureau.chief2).get(f"/hall/asked/{case.number}/object/").status_code == 404
    travel("2026-03-17 09:00")
    tick()
    case.refresh_from_db()
    assert case.state == "weighed" and "已经离任" in case.objection
    assert said(case, "accept", by=bureau.clerk, answer="同意认领。")
    case = perform(case, "accept", by=bureau.chief, answer="经核对，对方为现任会长。", ends_others=True)
    assert acts_for(bureau.stranger, organization)
    travel("2026-03-18 09:00")
    assert not acts_for(bureau.founder, organization)


def test_rivals_are_compared_and_only_one_comes_first(bureau, organization):
    first, second = asked(bureau.founder, organization), asked(bureau.stranger, organization)
    for case in (first, second):
        perform(case, "verify_letter", by=bureau.clerk, findings="印章与名册一致。")
    alone = said(first, "accept", by=bureau.chief, answer="同意认领。")
    assert alone and second.number in alone[0] and "已比较另外的认领" in alone[0]
    perform(first, "accept", by=bureau.chief, answer="对方是现任会长。", compared=True)
    second.refresh_from_db()
    assert second.state == "refused" and "另一件认领已经成立" in second.answer
    assert acts_for(bureau.founder, organization) and not acts_for(bureau.stranger, organization)


def test_a_code_does_not_pass_a_rival_or_a_member_by(bureau, organization):
    waiting = asked(bureau.founder, organization)
    _, code = hand_out(organization, clerk=bureau.clerk, **SEEN)
    case = redeem(bureau.stranger, code)
    assert case.state == "weighed" and not acts_for(bureau.stranger, organization)
    assert waiting.number in at_desk_of(bureau.chief).get(f"/desk/cases/{case.number}/").content.decode()


def test_nobody_sees_a_claim_that_is_not_theirs(bureau, organization):
    case = asked(bureau.founder, organization)
    assert at_desk_of(bureau.stranger).get(f"/hall/cases/{case.number}/").status_code == 404
    assert at_desk_of(bureau.clerk).get(f"/desk/cases/{case.number}/").status_code == 200
    assert case.number not in at_desk_of(bureau.founder).get(f"/register/{organization.uscc}/").content.decode()
    assert Case.objects.filter(process="organization_claim").count() == 1


def test_one_person_claims_once(bureau, organization):
    case = asked(bureau.founder, organization)
    assert begun(bureau.founder, organization).pk == case.pk
    Membership.objects.create(party=organization.party, user=bureau.stranger, role="applicant", valid_from=today())
    second = begun(bureau.stranger, organization)
    drafts.save(second, section(second), TYPED, by=bureau.stranger)
    store.keep(second, "sealed_letter", sheet("认领函"), bureau.stranger)
    assert "不用认领" in said(second, "ask", by=bureau.stranger, commitment="on")[0]

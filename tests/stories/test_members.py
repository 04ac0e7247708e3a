"""Members of a party: invited by a link for one name, read-only where the part says so, gone with the next request."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from casework.core.perform import NotYours, perform
from casework.intake.rows import Upload
from casework.journal.instant import today
from casework.members import inviting, leaving
from casework.members.rows import Invitation, Mandate, MemberChange
from hall.switching import member_ref, ref_of
from network.disclosures import Disclosure
from network.models import Membership, Party
from tests.files import small_pdf, upload
from tests.stories.pages import at_desk_of, press

pytestmark = [pytest.mark.story, pytest.mark.django_db]


@pytest.fixture
def case(bureau):
    """A draft of the founder's team."""
    return bureau.draft()


def invited(bureau, case, name, part, days=30, by=None):
    """The link a head's page shows, as a path."""
    page = at_desk_of(by or bureau.founder).post(f"/hall/org/{ref_of(case.party)}/", {
        "invite": "1", "name": name, "part": part, "ends_on": (today() + timedelta(days=days)).isoformat()})  # fmt: skip
    found = re.search(r"http://testserver(/hall/join/[^/]+/)", page.content.decode())
    return found and found[1]


def looked(user, place):
    """What somebody gets there; the file is closed again."""
    answer = at_desk_of(user).get(place)
    for closer in answer._resource_closers:
        closer()
    return answer.status_code


def row_of(case, user):
    """The membership of somebody."""
    return Membership.objects.get(party_id=case.party_id, user=user)


def test_the_named_person_joins_by_the_link_once(bureau, case):
    colleague = bureau.person("colleague", "计小满")
    link = invited(bureau, case, "计小满", "applicant")
    assert "经办人" in at_desk_of(colleague).get(link).content.decode()
    assert at_desk_of(colleague).post(link).url == "/hall/cases/"
    row = row_of(case, colleague)
    assert (row.role, row.valid_from, row.valid_to) == ("applicant", today(), today() + timedelta(days=30))
    assert at_desk_of(colleague).get(f"/hall/cases/{case.number}/").status_code == 200
    assert at_desk_of(colleague).post(link).status_code == 404
    assert at_desk_of(bureau.stranger).get(link).status_code == 404
    assert [c.what[:2] for c in MemberChange.objects.filter(party=case.party)] == ["接受", "邀请"]


def test_another_name_a_late_day_and_a_link_taken_back_lead_nowhere(bureau, case, travel):
    travel("2026-11-23 09:00")
    link = invited(bureau, case, "计小满", "reader")
    refused = at_desk_of(bureau.stranger).post(link)
    assert refused.status_code == 422 and "给另一个姓名的" in refused.content.decode()
    travel("2026-12-01 09:00")
    colleague = bureau.person("colleague", "计小满")
    assert at_desk_of(colleague).post(link).status_code == 404
    again = invited(bureau, case, "计小满", "reader")
    row = Invitation.objects.first()
    at_desk_of(bureau.founder).post(f"/hall/org/{ref_of(case.party)}/", {"take_back": row.code[:20]})
    assert at_desk_of(colleague).get(again).status_code == 404
    assert not Membership.objects.filter(user__in=[colleague, bureau.stranger]).exists()


def test_a_link_dies_with_the_right_of_whoever_made_it(bureau, case):
    other = bureau.person("other", "另一发起人")
    bureau.member(other, case, "founder")
    link = invited(bureau, case, "计小满", "reader", by=other)
    leaving.end(row_of(case, other), other)
    assert at_desk_of(bureau.person("colleague", "计小满")).post(link).status_code == 404


def test_the_token_and_the_name_are_nowhere_in_clear(bureau, case):
    token = invited(bureau, case, "计小满", "reader").split("/")[-2]
    row = Invitation.objects.get()
    assert token not in (row.code + row.invitee) and "计小满" not in row.invitee and row.invitee_name == "计小满"


@pytest.mark.parametrize("part", ["reader", "finance"])
def test_who_only_looks_sees_everything_and_presses_nothing(bureau, case, part):
    looker = bureau.person("looker", "看的人")
    bureau.member(looker, case, part)
    client, place = at_desk_of(looker), f"/hall/cases/{case.number}"
    page = client.get(f"{place}/").content.decode()
    assert case.title in page and "可以查看，不能办理" in page and "核对并提交" not in page
    before = (Upload.objects.count(), case.drafts.count())
    assert [client.get(f"{place}/{tail}").status_code for tail in ("check/", "steps/submit/")] == [403, 403]
    for tail in ("task/delivery/", "files/charter/", "write/charter/"):
        assert [client.get(f"{place}/{tail}").status_code, client.post(f"{place}/{tail}").status_code] == [403, 403], tail
    client.post(f"{place}/files/charter/", {"file": upload("章程.pdf", small_pdf())})
    assert press(client, "hall", case.number, "submit", commitment="on").status_code == 403
    with pytest.raises(NotYours):
        perform(case, "submit", by=looker, commitment="on")
    assert (Upload.objects.count(), case.drafts.count()) == before
    bureau.member(looker, case, "applicant")  # the control: with the other part the same buttons open
    assert at_desk_of(looker).get(f"{place}/check/").status_code == 200


def test_who_was_taken_out_is_gone_with_the_next_request(bureau, case):
    colleague = bureau.person("colleague", "计小满")
    row = bureau.member(colleague, case)
    open_page = at_desk_of(colleague)
    assert open_page.get(f"/hall/cases/{case.number}/").status_code == 200
    assert at_desk_of(bureau.founder).post(f"/hall/org/{ref_of(case.party)}/", {"end": member_ref(row)}).status_code == 303
    assert open_page.get(f"/hall/cases/{case.number}/").status_code == 404
    assert open_page.post(f"/hall/cases/{case.number}/steps/submit/").status_code == 404
    assert row_of(case, colleague).valid_to == today() - timedelta(days=1)


def test_somebody_invited_today_can_be_taken_out_today(bureau, case):
    colleague = bureau.person("colleague", "计小满")
    at_desk_of(colleague).post(invited(bureau, case, "计小满", "applicant"))
    leaving.end(row_of(case, colleague), bureau.founder)
    assert at_desk_of(colleague).get(f"/hall/cases/{case.number}/").status_code == 404


def test_the_last_one_who_acts_stays(bureau, case):
    bureau.member(bureau.person("looker", "看的人"), case, "reader")
    place, data = f"/hall/org/{ref_of(case.party)}/", {"end": member_ref(row_of(case, bureau.founder))}
    stays = at_desk_of(bureau.founder).post(place, data)
    assert stays.status_code == 422 and "最后一名" in stays.content.decode()
    bureau.member(bureau.person("other", "另一发起人"), case, "founder")
    assert at_desk_of(bureau.founder).post(place, data).url == "/hall/org/"


def test_no_head_takes_out_another_head(bureau, case):
    other = bureau.person("other", "另一发起人")
    row = bureau.member(other, case, "founder")
    place, data = f"/hall/org/{ref_of(case.party)}/", {"end": member_ref(row)}
    assert "移出另一发起人" not in at_desk_of(bureau.founder).get(place).content.decode()
    refused = at_desk_of(bureau.founder).post(place, data)
    assert refused.status_code == 422 and "不能由别人移出" in refused.content.decode()
    assert at_desk_of(other).post(place, data).url == "/hall/org/"  # the control: by himself he may


@pytest.mark.parametrize("part", ["applicant", "finance", "reader"])
def test_whoever_is_no_head_changes_no_members(bureau, case, part):
    helper = bureau.person("helper", "帮手")
    bureau.member(helper, case, part)
    client, place = at_desk_of(helper), f"/hall/org/{ref_of(case.party)}/"
    assert "生成邀请链接" not in client.get(place).content.decode()
    assert invited(bureau, case, "计小满", "reader", by=helper) is None
    assert client.post(place, {"end": member_ref(row_of(case, bureau.founder))}).status_code == 422
    assert row_of(case, bureau.founder).valid_to is None and not Invitation.objects.exists()


def test_an_invitation_never_makes_the_legal_representative_of_a_registered_organization(bureau, case):
    Party.objects.filter(pk=case.party_id).update(kind="organization")
    assert invited(bureau, case, "计小满", "legal_rep") is None
    Party.objects.filter(pk=case.party_id).update(kind="team")
    assert invited(bureau, case, "计小满", "legal_rep")


def test_a_mandate_ends_the_membership_on_its_last_day(bureau, case, travel):
    travel("2026-11-23 09:00")
    colleague = bureau.person("colleague", "计小满")
    place = f"/hall/org/{ref_of(case.party)}/members/{member_ref(bureau.member(colleague, case))}/"
    founder = at_desk_of(bureau.founder)
    assert "授权委托书" in founder.get(place).content.decode()
    empty = founder.post(place, {"scope": "填报", "ends_on": "2026-11-30"})
    assert empty.status_code == 422 and "请上传盖章的授权书" in empty.content.decode()
    done = founder.post(place, {"scope": "填报", "ends_on": "2026-11-30", "sheet": upload("授权书.pdf", small_pdf("授权书"))})
    assert done.status_code == 303
    made = Mandate.objects.get()
    assert (made.way, made.member, len(made.sha256)) == ("scan", colleague, 64)
    assert [looked(u, f"{place}sheet/") for u in (bureau.founder, colleague, bureau.stranger, bureau.clerk)] == [200, 200, 404, 404]
    travel("2026-11-30 23:00")
    assert at_desk_of(colleague).get(f"/hall/cases/{case.number}/").status_code == 200
    travel("2026-12-01 00:30")
    assert at_desk_of(colleague).get(f"/hall/cases/{case.number}/").status_code == 404


def test_officials_see_who_acts_and_open_the_sealed_letter(bureau):
    case = bureau.submitted()
    colleague, looker = bureau.person("colleague", "计小满"), bureau.person("looker", "看的人")
    row = bureau.member(colleague, case)
    bureau.member(looker, case, "reader")
    desk = f"/desk/cases/{case.number}/"
    assert "没有在平台上传授权书" in at_desk_of(bureau.clerk).get(desk).content.decode()
    given = {"scope": "填报和领取", "ends_on": (today() + timedelta(days=9)).isoformat(), "sheet": upload("授权书.pdf", small_pdf())}
    place = f"/hall/org/{ref_of(case.party)}/members/{member_ref(row)}/"
    assert at_desk_of(bureau.founder).post(place, given).status_code == 303
    page = at_desk_of(bureau.clerk).get(desk).content.decode()
    assert "填报和领取" in page and "看的人" not in page
    sheet = re.search(rf"{desk}mandates/[0-9a-f]+/", page)[0]
    assert looked(bureau.clerk, sheet) == 200
    assert Disclosure.objects.filter(by=bureau.clerk, about=case.number, field__startswith="mandate ").count() == 1
    assert looked(bureau.founder, sheet) == looked(bureau.sponsor, sheet) == 404
    other = bureau.submitted()
    assert looked(bureau.clerk, sheet.replace(case.number, other.number)) == 404
    assert [looked(who, f"{place}sheet/") for who in (bureau.founder, colleague, looker)] == [200, 200, 404]


def test_a_head_signs_here_and_nobody_signs_for_himself(bureau, case):
    colleague = bureau.person("colleague", "计小满")
    place = f"/hall/org/{ref_of(case.party)}/members/{member_ref(bureau.member(colleague, case))}/"
    data = {"scope": "填报", "ends_on": (today() + timedelta(days=9)).isoformat(), "consent": "on"}
    assert at_desk_of(colleague).post(place, data).status_code == 403
    assert at_desk_of(bureau.founder).post(place, data | {"ends_on": "2099-01-01"}).status_code == 422
    assert not Mandate.objects.exists()
    assert at_desk_of(bureau.founder).post(place, data).status_code == 303
    assert Mandate.objects.get().way == "signed"


def test_the_switch_narrows_the_cases_and_forgets_what_one_has_left(bureau, case):
    other = bureau.draft()
    client = at_desk_of(bureau.founder)
    shown = lambda: set(re.findall(r"\d{4}-DJ-\d{4}", client.get("/hall/cases/").content.decode()))  # noqa: E731
    assert shown() == {case.number, other.number}
    assert client.post("/hall/org/switch/", {"party": ref_of(case.party)}).url == "/hall/cases/"
    assert shown() == {case.number}
    bureau.member(bureau.person("heir", "接手人"), case, "founder")
    leaving.end(row_of(case, bureau.founder), bureau.founder)
    assert shown() == {other.number}
    assert client.post("/hall/org/switch/", {"party": ref_of(case.party)}).status_code == 404


def test_two_clicks_at_once_make_one_member(bureau, case):
    colleague = bureau.person("colleague", "计小满")
    _, token = inviting.invite(case.party, by=bureau.founder, part="reader", name="计小满")
    inviting.accept(token, colleague)
    with pytest.raises(LookupError):
        inviting.accept(token, colleague)
    assert Membership.objects.filter(user=colleague).count() == 1
    assert Client().get(f"/hall/join/{token}/").status_code == 302

"""The file of an organization at the desk: what is public, and of its cases what this person may see."""

from datetime import date

import pytest

from casework.contacts.keeping import note
from casework.core.begin import begin
from casework.core.case import Case
from casework.core.models import Intake
from casework.journal.instant import now
from network.models import Membership, Party
from orgs import codes
from orgs.facts import Fact
from orgs.organization import Kind, Organization, Status
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
LIST, FILE = 6, 12


def test_the_file_of_a_registered_organization_tells_its_story(bureau):
    case = bureau.reach("announced")
    organization = Organization.objects.get(party_id=case.party_id)
    page = at_desk_of(bureau.reviewer).get(f"/desk/organizations/{organization.uscc}/").content.decode()

    for said in (organization.name, f"成立登记 {case.number} 开始", "颁发登记证书", "状态：", "成立登记的公告"):
        assert said in page
    assert f'href="/desk/cases/{case.number}/"' in page
    assert "110105198012310022" not in page
    link = f'href="/desk/organizations/{organization.uscc}/"'
    assert link in at_desk_of(bureau.reviewer).get(f"/desk/cases/{case.number}/").content.decode()
    assert "组织档案</a><span>" not in at_desk_of(bureau.reviewer).get(f"/desk/cases/{bureau.submitted().number}/").content.decode()
    found = at_desk_of(bureau.clerk).get("/desk/organizations/", {"q": organization.name[-8:]}).content.decode()
    assert f"/desk/organizations/{organization.uscc}/" in found


def test_whoever_may_not_see_a_case_sees_no_line_of_it(bureau):
    case = bureau.reach("announced")
    note(by=bureau.clerk, case=case, way="visit", who="张先生", words="来问证书。", answer_by=None, key="k")
    uscc = Organization.objects.get(party_id=case.party_id).uscc
    assert "张先生：来问证书。" in at_desk_of(bureau.reviewer).get(f"/desk/organizations/{uscc}/").content.decode()
    page = at_desk_of(bureau.sponsor).get(f"/desk/organizations/{uscc}/").content.decode()
    assert "来问证书" not in page
    assert "颁发登记证书" in page  # as the public register says too
    assert case.number not in page
    assert at_desk_of(bureau.founder).get(f"/desk/organizations/{uscc}/").status_code == 404


def told_beside(bureau):
    """An announced organization of which everything beside the registration is on record."""
    organization = Organization.objects.get(party_id=bureau.reach("announced").party_id)
    year, facts = (date(2025, 1, 1), date(2025, 12, 31)), {
        "grade": ("4A", date(2024, 1, 1), date(2099, 12, 31)), "severe_list": ("被责令限期停止活动", date(2025, 11, 14), None),
        "full_time": ("1717", date(2025, 12, 31), None), "party_members": ("1313", date(2025, 12, 31), None),
    }  # fmt: skip
    facts |= {"annual": ("basic", *year), "income": ("918273600", *year), "assets": ("5050", *year)}
    for kind, (value, first, last) in facts.items():
        Fact.objects.create(organization=organization, kind=kind, value=value, valid_from=first, valid_to=last, recorded_at=now(),
                            batch="旧册")  # fmt: skip
    return organization


PUBLIC = ("4A", "列入严重违法失信名单", "被责令限期停止活动", "2025年度", "基本合格")
INTERNAL = ("1717", "1313", "9,182,736.00", "918273600", "50.50")


def test_grade_and_lists_are_public_and_people_and_money_are_not(bureau, client):
    organization = told_beside(bureau)
    desk = f"/desk/organizations/{organization.uscc}/"
    seen = at_desk_of(bureau.reviewer).get(desk).content.decode()
    assert all(said in seen for said in (*PUBLIC, *INTERNAL[:3], INTERNAL[4]))
    others = at_desk_of(bureau.sponsor).get(desk).content.decode()
    public = f"/register/{organization.uscc}/"
    for page in (others, client.get(public).content.decode(), client.get(public, {"on": date.today().isoformat()}).content.decode()):
        assert all(said in page for said in PUBLIC)
        assert not any(said in page for said in INTERNAL)
    for address in ("/register/", "/register/data.csv", "/stats/", "/stats/data.csv"):
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        assert not any(said in body.decode() for said in INTERNAL)
    Fact.objects.filter(kind="severe_list").update(valid_to=date(2026, 1, 1))
    assert "tag red" not in client.get(public, HTTP_COOKIE="seen=1").content.decode()  # removed: no standing, only history


def test_an_official_of_the_organization_reads_its_cases_in_the_hall_only(bureau):
    case = bureau.reach("announced")
    uscc = Organization.objects.get(party_id=case.party_id).uscc
    Membership.objects.create(party_id=case.party_id, user=bureau.reviewer, role="applicant", valid_from=date(2020, 1, 1))
    page = at_desk_of(bureau.reviewer).get(f"/desk/organizations/{uscc}/").content.decode()
    assert case.number not in page
    assert case.number in at_desk_of(bureau.chief).get(f"/desk/organizations/{uscc}/").content.decode()


@pytest.mark.parametrize("count", [3, 300])
def test_a_file_costs_the_same_however_much_is_in_it(bureau, count, django_assert_num_queries):
    case = bureau.reach("announced")
    organization = Organization.objects.get(party_id=case.party_id)
    intake = Intake.objects.create(why="旧册", opened_at=now())
    for n in range(count):
        begin("establishment", case.party, by=bureau.founder, division=bureau.district, unit=bureau.units["approval"],
              intake=intake, state="submitted")  # fmt: skip
        Fact.objects.create(organization=organization, kind="address", value=f"某路{n}号", valid_from=date(2020, 1, 1),
                            recorded_at=now(), batch="旧册")  # fmt: skip
    Case.objects.filter(submitted_at__isnull=True).update(submitted_at=now())
    reviewer = at_desk_of(bureau.reviewer)
    address = f"/desk/organizations/{organization.uscc}/"
    reviewer.get(address)
    with django_assert_num_queries(FILE):
        page = reviewer.get(address).content.decode()
    assert page.count("成立登记 ") > min(count, 200)


def test_before_the_announcement_there_is_no_file(bureau):
    case = bureau.reach("certified")
    uscc = Organization.objects.get(party_id=case.party_id).uscc
    assert at_desk_of(bureau.reviewer).get(f"/desk/organizations/{uscc}/").status_code == 404
    assert uscc not in at_desk_of(bureau.reviewer).get("/desk/organizations/").content.decode()


@pytest.mark.parametrize("count", [3, 300])
def test_the_list_costs_the_same_however_many_and_turns_its_pages(bureau, count, django_assert_num_queries):
    for n in range(count):
        party = Party.objects.create(kind="organization", name=f"演示组织{n}")
        Organization.objects.create(
            party=party, uscc=codes.made_up(Kind.ASSOCIATION, 5000 + n), name=f"演示组织{n}", name_key="yanshi", kind=Kind.ASSOCIATION,
            status=Status.REGISTERED, division=bureau.street_division, address="某路1号", established_on=date(2020, 1, 1),
            announced_on=date(2020, 1, 2),
        )  # fmt: skip
    clerk = at_desk_of(bureau.clerk)
    clerk.get("/desk/organizations/")
    with django_assert_num_queries(LIST):
        page = clerk.get("/desk/organizations/").content.decode()
    seen, address = set(), "/desk/organizations/"
    while address:
        page = clerk.get(address).content.decode()
        seen |= {part.split("/")[0] for part in page.split('href="/desk/organizations/')[1:]} - {'"'}
        following = page.split('href="?q=&amp;after=')[1:]
        address = f"/desk/organizations/?after={following[0][:18]}" if following else ""
    assert len({code for code in seen if len(code) == 18}) == count


"""A right that has ended opens nothing at the very next request of a session from before, on every address it opened."""

from datetime import date

import pytest
from django.urls import get_resolver

from casework.core.models import Barred, Case
from network.models import Delegation, Membership, Post, User
from tests.access.addresses import PLACES, places
from tests.access.roles import account, browser, fetched
from tests.access.test_pairs import pressed
from tests.portal.doors import addresses

pytestmark = pytest.mark.django_db
LAST = {"valid_from": date(2020, 1, 1), "valid_to": date(2026, 11, 22)}
PASSWORD = "demo-binhai-2026"


def everything(world):
    """Every address of the URLconf: those without an object as they are, the others with three objects of each side."""
    plain = [f"/{p}" for p in addresses(get_resolver().url_patterns) if "<" not in p]
    return plain + [place.url for pattern in PLACES for place in places(world, pattern) if place.rank < 3]


def opened(client, urls):
    """The addresses that showed something."""
    found = set()
    for url in urls:
        answer = client.get(url)
        fetched(answer)
        if answer.status_code == 200:
            found.add(url)
    return found


def common(world, urls):
    """What anybody who is signed in may open; asked once."""
    if not hasattr(world, "common"):
        world.common = opened(browser(world.bureau.stranger), urls)
    return world.common


def own_of(world, session, urls):
    """What this session may open and a stranger may not."""
    return opened(session, [url for url in urls if url not in common(world, urls)])


@pytest.mark.parametrize(
    "who", ["founder_a", "clerk", "reviewer", "publisher", "auditor", "admin", "security", "sponsor_a", "editor"]
)
def test_whoever_has_left_opens_what_a_stranger_opens(world, who):
    user, urls = account(world, who), everything(world)
    session = browser(user)
    own = own_of(world, session, urls)
    assert len(own) >= 3, who

    Membership.objects.filter(user=user).update(**LAST)
    Post.objects.filter(user=user).update(**LAST)

    assert opened(session, own) == set()
    assert [url for url in own if pressed(session, world, url).status_code not in (404, 405)] == []  # and nothing is pressed
    assert session.session["_auth_user_id"] == str(user.pk)  # it is the right that ended, not the session


def test_a_row_that_is_gone_is_as_good_as_one_that_has_ended(world):
    session, urls = browser(world.a.colleague), everything(world)
    own = own_of(world, session, urls)
    assert own
    Membership.objects.filter(user=world.a.colleague).delete()
    assert opened(session, own) == set()


@pytest.mark.parametrize("ends", ["delegation", "holder"])
def test_a_deputy_whose_days_are_over(world, ends):
    session, urls = browser(world.bureau.deputy), everything(world)
    own = own_of(world, session, urls)
    assert own
    rows = Delegation.objects.all() if ends == "delegation" else Post.objects.filter(user=world.bureau.chief)
    rows.update(**LAST)
    assert opened(session, own) == set()


def of_case(world, case):
    """Every address of a case, its matters, files, papers and notices."""
    numbers = [case.number, *Case.objects.filter(parent_id=case.pk).values_list("number", flat=True)]
    return {url for url in everything(world) if any(f"/{number}/" in url for number in numbers)}


@pytest.mark.parametrize("who", ["reviewer", "chief", "approver", "clerk", "auditor"])
def test_an_expert_who_has_left_a_case_finds_nothing_of_it(world, who):
    user, case = account(world, who), world.b.cases["review"]
    session = browser(user)
    hanging = [f"/files/{path.replace('/', '')}/" for path in case.uploads.values_list("path", flat=True)]
    hanging += [f"/papers/{code}/" for code in case.papers.values_list("code", flat=True)]
    hanging += [u for u in everything(world) if f"/{world.b.notice.number}/" in u and u.startswith("/desk/")]
    own = opened(session, [*of_case(world, case), *hanging])
    other = f"/desk/cases/{world.b.cases['granted'].number}/"
    assert len(own) >= 3
    assert opened(session, [other]) == {other}

    Barred.objects.create(case_id=case.pk, user=user, reason="与申请人是近亲属", since="2026-11-23T08:00:00Z")

    assert opened(session, own) == set()
    assert [url for url in own if pressed(session, world, url).status_code not in (404, 405)] == []
    assert opened(session, [other]) == {other}  # other cases are untouched


def test_an_account_that_was_closed_is_a_strangers(world):
    session, urls = browser(world.bureau.chief), everything(world)
    nobody = opened(browser(None), urls)
    own = opened(session, urls) - nobody
    assert own
    User.objects.filter(pk=world.bureau.chief.pk).update(is_active=False)
    assert opened(session, own) == set()


def test_a_new_password_ends_every_other_session_on_every_address(world):
    here, elsewhere = browser(world.a.founder), browser(world.a.founder)
    urls = everything(world)
    own = opened(elsewhere, urls) - opened(browser(None), urls)
    typed = {"oldpassword": PASSWORD, "password1": "yan-ye-wen-hua-26", "password2": "yan-ye-wen-hua-26"}
    assert here.post("/accounts/password/change/", typed).status_code == 302
    assert User.objects.get(pk=world.a.founder.pk).check_password("yan-ye-wen-hua-26")
    assert opened(elsewhere, own) == set()
    assert opened(here, ["/hall/cases/"]) == {"/hall/cases/"}  # the session that changed it goes on

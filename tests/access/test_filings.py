"""A street sees its own filings only, at every address there is: all roles, both streets, both communities, several states."""

import itertools
import re

import pytest

from casework.core.process import PROCESSES
from casework.views.progress import token_of
from hall.switching import ref_of
from tests.access.addresses import with_objects
from tests.access.digest import differing, digest
from tests.access.filings import NEIGHBOURS, at_desk, notice_of, parts_of
from tests.access.roles import PARTY, WHO, browser, fetched
from tests.access.test_pairs import shut
from tests.access.ways import NOTICE_DESK

pytestmark = pytest.mark.django_db
PRESSED = {"community_filing": ("community_agree", "withdraw", "accept_complete"), "filing_confirmation": ("submit_year", "propose_confirm")}
EVERYBODY = sorted({*WHO, *NEIGHBOURS})


def account(world, who):
    """The user behind a name of NEIGHBOURS."""
    part, _, side = who.partition("_")
    return world.civil if who == "civil" else getattr(world.sides[side].near, "approver" if part == "head" else part)


@pytest.fixture
def all_people(world, people):
    """Everybody's browser."""
    return people | {who: browser(account(world, who)) for who in NEIGHBOURS}


def placed(pattern, case):
    """Every address a pattern makes of a filing."""
    if "number>" not in pattern and not pattern.startswith(("files/", "papers/")) or "publicity" in pattern:  # what is posted is everybody's
        return []
    parts = parts_of(case) | ({"<slug:number>": notice_of(case)} if "notices" in pattern else {})
    steps = PRESSED[case.process] if "<slug:step>" in pattern else [""]
    return [re.sub(r"<[^>]+>", lambda found: parts.get(found[0], "1"), pattern.replace("<slug:step>", step)) for step in steps]


def outside(side, state, url):
    """Who has no business at an address of a filing; what is posted is read by whoever works on notices."""
    mine = PARTY[side] if url.startswith("hall/") else at_desk(side, state) | PARTY[side]
    return [who for who in EVERYBODY if who not in mine | (NOTICE_DESK if url.startswith("desk/notices/") else set())]


def test_nobody_else_gets_in_at_any_address(world, all_people):
    """Every address of a filing and of a confirmation of each side: the other street's officer, and everybody else in turn."""
    leaks, tried, before, turn = [], set(), digest(), itertools.count()
    for side, other in ("ab", "ba"):
        for state in ("posted", "reported"):
            case = world.sides[side].filed[state]
            for url in (url for pattern in with_objects() for url in placed(pattern, case)):
                who = outside(side, state, url)
                for name in (f"officer_{other}", who[next(turn) % len(who)]):
                    answer = all_people[name].get(f"/{url}")
                    fetched(answer)
                    tried.add(name)
                    if not (shut(name, answer) or answer.status_code == 405):
                        leaks.append(f"{name} looks at {url}: {answer.status_code}")
    assert leaks == []
    assert set(EVERYBODY) <= tried | PARTY["a"] | PARTY["b"]
    assert differing(before, digest()) == []


def test_every_role_finds_or_does_not_find_each_case(world, all_people):
    """The page of each filing in both faces: all who may, and everybody else in turn at one of the states; nobody else presses."""
    wrong, before = [], digest()
    for side in "ab":
        for place, (state, case) in enumerate(world.sides[side].filed.items()):
            for face, mine in (("hall", PARTY[side]), ("desk", at_desk(side, state))):
                url = f"/{face}/cases/{case.number}/"
                tried = set(EVERYBODY[place % 6 :: 6]) | (mine if place in (1, 5) else set())
                for who in sorted(tried | {"officer_a", "officer_b"}):
                    answer = all_people[who].get(url)
                    fetched(answer)
                    if (answer.status_code == 200) != (who in mine):
                        wrong.append(f"{who} at {url} ({state}): {answer.status_code}")
                    if who not in mine and not shut(who, pressed := all_people[who].post(f"{url}steps/{PRESSED[case.process][0]}/", {})):
                        wrong.append(f"{who} presses at {url}: {pressed.status_code}")
    assert wrong == []
    assert differing(before, digest()) == ["casework_opened"]  # by those who may


def test_lists_name_ones_own_street_alone(world, all_people):
    """Worklist, all cases, what may be confirmed together, the list for guidance: the neighbour's number and word are in none of them."""
    found = {}
    for who in NEIGHBOURS:
        pages = [fetched(all_people[who].get(url)).decode() for url in ("/desk/", "/desk/cases/", "/desk/confirmations/", "/desk/guidance/", "/desk/notices/?bucket=all")]
        for side in "ab":
            numbers = {case.number for case in world.sides[side].filed.values()}
            found[who, side] = {number for number in numbers for page in pages if number in page}
            assert who == "civil" or who.endswith(side) or all(world.sides[side].word not in page for page in pages), who
    for who in NEIGHBOURS:
        for side in "ab":
            mine = {case.number for state, case in world.sides[side].filed.items() if who in at_desk(side, state)}
            assert found[who, side] <= mine, who
    assert all(found[f"officer_{side}", side] for side in "ab")


def test_the_way_to_a_legal_person_is_its_own_peoples(world, all_people):
    for side in "ab":
        url = f"/hall/org/{ref_of(world.sides[side].body.party)}/promotion/"
        got_in = {who for who in EVERYBODY if all_people[who].get(url).status_code == 200}
        assert got_in == PARTY[side]


def test_the_link_that_shows_the_way_tells_nothing_else(world, all_people):
    for side in "ab":
        for case in list(world.sides[side].filed.values())[1:]:
            page = fetched(all_people["public"].get(f"/t/{token_of(case)}/")).decode()
            assert [mark for mark in world.sides[side].marks if mark in page] == []


def test_the_steps_tried_exist():
    assert all(step in PROCESSES[slug].cards for slug, steps in PRESSED.items() for step in steps)

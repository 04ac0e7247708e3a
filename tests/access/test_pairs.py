"""Own and foreign: every address with an object, tried by everybody with everybody's object, looking and pressing."""

import itertools
import uuid

import pytest
from django.db import transaction
from django.urls import resolve

from tests.access.addresses import NOBODYS, PLACES, places, with_objects
from tests.access.digest import differing, digest
from tests.access.roles import WHO, fetched

pytestmark = pytest.mark.django_db
# What a press would need to go through, if the door were open: the answers of many forms at once.
TYPED = {
    "commitment": "on", "reason": "情况有变化，不再办理。", "opinion": "同意。", "answer": "情况属实，已经说明清楚。", "do": "reveal",
    "reveal-reason": "核对联系方式", "kind": "none", "text": "", "leader": "主任", "to": "culture", "question": "是否可以？", "person": "reviewer",
    "looked_through": "on", "phone": "13800000000", "delivery": "window", "successor": "clerk", "valid_to": "2026-11-30", "spot": "门口",
    **{f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")},
}  # fmt: skip


def test_every_address_with_an_object_has_its_pair():
    missing = sorted(set(with_objects()) - set(PLACES) - set(NOBODYS))
    gone = sorted((set(PLACES) | set(NOBODYS)) - set(with_objects()))
    assert missing == [], (
        f"{missing}: new in the URLconf. Add each to tests/access/addresses.py: to PLACES with a function that gives, for a side, "
        "[(address with that side's object, the roles that may look)] - make the object in tests/access/world.py if there is "
        "none yet - or to NOBODYS with the reason why its object belongs to no party."
    )
    assert gone == [], "no longer in the URLconf: take them out of tests/access/addresses.py"
    assert len(WHO) >= 14


def shut(who, answer):
    """Whether somebody was told that there is nothing: 404, or to sign in first."""
    return answer.status_code == 404 or (
        who == "public" and answer.status_code == 302 and answer.url.startswith("/accounts/login/")
    )


def pressed(client, world, url):
    """A press with everything a form might ask."""
    return client.post(url, TYPED | {"version": "1", "key": uuid.uuid4().hex})


def test_what_is_foreign_is_not_there_and_cannot_be_pressed(world, people):
    leaks, before = [], digest()
    for pattern in PLACES:
        for place in places(world, pattern):
            for who in foreign(place):
                looked, press = people[who].get(place.url), pressed(people[who], world, place.url)
                fetched(looked)
                if not (shut(who, looked) or (pattern in ONLY_POSTED and looked.status_code == 405)):
                    leaks.append(f"{who} looks at {place.url}: {looked.status_code}")
                if not (shut(who, press) or press.status_code == 405):
                    leaks.append(f"{who} presses {place.url}: {press.status_code}")
    assert leaks == []
    assert differing(before, digest()) == []


def foreign(place):
    """Who tries it: everybody, at the first objects of an address; at the many that follow the parties themselves and two of
    those next door, in turn.
    """
    if place.rank < FULLY:
        return sorted(set(WHO) - place.audience)
    turn = place.rank % (len(NEAR) - 1)
    return sorted({"founder_a", "founder_b", *NEAR[turn : turn + 2]} - place.audience)


FULLY = 2
NEAR = ("public", "former_a", "sponsor_a", "recused", "stranger", "former_b", "sponsor_b", "street")
# What a press with nothing typed finds nothing at, and why.
SAYS_WHAT = {
    **dict.fromkeys(
        ("hall/cases/<number:number>/founding/", "hall/org/<slug:ref>/", "desk/papers/<slug:code>/", "desk/cases/<number:number>/mirrors/"),
        "several buttons on a page, and none was named",
    ),
    "desk/cases/<number:number>/matters/<slug:kind>/": "this kind cannot be opened beside the first case of the world",
    "desk/notices/<slug:number>/files/<slug:token>/": "a file of a desk whose other pages are forms",
}
ONLY_POSTED = {"desk/cases/<number:number>/original/<slug:token>/"}


def test_what_is_ones_own_is_there(world, people):
    """The control: every object above is real, and every role that may look at an address gets in: at its first, and in turn at the others."""
    unreal, turn, tried = [], itertools.count(), {}
    for pattern in PLACES:
        met = tried.setdefault(pattern, set())
        for place in places(world, pattern):
            allowed = sorted(place.audience)
            for who in {*(place.audience - met), *allowed[next(turn) % (len(allowed) or 1) :][:1]}:
                answer = people[who].get(place.url)
                fetched(answer)
                met.add(who)
                if answer.status_code == 404 or answer.status_code >= 500:
                    unreal.append(f"{who} at own {place.url}: {answer.status_code}")
    assert unreal == []
    assert len(set().union(*tried.values())) >= 14


def test_what_is_ones_own_may_be_pressed(world, people):
    """Whoever may look at an object presses it with nothing typed: no error comes, and whatever takes presses takes somebody's."""
    broken, answers = [], {}
    for pattern in PLACES:
        for place in (place for place in places(world, pattern) if place.rank == 0):
            for who in sorted(place.audience):
                with transaction.atomic():
                    answer = people[who].post(place.url, {})
                    fetched(answer)
                    transaction.set_rollback(True)
                answers.setdefault(pattern, {})[who] = answer.status_code
                if answer.status_code >= 500:
                    broken.append(f"{who} presses own {place.url}: {answer.status_code}")
    assert broken == []
    pressable = [pattern for pattern in answers if hasattr(resolve(f"/{example(world, pattern)}").func.view_class, "post")]
    assert {p for p in pressable if set(answers[p].values()) <= {403, 404, 405}} == set(SAYS_WHAT)
    assert len(pressable) >= 20 and len({who for met in answers.values() for who in met}) >= 14


def example(world, pattern):
    """An address of a pattern."""
    return next(place.url for place in places(world, pattern)).removeprefix("/")

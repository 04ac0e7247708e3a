"""How the stories of 联名 use its pages: the list at the hall, a member's link, minutes in few words."""

import re
import subprocess

import pytest
from django.core.cache import cache
from django.test import Client

from casework.intake import store
from orgs.models import FoundingMember
from tests.stories.pages import at_desk_of


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

"""The joint meeting among its own people and outside it: what is not one's own is not there, and a word of it is found nowhere.

A word nobody else writes stands in a topic, a circulation and a decision of two units and in the meeting of three. The liaison
officer of a unit that was not asked, an official of a unit that was, officials of the district, an applicant and a stranger all try.
"""

import uuid
from datetime import date

import pytest
from django.db import transaction

from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.post.rows import Letter
from casework.views.files import token_of
from network.models import Post
from tests.access.roles import browser, fetched
from tests.access.words import words_of
from tests.bureau import SINCE
from tests.meetings import circulated
from tests.meetings.cast import Cast, assigned, fresh, later, planned

pytestmark = pytest.mark.django_db
WORD = "紫微垣"
OFFICE = {"office", "office2", "director", "convener"}
OUTSIDE = {"public", "stranger", "founder", "official", "clerk", "reviewer", "chief", "admin", "science", "emergency"}  # an auditor reads everything
# slug -> who may look besides the office: the unit's own officer, and those of units it was sent to
# An auditor and a supervisor oversee all of it: both the cases and the joint meeting's own pages (test_called_off.py).
MINE = {"topic": {"health"}, "countersign": {"market"}, "meeting": {"health", "market", "finance"}, "participation": {"health"},
        "circulation": {"health", "market"}, "circulation_reply": {"market"}, "decision": {"health"}}  # fmt: skip
LISTS = ("/desk/", "/desk/cases/", "/desk/letters/", f"/desk/cases/?q={WORD}", f"/search/?q={WORD}", "/publicity/", "/hall/", "/hall/messages/",
         *(f"/desk/meetings/?tab={tab}" for tab in ("topics", "sittings", "circulations", "decisions", "bulletin", "suggestions")))  # fmt: skip


class Room:
    """One case of every kind with the word in it; `who` are browsers by role."""

    def __init__(self, bureau):
        self.cast = cast = Cast(bureau)
        bureau.official = bureau.person("official", "承办人", staff=True)
        Post.objects.create(user=bureau.official, role="reviewer", unit=cast.units["health"], division=bureau.district, title="科员", valid_from=SINCE)
        topic = cast.proposed(touched=["market"], title=f"{WORD}准入协同的具体分工")
        topic = perform(topic, "start_countersign", by=cast.office, units=["market"], question=f"{WORD}是否同意？")
        units = [cast.units[slug] for slug in ("health", "market", "finance")]
        meeting = perform(planned(cast, title=f"{WORD}专题会议2026年第一次", kind="special", units=units), "convene_special", by=cast.office,
                          ground="convener", proposers=[], units=[], reason="召集人决定召开。")  # fmt: skip
        other = cast.admitted("finance", touched=["market"], title=f"{WORD}资金渠道的办法")
        meeting = perform(meeting, "submit_agenda", by=cast.office, begins_at=later(10, "T14:30"), minutes=60, place=WORD, observers="", urgent_reason="",
                          items=[{"topic": other.number, "reporter": WORD, "minutes": 20}])  # fmt: skip
        meeting = perform(perform(meeting, "check_agenda", by=cast.director, opinion="齐全。"), "approve_agenda", by=cast.convener)
        meeting = perform(meeting, "notify", by=cast.office)
        said = {"title": f"{WORD}时限的调整方案", "direct": ["health"], "asked": ["health", "market"], "tasks": [circulated.TASK | {"assisting": ""}]}
        going = circulated.going_round(cast, **said)
        decision = assigned(cast, date(2027, 3, 31), sitting=meeting)
        decision = perform(decision, "accept_task", by=cast.health, responsible=WORD, plan=f"{WORD}分工落实。")
        self.cases = {"topic": fresh(topic), "meeting": fresh(meeting), "circulation": fresh(going), "decision": decision,
                      "countersign": cast.matter(topic, "market"), "participation": cast.matter(meeting, "health"),
                      "circulation_reply": circulated.waiting(going, "market")}  # fmt: skip
        Letter.objects.update(posted_at="2026-11-23T01:00:00Z")
        people = {name: getattr(cast, name, None) or getattr(bureau, name, None) for name in (*OFFICE, *OUTSIDE, "health", "market", "finance", "auditor")}
        self.who = {name: browser(user) for name, user in people.items() if user is not None or name == "public"}

    def addresses(self, slug):
        """Every address of a case: its page, each of its steps, its files and letters."""
        case = self.cases[slug]
        yield f"/desk/cases/{case.number}/"
        yield from (f"/desk/cases/{case.number}/steps/{step}/" for step in list(PROCESSES[slug].cards)[:2])
        yield f"/hall/cases/{case.number}/"
        yield from (f"/files/{token_of(upload)}/" for upload in case.uploads.all()[:1])


@pytest.fixture(scope="module")
def room(world, django_db_blocker):
    """In the same district as the two sides; taken back after this module."""
    with django_db_blocker.unblock():
        mark = transaction.atomic()
        mark.__enter__()
        try:
            yield Room(world.bureau)
        finally:
            transaction.set_rollback(True)
            mark.__exit__(None, None, None)


def test_what_is_foreign_is_not_there_and_cannot_be_pressed(room):
    leaks, before = [], {slug: fresh(case).version for slug, case in room.cases.items()}
    for slug in MINE:
        for who in OUTSIDE & set(room.who) - MINE[slug]:
            for url in room.addresses(slug):
                looked = room.who[who].get(url)
                press = room.who[who].post(url, {"reason": "情况有变化。", "answer": "agree", "leader": "主任", "version": "1", "key": uuid.uuid4().hex})
                leaks += [f"{who} {url} {answer.status_code}" for answer in (looked, press)
                          if answer.status_code not in (404, 405) and not (who == "public" and answer.status_code == 302)]  # fmt: skip
    assert leaks == [], "\n".join(leaks)
    assert {slug: fresh(case).version for slug, case in room.cases.items()} == before


def test_what_is_ones_own_is_there(room):
    """The control: each of them is real, and the office, its director, the convener and the units that were asked get in."""
    for slug, mine in MINE.items():
        for who in {"office", "director", "convener", "auditor"} | mine:
            answer = room.who[who].get(f"/desk/cases/{room.cases[slug].number}/")
            assert answer.status_code == 200 and WORD in answer.content.decode(), (slug, who)


def test_the_word_is_found_nowhere_else(room):
    shown = {}
    for who in (OUTSIDE & set(room.who)) | {"office", "auditor"}:
        for url in LISTS:
            answer = room.who[who].get(url)
            text = words_of(fetched(answer), answer.headers.get("Content-Type", ""))
            # A page that was asked for the word says it back; a number says that something was found.
            if (WORD in text and WORD not in url) or any(case.number in text for case in room.cases.values()):
                shown.setdefault(who, []).append(url)
    assert len(shown.pop("office", [])) >= 4  # the control
    read = shown.pop("auditor")
    assert {f"/desk/meetings/?tab={tab}" for tab in ("topics", "sittings", "circulations", "decisions")} <= set(read)
    assert shown == {}

"""Everybody at every address of the table in tests/portal/doors.py: nobody gets further than it says, or presses more."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import get_resolver

from casework.core.models import Case, Entry
from casework.core.perform import perform
from casework.intake.rows import Upload
from casework.journal.instant import today
from casework.notices import objections
from casework.notices.attachments import attach
from casework.post.outbox import post_due
from casework.post.rows import Letter, Paper
from casework.views.files import token_of
from hall.switching import member_ref, ref_of
from network.models import Membership, Post
from orgs.statistics import period
from tests import naming
from tests.casework.notices.making import drafted, staffed
from tests.files import small_pdf, upload
from tests.portal.doors import DOORS, FILE, WHO, addresses

pytestmark = pytest.mark.django_db


def test_every_address_stands_in_the_table():
    assert sorted(set(addresses(get_resolver().url_patterns)) ^ set(DOORS)) == []


def noticed(bureau):
    """A publicity with an attachment and an objection: (its number, the attachment's token)."""
    notice = drafted(staffed(bureau))
    file = attach(notice, upload("说明.pdf", small_pdf()), bureau.editor)
    notice = perform(notice, "review", by=bureau.publisher)
    perform(notice, "publicize", by=bureau.publisher)
    objections.file(notice, words="住所的门牌号码有误。", name="郑某", contact="a@example.org", origin="1")
    return notice.number, token_of(file)


def closed(bureau):
    """A closed month of statistics, as its address names it."""
    last = today().replace(day=1) - timedelta(days=1)
    return str(period.close(last.replace(day=1), by=bureau.approver))


@pytest.fixture
def places(bureau):
    """What the placeholders of the addresses stand for."""
    case = bureau.submitted()
    bureau.former = bureau.person("former", "离开的人")
    left(bureau.former, case)
    post_due()
    notice, shown = noticed(bureau)
    colleague = bureau.member(bureau.person("colleague", "同事"), case)
    return {
        "org/<slug:ref>": f"org/{ref_of(case.party)}", "<slug:member>": member_ref(colleague), "join/<slug:token>": "join/nobody",
        f"publicity/{FILE}": f"publicity/{notice}/files/{shown}/", f"desk/notices/{FILE}": f"desk/notices/{notice}/files/{shown}/",
        "publicity/<slug:number>": f"publicity/{notice}", "notices/<slug:number>": f"notices/{notice}",
        f"{notice}/steps/<slug:step>": f"{notice}/steps/withdraw", "<int:place>": "1",
        "<slug:token>": token_of(Upload.objects.filter(case=case).first()),
        "verify/<slug:code>": f"verify/{Paper.objects.get().code}", "papers/<slug:code>": f"papers/{Paper.objects.get().code}",
        "statistics/<slug:code>": "statistics/standing", "<slug:figure>": "in_hand", "<slug:month>": closed(bureau),
        "services/<slug:code>": "services/DJ", "new/<slug:code>": "new/DJ", "<slug:number>": case.number,
        "<number:number>": case.number, "<slug:kind>": "recusal", "<slug:unit>": "culture", "<slug:street>/<slug:half>": "120116005/2026-1", "rate/<slug:code>": "rate/AAAA2222BB", "sheets/<slug:code>": "sheets/ABCD2345",
        "<slug:ref>": "0" * 32, "<slug:activity>": "0" * 20, "<slug:photo>": "0" * 20, "<int:page>": "1", "<slug:area>": "120116",
        "t/<str:token>": "t/AAAAAAAAAAAAAAAAAAAAAA", "write/<slug:key>": "write/charter", "compare/<slug:key>": "compare/charter",
        "task/<slug:key>": "task/names", "files/<slug:key>": "files/charter", "<slug:step>": "accept",
        "<int:seq>": str(Letter.objects.filter(case=case).first().entry.seq),
        "<int:pk>": str(Post.objects.get(user=bureau.clerk2).pk), "<str:key>": "remedy.review_limit",
        "<slug:section>/<slug:field>": "delivery/phone",
        "<slug:slug>": "registration", "<uidb64>/<token>": "MQ/abc-def", "<slug:uscc>": "0" * 18,
    }  # fmt: skip


def left(user, case):
    """They belonged to the case's party until yesterday."""
    Membership.objects.create(party_id=case.party_id, user=user, role="founder", valid_from=date(2020, 1, 2),
                              valid_to=today() - timedelta(days=1))  # fmt: skip


def of_a_name(places, case):
    """The same places for a name check."""
    code = Paper.objects.filter(case=case).get().code
    return places | {
        "<slug:token>": token_of(Upload.objects.filter(case=case).first()), "verify/<slug:code>": f"verify/{code}",
        "papers/<slug:code>": f"papers/{code}", "services/<slug:code>": "services/MC", "new/<slug:code>": "new/MC",
        "<slug:number>": case.number, "files/<slug:key>": "files/identity",
    }  # fmt: skip


def opened(pattern, places, clients):
    """What everybody gets at an address."""
    for placeholder, value in places.items():
        pattern = pattern.replace(placeholder, value)
    statuses = []
    for client in clients:
        answer = client.get(f"/{pattern}")
        for closer in answer._resource_closers:  # close() itself would also end the test's database connection
            closer()
        statuses.append(str(answer.status_code))
    return " ".join(statuses)


def visitors(bureau):
    """A browser for everybody of the columns."""
    for who in WHO:
        client = Client()
        if who != "public":
            client.force_login(getattr(bureau, who))
        yield client


@pytest.mark.long
def test_nobody_gets_further_than_the_table_says(bureau, places):
    clients = list(visitors(bureau))
    found = {pattern: opened(pattern, places, clients) for pattern in DOORS}
    assert [f"{p} {found[p]}, not {DOORS[p]}" for p in DOORS if found[p] != DOORS[p]] == []


def test_a_name_check_has_the_same_doors(bureau, places):
    case = naming.submitted(bureau)
    left(bureau.former, case)
    post_due()
    places, clients = of_a_name(places, case), list(visitors(bureau))
    asked = [
        pattern for pattern in DOORS if "<slug:" in pattern and pattern.startswith(("hall", "desk", "files", "papers"))
    ]
    found = {pattern: opened(pattern, places, clients) for pattern in asked}
    assert len(asked) >= 15
    assert [f"{p} {found[p]}, not {DOORS[p]}" for p in asked if found[p] != DOORS[p]] == []


def posted(pattern, places, clients):
    """What everybody gets who sends an empty form to an address."""
    for placeholder, value in places.items():
        pattern = pattern.replace(placeholder, value)
    return [client.post(f"/{pattern}").status_code for client in clients]


def test_whoever_may_not_look_may_not_press(bureau, places):
    """A 404 for looking is a 404 for pressing, on every address; nothing is written by any of these presses."""
    clients, before = list(visitors(bureau)), written()
    for pattern in DOORS:
        closed = [client for client, status in zip(clients, DOORS[pattern].split(), strict=True) if status == "404"]
        assert set(posted(pattern, places, closed)) <= {404, 405}, pattern
    assert written() == before


def written():
    """How far every case has come, and how many there are of what people can make."""
    cases = sorted(Case.objects.values_list("number", "state", "version"))
    return cases, Entry.objects.count(), Upload.objects.count(), Post.objects.count(), Membership.objects.count()

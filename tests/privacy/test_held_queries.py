"""/hall/data/ asks the database as often for three rows of a kind as for three hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.clock import outages
from casework.core.begin import begin
from casework.intake import drafts
from casework.intake.rows import Draft, Upload
from casework.journal.instant import now
from hall import held
from network.sign_in import SignIn, note
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
# One question for each table that names an account, and what every page of the hall asks.
QUERIES = {"/hall/data/": 136, "/hall/data/?format=json": 133, "/hall/data/?format=html": 135}


def grow(bureau, rf, upto):
    """Cases with a draft and a file, and sign-ins, of the founder: so many of each."""
    founder, party = bureau.founder, bureau.party_held
    for n in range(Draft.objects.filter(saved_by=founder).count(), upto):
        case = begin("establishment", party, by=founder, division=bureau.district, unit=bureau.units["approval"])
        drafts.keep(case, "purpose", {"purpose": "整理盐业历史。"}, by=founder)
        Upload.objects.create(case_id=case.pk, key="identity", name=f"{n}.pdf", path=f"00/{n:032x}", kind="pdf", size=1,
                              sha256="0" * 64, scan="clean", uploaded_at=now(), uploaded_by=founder)  # fmt: skip
        note(rf.get("/"), founder, done=True)


def asked(client, url):
    """How many queries the address takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


@pytest.fixture
def hall(bureau):
    """The founder's browser; what every page asks once a minute is asked already."""
    bureau.party_held = bureau.team()
    client = at_desk_of(bureau.founder)
    outages.notice()
    return client


@pytest.mark.parametrize("url", QUERIES)
def test_three_and_three_hundred_rows_cost_the_same(bureau, hall, rf, url):
    counts = []
    for rows in (3, 300):
        grow(bureau, rf, rows)
        hall.get(url)
        counts.append(asked(hall, url))
    assert (
        Draft.objects.filter(saved_by=bureau.founder).count()
        == Upload.objects.filter(uploaded_by=bureau.founder).count()
        == 300
    )
    assert SignIn.objects.filter(user=bureau.founder).count() >= 300
    assert counts == [QUERIES[url]] * 2


def test_the_count_bites(bureau, hall, rf, monkeypatch):
    """The control: one more question for each file is seen at once."""
    grow(bureau, rf, 3)
    few = asked(hall, "/hall/data/")
    grow(bureau, rf, 8)
    every = held.answers

    def asking(user):
        return every(user) | {
            "files": [{"name": row.name, "case": row.case.number} for row in Upload.objects.filter(uploaded_by=user)]
        }

    monkeypatch.setattr(held, "answers", asking)
    assert asked(hall, "/hall/data/") >= few + 8

"""来函: what was written to a unit reaches those who hold a post there, unread first; nobody else, not who left the case."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from casework.core.models import Barred
from casework.post.outbox import post_due
from casework.post.rows import Letter
from tests.matters.cast import asking

pytestmark = pytest.mark.django_db


def at(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_letter_to_a_unit_is_listed_opened_and_marked(bureau, case, regulator, travel):
    asking(bureau, case)
    asking(bureau, case, "street")
    letter = Letter.objects.get(unit__slug="culture")
    assert letter.title not in at(regulator).get("/desk/letters/").content.decode()  # not posted yet: it may be recalled
    travel("2026-11-23 10:00")
    post_due()

    page = at(regulator).get("/desk/letters/")
    assert [(row.pk, row.read_at) for row in page.context["page"]] == [(letter.pk, None)]
    assert "未读</span> <a" in page.content.decode()
    shown = at(regulator).get(f"/desk/letters/{letter.pk}/").content.decode()
    assert "该领域是否已有同类组织" in shown and "视为没有不同意见" in shown and case.number + "/1" in shown
    letter.refresh_from_db()
    assert letter.read_by == regulator
    assert "没有未读的来函" in at(regulator).get("/desk/letters/?bucket=unread&page=x").content.decode()
    assert at(bureau.street).get(f"/desk/letters/{letter.pk}/").status_code == 404
    assert at(regulator).get(f"/desk/letters/{10**30}/").status_code == 404

    Barred.objects.create(case_id=letter.case_id, user=regulator, reason="回避", since=letter.written_at)
    assert at(regulator).get(f"/desk/letters/{letter.pk}/").status_code == 404
    assert not at(regulator).get("/desk/letters/").context["page"].object_list


def test_three_letters_or_thirty_cost_the_same(bureau, case, regulator, travel):
    asking(bureau, case)
    travel("2026-11-23 10:00")
    post_due()
    letter, counts = Letter.objects.get(unit__slug="culture"), []
    for more in (2, 27):
        for n in range(more):
            letter.pk, letter.name = None, f"copy{more}-{n}"
            letter.save(force_insert=True)
        with CaptureQueriesContext(connection) as seen:
            at(regulator).get("/desk/letters/")
        counts.append(len(seen))
    assert counts[0] == counts[1]

"""The holder of a like name: a letter in its messages, a page with the question alone, an answer."""

import pytest
from django.test import Client

from casework.core.perform import perform
from casework.post.outbox import post_due
from network.models import Membership
from tests import naming
from tests.bureau import SINCE

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(bureau, travel):
    """A case whose like name's holder was asked, and the holder's legal representative signed in."""
    travel("2026-11-23 09:00")
    holder = naming.organization(bureau, "天津市滨海新区听雨盐业文化服务中心")
    Membership.objects.create(party=holder.party, user=bureau.stranger, role="legal_rep", valid_from=SINCE)
    case = naming.accepted(bureau)
    case = perform(case, "ask_holder", by=bureau.reviewer, holder=holder.uscc, similarity="只差一个字。")
    travel("2026-11-23 10:00")
    post_due()
    return case


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def opens(client, paper):
    """What a paper's address serves, its file closed again."""
    answer = client.get(f"/papers/{paper.code}/")
    for closer in answer._resource_closers:
        closer()
    return answer.headers["Content-Type"]


def test_the_holder_reads_the_question_and_answers_it(bureau, asked):
    page, client = f"/hall/asked/{asked.number}/reply_holder/", signed_in(bureau.stranger)
    messages = client.get("/hall/messages/").content.decode()
    assert page in messages and asked.title not in messages
    shown = client.get(page).content.decode()
    assert "相近之处：只差一个字。" in shown and asked.title not in shown
    assert client.get(f"/hall/cases/{asked.number}/").status_code == 404  # the question, not the case
    paper = asked.papers.get(kind="holder_letter")
    assert opens(client, paper) == "application/pdf"

    wrong = client.post(page, {"version": asked.version, "opinion": "object", "facts": ""})
    assert (wrong.status_code, "请写明容易混淆的事实" in wrong.content.decode()) == (422, True)
    done = client.post(page, {"version": asked.version, "opinion": "agree"})
    assert (done.status_code, done.headers["Location"]) == (303, "/hall/messages/")
    asked.refresh_from_db()
    assert (asked.state, asked.holder_says) == ("under_review", "没有不同意见。")
    assert "已经答复" in client.get(page).content.decode()


def test_nobody_else_gets_there(bureau, asked):
    page = f"/hall/asked/{asked.number}/reply_holder/"
    paper = asked.papers.get(kind="holder_letter")
    for user in (bureau.founder, bureau.sponsor):
        client = signed_in(user)
        assert [client.get(p).status_code for p in (page, f"/papers/{paper.code}/")] == [404, 404]
    assert signed_in(bureau.stranger).get(f"/hall/asked/{asked.number}/approve/").status_code == 404
    assert opens(signed_in(bureau.reviewer), paper) == "application/pdf"

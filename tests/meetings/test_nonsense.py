"""Every step of the joint meeting, filled in with nothing and with nonsense: a sentence comes back, never a fault."""

from datetime import date

import pytest
from django.db import transaction

from casework.core.perform import Closed, perform
from casework.core.process import process_of
from tests.meetings import cast as acts
from tests.meetings.cast import fresh

pytestmark = pytest.mark.django_db  # forms and templates, which no database changes: SQLite alone
JUNK = ("", "x", "-1", "3000-02-30", "是" * 5000)
WHO = ("health", "finance", "office", "office2", "director", "convener")


def filled(card, word):
    """The form's fields, rows too, filled with one word."""
    form = card.form_class
    names = [] if form is None else list(form.base_fields) + ["items", "tasks", "attendance", "public_items"]
    data = dict.fromkeys(names, word)
    columns = ("topic", "minutes", "reporter", "unit", "how", "item", "lead", "due", "public", "do", "who", "until", "code", "note", "gap", "label")
    return data | {f"{name}-0-{column}": word for name in names for column in columns}


def tried(cast, case):
    """How many steps were tried out of a case's state, each with every junk, all taken back."""
    count = 0
    for card in process_of(case).cards.values():
        users = [getattr(cast, name) for name in WHO if card.by.refusal(getattr(cast, name), case, case.opened_at.date()) is None]
        if case.state not in card.sources or not users:
            continue
        for word in JUNK:
            count += 1
            try:
                with transaction.atomic():
                    perform(case.pk, card.name, by=users[0], data=filled(card, word), files={})
                    transaction.set_rollback(True)
            except Closed as closed:
                assert getattr(closed, "problems", ["?"])
    return count


def test_nothing_and_nonsense_get_a_sentence(cast, travel):
    one = cast.draft()
    seen = [tried(cast, one)]
    two = cast.proposed()
    seen.append(tried(cast, two))
    asked = perform(two, "start_countersign", by=cast.office, units=two.touched, question="是否同意上述建议？")
    seen.append(tried(cast, cast.matter(asked, "finance")))
    topic = cast.admitted("science", title="科普类组织进社区课程表的安排", touched=["finance"])
    case = acts.drafting(cast)
    seen += [tried(cast, acts.planned(cast)), tried(cast, case)]
    case = acts.notified(cast, [topic])
    seen += [tried(cast, case), tried(cast, cast.matter(case, "finance"))]
    travel("2026-12-03 14:30")
    case = perform(case, "open_session", by=cast.convener, chair="某", attendance=acts.roll(cast))
    seen.append(tried(cast, case))
    case = perform(case, "record_item", by=cast.office, item=topic.number, statements="没有不同意见。", outcome="resolved", resolved="编制清单。",
                   needed="", recused="")  # fmt: skip
    case = perform(case, "end_session", by=cast.convener, recorder="某", files={"record": acts.sheet("记录")})
    seen.append(tried(cast, case))
    assert all(seen), seen
    assert (fresh(one).version, fresh(case).version) == (one.version, case.version)


def test_a_decision_takes_no_nonsense_either(cast):
    decision = acts.assigned(cast, date(2027, 1, 29))
    counts = [tried(cast, decision)]
    decision = perform(decision, "accept_task", by=cast.health, responsible="科长", plan="按期完成。")
    counts.append(tried(cast, decision))
    assert counts[0] and counts[1] and fresh(decision).version == decision.version

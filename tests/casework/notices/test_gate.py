"""The gate through the real door: 300 notices with a number planted are stopped, 50 clean ones pass (4,000 below, without files)."""

import random

import pytest

from casework.core.perform import Refused, perform
from casework.notices.attachments import attach
from casework.notices.checks import hits_of
from casework.notices.gate.finding import find
from tests.casework.notices import corpus
from tests.casework.notices.making import drafted, staffed
from tests.files import upload

PLANTED, CLEAN = 300, 50


def gone_public(house, text, file):
    """Draft, attach, check, publish as people do; returns the sentences of a refusal, or []."""
    notice = drafted(house, "announcement", title="关于评审结果的公告", body=text)
    if file:
        attach(notice, upload(*file), house.editor)
    notice = perform(notice, "review", by=house.publisher, looked_through="on")
    try:
        return [] if perform(notice, "announce", by=house.publisher).published_at else ["没有发布"]
    except Refused as refused:
        assert [hit.sentence for hit in hits_of(notice)][:20] == refused.problems[:20]
        return refused.problems


@pytest.mark.long
@pytest.mark.django_db
def test_300_planted_notices_are_blocked_and_50_clean_ones_pass(bureau, travel):
    travel("2026-11-23 09:00")
    house, rng = staffed(bureau), random.Random(116)

    missed = [label for label, text, file in (corpus.planted(rng, n) for n in range(PLANTED)) if not gone_public(house, text, file)]
    alarms = {}
    for label, text, file in (corpus.clean(rng, n) for n in range(CLEAN)):
        said = gone_public(house, text, file)
        if said:
            alarms[label] = said

    measured = f"blocked {PLANTED - len(missed)} of {PLANTED} planted; {len(alarms)} false alarms in {CLEAN} clean ({len(alarms) / CLEAN:.1%})"
    assert missed == [], f"{measured}: {missed}"
    assert len(alarms) <= CLEAN * 0.02, f"{measured}: {alarms}"


def test_many_more_texts_say_the_same():
    """Without files and database: 4000 texts each way, other seeds."""
    rng = random.Random(31)
    missed, alarms = [], []
    for n in range(4000):
        kind, disguise = list(corpus.NUMBERS)[n % 4], list(corpus.DISGUISES)[n // 4 % len(corpus.DISGUISES)]
        words = corpus.DISGUISES[disguise](rng, corpus.NUMBERS[kind](rng), kind)
        if not find(corpus.text_around(rng, f"某人{words}")):
            missed.append((kind, disguise, words))
        text = corpus.text_around(rng)
        alarms += [(found.kind, text[found.start : found.end]) for found in find(text)][:1]
    measured = f"missed {len(missed)} of 4000; false alarms {len(alarms)} of 4000 ({len(alarms) / 4000:.2%})"
    assert missed == [], f"{measured}: {missed[:10]}"
    assert len(alarms) <= 4000 * 0.02, f"{measured}: {alarms[:20]}"

"""Workers that are killed and a queue that is down: every letter arrives once."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as configured
from django.test import Client

from casework.core.models import Case
from casework.journal.instant import wall
from casework.post.outbox import CLAIM, post_due, release_stale
from casework.post.rows import Letter, Outbox, Paper

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]
LETTERS, KILLS = 60, 10


@pytest.fixture
def hand_ins(bureau):
    """Hand in so many applications of a founder who has a phone: each writes one letter with a paper."""
    bureau.give_phone(bureau.founder)
    return lambda count: [bureau.submitted() for _ in range(count)]


def sent_mails():
    """The Message-IDs in the mail folder, one for each message sent."""
    files = (Path(configured.DATA_DIR) / "mail").glob("*")
    return [found for file in files for found in re.findall(r"^Message-ID: (\S+)", file.read_text(), re.MULTILINE)]


def sent_messages():
    """The short messages in the spool."""
    return [file.name for file in (Path(configured.DATA_DIR) / "sms").glob("*.txt")]


@pytest.fixture(autouse=True)
def empty_spools(settings):
    """Each test begins with empty spools; this process writes its mail where the workers do."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = f"{settings.DATA_DIR}/mail"
    for name in ("mail", "sms"):
        for file in (Path(settings.DATA_DIR) / name).glob("*"):
            file.unlink()


def after_the_claims_have_ended():
    """What the heartbeat does five minutes later: give back what dead workers held and post it."""
    with time_machine.travel(wall() + CLAIM + timedelta(minutes=1), tick=True):
        while Outbox.objects.filter(done_at__isnull=True).exists():
            before = Outbox.objects.filter(done_at__isnull=True).count()
            release_stale()
            post_due()
            assert Outbox.objects.filter(done_at__isnull=True).count() < before


def arrived_once(cases):
    """Every letter of these cases arrived, by every channel, exactly once."""
    rows = Outbox.objects.filter(letter__case__in=cases)
    assert rows.count() == 4 * len(cases)
    assert not rows.filter(done_at__isnull=True).exists()
    assert Letter.objects.filter(case__in=cases, posted_at__isnull=False).count() == len(cases)
    assert Paper.objects.filter(case__in=cases, made_at__isnull=False).count() == len(cases)
    expected = {key.replace(":", "-") for key in rows.filter(channel="sms").values_list("key", flat=True)}
    assert sorted(sent_messages()) == sorted(f"{key}.txt" for key in expected)
    mails = {key.replace(":", "-") for key in rows.filter(channel="email").values_list("key", flat=True)}
    assert sorted(set(sent_mails())) == sorted(f"<outbox-{key}@platform>" for key in mails)


def test_ten_workers_killed_over_sixty_letters_lose_and_double_nothing(hand_ins, hire):
    cases = hand_ins(LETTERS)
    held = 0
    for kill in range(KILLS):
        worker = hire().until("received", times=5 + 2 * kill)
        worker.kill()
        worker.process.wait()
        held = max(held, Outbox.objects.filter(done_at__isnull=True, claimed_at__isnull=False).count())
    assert held > 0  # the kills struck while rows were in hand
    assert Outbox.objects.filter(done_at__isnull=True).exists()

    after_the_claims_have_ended()

    arrived_once(cases)


def test_hand_ins_commit_while_redis_is_down_and_their_letters_go_out_when_it_returns(broker, hand_ins, hire, settings):
    settings.CACHES = {"default": {"BACKEND": "config.cache.ForgivingRedisCache", "LOCATION": broker.url}}
    broker.stop()
    signed_in = Client().post("/accounts/login/", {"login": "founder", "password": "demo-binhai-2026"})
    assert (signed_in.status_code, signed_in.url) == (302, "/enter/")
    cases = hand_ins(20)
    assert set(Case.objects.values_list("state", flat=True)) == {"submitted"}
    assert not Outbox.objects.filter(done_at__isnull=False).exists()

    broker.start()
    worker = hire("-B", "-s", str(broker.folder / "beat")).until("its paper is made", times=20)
    worker.until(r"tasks\.post_due\[.*succeeded")

    arrived_once(cases)

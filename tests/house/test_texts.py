"""Texts of the processes hold no number of their own: what the law may change is spelt from a rule."""

import re

import pytest

from casework.clock.receipt import charged_to
from casework.core.process import PROCESSES
from policy.spelling import keys_in, seeded

PERIOD = re.compile(r"\d+(个工作日|个月|日内|年以上|元)")


def texts(process):
    """Everything a process says to people before anything is known of their case."""
    found = [rest.told for rest in process.rests.values()]
    found += [text for letter in process.letters.values() for text in (letter.title, letter.do)]
    found += [material.title for material in process.materials]
    if process.guide:
        found += [*process.guide.way, *(question.ask for question in process.guide.questions)]
    return found


def faults(said, rules):
    """Texts with a period written out, and rules they name that the process does not list."""
    written = [text for text in said if PERIOD.search(text)]
    return written + sorted(keys_in(*said) - set(rules))


@pytest.mark.parametrize("process", PROCESSES.values(), ids=PROCESSES)
def test_periods_are_spelt_from_rules(process):
    assert faults(texts(process), process.rules) == []
    assert not any("{" in seeded(text) for text in texts(process))


def test_a_written_period_and_an_unlisted_rule_are_seen():
    """The control."""
    planted = ["请在5个工作日内补正。", "请在{remedy.suit_limit}内起诉。"]
    assert faults(planted, ()) == ["请在5个工作日内补正。", "remedy.suit_limit"]


@pytest.mark.parametrize("process", PROCESSES.values(), ids=PROCESSES)
def test_every_day_is_charged_to_somebody_with_a_name(process):
    for state in process.rests:
        assert not re.search("[a-z]", charged_to(process, state)), state

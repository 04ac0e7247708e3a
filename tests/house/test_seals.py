"""Every kind of paper has its answer: does it wait for its seal, or is it issued at once with the electronic signature?"""

import re

from casework.core.process import PROCESSES
from casework.post.papers import RENDERERS
from papers.sealing.holding import LASTS, TAKES_BACK, finality, rule_of
from policy import rules


def unanswered(kinds, keys):
    """(kinds of paper without a rule, rules of papers that are not there)."""
    wanted = {rule_of(*key.removeprefix("paper:").split("/")) for key in kinds if key.removeprefix("paper:").split("/")[0] in PROCESSES}
    given = {key for key in keys if key.startswith("seal.")}
    return wanted - given, given - wanted


def test_every_paper_says_whether_it_waits_for_its_seal():
    assert unanswered(RENDERERS, rules.file_rows()) == (set(), set())


def test_an_answer_says_what_its_paper_is_called():
    said = {key: row.get("note", "") for key, row in rules.file_rows().items() if key.startswith("seal.")}
    for key, made in RENDERERS.items():
        slug, kind = key.removeprefix("paper:").split("/")
        if slug in PROCESSES:
            assert said[rule_of(slug, kind)] == f"{PROCESSES[slug].title}：{made.title}"


def test_steps_named_as_the_way_out_exist():
    for (slug, step), sentence in LASTS.items():
        labels = {card.label for process in PROCESSES.values() if process.slug == slug for card in process.cards.values()}
        assert set(re.findall("“([^”]+)”", sentence)) <= labels, (slug, step)


def test_a_paper_without_an_answer_and_an_answer_without_a_paper_are_seen():
    keys = set(rules.file_rows()) - {"seal.meeting.notice"} | {"seal.meeting.banner"}
    assert unanswered(RENDERERS, keys) == ({"seal.meeting.notice"}, {"seal.meeting.banner"})


def test_the_answers_are_yes_or_no_and_the_certificate_ships_with_yes():
    answers = {key: row["value"] for key, row in rules.file_rows().items() if key.startswith("seal.")}
    assert {key for key, value in answers.items() if value == "是"} == {"seal.establishment.certificate"}
    assert set(answers.values()) == {"是", "否"} and {rules.file_rows()[key]["unit"] for key in answers} == {"yes_no"}


def silent(processes):
    """Steps by which officials make a paper and that cannot be recalled, without a word on how they are put right."""
    for process in processes:
        for card in process.cards.values():
            letter = process.letters.get(card.letter)
            staff = set(card.by.names) - {"applicant", "founder", "legal_rep", "clock", "engine"}
            if letter and letter.paper and staff and not card.recallable and not finality(process, card.name):
                yield process.slug, card.name


def test_a_step_that_nothing_takes_back_says_so_and_what_to_do_instead():
    assert list(silent(PROCESSES.values())) == []


def test_what_takes_a_step_back_leads_out_of_the_state_it_led_to():
    for (slug, step), back in TAKES_BACK.items():
        cards = PROCESSES[slug].cards
        assert cards[step].target in cards[back].sources, (slug, step)
    stale = [key for key in LASTS if key[1] not in PROCESSES[key[0]].cards or PROCESSES[key[0]].cards[key[1]].recallable]
    assert stale == []


def test_a_step_without_a_word_is_seen(monkeypatch):
    monkeypatch.delitem(LASTS, ("establishment", "grant"))
    assert list(silent([PROCESSES["establishment"]])) == [("establishment", "grant")]

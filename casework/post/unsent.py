"""Letters that have not gone out yet: what they tell of is nothing for those they are addressed to."""

from functools import cache

from casework.core.process import PROCESSES, process_of
from casework.post.rows import Letter
from casework.post.serving import asked_of
from network.actors import Machine

LABEL = "文书待发出"
TOLD = "上一步的文书已经写好，编号、用印以后发给您；发出以前不用办理，期限从送达之日起算。"
REFUSAL = "请您办理这一步的文书还没有编号、用印，没有发出；发出以后才能办理，期限从送达之日起算。"


def unsent(case):
    """The waiting letter whose step led the case where it stands now, or None. One query, or none.

    What is taken back by a step of its own (`Letter.waits`) is told in the words of its state.
    """
    if case.state not in reached(case.process):
        return None
    rows = Letter.objects.filter(case_id=case.pk, entry__target=case.state, cancelled_at__isnull=True)
    letter = rows.exclude(waits_for="").select_related("entry").order_by("-id").first()
    if letter is None or letter.entry.source == letter.entry.target:
        return None
    return letter if letter.name in reached(case.process)[case.state] else None


@cache
def reached(slug):
    """State -> names of the letters with which a process's steps lead there and that may have to wait."""
    process, found = PROCESSES[slug], {}
    for card in process.cards.values():
        declared = process.letters.get(card.letter)
        if declared and card.target and not declared.waits and (declared.paper or declared.to not in ("file", "applicant")):
            found.setdefault(card.target, set()).add(card.letter)
    return found


def is_for(letter, case, names):
    """Whether a letter is addressed to any of these roles."""
    return bool(asked_of(process_of(case).letters[letter.name]) & set(names))


def barred(letter, case, card):
    """Whether a card is for those the letter has not reached; what they could do before its step they still may."""
    return letter.entry.source not in card.sources and is_for(letter, case, card.by.names)


def wait_for_it(case, act):
    """The engine's phase before the checks: nobody acts on a paper that has not gone out."""
    if isinstance(act.by, Machine) or not set(act.card.by.names) & _roles(case.process, case.state):
        return []
    letter = unsent(case)
    return [REFUSAL] if letter and barred(letter, case, act.card) else []


def takeable(case, cards):
    """Cards without those of people to whom the letter that asks for them has not gone out. One query, or none."""
    theirs = _roles(case.process, case.state)
    if not any(theirs & set(card.by.names) for card in cards) or not (letter := unsent(case)):
        return cards
    return [card for card in cards if not barred(letter, case, card)]


@cache
def _roles(slug, state):
    """The roles to whom the letters that lead to a state are addressed."""
    letters = PROCESSES[slug].letters
    return frozenset().union(*(asked_of(letters[name]) for name in reached(slug).get(state, ())))

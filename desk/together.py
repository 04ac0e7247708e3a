"""Steps that may be taken on several cases at once: each case goes through the same door by itself, and says what happened.

Only what names a person may be done so: nothing that is decided, told to an applicant in words, or weighed. Approvals
have the case's own page.
"""

import uuid
from dataclasses import dataclass

from django.http import QueryDict

from casework.core.perform import NotYours, Refused, Reused, Stale, perform
from casework.core.process import PROCESSES, process_of
from network.posts import posts_of

STEPS = ("assign", "reassign")
LISTS = {"xlsx": "导出表格", "print": "打印清单"}


def together(user, day):
    """[(key, label)] of what this official may do on several cases: steps of their posts, and lists."""
    roles = {held.role for held in posts_of(user, day)}
    found = {}
    for process in PROCESSES.values():
        for name in STEPS:
            card = process.cards.get(name)
            if card and roles & set(card.by.names):
                found.setdefault(name, card.label)
    return [*found.items(), *LISTS.items()]


@dataclass(frozen=True)
class Outcome:
    """What happened with one case: done or not, and the sentence that says so."""

    number: str
    case: object
    done: bool
    says: str

    @property
    def title(self):
        """The case in words; "" where there is none."""
        return self.case.title if self.case else ""


GONE = "没有这个办件，或者您不能查看它。"


def foreseen(number, case, step, user, day):
    """Outcome of a step that has not been tried: `done` says that nothing known stands in its way."""
    if case is None:
        return Outcome(number, None, False, GONE)
    process = process_of(case)
    card = process.cards.get(step)
    if card is None:
        return Outcome(number, case, False, f"“{process.title}”没有这一步。")
    if case.state not in card.sources:
        return Outcome(number, case, False, f"办件现在是“{process.label(case.state)}”，不能办理“{card.label}”。")
    refusal = card.by.refusal(user, case, day)
    return Outcome(number, case, refusal is None, refusal or f"办件现在是“{process.label(case.state)}”，可以办理。")


def tried(number, case, step, user, *, version, key, data):
    """Take the step on one case, as its own page does, and say what happened. Pressed twice it is done once."""
    if case is None:
        return Outcome(number, None, False, GONE)
    own = uuid.uuid5(uuid.UUID(key), number).hex
    try:
        done = perform(case, step, by=user, version=version or -1, key=own, data=answers(data))
    except (NotYours, Refused) as closed:
        return Outcome(number, case, False, "".join(once(closed.problems)))
    except Stale:
        return Outcome(number, case, False, "这件刚刚有人办过，没有再办。请打开看看现在到了哪一步。")
    except Reused:
        return Outcome(number, case, False, "同一份表单提交了两种内容，以先提交的为准。")
    process = process_of(done)
    return Outcome(number, done, True, f"已办理：{process.cards[step].label}。现在是“{process.label(done.state)}”。")


def once(problems):
    """Every sentence once: what stands beside a field is told a second time with the field's name before it."""
    said = []
    for sentence in map(str, problems):
        if not any(sentence == one or sentence.endswith(f"：{one}") for one in said):
            said.append(sentence)
    return said


def answers(data):
    """What was typed for the step, without what belongs to the page of several cases."""
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        if name not in ("case", "what", "go", "key", "back", "csrfmiddlewaretoken") and not name.startswith("version-"):
            kept.setlist(name, values)
    return kept

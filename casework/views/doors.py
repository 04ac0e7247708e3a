"""Which doors are open: the steps a person may try on a case now, and why the others are closed."""

from dataclasses import dataclass

from casework.core import recall
from casework.core.act import Act
from casework.core.process import process_of
from casework.journal.instant import now
from casework.views.outline import first_sentence
from network.actors import Machine
from policy.basis import cited


def doors(case, user, day):
    """(card, sentence) for every step out of the case's state; the sentence is None where the user may try it."""
    for card in process_of(case).cards.values():
        if case.state in card.sources and card.in_force(day):
            yield card, card.by.refusal(user, case, day)


def open_doors(case, user, day):
    """The cards of the steps this user may try now, in order of declaration."""
    return [card for card, sentence in doors(case, user, day) if sentence is None]


@dataclass(frozen=True)
class Checked:
    """What one check of a step says now; `later` where it waits for what the form asks."""

    says: str
    problems: tuple
    later: bool


def rehearsed(case, cards, by, day):
    """[(card, [Checked])] of steps with checks, as they stand before anything has been filled in."""
    found = []
    for card in cards:
        act = Act(case, card, by, now(), day, source=case.state)
        found.append((card, [_checked(check, case, act) for check in card.checks]))
    return [(card, rows) for card, rows in found if rows]


def _checked(check, case, act):
    try:
        problems = tuple(check(case, act))
    except KeyError:  # it reads a fact that the form has yet to ask for
        return Checked(first_sentence(check), (), later=True)
    later = bool(problems) and all(getattr(problem, "field", None) for problem in problems)
    return Checked(first_sentence(check), () if later else problems, later)


def hinted(case, by, day, answers):
    """What a machine notices in the answers handed in; None where the process says nothing of the kind."""
    process = process_of(case)
    if process.hints is None:
        return None
    return list(process.hints(Act(case, None, by, now(), day, source=case.state, answers=answers)))


def may_recall(case, user):
    """Whether the user may take back the last step."""
    return not isinstance(user, Machine) and recall.refusal(case, user) is None


def why(case, step, user, day):
    """Sentences that explain why a step is there for a user or not."""
    process = process_of(case)
    card = process.cards.get(step)
    if card is None:
        return [f"“{process.title}”没有 {step} 这一步；有的是：{'、'.join(process.cards)}。"]
    said = [f"“{card.label}”：{card.told}", f"依据：{'、'.join(cited(card.basis, formal=False))}"]
    if case.state not in card.sources:
        said.append(f"办件现在是“{process.label(case.state)}”，这一步只能从这些状态办理："
                    f"{'、'.join(process.label(s) for s in card.sources)}。")  # fmt: skip
    if not card.in_force(day):
        said.append("这一步在今天不施行。")
    refusal = card.by.refusal(user, case, day)
    said.append(f"人员：{refusal}" if refusal else "人员：可以办理。")
    return said

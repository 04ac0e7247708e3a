"""The point of no return: a paper whose rule says that it is sealed is told to nobody until the keeper of seals has sealed it.

Until then the letter waits (`Letter.waits_for`), the step that made the paper may be taken back, and the paper is void with
its number kept; afterwards there is only a further paper beside it.
"""

from casework.core.process import process_of
from casework.journal.instant import day_of
from casework.post import writing
from network.units import with_capacity
from papers.voiding import voided_by_step
from policy import rules

SEAL, NUMBER = "seal", "number"
YES = "是"
# What a paper is that is nothing for the public yet, and what it says.
STAGES = {"void": "已作废", NUMBER: "待编号", SEAL: "待用印", "issued": "已发出"}
REVOKED = "已撤销"  # it went out, and a later step of its case took its worth
# (process, step) -> the step that takes it back where its effects forbid a plain recall; filled by `ready()`.
TAKES_BACK = {}
# (process, step) -> why nothing takes the step back, and what to do instead; filled by `ready()`, held by a house test.
LASTS = {}


def rule_of(process, kind):
    """The key of the rule that says whether a kind of paper is sealed before it goes out."""
    return f"seal.{process}.{kind}"


def is_sealed_first(process, kind, day):
    """Whether the office seals this kind of paper before it tells anybody, on a day: policy/rules.yaml answers for every kind.

    A kind whose rule was not seeded yet goes out at once.
    """
    key = rule_of(process, kind)
    found = rules.values([key], on=day).get(key)
    return found is not None and found.value == YES


def seal_first(case, letter, day):
    """What a new letter waits for on account of its seal (casework.post.writing.HOLDS)."""
    return (SEAL,) if is_sealed_first(case.process, letter.paper, day) else ()


def was_sealed_first(paper):
    """Whether this paper had to be sealed before it went out: as of the day its step wrote it."""
    return is_sealed_first(paper.case.process, paper.kind, day_of(paper.letter.written_at))


def stage_of(paper):
    """Key of STAGES: where a paper stands on its way out."""
    if paper.letter.cancelled_at or hasattr(paper, "void"):
        return "void"
    return next((word for word in (NUMBER, SEAL) if word in paper.letter.waits_for.split(",")), "issued")


def staged(rows):
    """Papers with `stage` and `stage_label`; what a later step made void says so. One query, one more where a step can."""
    found = list(rows.select_related("letter__entry", "void", "case"))
    over = voided_by_step(found)
    for paper in found:
        paper.stage = "void" if paper.pk in over else stage_of(paper)
        paper.stage_label = REVOKED if paper.pk in over else STAGES[paper.stage]
    return found


def unit_of(case):
    """The unit in whose name a case's papers are issued: its number book, its seal, its blanks.

    A case may lie on the desk of a unit that was asked, or that has to carry something out: it is not the one that writes.
    """
    unit = getattr(case, "deciding_unit", None) or getattr(case, "agency", None) or case.unit
    authority = process_of(case).authority
    if unit is None or not authority or authority in unit.capacities:
        return unit
    return next(iter(with_capacity(authority)), unit)


def way_back(paper):
    """The label of the step by which its process takes the paper back, or "" where a recall does."""
    return label_back(process_of(paper.case), paper.letter.entry.step)


def label_back(process, step):
    """The label of the step that takes another back, or ""."""
    name = TAKES_BACK.get((process.slug, step))
    return process.cards[name].label if name else ""


def finality(process, step):
    """What an official should know before they take a step that cannot simply be recalled; "" for all others."""
    back = label_back(process, step)
    if back:
        return f"这一步办理以后不能直接撤回；文书用印以前，可以办理“{back}”收回。"
    said = LASTS.get((process.slug, step))
    return f"这一步办理以后不能撤回。{said}" if said else ""


def register():
    """Once, from `ready()`."""
    if seal_first not in writing.HOLDS:
        writing.HOLDS.append(seal_first)

"""Side: how a process says which matters it knows, when, by which limits, and what they hold up."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core import checks

from casework.core.process import PROCESSES, process_of
from policy import rules

SILENCE = "逾期没有答复的，如实记录为未答复，不影响依法继续办理，也不视为同意。"
# What a kind cannot do without: the process's declaration has to name these rules.
NEEDS = {
    "consultation": ("limit",), "clarification": ("limit", "most"), "third_party": ("limit",),
    "visit": ("limit", "notice"), "hearing_session": ("limit", "notice"), "objection": ("limit",), "recusal": ("limit",),
    "legal_review": ("limit",), "extension": ("clock", "adds"),
}  # fmt: skip


@dataclass(frozen=True)
class Side:
    """A kind of matter (`slug`) a process allows, while the parent is in one of `states`.

    Rule keys: `limit` of the time for it, `notice` of how long before an event is announced, `most` of how many there
    may be, `adds` of how much longer the parent's clock `clock` may become. `silence` says what no answer means; `never`
    why the law does not allow this kind here at all, `when(case)` why not in this case, as a sentence or None. `blocks` names steps of the parent that wait until every matter of
    this kind is over; `follows_handler` says that whoever handles the parent handles these too.
    """

    slug: str
    states: frozenset = frozenset()
    limit: str = ""
    blocks: tuple = ()
    most: str = ""
    follows_handler: bool = False
    notice: str = ""
    silence: str = SILENCE
    clock: str = ""
    adds: str = ""
    never: str = ""
    when: Callable | None = None


def side_of(process, slug):
    """The process's declaration for a kind of matter, or None."""
    return next((side for side in process.matters if side.slug == slug), None)


def side(matter):
    """The declaration under which a matter runs; an empty one where the process no longer has it."""
    return side_of(process_of(matter.parent), matter.process) or Side(matter.process)


def own_limit(matter):
    """The limit of the process the matter runs beside: kept with the matter since it was opened."""
    return matter.limit_rule or side(matter).limit


def faulty(app_configs=None, **_):
    """System check: every process that allows a kind of matter names the rules it needs, and the rules exist."""
    return [checks.Error(sentence, id="matters.E001") for process in PROCESSES.values() for sentence in faults(process)]


def faults(process):
    """What is missing from a process's declarations, as sentences."""
    for said in process.matters:
        if said.slug not in PROCESSES:
            yield f"{process.slug}: 没有“{said.slug}”这种事项"
        if said.never:
            continue
        for name in NEEDS.get(said.slug, ()):
            if not getattr(said, name):
                yield f"{process.slug}: 事项 {said.slug} 没有写明 {name}"
        for name in RULES:
            if getattr(said, name) and not known(getattr(said, name)):
                yield f"{process.slug}: 事项 {said.slug} 的 {name} 没有规则 {getattr(said, name)}"
        if said.clock and said.clock not in {clock.name for clock in process.clocks}:
            yield f"{process.slug}: 事项 {said.slug} 的期限 {said.clock} 不在本流程"


RULES = ("limit", "notice", "most", "adds")


def known(key):
    """Whether a rule of this key ships."""
    try:
        rules.seeded(key)
    except KeyError:
        return False
    return True

"""System checks: declarations that do not hold together, and guards that do not stand."""

from django.core import checks

from casework.core import guards
from casework.core.process import PROCESSES
from casework.mirrors.declared import faulty


def register():
    """Enter the checks; called from `ready()`."""
    checks.register(declarations, "casework")
    checks.register(faulty, "casework")
    checks.register(standing, checks.Tags.database)


def declarations(app_configs, **_):
    """Every card resolves its form, every state its rest, every expiry its step, every letter its declaration."""
    said = []
    for process in PROCESSES.values():
        try:
            cards = process.cards
        except LookupError as error:
            said.append(checks.Error(str(error), id="casework.E001"))
            continue
        said += [checks.Error(f"{process.slug}: {fault}", id="casework.E002") for fault in faults(process, cards)]
    return said


def faults(process, cards):
    """What does not hold together in one process."""
    for value in process.states.values:
        if value not in process.rests:
            yield f"状态 {value} 没有写明等谁、告诉申请人什么"
    for value, rest in process.rests.items():
        if rest.expires and (rest.expires not in cards or str(value) not in cards[rest.expires].sources):
            yield f"状态 {value} 到期的步骤 {rest.expires} 不能从这里走"
    keys = [part.key for part in (*process.sections, *process.materials)]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"{key} 既是一页也是一项材料，补正告知会分不清"
    for card in cards.values():
        if card.letter and card.letter not in process.letters:
            yield f"步骤 {card.name} 的信 {card.letter} 没有声明"
        if not card.told:
            yield f"步骤 {card.name} 没有说明"


def standing(app_configs, databases=None, **_):
    """The database's guards agree with the code. A warning: migrate, which mends it, runs these checks first."""
    return [
        checks.Warning(sentence, hint="运行 manage.py migrate，会重新装好。", id="casework.W010")
        for alias in databases or []
        if guards.built(alias)
        for sentence in guards.drift(alias)
    ]

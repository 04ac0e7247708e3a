"""A process drawn from its declaration: as the JSON contract, as a page of docs, as a diagram."""

from casework.core.process import Process
from policy import rules
from policy.spelling import seeded


def outline(process: Process):
    """The contract of `manage.py processes --json` for one process."""
    return {
        "code": process.code,
        "slug": process.slug,
        "system": process.system,
        "title": process.title,
        "kind": process.kind,
        "states": [_state(process, value, label) for value, label in process.states.choices],
        "steps": [_step(card) for card in process.cards.values()],
        "materials": [{"key": m.key, "title": m.title, "basis": _basis(m.basis)} for m in process.materials],
        "matters": [side.slug for side in process.matters if not side.never],
        "rules": list(process.rules),
    }


def _state(process, value, label):
    rest = process.rests[value]
    keys = rest.limit if not callable(rest.limit) else None
    first = keys if isinstance(keys, str) or keys is None else keys[0]
    return {
        "value": value, "label": label, "told": seeded(rest.told), "awaits": list(rest.awaits), "basis": _basis(rest.basis),
        "limit": _limit(first or getattr(rest.limit, "key", None)), "final": process.final(value),
    }  # fmt: skip


def _limit(key):
    if not key:
        return None
    rule = rules.seeded(key)
    return {"rule": key, "value": str(rule.value), "unit": rule.unit}


def _step(card):
    return {
        "name": card.name, "label": card.label, "source": list(card.sources),
        "target": None if card.target is None else str(card.target), "by": list(card.by.names),
        "basis": _basis(card.basis), "checks": [first_sentence(check) for check in card.checks], "letter": card.letter,
    }  # fmt: skip


def _basis(cited):
    return [{"document": b.document, "passage": b.passage, "anchor": b.anchor} for b in cited]


def first_sentence(function):
    """What a check or an effect says of itself."""
    return " ".join((function.__doc__ or function.__name__).split())


def diagram(process):
    """The state machine as a Mermaid diagram."""
    lines = ["```mermaid", "stateDiagram-v2", f"  [*] --> {process.starts}"]
    lines += [f"  {value}: {label}" for value, label in process.states.choices]
    for card in process.cards.values():
        if card.target is not None:
            lines += [f"  {source} --> {card.target}: {card.label}" for source in card.sources]
    lines += [f"  {value} --> [*]" for value in process.states.values if process.final(value)]
    return "\n".join([*lines, "```"])


def page(process):
    """docs/processes/<slug>.md."""
    head = [f"# {process.title}（{process.code}）", "", process.about, "", diagram(process), "", "## 状态", "",
            "| 状态 | 告诉申请人 | 等谁 | 期限 | 依据 |", "|---|---|---|---|---|"]  # fmt: skip
    for value, label in process.states.choices:
        rest = process.rests[value]
        limit = "随办件而定" if callable(rest.limit) else rest.limit or ""
        head.append(f"| {label} `{value}` | {seeded(rest.told)} | {'、'.join(rest.awaits)} | {limit} | "
                    f"{'、'.join(map(str, rest.basis))} |")  # fmt: skip
    head += ["", "## 步骤", "", "| 步骤 | 从 | 到 | 谁 | 依据 | 核对 |", "|---|---|---|---|---|---|"]
    for card in process.cards.values():
        sources = "、".join(process.label(s) for s in card.sources)
        target = process.label(card.target) if card.target else "不变"
        checks = "；".join(first_sentence(c) for c in card.checks)
        head.append(f"| {card.label} `{card.name}` | {sources} | {target} | {'、'.join(card.by.names)} | "
                    f"{'、'.join(map(str, card.basis))} | {checks} |")  # fmt: skip
    if process.materials:
        head += ["", "## 材料", ""] + [f"- {m.title}{'（' + m.when_label + '）' if m.when_label else ''}"
                                      for m in process.materials]  # fmt: skip
    return "\n".join(head) + "\n"

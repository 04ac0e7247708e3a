"""What states and steps are called on pages, for lists that read Case alone."""

from casework.core.process import PROCESSES

# Steps of the engine itself, which no process declares.
ENGINE = {"begin": "建立办件", "recall": "撤回上一步", "take_over": "接续办理自纸质卷宗", "disclose": "查看完整号码",
          "mirror": "记录外部系统编号", "mirror_reminder": "催办外部系统录入",
          "mirror_for_chief": "外部系统录入逾期报负责人", "outage": "因系统中断调整期限",
          "head_removal": "窗口登记移出负责人", "head_answer": "负责人对移出的意见", "head_removed": "移出负责人的决定"}
# Lines that are no steps, of the rooms above: name -> label, filled by their `ready()`.
BESIDE = {}


def state_labels():
    """(process, state) -> label."""
    return {(p.slug, value): label for p in PROCESSES.values() for value, label in p.states.choices}


def step_label(name, process):
    """A step's label in the officials' words; a refused opening of a matter is told by the matter's title."""
    card = process.cards.get(name)
    if card:
        return card.label
    opened = PROCESSES.get(name.removeprefix("open_"))
    return f"发起{opened.title}" if opened else (ENGINE | BESIDE).get(name, name)

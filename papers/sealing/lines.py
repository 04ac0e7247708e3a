"""A line of the case's journal about one of its papers: beside the road, it moves no state."""

from casework.core.act import actor_of
from casework.journal.entry import append
from casework.journal.instant import day_of, now, wall

LABELS = {"paper_sealed": "用印登记", "paper_returned": "退回未用印", "paper_delivered": "送达登记", "paper_voided": "文书作废",
          "paper_numbered": "按编号簿编号"}
OPEN = ("paper", "day", "copies", "spoiled", "way", "sheet", "corrects", "number")


def write_line(case, paper, by, step, facts):
    """Append it; names and free text are journalled as hashes."""
    instant = now()
    return append(case, step=step, at=instant, recorded_at=wall(), actor=actor_of(by, None, case, day_of(instant)), facts={"paper": paper.code, **facts},
                  open_names=OPEN)  # fmt: skip

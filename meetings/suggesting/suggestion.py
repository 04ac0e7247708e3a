"""Suggestion: one case that should be talked over: why, by which rule, what the office tried, what has to be decided.

Nothing in it names a person, nor whose case it is: what the journal and the declarations say, and no text anybody typed.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from casework.core.case import Case
from casework.core.process import PROCESSES, process_of
from casework.journal.entry import Entry
from casework.journal.instant import day_of
from casework.views.labels import step_label
from papers.words import zh_date
from policy.basis import cite
from policy.rules import Rule

GROUNDS = {
    "overdue": ("议定事项长期逾期", cite("joint-meeting/t44")), "stuck": ("办件超过期限", cite("joint-meeting/t3")),
    "conflict": ("部门意见不一致", cite("joint-meeting/t39")),
}  # fmt: skip
# How the rule's value reads where its number alone says too little.
READS = {"stuck": "超过期限满{}", "conflict": "有意见和无意见的单位各不少于{}个", "overdue": "逾期满{}"}
STANCES = {"opinion": "有意见", "none": "无意见", "elsewhere": "不属于本单位职责"}
TRIED = 5  # kinds of steps told


@dataclass(frozen=True)
class Suggestion:
    """Why (`because`, in a sentence), by which `rule` as it held for it; heavier ones come first."""

    case: Case
    ground: str
    rule: Rule
    because: str
    weight: int

    @property
    def label(self):
        """The ground in words."""
        return GROUNDS[self.ground][0]

    @property
    def basis(self):
        """The clause under which such a thing is brought before the meeting."""
        return GROUNDS[self.ground][1]

    @property
    def raised_by(self):
        """The clause, and the rule that raised it: its value in words as it holds on the day, and its own ground where that is another."""
        own = "" if self.rule.basis.lstrip("《") in str(self.basis) else f"（{self.rule.basis}）"
        return f"{self.basis}：{READS[self.ground].format(self.rule.text)}{own}"

    @property
    def question(self):
        """What the meeting is to decide."""
        process = process_of(self.case)
        if self.ground == "overdue":
            return "逾期的议定事项怎样处理，最后完成时间是哪一天？"
        if self.ground == "stuck":
            return f"{process.title}停在“{process.label(self.case.state)}”，由哪个单位在什么时间以前解决？"
        return f"对{process.title}，{'、'.join(self._with('opinion'))}有意见，{'、'.join(self._with('none'))}无意见，按哪个意见办理，由谁负责？"

    @cached_property
    def tried(self):
        """What the office tried: steps of officials and of the clock, of the case and of what runs beside it, the last kinds of
        them as label, how often, and the last day. No names.
        """
        own = Entry.objects.filter(Q(case=self.case) | Q(case__parent=self.case), outcome="done").exclude(step="begin")
        counted = {}
        for line in own.filter(~Q(post="") | Q(kind="clock")).select_related("case").order_by("at", "pk"):
            process = PROCESSES[line.case.process]
            told = f"{process.title}：{step_label(line.step, process)}" if line.case.parent_id else step_label(line.step, process)
            counted[told] = (counted.pop(told, (0,))[0] + 1, day_of(line.at))
        return [f"{zh_date(last)}{told}" + (f"（共{times}次）" if times > 1 else "") for told, (times, last) in list(counted.items())[-TRIED:]]

    @property
    def dossier(self):
        """[(label, value)] without anything personal: not even whose case it is."""
        process = process_of(self.case)
        stances = "；".join(f"{'、'.join(names)}{label}" for kind, label in STANCES.items() if (names := self._with(kind)))
        return [("编号", self.case.number), ("事项", process.title), ("环节", process.label(self.case.state)),
                ("承办单位", self.case.unit.short if self.case.unit_id else ""), ("开始日期", zh_date(day_of(self.case.opened_at))),
                ("各单位意见", stances if self.ground == "conflict" else "")]  # fmt: skip

    def _with(self, kind):
        """Units that answered so."""
        return [unit for answer, unit in self._answers if answer == kind]

    @cached_property
    def _answers(self):
        """[(kind, unit)] of the consultations."""
        rows = PROCESSES["consultation"].cases.objects.filter(parent_id=self.case.pk, asked__isnull=False).exclude(answer_kind="")
        return list(rows.order_by("pk").values_list("answer_kind", "asked__short"))

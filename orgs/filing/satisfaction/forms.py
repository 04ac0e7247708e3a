"""What is asked of the street that opens a round, and of the resident who holds a slip."""

from datetime import timedelta

from django import forms

from casework.intake.questions import Page, count, day, words
from casework.journal.instant import today
from orgs.filing.satisfaction.rows import QUESTIONS, SCORES
from policy.rules import value


class OpenForm(Page):
    """Which body, until when. `orgs` are those of the street without a round this year."""

    org = forms.ModelChoiceField(queryset=None, label="组织", empty_label="请选择",
                                 error_messages={"required": "请选择组织。", "invalid_choice": "请从列出的组织中选择。"})  # fmt: skip
    closes_on = day("截止日期", help_text="到这一天24时，评价码失效。")

    def __init__(self, *args, orgs, **kwargs):
        days = int(value("filing.satisfaction_days", on=today()).number)
        super().__init__(*args, initial={"closes_on": today() + timedelta(days=days)}, **kwargs)
        self.fields["org"].queryset = orgs


class PrintForm(Page):
    """How many slips."""

    count = count("印几张", min_value=1, initial=40, help_text="一张一个码，发给实际服务过的居民；多印的不用发。")


class AnswerForm(Page):
    """Four questions and a remark: nothing about who answers."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, text in QUESTIONS.items():
            self.fields[name] = forms.TypedChoiceField(
                label=text, choices=list(SCORES.items()), coerce=int, widget=forms.RadioSelect,
                error_messages={"required": "请选一项。", "invalid_choice": "请从列出的选项中选择。"},
            )  # fmt: skip
        self.fields["remark"] = words("还想说的话", rows=3, required=False, max_length=300, help_text="不用写姓名和电话；只有街镇看得到。")


class CodeForm(Page):
    """The code on the slip."""

    code = words("评价码", max_length=20, help_text="纸条上的10个字母和数字，不分大小写。")

"""A change of a liaison officer, as the letter says it."""

from django import forms

from casework.intake.questions import Page, choice, day, words
from casework.journal.instant import today
from meetings.standing.rows import KINDS
from network.models import Unit, User
from network.posts import staff_of


class SeatForm(Page):
    """Who comes, from when, by which letter, and when it was reported."""

    kind = choice("变动的是", list(KINDS.items()))
    name = words("新任人员姓名", max_length=40)
    account = forms.ModelChoiceField(
        User.objects.none(), label="新任人员的账号", required=False, to_field_name="username", empty_label="没有账号",
        help_text="联络员和备用联络员须有账号才能办理；没有的，先请系统管理员在“岗位”页开设。",
        error_messages={"invalid_choice": "请从列出的本单位人员中选择。"},
    )  # fmt: skip
    title = words("职务", max_length=80)
    since = day("变动日期")
    letter_number = words("函的文号", max_length=60, help_text="例如 滨残联函〔2026〕31号。")
    reported_on = day("收到函的日期")

    def __init__(self, *args, unit: Unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = staff_of(unit, today())
        self.fields["account"].label_from_instance = lambda person: person.name

    def clean(self):
        """A liaison officer has an account; days are in order and not ahead of today."""
        given = super().clean()
        if given.get("kind") in ("liaison", "backup") and not given.get("account") and "account" not in self.errors:
            self.add_error("account", "联络员和备用联络员须选择账号，否则不能代表本单位办理。")
        for name in ("since", "reported_on"):
            if given.get(name) and given[name] > today():
                self.add_error(name, "不能晚于今天。")
        if given.get("since") and given.get("reported_on") and given["reported_on"] < given["since"]:
            self.add_error("reported_on", "收到函的日期不能早于变动日期。")
        return given

"""The forms of a single entry: what is typed for each kind, each field named after its column of a register sheet.

They only gather: what a cell may hold is said by the rules of the import (orgs.importing), whose sentences come back
beside the fields.
"""

from django import forms

from orgs.importing.reported import COUNTS, LISTS
from orgs.importing.single import CELLS, OF_A_YEAR

YEARS = 10  # how many past years are offered
GRADES = [("", "请选择"), *((f"{n}A", f"{n}A") for n in (5, 4, 3, 2, 1))]
CONCLUSIONS = [("", "请选择"), *((word, word) for word in ("合格", "基本合格", "不合格", "未参检", "不需参检"))]
COUNTED = {"full_time": "专职人员数", "part_time": "兼职人员数", "party_members": "党员数"}
SUMS = {"assets_yuan": "总资产（元）", "income_yuan": "总收入（元）", "spending_yuan": "总支出（元）"}


def text(label, *, needed="", hint="", **attrs):
    """A line as it is typed; `needed` is the sentence when it is empty."""
    widget = forms.Textarea(attrs={"rows": 3}) if attrs.pop("long", False) else forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, required=bool(needed), help_text=hint, widget=widget, max_length=300,
                           error_messages={"required": needed, "max_length": "不能超过300个字。"})  # fmt: skip


def day(label, *, needed="", hint=""):
    """A day, as the browser's own calendar writes it or as it is typed; longer words than a day's are told beside the field."""
    field = text(label, needed=needed, hint=hint, type="date")
    field.widget.attrs.pop("maxlength", None)  # no attribute of a calendar
    return field


def choice(label, choices, needed):
    """One of a few; anything else is told with what was sent."""
    return forms.ChoiceField(label=label, choices=choices, error_messages={
        "required": needed, "invalid_choice": "没有“%(value)s”这一项，请从列出的选项里选。"})  # fmt: skip


def of_grade(today):
    """A grade and its days."""
    return {"grade": choice("评估等级", GRADES, "请选择评估等级。"), "grade_from": day("有效期从哪一天起", needed="请填写有效期从哪一天起。"),
            "grade_to": day("有效期到哪一天止", needed="请填写有效期到哪一天止。")}  # fmt: skip


def of_list(name):
    """From which day on the list, why, and when it was taken off."""
    title = dict(LISTS.values())[name]
    return lambda today: {
        f"{name}_since": day(f"列入{title}的日期", needed="请填写列入日期。", hint="要移出、改原因的，照原来的日期填写。"),
        f"{name}_reason": text("列入原因", hint="社会公众会看到；已经写明的可以不填。", long=True),
        f"{name}_until": day(f"移出{title}的日期", hint="还没有移出的不填。"),
    }  # fmt: skip


def year(today):
    """A year that is over."""
    last = today.year - 1
    return choice("哪一年度", [(str(n), f"{n}年度") for n in range(last, last - YEARS, -1)], "请选择年度。")


KINDS = {
    "grade": of_grade,
    "annual": lambda today: {"year": year(today), "annual": choice("年检结论", CONCLUSIONS, "请选择年检结论。")},
    "abnormal": of_list("abnormal"), "severe": of_list("severe"),
    "people": lambda today: {name: text(label, inputmode="numeric") for name, label in COUNTED.items()}
    | {"counted_on": day("人数从哪一天起", needed="请填写是哪一天统计的。", hint="统计的那一天；从这一天起有效，直到有新的人数。")},
    "money": lambda today: {"year": year(today)}
    | {name: text(label, inputmode="decimal", hint="可以写到分。") for name, label in SUMS.items()},
}  # fmt: skip
# Of which at least one is to be filled in, and the sentence when none is.
SOME = {"people": (COUNTS, "请至少填写一项人数。"), "money": (tuple(SUMS), "请至少填写一项金额。")}


class EntryForm(forms.Form):
    """One kind's fields and, always, the paper it is entered from."""

    def __init__(self, kind, today, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.kind = kind
        self.fields |= KINDS[kind](today)
        self.fields["ground"] = forms.CharField(
            label="依据", max_length=100, help_text="文号，或者是什么材料，例如“津滨民社〔2026〕12号”“纸质年度工作报告”。",
            error_messages={"required": "请写明依据哪一份文件或者材料。", "max_length": "不能超过100个字。"},
        )  # fmt: skip

    def clean(self):
        """At least one number where there are several."""
        given = super().clean()
        names, sentence = SOME.get(self.kind, ((), ""))
        if names and not any(given.get(name) for name in names) and not any(name in self.errors for name in names):
            self.add_error(names[0], sentence)
        return given

    @property
    def cells(self):
        """Column name -> what was typed, as a row of a sheet names it."""
        given = self.cleaned_data
        if self.kind in OF_A_YEAR:
            return {f"{name}_{given['year']}": given[name] for name in OF_A_YEAR[self.kind]}
        return {name: given[name] for name in CELLS[self.kind]}

    def say(self, problems):
        """Put every problem beside its field; what belongs to none stands above."""
        for problem in problems:
            field = getattr(problem, "field", "")
            self.add_error(field if field in self.fields else None, problem)


class DropForm(forms.Form):
    """Why an entry of a list is not confirmed; one stands at each entry that waits, so it is told apart by its number."""

    why = forms.CharField(label="不予确认的理由", max_length=100, help_text="录入的人会看到；要改的，请写明改什么。", error_messages={
        "required": "请写明不予确认的理由，录入的人会看到。", "max_length": "不能超过100个字。"})  # fmt: skip

    def __init__(self, entry, *args):
        super().__init__(*args, label_suffix="", auto_id=f"id_{entry.pk}_%s")

    say = EntryForm.say

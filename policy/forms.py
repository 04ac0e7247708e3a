"""Entering the next edition of a rule, and a year's calendar."""

from django import forms

from policy import calendar, rules


class EditionForm(forms.Form):
    """The next value of one rule: from a day on, on a ground, verified or not."""

    value = forms.CharField(label="数值", max_length=80, error_messages={"required": "请填写数值。"})
    effective_from = forms.DateField(
        label="自哪天起施行", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写施行日期。", "invalid": "请写成 2026-11-23 的样子。"},
    )  # fmt: skip
    basis = forms.CharField(
        label="依据", max_length=300, help_text="文件名称、文号和条款。", error_messages={"required": "请写明依据。"}
    )
    verified = forms.BooleanField(label="已经对照原文核实", required=False)
    note = forms.CharField(label="说明", max_length=300, required=False)

    def __init__(self, *args, unit, day, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.unit, self.day = unit, day
        self.fields["value"].help_text = f"单位：{rules.UNITS.get(unit, unit) or '无'}" + (
            "（以分为单位）" if unit == "fen" else ""
        )

    def clean_value(self):
        """A value that fits the unit."""
        fault = rules.fault(self.cleaned_data["value"], self.unit)
        if fault:
            raise forms.ValidationError(fault)
        return self.cleaned_data["value"].strip()

    def clean_effective_from(self):
        """Not in the past: cases keep the rules they were opened under."""
        day = self.cleaned_data["effective_from"]
        if day < self.day:
            raise forms.ValidationError("新版本只能自今天或者以后施行；已经开办的办件仍按原来的规则。")
        return day


class YearForm(forms.Form):
    """A year's arrangement, a line a day."""

    year = forms.IntegerField(label="年份", min_value=2020, max_value=2100)
    source = forms.CharField(label="依据", max_length=160, help_text="国务院办公厅通知的名称和文号。",
                             error_messages={"required": "请写明依据。"})  # fmt: skip
    days = forms.CharField(
        label="放假和调休上班的日子", widget=forms.Textarea(attrs={"rows": 12}),
        help_text="每行一天：2027-02-06,放假,春节 或者 2027-02-20,上班,春节调休。周末不放假的不用写。",
        error_messages={"required": "请至少填写一天。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self):
        """Every faulty line is named."""
        given = super().clean()
        if given.get("year") and given.get("days"):
            given["rows"], faults = calendar.parse_year(given["year"], given["days"])
            if faults:
                self.add_error("days", faults[:20])
        return given

"""What the pages of the list ask."""

import re

from django import forms
from django.core.exceptions import ValidationError
from stdnum.cn import ric, uscc

from casework.intake.fields import InspectedFileField
from casework.journal.instant import today
from orgs.registration.establishment.founding.rows import INDIVIDUAL, UNIT, plain
from orgs.registration.licensing.questions import IdNumber, Page, Phone, count, day, words

LINES = 300


class CreditCode(forms.CharField):
    """A unified social credit code (GB 32100), checked by its last character."""

    def __init__(self, label="统一社会信用代码", **kwargs):
        super().__init__(label=label, max_length=40, error_messages={"required": f"请填写{label}。"}, **kwargs)

    def clean(self, value):
        """The code in capitals."""
        code = plain(super().clean(value))
        if code and not uscc.is_valid(code):
            raise ValidationError("统一社会信用代码不对，请照证照核对18位代码。")
        return code


PHONE_HINT = "填写的，链接会用短信发给本人；不填的，您可以复制链接用微信发。"


class IndividualForm(Page):
    """A person."""

    kind = INDIVIDUAL
    name = words("姓名", max_length=60)
    number = IdNumber()
    phone = Phone(required=False, help_text=PHONE_HINT)

    def rows(self):
        """The one member these answers make."""
        return [self.cleaned_data | {"kind": self.kind}]


class UnitForm(IndividualForm):
    """A unit and who speaks for it."""

    kind = UNIT
    name = words("单位名称", max_length=100)
    number = CreditCode()
    representative = words("代表人姓名", max_length=60, help_text="由他确认，或者在签名页上签名盖章。")
    phone = Phone("代表人手机号码", required=False, help_text=PHONE_HINT)
    field_order = ("name", "number", "representative", "phone")


class ManyForm(Page):
    """Many members at once, a line each, as copied from a spreadsheet."""

    lines = forms.CharField(
        label="名单", widget=forms.Textarea(attrs={"rows": 12}), max_length=60000,
        help_text="每行一名，用空格、逗号或者表格的制表符隔开。个人：姓名 身份证号码 手机号码；单位：单位名称 统一社会信用代码 代表人 手机号码。手机号码可以不填。",
        error_messages={"required": "请填写名单，每行一名。", "max_length": "一次最多300行，请分几次添加。"},
    )  # fmt: skip

    def clean_lines(self):
        """Rows of members; every line that is not right is named."""
        lines = [text for text in self.cleaned_data["lines"].splitlines() if text.strip()]
        if len(lines) > LINES:
            raise ValidationError(f"一次最多{LINES}行，请分几次添加。")
        found, said = [], []
        for place, text in enumerate(lines, start=1):
            try:
                found.append(_member([part for part in re.split(r"[\s,，、;；]+", text.strip()) if part]))
            except ValidationError as error:
                said += [f"第{place}行：{message}" for message in error.messages]
        if said:
            raise ValidationError(said[:20] + ([f"还有{len(said) - 20}处，请改好后再提交。"] if len(said) > 20 else []))
        return found

    def rows(self):
        """The members the lines make."""
        return self.cleaned_data["lines"]


def _member(parts):
    """One line's member. Raises ValidationError."""
    if len(parts) < 2:
        raise ValidationError("至少要有名称和号码两项，用空格隔开。")
    name, number = parts[0][:100], plain(parts[1])
    if uscc.is_valid(number) and not ric.is_valid(number):
        if len(parts) < 3:
            raise ValidationError("单位会员还要写代表人姓名。")
        return {
            "kind": UNIT,
            "name": name,
            "number": number,
            "representative": parts[2][:60],
            "phone": _phone(parts[3:]),
        }
    return {"kind": INDIVIDUAL, "name": name[:60], "number": IdNumber().clean(number), "phone": _phone(parts[2:])}


def _phone(rest):
    return Phone(required=False).clean(rest[0]) if rest else ""


FORMS = {"individual": IndividualForm, "unit": UnitForm, "many": ManyForm}


class People(forms.MultipleChoiceField):
    """Members chosen by ticking; which ones is said by the page."""

    def __init__(self, label, message, **kwargs):
        super().__init__(label=label, widget=forms.CheckboxSelectMultiple, **kwargs,
                         error_messages={"required": message, "invalid_choice": "名单刚刚有变化，请重新勾选。"})  # fmt: skip


class ScanForm(Page):
    """A signed sheet: its printed code, the scan, and whose signatures are on it."""

    code = words("签名页编码", max_length=20, required=False,
                 help_text="二维码清楚的可以不填；认不出二维码的，照签名页右上角印的8位编码填写。")  # fmt: skip
    file = InspectedFileField(
        label="签名页扫描件", accepts=("pdf", "jpg", "png"), help_text="多页的请合成一个PDF；可以用手机拍照，要四角齐全、字迹清楚。",
        error_messages={"required": "请选择签名页的扫描件。", "empty": "文件是空的，请重新选择。"},
    )  # fmt: skip
    signed = People("在这张签名页上签了名的会员", "请勾选在这张签名页上签了名的会员。")

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["signed"].choices = choices


class MeetingForm(Page):
    """The founding meeting."""

    held_on = day("成立大会日期")
    place = words("地点")
    came = People("出席的会员", "请勾选出席的会员。", help_text="只列出已经确认的会员。")
    host = forms.ChoiceField(
        label="主持人", error_messages={"required": "请选择主持人。", "invalid_choice": "请从列表中选择。"}
    )
    recorder = forms.ChoiceField(
        label="记录人", error_messages={"required": "请选择记录人。", "invalid_choice": "请从列表中选择。"}
    )
    charter_for, charter_against, charter_abstained = (
        count(f"章程草案：{word}票数") for word in ("同意", "反对", "弃权")
    )
    officers_for, officers_against, officers_abstained = (
        count(f"负责人名单：{word}票数") for word in ("同意", "反对", "弃权")
    )
    others = words("其他决定事项", rows=3, required=False, max_length=1000)

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["came"].choices = choices
        for name in ("host", "recorder"):
            self.fields[name].choices = [("", "请选择"), *choices]

    def clean_held_on(self):
        """Not in the future."""
        if self.cleaned_data["held_on"] > today():
            raise ValidationError("成立大会的日期不能晚于今天，开过会以后再填写。")
        return self.cleaned_data["held_on"]


WILL = "我自愿作为发起会员加入这个社会团体，知道会员的权利和义务，可以随时依照章程退会"
TRUE = "我是名单所列的本人（单位的代表人），名单上我的信息属实，我具有完全民事行为能力"
SHOWN = "我同意我的姓名、号码用于登记管理机关审查；名册不向社会公开"


class AnswerForm(Page):
    """A member's answer by link. A refusal needs no ticks, but the same proof of who refuses."""

    number = forms.CharField(
        label="证件号码", max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": "请填写证件号码的后6位。", "max_length": "号码太长，请核对。"},
    )  # fmt: skip
    will, true, shown = (forms.BooleanField(label=text, required=False) for text in (WILL, TRUE, SHOWN))
    name = words("亲笔输入姓名，视为签名", max_length=60)
    reason = words(
        "不同意的理由", rows=2, required=False, max_length=200, help_text="只在选择“不同意加入”时填写，加密保存。"
    )

    def __init__(self, *args, unit=False, **kwargs):
        super().__init__(*args, **kwargs)
        what = "单位统一社会信用代码" if unit else "本人身份证号码"
        self.fields["number"].label = f"{what}的后6位"
        self.fields["number"].help_text = "也可以填写完整的18位；最后一位可能是字母。"
        self.fields["name"].label = "输入代表人姓名，视为签名" if unit else "输入本人姓名，视为签名"

    @property
    def confirmed(self):
        """Which of the two buttons was pressed; neither counts as no."""
        return self.data.get("answer") == "confirm"

    def clean_number(self):
        """Six characters or all eighteen: anything else is no try."""
        number = plain(self.cleaned_data["number"])
        if len(number) not in (6, 18):
            raise ValidationError("请填写号码的后6位，或者完整的18位。")
        return number

    def clean(self):
        """Every sentence is agreed to on its own."""
        given = super().clean()
        if self.data.get("answer") not in ("confirm", "decline"):
            raise ValidationError("请按“确认加入”或者“不同意加入”。")
        for name in ("will", "true", "shown"):
            if self.confirmed and not given.get(name):
                self.add_error(name, "确认加入的，请勾选这一项。")
        return given

"""现场核查: what its steps ask; the record is filled in on a phone."""

from django import forms

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import moment, words
from matters.fields import Colleague

FINDINGS = [("yes", "相符"), ("no", "不符"), ("partly", "部分相符")]


def result():
    """The outcome of one item: a list, which fits a phone."""
    messages = {"required": "请选择结果。", "invalid_choice": "请从列出的选项中选择。"}
    return forms.ChoiceField(label="结果", choices=[("", "请选择"), *FINDINGS], error_messages=messages)


def picture(label, **kwargs):
    """A picture taken on the spot: a phone opens its camera."""
    field = InspectedFileField(label=label, accepts=("jpg", "png"), **kwargs)
    field.widget.attrs |= {"accept": "image/*", "capture": "environment"}
    return field


class ArrangeForm(StepForm):
    """When, where, what, and the two officers."""

    open_names, for_numbers = ("held_at", "first", "second"), ("first_badge", "second_badge")
    held_at = moment("核查时间")
    place = words("地点")
    question = words("核查的内容", rows=3, min_length=4)
    first = Colleague("核查人员一")
    first_badge = words("执法证号", max_length=30)
    second = Colleague("核查人员二")
    second_badge = words("执法证号（第二人）", max_length=30)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            self.fields[name].of(self.case.agency, self.day)
        if not self.is_bound:
            self.initial.setdefault("place", getattr(self.case.parent, "address", ""))
            self.initial.setdefault("first", self.case.parent.handler and self.case.parent.handler.username)


class CheckInForm(StepForm):
    """Where one stands, if one likes to say."""

    spot = words("到场说明（可以不填）", required=False)


class RecordVisitForm(StepForm):
    """What was seen."""

    open_names = ("findings",)
    record = words("看到的情况", rows=4, min_length=8)
    findings = RowsField({"item": words("核查项目"), "result": result()}, label="逐项结果", spare=2)
    met = words("在场的申请人或者代表", max_length=60)
    objection = words("申请人的不同意见（如实记载，没有的不填）", rows=2, required=False)
    photo = picture("现场照片", error_messages={"required": "核查记录应当有照片，请至少拍一张。"})
    photo_2 = picture("现场照片（第二张）", required=False)
    photo_3 = picture("现场照片（第三张）", required=False)
    sheet = InspectedFileField(label="有签名的核查记录", required=False, accepts=("pdf", "jpg", "png"))


class SendBackForm(StepForm):
    """What is missing."""

    reason = words("需要补充的内容", max_length=300)


class CancelForm(StepForm):
    """Why nobody comes."""

    reason = words("取消的原因", max_length=300)

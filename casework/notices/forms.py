"""公告、公示: what each step asks."""

from django import forms

from casework.core.form import StepForm
from casework.notices.notice import PublicNotice
from casework.notices.sorts import CHOICES

REASON = {"required": "请写明原因，不少于5个字。", "min_length": "请把原因写清楚，不少于5个字。"}
AREA = forms.Textarea(attrs={"rows": 3})


class WriteForm(StepForm):
    """The text of a notice."""

    open_names = ("sort", "title", "earlier", "relation")
    sort = forms.ChoiceField(label="种类", choices=CHOICES, error_messages={"required": "请选择种类。"})
    title = forms.CharField(
        label="标题", max_length=100, min_length=4,
        error_messages={"required": "请填写标题。", "min_length": "标题太短，请写明什么事。", "max_length": "标题不能超过100个字。"},
    )  # fmt: skip
    body = forms.CharField(
        label="正文", max_length=20000, min_length=10, widget=forms.Textarea(attrs={"rows": 16}),
        help_text="空一行分段。不要写身份证号码、手机号码、银行卡号和个人住址。",
        error_messages={"required": "请填写正文。", "min_length": "正文太短，请写明内容和依据。", "max_length": "正文不能超过20000字，长的内容请作为附件。"},
    )  # fmt: skip
    relation = forms.ChoiceField(
        label="与以前发布的哪一份有关", required=False, choices=[("", "没有关系"), ("corrects", "更正"), ("follows", "接续")]
    )
    earlier = forms.CharField(label="那一份的编号", required=False, max_length=24, help_text="例如 2026-GG-0001。")

    def clean_earlier(self):
        """A published notice, by its number."""
        number = self.cleaned_data["earlier"]
        if not number or isinstance(number, PublicNotice):
            return number or None
        rows = PublicNotice.objects.filter(number=number.strip().upper(), published_at__isnull=False)
        found = rows.exclude(pk=getattr(self.case, "pk", None)).first()
        if found is None:
            raise forms.ValidationError("没有发布过这个编号的公告或者公示，请核对编号。")
        return found

    def clean(self):
        """Number and relation go together."""
        given = super().clean()
        if given.get("relation") and not given.get("earlier") and "earlier" not in self.errors:
            self.add_error("earlier", "请填写更正或者接续的那一份的编号。")
        if given.get("earlier") and not given.get("relation"):
            self.add_error("relation", "请选择是更正还是接续。")
        return given


class ReviewForm(StepForm):
    """What no machine can read."""

    open_names = ("looked_through",)
    looked_through = forms.BooleanField(label="图片和扫描件已经逐页看过，没有不应公开的个人信息", required=False)


class OverrideForm(StepForm):
    """Why it is published in spite of the gate."""

    open_names = ("override_reason",)
    override_reason = forms.CharField(
        label="仍要公开的理由", required=False, min_length=10, max_length=500, widget=AREA,
        help_text="没有发现个人信息的不用填。依法必须公开的，由起草人以外的审核人员写明依据和理由，记入日志。",
        error_messages={"min_length": "请写明依据和理由，不少于10个字。"},
    )  # fmt: skip


class AnnounceForm(OverrideForm):
    """Publish an announcement."""


class PublicizeForm(OverrideForm):
    """Begin a publicity."""


class ConcludeForm(StepForm):
    """The outcome of a publicity."""

    result = forms.CharField(
        label="公示结果", min_length=5, max_length=5000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="写明是否有异议、核实的结论和最后的结果；不写异议人的姓名和联系方式。",
        error_messages={"required": "请填写公示结果。", "min_length": "请把结果写清楚，不少于5个字。"},
    )  # fmt: skip


class ReasonForm(StepForm):
    """A reason that is read by others."""

    open_names = ("reason",)
    reason = forms.CharField(label="原因", min_length=5, max_length=500, widget=AREA, error_messages=REASON)


class SendBackForm(ReasonForm):
    """What has to be changed."""


class WithdrawForm(ReasonForm):
    """Why it is withdrawn: the public reads it."""


class TakeDownForm(WithdrawForm):
    """The same, by the case it comes from."""


class DiscardForm(ReasonForm):
    """Why it is not published."""

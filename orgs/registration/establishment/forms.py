"""成立登记: what each step asks of the person who takes it."""

from django import forms

from casework.core.form import StepForm
from casework.core.process import process_of
from casework.intake.fields import InspectedFileField, RowsField
from casework.journal.instant import today
from network.models import User
from network.people import Post
from orgs.registration.establishment.choices import Delivery
from orgs.registration.establishment.fields import choice, day, words
from orgs.registration.establishment.later_forms import (  # noqa: F401  found here by name
    AnswerRevocationForm,
    CancelHearingForm,
    CorrectCertificateForm,
    KeepRegistrationForm,
    OfferHearingForm,
    RegisterRequestForm,
    RequestHearingForm,
    RevokeForm,
    TakeBackCertificateForm,
    TellRevocationForm,
)
from orgs.registration.establishment.reasons import CORRECTION_TEXT, CORRECTIONS, NON_ACCEPTANCE, REFUSALS
from orgs.registration.establishment.sponsor_forms import (  # noqa: F401  found here by name
    PressSponsorForm,
    SponsorConsentForm,
    SponsorDeclineForm,
    SponsorReturnForm,
)

REFUSAL_CHOICES = [(r.code, f"{r.code} {r.text}") for r in REFUSALS]


def agreed(label, sentence):
    """A box that must be ticked."""
    return forms.BooleanField(label=label, error_messages={"required": sentence})


def coded(label, choices):
    """Several coded reasons."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选择一项。", "invalid_choice": "请从列出的选项中选择。"},
    )  # fmt: skip


class SendToSponsorForm(StepForm):
    """The founders stand by what they hand in."""

    open_names = ("commitment",)
    commitment = agreed("我承诺提交的内容和材料真实，知道提供虚假材料的法律后果", "请先作出真实性承诺。")


class SubmitForm(SendToSponsorForm):
    """And may insist where the machine's hints see a condition not met."""

    open_names = ("commitment", "insist")
    insist = forms.BooleanField(label="系统有条件提示，我仍坚持提交", required=False)
    insist_reason = words("坚持提交的理由", rows=3, required=False)


class ResubmitForm(StepForm):
    """What cannot be mended, and why."""

    unable = words("无法补正的内容和理由", rows=3, required=False)


class FixOnSpotForm(StepForm):
    """Slips of the pen and who confirmed them."""

    corrections = RowsField({"was": words("原来写的"), "now": words("更正为")}, label="更正内容")
    confirmed_by = words("申请人确认（姓名）", max_length=60)


class RequestCorrectionForm(StepForm):
    """All gaps at once."""

    open_names = ("how",)
    how = choice("提交方式", [("online", "网上提交"), ("window", "到窗口提交")])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        process = process_of(self.case)
        about = [(m.key, m.title) for m in process.materials] + [
            (s.key, f"申请内容：{s.title}") for s in process.sections
        ]
        columns = {
            "about": forms.ChoiceField(label="哪一项", choices=[("", "请选择"), *about]),
            "code": forms.ChoiceField(label="原因", choices=[("", "请选择"), *((r.code, f"{r.code} {r.text}")
                                                                          for r in CORRECTIONS)]),
            "note": words("具体说明", required=False),
        }  # fmt: skip
        self.titles = dict(about)
        self.fields["gaps"] = RowsField(columns, label="需要补正的全部内容", spare=3)
        self.order_fields(["gaps", "how"])

    def clean_gaps(self):
        """Rows with the words the applicant will read."""
        return [
            row | {"title": self.titles[row["about"]], "text": CORRECTION_TEXT[row["code"]]}
            for row in self.cleaned_data["gaps"]
        ]


class ExtendCorrectionForm(StepForm):
    """Why more time was asked for."""

    reason = words("申请人延长的理由")


class PointUnmendedForm(StepForm):
    """Items of the first notice that are still open."""

    open_names = ("unmended",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = [(gap["about"], f"{gap['title']}：{gap['text']}") for gap in self.case.gaps]
        self.fields["unmended"] = coded("仍未补齐的项目", told)


class RefuseAcceptanceForm(StepForm):
    """Why the application is not taken up."""

    open_names = ("reason", "proper_agency")
    reason = choice("不予受理的理由", NON_ACCEPTANCE)
    facts = words("事实和依据", rows=4, min_length=10)
    proper_agency = words("应当办理的机关", required=False, help_text="不属于本机关职权的必须写明。")


class AcceptForm(StepForm):
    """The day of acceptance: today."""

    open_names = ("accepted_on",)
    accepted_on = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean_accepted_on(self):
        """Never typed: today, or the day on the signed sheet."""
        return self.day


class WithdrawForm(StepForm):
    """Why, and with whose consent."""

    reason = words("撤回的理由", required=False)
    consent = InspectedFileField(
        label="全体发起人签字的撤回说明或者会议纪要", required=False, accepts=("pdf", "jpg", "png")
    )


class Colleague(forms.ModelChoiceField):
    """A reviewer of the authority, by account."""

    def __init__(self, label):
        super().__init__(User.objects.none(), label=label, to_field_name="username", empty_label="请选择",
                         error_messages={"required": f"请选择{label}。", "invalid_choice": "请从列表中选择。"})  # fmt: skip

    def label_from_instance(self, obj):
        """The person's name."""
        return obj.name


def reviewers():
    """Reviewers in office today."""
    held = Post.objects.filter(role="reviewer", valid_from__lte=today()).exclude(valid_to__lt=today())
    return User.objects.filter(pk__in=held.values("user")).order_by("pk")


class AssignForm(StepForm):
    """Who examines and who assists."""

    open_names = ("handler", "second")
    handler = Colleague("承办人员")
    second = Colleague("协办核查人员")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("handler", "second"):
            if name in self.fields:
                self.fields[name].queryset = reviewers()


class ReassignForm(AssignForm):
    """Who takes over and why."""

    open_names = ("handler",)
    second = None
    reason = words("更换的理由")


class HandOverForm(AssignForm):
    """Who takes over."""

    open_names = ("handler",)
    second = None


class TellRefusalForm(StepForm):
    """The intended refusal."""

    open_names = ("reasons",)
    reasons = coded("拟不予登记的理由", REFUSAL_CHOICES)
    facts = words("认定的事实和证据", rows=5)


class StateCaseForm(StepForm):
    """The defence."""

    statement = words("陈述和申辩", rows=6, help_text="请对照告知书逐条说明；可以附证据。")
    evidence = InspectedFileField(label="证据", required=False, accepts=("pdf", "jpg", "png"))


class ReopenReviewForm(StepForm):
    """What of the defence is taken up."""

    adopted = words("采纳情况", rows=4, help_text="逐条写明采纳的内容和下一步核查什么。")


class ProposeGrantForm(StepForm):
    """The six points of the examination, and the reviewer's opinion."""

    POINTS = (
        ("point_purpose", "宗旨和业务范围合法"),
        ("point_similar", "没有业务相同或者相似的组织，或者确有必要成立"),
        ("point_members", "会员或者从业人员符合条件"),
        ("point_fund", "资金符合条件"),
        ("point_residence", "住所符合条件"),
        ("point_charter", "章程和负责人符合规定"),
    )
    open_names = tuple(name for name, _ in POINTS)
    opinion = words("承办意见", rows=4)
    adopted = words("陈述申辩的采纳情况", rows=3, required=False, help_text="申请人陈述申辩过的，逐条写明。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in self.POINTS:
            self.fields[name] = choice(label, [("yes", "符合"), ("no", "不符合")], required=False)
        self.order_fields([name for name, _ in self.POINTS])


class ProposeRefusalForm(StepForm):
    """The reasons, within those told, and the answer to the defence."""

    open_names = ("reasons",)
    reasons = coded("不予登记的理由", REFUSAL_CHOICES)
    opinion = words("承办意见", rows=4)
    adopted = words("陈述申辩的采纳情况", rows=4, required=False)


class ChiefAgreeForm(StepForm):
    """The second person's opinion."""

    opinion = words("审核意见", rows=3)


class ChiefReturnForm(StepForm):
    """What must be looked at again."""

    reason = words("退回的理由", rows=3, min_length=5)


class ApproverReturnForm(ChiefReturnForm):
    """What must be looked at again."""


class GrantForm(StepForm):
    """The day of the decision: today, or the day on the signed sheet."""

    open_names = ("decided_on",)
    decided_on = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean_decided_on(self):
        """Never typed: today, or the day on the signed sheet."""
        return self.day


class RefuseForm(GrantForm):
    """The reasons of the decision."""

    open_names = ("decided_on", "reasons")
    reasons = coded("不予登记的理由", REFUSAL_CHOICES)


class IssueCertificateForm(StepForm):
    """How and when the certificate was handed over."""

    open_names = ("delivery", "delivered_on")
    delivery = choice("送达方式", Delivery.choices)
    delivered_on = day("送达日期")
    receipt = InspectedFileField(label="送达回证", accepts=("pdf", "jpg", "png"))

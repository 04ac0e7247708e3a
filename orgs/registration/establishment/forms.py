"""成立登记: what each step asks of the person who takes it."""

from django import forms

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from casework.journal.instant import today
from network.models import User
from network.people import Post
from orgs.registration.establishment.choices import Delivery
from orgs.registration.establishment.elsewhere_forms import (  # noqa: F401  found here by name
    AskFundLetterForm,
    OpenNoticeForm,
    ReportAccountForm,
    ReportSealForm,
)
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
from orgs.registration.establishment.reasons import REFUSALS
from orgs.registration.establishment.sponsor_forms import (  # noqa: F401  found here by name
    PressSponsorForm,
    SponsorConsentForm,
    SponsorDeclineForm,
    SponsorReturnForm,
)
from orgs.registration.establishment.weighing import looked_at
from orgs.registration.licensing.forms import (  # noqa: F401  found here by name
    AcceptForm,
    ApproverReturnForm,
    ExtendCorrectionForm,
    FixOnSpotForm,
    PointUnmendedForm,
    RefuseAcceptanceForm,
    RequestCorrectionForm,
    ResubmitForm,
    StateCaseForm,
    WithdrawForm,
    agreed,
    coded,
)
from orgs.registration.licensing.questions import choice, day, words
from orgs.registration.licensing.weighing import WeighingForm

REFUSAL_CHOICES = [(r.code, f"{r.code} {r.text}") for r in REFUSALS]


class SendToSponsorForm(StepForm):
    """The founders stand by what they hand in."""

    open_names = ("commitment",)
    commitment = agreed("我承诺提交的内容和材料真实，知道提供虚假材料的法律后果", "请先作出真实性承诺。")


class SubmitForm(SendToSponsorForm):
    """And may insist where the machine's hints see a condition not met."""

    open_names = ("commitment", "insist")
    insist = forms.BooleanField(label="系统有条件提示，我仍坚持提交", required=False)
    insist_reason = words("坚持提交的理由", rows=3, required=False)


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


class ReopenReviewForm(StepForm):
    """What of the defence is taken up."""

    adopted = words("采纳情况", rows=4, help_text="逐条写明采纳的内容和下一步核查什么。")


class ProposeGrantForm(WeighingForm):
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
    adopted = words("陈述申辩的采纳情况", rows=3, required=False, help_text="申请人陈述申辩过的，逐条写明。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        looked, self.prompts = looked_at(self.case, self.day)
        self.weigh(looked, self.prompts)
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


class ChiefReturnForm(ApproverReturnForm):
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
    receipt = InspectedFileField(label="送达回证", required=False, accepts=("pdf", "jpg", "png"),
                                 help_text="用印以后才送的，不在这里上传，送达以后在文书登记簿登记。")  # fmt: skip

"""成立登记: what the steps around a hearing and after the certificate ask."""

from django import forms

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from orgs.registration.licensing.questions import choice, words

GROUNDS = [
    ("deceit", "以隐瞒情况、提供虚假材料骗取登记"),
    ("procedure", "违反法定程序准予登记"),
    ("competence", "超越法定职权准予登记"),
    ("conditions", "对不具备条件的申请人准予登记"),
]


class OfferHearingForm(StepForm):
    """What is at stake, and for whom."""

    interest = words("涉及的重大利益关系和利害关系人", rows=4, min_length=8)


class RequestHearingForm(StepForm):
    """Why a hearing is wanted."""

    reason = words("要求听证的理由（可以不填）", rows=3, required=False)


class RegisterRequestForm(StepForm):
    """Who asks for it and the letter in which they do."""

    reason = words("要求听证的利害关系人和理由", rows=3, min_length=4)
    request = InspectedFileField(label="书面要求", accepts=("pdf", "jpg", "png"),
                                 error_messages={"required": "请上传利害关系人的书面要求。"})  # fmt: skip


class CancelHearingForm(StepForm):
    """Why the request is taken back."""

    reason = words("撤回的理由", max_length=300)


class TakeBackCertificateForm(StepForm):
    """What was wrong with it."""

    reason = words("收回的原因", max_length=300)


class CorrectCertificateForm(StepForm):
    """What the certificate should say; only what the decision already says."""

    open_names = ("reason",)
    reason = words("证书上的错误", max_length=300)
    address = words("住所更正为", required=False)
    legal_rep_name = words("法定代表人姓名更正为", max_length=60, required=False)
    scope = words("业务范围更正为", rows=3, required=False)


class TellRevocationForm(StepForm):
    """On which ground, and what was found."""

    open_names = ("ground",)
    ground = choice("拟撤销的理由", GROUNDS)
    facts = words("认定的事实和证据", rows=5, min_length=10)


class AnswerRevocationForm(StepForm):
    """The organization's answer."""

    statement = words("陈述和申辩", rows=6, min_length=4)
    evidence = InspectedFileField(label="证据", required=False, accepts=("pdf", "jpg", "png"))


class RevokeForm(StepForm):
    """What was made of the answer."""

    adopted = words("陈述申辩的采纳情况（申请人陈述申辩过的，逐条写明）", rows=4, required=False)


class KeepRegistrationForm(StepForm):
    """Why the registration stands."""

    adopted = forms.CharField(label="不予撤销的理由", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
                              error_messages={"required": "请填写不予撤销的理由。"})  # fmt: skip

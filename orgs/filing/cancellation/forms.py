"""社区社会组织备案注销: what each step asks of the person who takes it."""

from django import forms

from casework.clock import today
from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import YES_NO, agreed, choice, coded, day, words
from orgs.filing.asking import (
    PHOTO,
    CommunityAnswerForm,
    CommunityAskForm,
    OnDay,
    RemindForm,
    ReturnReviewForm,
    SendBackForm,
)
from orgs.filing.cancellation.reasons import EX_OFFICIO, REFUSALS
from orgs.filing.cancellation.rules import WAYS
from orgs.filing.cancellation.settling_forms import *  # noqa: F403  the process names one module of forms
from orgs.organization import Organization

__all__ = ["RemindForm", "ReturnReviewForm", "SendBackForm"]
PEOPLE = {"name": words("姓名", max_length=30)}
CAUSES = [(cause.value, cause.label) for cause in EX_OFFICIO]


class SubmitForm(StepForm):
    """That it is true."""

    truth_pledge = agreed("以上内容属实，我们确定以后不再活动", "请先确认。还要活动的，不用注销。")


class CommunityReturnForm(CommunityAskForm):
    """Everything that is missing, each with how to mend it."""


class AnswerForm(CommunityAnswerForm):
    """What cannot be mended, and why."""


class VerifyResolutionForm(StepForm):
    """Who was called and what they said."""

    called = RowsField(PEOPLE, label="已抽查成员", spare=3, most=20)
    opinion = words("核查意见", rows=3, min_length=4)


class RejectResolutionForm(StepForm):
    """What members said otherwise."""

    facts = words("不属实的事实（写明与哪些成员核实过）", rows=5, min_length=10)


class WithdrawForm(StepForm):
    """Why."""

    reason = words("撤回原因", max_length=300, help_text="例如 三分之二以上成员改了主意，还想继续活动。")


class OpenExOfficioForm(StepForm):
    """The cause and where it came from."""

    open_names = ("cause",)
    cause = choice("注销或者撤销事由", CAUSES)
    source = words("线索来源", rows=2, min_length=4, max_length=500)


class OpenPromotionForm(StepForm):
    """Which legal person it has become."""

    open_names = ("registered_as",)
    registered_as = words("登记的法人（统一社会信用代码）", max_length=18)

    def clean_registered_as(self):
        """The registered organization."""
        code = self.cleaned_data["registered_as"].replace(" ", "").upper()
        found = Organization.objects.filter(uscc=code).first()
        if found is None:
            raise forms.ValidationError("登记名册里没有这个统一社会信用代码，请核对。")
        return found


class CheckersForm(StepForm):
    """Two people."""

    checkers = RowsField(PEOPLE, label="核实人员", spare=2, most=10)


class RecordCauseForm(CheckersForm):
    """What the two found."""

    open_names = ("ground",)
    ground = choice("核实的事由", CAUSES)
    facts = words("事实和证据", rows=5, min_length=6, help_text="负责人会在告知书上看到。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ground"].initial = self.case.cause if self.case else None


class AnnounceForm(CheckersForm):
    """How they were looked for."""

    tries = RowsField(
        {"on": day("日期"), "way": forms.ChoiceField(label="方式", choices=[("", "请选择"), *((way, way) for way in WAYS)]),
         "result": words("结果", max_length=200)},
        label="联系记录", spare=3, most=30, help_text="电话、短信和上门都要试过。",
    )  # fmt: skip


class FindingForm(StepForm):
    """What came of it."""

    finding = words("意见（逐条回应）", rows=4, min_length=6)


class DropCauseForm(FindingForm):
    """There is nothing in it."""


class GiveChanceForm(FindingForm):
    """One chance more."""


class UpholdCauseForm(FindingForm):
    """The cause stands."""


class AcceptStatementForm(FindingForm):
    """They are right."""


class StateCaseForm(StepForm):
    """What the party says."""

    open_names = ("wants_chance",)
    statement = words("意见", rows=5, min_length=6)
    wants_chance = choice("是否愿意整改或者补办", YES_NO)
    proof = InspectedFileField(label="证明（可以拍照，可以不传）", required=False, accepts=PHOTO)


class NoteForm(StepForm):
    """What is wrong or still to be done."""

    note = words("意见（一次说清）", rows=3, min_length=4)


class RedoSettlementForm(NoteForm):
    """Not clear."""


class ResettleForm(NoteForm):
    """It is owed."""


class ProposeCancelForm(StepForm):
    """The officer's opinion."""

    advice = words("承办意见", rows=3, min_length=4)


class ProposeKeepForm(StepForm):
    """Coded reasons and the facts behind them."""

    open_names = ("reason_codes",)
    reason_codes = coded("不予注销理由", [(r.code, f"{r.code} {r.text}") for r in REFUSALS])
    facts = words("事实", rows=4, min_length=6, help_text="申请人会在通知书上看到。")


class DecideForm(OnDay):
    """The day of the decision."""

    on, open_names = "decided_on", ("decided_on",)


class DecideCancelForm(DecideForm):
    """To cancel."""


class DecideRevokeForm(DecideForm):
    """To revoke."""


class DecideKeepForm(DecideForm):
    """To keep."""


class ReturnCertificateForm(StepForm):
    """When it came back."""

    open_names = ("returned_on",)
    returned_on = day("交回日期", initial=today)


class OverForm(OnDay):
    """The day it ends."""

    on, open_names = "over_on", ("over_on",)


class WaiveReviewForm(OverForm):
    """That they want no review."""

    content = agreed("对注销决定没有意见，不申请复核，当日生效", "还想申请复核的，不用办这一步。")


class FinishForm(OverForm):
    """By the clock."""


class FinishPromotionForm(OverForm):
    """As a legal person."""


class FinishMergerForm(OverForm):
    """In another body."""


class FinishRevocationForm(OverForm):
    """For false papers."""


class UpholdCancelForm(OverForm):
    """By the bureau."""


class UpholdRevokeForm(OverForm):
    """By the bureau."""


class OverturnForm(OverForm):
    """By the bureau."""


class ContestForm(StepForm):
    """Why it is wrong."""

    claim = words("不服的理由", rows=5, min_length=6)


class ProposeReviewForm(StepForm):
    """What was found."""

    open_names = ("finding",)
    finding = choice("复核意见", [("uphold", "维持原决定"), ("overturn", "原决定不当，撤销")])
    ground = words("查明的事实和理由", rows=5, min_length=6)

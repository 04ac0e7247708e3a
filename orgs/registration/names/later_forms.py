"""名称核准: what the steps of a kept name, of a dispute and of an appeal ask."""

from datetime import timedelta

from django import forms

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from casework.intake.questions import agreed
from orgs.registration.licensing.questions import choice, words
from orgs.registration.names.reasons import DENIALS
from orgs.registration.names.states import reservation_of
from policy.rules import value

SCAN = ("pdf", "jpg", "png")


class RequestRenewalForm(StepForm):
    """How far the preparations are; who asks late confirms to know what silence then means."""

    open_names = ("asked_on",)
    progress = words("筹备进展", rows=5, min_length=10)
    asked_on = forms.DateField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kept = reservation_of(self.case)
        before = value("name.renewal_before", on=self.case.rules_on, known=self.case.rules_known)
        if kept and self.day > kept.until - timedelta(days=int(before.number)):
            said = f"距届满已经不足{before.text}，我知道逾期没有决定的不视为同意续期"
            self.fields["aware"] = agreed(said, "请先确认您知道：提出得晚，逾期没有决定的不视为同意。")

    def clean_asked_on(self):
        """Never typed: today, or the day on the signed sheet."""
        return self.day


class DenyRenewalForm(StepForm):
    """Why not: one of three grounds."""

    open_names = ("ground",)
    ground = choice("不同意的理由", DENIALS)
    reason = words("具体说明", rows=4, min_length=5)


class ReleaseForm(StepForm):
    """Why the name is given up."""

    reason = words("放弃的理由", required=False)


class RecordDisputeForm(StepForm):
    """Who objects, to what, with which evidence."""

    objector = words("异议人", max_length=100, help_text="姓名或者单位名称；身份证件已核对。")
    claim = words("侵害的权益或者违反的规定", rows=5, min_length=10)
    evidence = InspectedFileField(label="书面异议和证据", accepts=SCAN)


class AnswerDisputeForm(StepForm):
    """The applicant's answer."""

    statement = words("答辩", rows=6)
    evidence = InspectedFileField(label="证据", required=False, accepts=SCAN)


class KeepNameForm(StepForm):
    """Why the approval stands."""

    reason = words("维持的理由", rows=5, min_length=5)


class TellRevocationForm(StepForm):
    """Facts, evidence and clause."""

    grounds = words("拟撤销的理由和依据", rows=6, min_length=10, help_text="写明事实、证据和条款。")


class StartRevocationForm(TellRevocationForm):
    """Facts, evidence and clause."""


class AnswerRevocationForm(StepForm):
    """The applicant's answer."""

    statement = words("陈述和申辩", rows=6)


class RevokeNameForm(StepForm):
    """Why the approval is revoked, and what became of the answer."""

    reasons = words("撤销的理由", rows=6, min_length=10)
    adopted = words("陈述申辩的采纳情况", rows=4, required=False, help_text="申请人陈述申辩过的，逐条写明。")


class DropRevocationForm(StepForm):
    """Why the approval stands."""

    reason = words("不撤销的理由", rows=5, min_length=5)


class RecordRemedyForm(StepForm):
    """Which appeal, where, under which number."""

    open_names, for_numbers = ("kind",), ("case_number",)
    kind = choice("复议或者诉讼", [("review", "行政复议"), ("suit", "行政诉讼")])
    authority = words("受理机关", max_length=80)
    case_number = words("案号", max_length=60)


class RemedyUpheldForm(StepForm):
    """The final document."""

    document = InspectedFileField(label="生效文书", accepts=SCAN)


class RemedyRedoForm(RemedyUpheldForm):
    """The final document; the time for the decision starts on this day."""

    open_names = ("accepted_on",)
    accepted_on = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean_accepted_on(self):
        """Never typed: today, or the day on the signed sheet."""
        return self.day

"""名称核准: what each step asks of the person who takes it."""

from django import forms

from casework.core.form import StepForm
from casework.intake.drafts import answers_of, forms_of
from casework.intake.fields import InspectedFileField, RowsField
from orgs.organization import Organization
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
    coded,
)
from orgs.registration.licensing.questions import choice, words
from orgs.registration.licensing.weighing import WeighingForm
from orgs.registration.names.findings import TITLES, point_of
from orgs.registration.names.later_forms import (  # noqa: F401  found here by name
    AnswerDisputeForm,
    AnswerRevocationForm,
    DenyRenewalForm,
    DropRevocationForm,
    KeepNameForm,
    RecordDisputeForm,
    RecordRemedyForm,
    ReleaseForm,
    RemedyRedoForm,
    RemedyUpheldForm,
    RequestRenewalForm,
    RevokeNameForm,
    StartRevocationForm,
    TellRevocationForm,
)
from orgs.registration.names.looking import as_of, look
from orgs.registration.names.reasons import REFUSALS
from orgs.registration.names.weighing import SETTLED, weighed

REFUSAL_CHOICES = [(r.code, f"{r.code} {r.text}") for r in REFUSALS]


class SubmitForm(StepForm):
    """Where the examiner finds something that must be changed, the applicant may insist item by item, with a reason."""

    open_names = ("insist",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = self.found()
        if found:
            self.fields["insist"] = coded("系统检查列为须改的项目，勾选的表示我坚持提交", list(found.items()))
            self.fields["insist"].required = False
            self.fields["insist_reason"] = words("坚持的理由", rows=3, required=False,
                                                 help_text="坚持提交的，登记机关会审查并书面答复。")  # fmt: skip

    def found(self):
        """Code -> what the examiner says of the draft, where it must be changed."""
        answers = answers_of(forms_of(self.case))
        organization = answers.get("uscc")
        party = organization.party_id if organization else self.case.party_id
        said = {}
        for findings in look(answers, rule=as_of(self.day), day=self.day, party=party, case=self.case).values():
            for finding in findings:
                if finding.must:
                    said.setdefault(finding.code, []).append(finding.says)
        return {code: f"{code} {TITLES[code]}：{''.join(dict.fromkeys(lines))}" for code, lines in said.items()}


class AskHolderForm(StepForm):
    """Whose name is alike, and in what."""

    open_names = ("holder",)
    holder = forms.ModelChoiceField(
        Organization.objects.order_by("name_key"), label="相近名称的使用人", to_field_name="uscc", widget=forms.TextInput,
        help_text="填写统一社会信用代码。",
        error_messages={"required": "请填写相近名称使用人的代码。", "invalid_choice": "名册里没有这个代码，请核对。"},
    )  # fmt: skip
    similarity = words("相近之处", rows=3)


class ReplyHolderForm(StepForm):
    """The holder's word, and the paper it came on."""

    open_names = ("opinion",)
    opinion = choice("意见", [("agree", "没有不同意见"), ("object", "不同意")])
    facts = words("容易混淆的事实", rows=4, required=False, help_text="不同意的必须写明。")
    document = InspectedFileField(label="书面答复", required=False, accepts=("pdf", "jpg", "png"))


class ProposeApprovalForm(WeighingForm):
    """Which candidate, and a conclusion on every check; what the examiner says of the candidates stands beside them."""

    POINTS = tuple((point_of(code), f"{code} {title}") for code, title in TITLES.items())
    open_names = ("chosen", *(name for name, _ in POINTS))
    skipped = words("排在前面的名称不符合规定的理由", rows=3, required=False)
    adopted = words("陈述申辩的采纳情况", rows=3, required=False, help_text="申请人陈述申辩过的，逐条写明。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"] = choice("拟核准的名称", [(name, name) for name in self.case.candidates])
        seen = weighed(self.case, self.day)
        self.prompts = seen.prompts(self.data.get("chosen"))
        # What a sheet already says of the prompts is kept, even where the examiner notices nothing any more.
        self.weigh(seen.looked, seen.noticed or self.data.get("overruled"), settled=SETTLED)
        self.order_fields(["chosen", *(name for name, _ in self.POINTS)])


class TellRefusalForm(StepForm):
    """For every candidate a code and the words of the reason."""

    suggestion = words("修改建议", rows=3, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = [("", "请选择"), *((name, name) for name in self.case.candidates)]
        columns = {
            "name": forms.ChoiceField(label="备选名称", choices=names),
            "code": forms.ChoiceField(label="理由", choices=[("", "请选择"), *REFUSAL_CHOICES]),
            "note": words("具体说明"),
        }
        self.fields["reasons"] = RowsField(columns, label="每个备选名称的理由", spare=3)
        self.order_fields(["reasons", "suggestion"])


class ProposeRejectionForm(StepForm):
    """The reasons, within those told, and the answer to the defence."""

    open_names = ("reasons",)
    reasons = coded("不予核准的理由", REFUSAL_CHOICES)
    opinion = words("承办意见", rows=4)
    adopted = words("陈述申辩的采纳情况", rows=4, required=False)


class ApproveForm(StepForm):
    """The day of the decision: today, or the day on the signed sheet."""

    open_names = ("decided_on",)
    decided_on = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean_decided_on(self):
        """Never typed."""
        return self.day


class RejectForm(ApproveForm):
    """The reasons of the decision."""

    open_names = ("decided_on", "reasons")
    reasons = coded("不予核准的理由", REFUSAL_CHOICES)



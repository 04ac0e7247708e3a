"""议题: what each step asks. A secret topic gets no further than the question."""

from django import forms

from casework.core.case import Case
from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import Money, choice, count, day, words, yes_no
from meetings.concerning_forms import BindCaseForm, NameStepForm
from meetings.fields import MemberUnit, MemberUnits
from meetings.grounds import GROUNDS
from meetings.topics.reasons import CORRECTIONS, KINDS, REFUSALS

__all__ = ["BindCaseForm", "NameStepForm"]  # the process finds its forms here
NO_SECRETS = "涉密议题不在平台填写内容，请线下报送联席会议办公室，由办公室单独安排。这一页填写的内容没有保存。"
CODES = [(reason.code, reason.text) for reason in REFUSALS]


class WriteForm(StepForm):
    """The whole topic on one page, in the order in which people tell it."""

    open_names = ("touched", "lead", "kinds", "urgent", "restricted")  # not the title: it may be for few
    secret = yes_no("是否涉及国家秘密", help_text="先答这一项：涉密议题线下报送，平台不接收内容。")
    restricted = yes_no(
        "是否限定知悉范围", required=False,
        help_text="不涉密，但只应由涉及的单位知道的，选“是”：其他单位在通知、议程、纪要和各处清单上只看到“（不公开议题）”。不选的，各参会单位都看得到。",
    )  # fmt: skip
    restricted_for = words("限定知悉范围的理由", max_length=300, required=False, help_text="限定的须写明，例如 含过程性信息、商业秘密。")
    title = words("题目", min_length=8, max_length=40, help_text="一句话写明要解决的事，8至40字。")
    background = words("背景和问题", rows=5, min_length=20, max_length=4000, help_text="用数字和事例说明。不要写身份证号码、手机号码。")
    done = words("已做的工作", rows=3, max_length=1000, required=False, help_text="本单位已经采取的办法和结果。")
    proposals = RowsField(
        {"do": words("做什么", max_length=300), "who": words("由谁来做", max_length=60), "until": words("何时完成", max_length=40)},
        label="拟请会议决定的建议", spare=2, most=20,
    )  # fmt: skip
    touched = MemberUnits("涉及单位", help_text="建议中写到的单位都要选，不用选本单位。")
    lead = MemberUnit("建议牵头单位")
    money = Money("所需资金（元）", required=False, help_text="没有的不用填。")
    money_source = words("资金来源", required=False, help_text="有资金的须填写，例如年度预算、公益金。")
    kinds = forms.MultipleChoiceField(
        label="涉及下列哪几项", choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False,
        help_text="涉及的，有关单位必须明确答复，不适用逾期视为没有不同意见。都不涉及的不用选。",
    )  # fmt: skip
    urgent = yes_no("是否紧急")
    urgent_reason = words("不能等到下次会议的原因", max_length=300, required=False)
    minutes = count("建议汇报和讨论的时间（分钟）", min_value=5, initial=15)

    def __init__(self, *args, unit=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit = unit or (self.case.unit if self.case else None)
        self.fields["touched"].besides(self.unit)
        self.fields["lead"].besides(None)
        if self.case and not self.is_bound:
            self.initial = _as_typed(self.case) | self.initial

    def clean_secret(self):
        """Nothing secret is taken."""
        if self.cleaned_data["secret"] == "yes":
            raise forms.ValidationError(NO_SECRETS)
        return self.cleaned_data["secret"]

    def clean(self):
        """Money has a source and needs an express answer, urgency a reason."""
        given = super().clean()
        if given.get("money") and not given.get("money_source"):
            self.add_error("money_source", "有所需资金的，请写明来源。")
        if given.get("money") and "money" not in (given.get("kinds") or ()) and "kinds" not in self.errors:
            self.add_error("kinds", "填了所需资金，请选上“财政资金”。")
        if given.get("urgent") == "yes" and not given.get("urgent_reason"):
            self.add_error("urgent_reason", "紧急议题请写明不能等到下次会议的原因。")
        if given.get("restricted") == "yes" and not given.get("restricted_for"):
            self.add_error("restricted_for", "限定知悉范围的，请写明理由。")
        if (given.get("minutes") or 0) > 40:
            self.add_error("minutes", "一项议题请不超过40分钟。")
        return given


def _as_typed(case):
    """The topic as it stands, for writing it anew."""
    yuan = f"{case.money_fen / 100:.2f}" if case.money_fen else ""
    return {
        "secret": "no", "title": case.own_title, "restricted": "yes" if case.restricted else "no", "restricted_for": case.restricted_for, "background": case.background, "done": case.done, "proposals": case.proposals,
        "touched": case.touched, "lead": case.lead.slug if case.lead_id else "", "money": yuan, "money_source": case.money_source,
        "kinds": case.kinds, "urgent": "yes" if case.urgent else "no", "urgent_reason": case.urgent_reason, "minutes": case.minutes,
    }  # fmt: skip


class SubmitTopicForm(StepForm):
    """The consent of the unit's head, and the papers that go with the topic."""

    open_names = ("consented_on",)
    leader = words("同意报送的本单位负责人", max_length=60)
    consented_on = day("同意的日期")
    sheet = InspectedFileField(label="负责人签批件", accepts=("pdf", "jpg", "png"), error_messages={"required": "请上传负责人签批件。"})
    report = InspectedFileField(label="议题汇报稿和附件", required=False, accepts=("pdf", "docx"), help_text="没有单独汇报稿的不用上传。")

    def clean_consented_on(self):
        """Not ahead of today."""
        if self.cleaned_data["consented_on"] > self.day:
            raise forms.ValidationError("同意的日期不能晚于今天。")
        return self.cleaned_data["consented_on"]


class AskSupplementForm(StepForm):
    """Everything that is missing, at once."""

    open_names = ("gaps",)
    gaps = RowsField(
        {"code": forms.ChoiceField(label="缺什么", choices=[(r.code, r.text) for r in CORRECTIONS]), "note": words("具体说明", max_length=300)},
        label="需要补充的内容", spare=2, most=10,
    )  # fmt: skip


class SupplementForm(StepForm):
    """How each point was mended."""

    supplied = words("补充了什么（逐项写明）", rows=4)


class TopicChoice(forms.ModelChoiceField):
    """Another open topic, by its number."""

    def label_from_instance(self, case):
        """Number and title."""
        return f"{case.number} {case.title}"


class ProposeMergeForm(StepForm):
    """Which topic it is alike, and why."""

    open_names = ("into",)
    into = TopicChoice(None, label="并入的议题", to_field_name="number", empty_label="请选择",
                       error_messages={"required": "请选择并入的议题。", "invalid_choice": "请从列出的议题中选择。"})  # fmt: skip
    reason = words("为什么可以合并", max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Case.objects.filter(process="topic", submitted_at__isnull=False, closed_at__isnull=True)
        self.fields["into"].queryset = rows.exclude(pk=self.case.pk).order_by("-id")


class DeclineMergeForm(StepForm):
    """Why not, if the unit wants to say so."""

    reason = words("不同意的理由", max_length=300, required=False)


class TakeInForm(StepForm):
    """The slug of the unit that joins."""

    open_names = ("unit",)
    unit = words("共同提出单位", max_length=60)


class StartCountersignForm(StepForm):
    """Which units, and what they are asked."""

    open_names = ("units",)
    units = MemberUnits("会签单位")
    question = words("请会签单位答复的问题", rows=3, min_length=8, initial="对上述建议中涉及你单位职责的内容，是否同意？")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].besides(self.case.unit)
        if not self.is_bound:
            self.initial.setdefault("units", self.case.touched)


class AgreeForm(StepForm):
    """The proposal as all accept it."""

    revised = words("协商一致后的建议", rows=5, min_length=10)


class RecommendForm(StepForm):
    """To admit or to refuse, and why."""

    open_names = ("recommendation", "reason_code")
    recommendation = choice("意见", [("admit", "建议列入"), ("refuse", "建议不予列入")])
    reason_code = choice("不予列入的理由", CODES, required=False)
    reason = words("理由", rows=3, min_length=5)


class RefuseForm(StepForm):
    """Why it is refused."""

    open_names = ("reason_code",)
    reason_code = choice("理由", CODES)
    reason = words("说明（提出单位会看到）", rows=4, min_length=10)


class ReasonForm(StepForm):
    """A reason."""

    reason = words("理由", rows=3, min_length=5)


RestrictTopicForm = AdmitOnReviewForm = UpholdRefusalForm = TerminateForm = WithdrawForm = ReasonForm


class RequestReviewForm(StepForm):
    """Why the refusal is wrong."""

    grounds = words("申请复核的理由", rows=4, min_length=10)


class LookIntoForm(StepForm):
    """What was found."""

    finding = words("核查情况", rows=4, min_length=10)


class DecideForm(StepForm):
    """What was resolved."""

    resolution = words("议定内容", rows=5)


class RecordReferralForm(DecideForm):
    """What the district government decided, with its document."""

    document = InspectedFileField(label="批示或者文件", accepts=("pdf",), error_messages={"required": "请上传批示或者文件。"})


class RecordCirculatedForm(DecideForm):
    """What the units agreed to in writing."""


class ReturnFromCirculationForm(StepForm):
    """Why, with the answers."""

    reason = words("原因和答复", rows=6, max_length=20000)


class SendToCirculationForm(StepForm):
    """On which of the three grounds."""

    open_names = ("ground",)
    ground = choice("采用书面会签的情形", GROUNDS, help_text="涉密、分歧较大、首次研究的重大政策和资金分配方案不采用书面会签。")


class ReferForm(StepForm):
    """The positions as recorded."""

    positions = words("各方意见", rows=5)


class DeferForm(StepForm):
    """What is still wanting."""

    needed = words("需要补充论证的内容", max_length=300, required=False)


class ReopenForm(SupplementForm):
    """What has been supplied since."""

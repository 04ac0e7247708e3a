"""社区社会组织备案: what each step asks of the person who takes it."""

from django import forms

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import YES_NO, agreed, choice, coded, day, words
from orgs.filing.asking import *  # noqa: F403  the process names one module of forms
from orgs.filing.asking import PHOTO, OnDay
from orgs.filing.community.mark import mark_of
from orgs.filing.community.reasons import NO_REASON, REFUSALS

REASONS = [*((r.code, f"{r.code} {r.text}") for r in REFUSALS), NO_REASON]
ELSEWHERE = [("registration", "应当办理法人登记（转到成立登记）"), ("other_street", "应当由其他街镇办理（转成新的备案申请）"),
             ("other_agency", "不属于备案（第三条），应当找其他单位")]  # fmt: skip


class FillForForm(StepForm):
    """What the worker says about the help; the founder has agreed by word of mouth."""

    helper_note = words("代填说明", max_length=200, help_text="例如 周阿姨到居委会口述，由我代填。")
    agreed = agreed("负责人已口头同意由我代填", "请先征得负责人同意。")


class ConfirmFilledForm(StepForm):
    """The code from the short message, or the photograph of a signature at the counter."""

    open_names = ("confirm_way",)
    confirm_way = choice("确认方式", [("sms", "短信验证码"), ("signature", "当面签名")])
    code = words("短信验证码", max_length=6, required=False)
    signed_sheet = InspectedFileField(label="当面签名的照片", required=False, accepts=PHOTO)
    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}

    def clean_mark(self):
        """Never typed: what stands in the draft now is what is confirmed."""
        return mark_of(self.case)


class SubmitForm(StepForm):
    """That it is true."""

    truth_pledge = agreed("以上内容属实，没有投资理财、推销商品、传教和营利活动", "请先确认内容属实。")


class CommunityAgreeForm(OnDay):
    """What the community found."""

    on, open_names = "posted_on", ("contact_checked", "roster_checked", "posted_on")
    opinion = words("核查意见", rows=3, min_length=4)
    contact_checked = choice("已与负责人通话或者见面", YES_NO)
    roster_checked = choice("成员名册已抽查核实", YES_NO)


class PassUnansweredForm(OnDay):
    """The day of the posting."""

    on = "posted_on"


class CommunityDisagreeForm(StepForm):
    """Facts and grounds."""

    objection_reason = words("不同意的事实和理由", rows=5, min_length=10)


class RedirectForm(StepForm):
    """Where it belongs and what to do there."""

    open_names = ("destination",)
    destination = choice("应办单位或者事项", ELSEWHERE)
    why = words("到哪里、怎么办理", max_length=300)


class PostByStreetForm(OnDay):
    """That the street finds it fit."""

    on = "posted_on"
    fits = agreed("街镇认为符合备案条件，现补行公示", "认为不符合条件的，不用公示，请提出拟不予备案。")


class AcceptCompleteForm(StepForm):
    """Item by item."""

    complete = agreed("材料已经逐项核过，齐全", "请逐项核对；缺的请一次告知补正。")


class VisitForm(StepForm):
    """Who went, when, what they saw."""

    open_names = ("visited_on",)
    visitors = RowsField({"name": words("姓名", max_length=30)}, label="走访人员", spare=2, most=10)
    visited_on = day("走访日期")
    record = words("走访记录", rows=4, min_length=6)
    photo = InspectedFileField(label="现场照片（可以不传）", required=False, accepts=("jpg", "png"))


class ProposeFilingForm(StepForm):
    """The officer's opinion."""

    advice = words("承办意见", rows=4, min_length=4)


class ProposeRefusalForm(StepForm):
    """Coded reasons and the facts behind them."""

    open_names = ("reason_codes",)
    reason_codes = coded("不予备案理由", REASONS)
    facts = words("事实和说明", rows=5, min_length=6, help_text="申请人会在通知书上看到。")


class IssueForm(StepForm):
    """Whether somebody wants it on paper."""

    paper_copy = forms.BooleanField(label="申请人需要纸质证书", required=False)


class ProposeRedoForm(StepForm):
    """The second opinion, which answers the review."""

    open_names = ("way", "reason_codes")
    way = choice("意见", [("grant", "拟同意备案"), ("refuse", "拟不予备案")])
    advice = words("逐条回应复核决定", rows=4, min_length=4)
    reason_codes = coded("不予备案理由（拟不予备案的选）", REASONS, required=False)
    facts = words("事实和说明（拟不予备案的写）", rows=4, required=False)

    def clean(self):
        """A refusal has reasons and facts; a grant has none."""
        found = super().clean()
        if found.get("way") == "grant":
            return found | {"reason_codes": [], "facts": ""}
        if found.get("way") == "refuse" and not found.get("facts"):
            self.add_error("facts", "拟不予备案的，请写明事实。")
        return found

"""社区社会组织年度确认: what is asked where somebody is told, heard, suspended, where a filing lapses or is reviewed."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import agreed, choice, coded, day, words
from orgs.filing.confirmation.form_days import OnDay
from orgs.filing.confirmation.reasons import SUSPENSIONS

PHOTO = ("jpg", "png", "pdf")
VISITORS = {"name": words("姓名", max_length=30)}


class TellSuspensionForm(StepForm):
    """Coded reasons and the facts behind them."""

    open_names = ("reason_codes",)
    reason_codes = coded("暂停理由", [(r.code, f"{r.code} {r.text}") for r in SUSPENSIONS])
    facts = words("事实", rows=5, min_length=6, help_text="负责人会在告知书上看到。")


class SuspendNowForm(StepForm):
    """The danger."""

    risk = words("紧急安全风险", rows=4, min_length=6)


class TellAfterUrgentForm(StepForm):
    """The facts behind it."""

    facts = words("事实和理由", rows=5, min_length=6)


class StateSuspensionForm(StepForm):
    """What the party says."""

    statement = words("意见", rows=5, min_length=6)
    proof = InspectedFileField(label="证明（可以拍照）", required=False, accepts=PHOTO)


class StateLapseForm(StepForm):
    """What the party says."""

    statement = words("意见", rows=5, min_length=6, help_text="例如 住院、出差等没能按时报送的原因。")


class FindingForm(StepForm):
    """What came of hearing the party."""

    finding = words("复核意见（逐条回应）", rows=4, min_length=6)


class AdoptStatementForm(FindingForm):
    """They are right."""


class NotAdoptForm(FindingForm):
    """They are not."""


class AllowLateForm(FindingForm):
    """They are right about the lapse."""


class ProposeLapseForm(FindingForm):
    """They are not."""


class RefuseRectificationForm(FindingForm):
    """Not mended either."""


class SuspendActivitiesForm(OnDay):
    """What is to be mended, until when."""

    open_names = ("until", "decided_on")
    demands = words("整改要求", rows=4, min_length=6)
    until = day("暂停至")


class ReportRectifiedForm(StepForm):
    """What was mended."""

    report = words("整改情况（逐条写）", rows=5, min_length=6)
    proof = InspectedFileField(label="证明材料（可以拍照）", required=False, accepts=PHOTO)


class AcceptRectifiedForm(StepForm):
    """Who looked and what they saw."""

    visitors = RowsField(VISITORS, label="验收人员", spare=2, most=10)
    record = words("验收记录", rows=4, min_length=6)


class RejectRectifiedForm(StepForm):
    """What is not mended yet."""

    shortfall = words("不合格之处", rows=4, min_length=6)


class ProposeRestoreForm(StepForm):
    """The officer's opinion."""

    reached = agreed("已与负责人联系上，成员仍在", "请先联系负责人，核实成员。")
    advice = words("承办意见", rows=3, min_length=4)

    def clean(self):
        """The box is a condition, not a fact of its own."""
        found = super().clean()
        found.pop("reached", None)
        return found


class ReturnRestoreForm(OnDay):
    """What is missing, at once."""

    gap_note = words("还差什么（一次说清）", rows=4, min_length=6)


class ContestForm(OnDay):
    """Why it is wrong."""

    on = "asked_on"
    claim = words("不服的理由", rows=5, min_length=6)


class ContestSuspensionForm(ContestForm):
    """A suspension."""


class ContestLapseForm(ContestForm):
    """A lapse."""


class ReviewForm(StepForm):
    """What was found."""

    open_names = ("finding",)
    finding = choice("复核意见", [("uphold", "维持原决定"), ("overturn", "原决定不当，撤销")])
    ground = words("查明的事实和理由", rows=5, min_length=6)


class ProposeReviewSuspensionForm(ReviewForm):
    """Of a suspension."""


class ProposeReviewLapseForm(ReviewForm):
    """Of a lapse."""

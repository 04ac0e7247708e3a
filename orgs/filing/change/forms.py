"""社区社会组织备案变更: what each step asks of the person who takes it; what all filings ask alike stands beside."""

from casework.clock import today
from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import agreed, choice, coded, count, day, words
from orgs.filing.asking import *  # noqa: F403  the process names one module of forms
from orgs.filing.asking import PHOTO, ApproveForm, OnDay
from orgs.filing.change.reasons import REFUSALS

REASONS = [(r.code, f"{r.code} {r.text}") for r in REFUSALS]


class SubmitForm(StepForm):
    """That it is true."""

    truth_pledge = agreed("以上内容属实", "请先确认内容属实。")


class SubmitLeaderChangeForm(SubmitForm):
    """The same of a new leader."""


class SubmitMoveForm(SubmitForm):
    """The same of a move."""


class RecordSmallForm(OnDay):
    """The same of small things, which hold from this day on."""

    on = "recorded_on"
    truth_pledge = agreed("以上内容属实", "请先确认内容属实。")


class OutgoingAgreeForm(StepForm):
    """What is handed over, to whom."""

    handover_list = RowsField({"what": words("财物、资料或者印章", max_length=60), "to": words("交给谁、什么时候", max_length=60)},
                              label="交接清单", spare=2, most=50, help_text="钱、账本、名册、印章、音响等逐项写；没有的写“没有财物”。")  # fmt: skip


class OutgoingDeclineForm(StepForm):
    """Why not."""

    decline_reason = words("不同意的理由", rows=4, min_length=4)


class WitnessForm(StepForm):
    """The meeting, who was there to see it."""

    open_names = ("meeting_on", "agree_count", "total_count")
    meeting_on = day("会议日期", initial=today)
    total_count = count("成员总数", min_value=1)
    agree_count = count("同意人数")
    witnesses = RowsField({"name": words("姓名", max_length=30)}, label="见证人（居村委会工作人员）", spare=2, most=10)
    notified = agreed("原负责人已经通知到会，或者已经公告", "请先通知原负责人到会；联系不上的，在社区公告。")


class WitnessFailForm(StepForm):
    """How it went."""

    outcome = words("会议情况", rows=4, min_length=6, help_text="写明会议日期、到会和同意的人数。")


class WelcomeForm(StepForm):
    """A word, if they like."""

    note = words("意见（可以不填）", required=False)


class DeclineReceiveForm(StepForm):
    """Facts and grounds."""

    reason = words("不同意的事实和依据", rows=5, min_length=10)


class CommunityPassForm(StepForm):
    """What the community found."""

    opinion = words("核查意见", rows=3, min_length=4)


class CommunityPostForm(OnDay):
    """What the community found, and the day of the posting."""

    on = "posted_on"
    open_names = ("posted_on",)
    opinion = words("核查意见", rows=3, min_length=4)


class PostByStreetForm(OnDay):
    """That the street posts it."""

    on = "posted_on"
    fits = agreed("名称或者负责人变更还没有公示，现补行公示", "请先确认。")


class ProposeChangeForm(StepForm):
    """The officer's opinion."""

    advice = words("承办意见", rows=4, min_length=4)


class ProposeRefusalForm(StepForm):
    """Coded reasons and the facts behind them."""

    open_names = ("reason_codes",)
    reason_codes = coded("不予变更理由", REASONS)
    facts = words("事实和说明", rows=5, min_length=6, help_text="申请人会在通知书上看到。")


class ProposeRedoForm(StepForm):
    """The second opinion, which answers the review."""

    open_names = ("way", "reason_codes")
    way = choice("意见", [("grant", "拟准予变更"), ("refuse", "拟不予变更")])
    advice = words("逐条回应复核决定", rows=4, min_length=4)
    reason_codes = coded("不予变更理由（拟不予变更的选）", REASONS, required=False)
    facts = words("事实和说明（拟不予变更的写）", rows=4, required=False)

    def clean(self):
        """A refusal has reasons and facts; a grant has none."""
        found = super().clean()
        if found.get("way") == "grant":
            return found | {"reason_codes": [], "facts": ""}
        if found.get("way") == "refuse" and not found.get("facts"):
            self.add_error("facts", "拟不予变更的，请写明事实。")
        return found


class ConfirmEntryForm(StepForm):
    """With whom it was compared."""

    asked = agreed("已与负责人或者居村委会核对", "请先核对。")
    check_note = words("核对记录（可以不填）", rows=2, required=False)

    def clean(self):
        """The box is a condition, not a fact of its own."""
        found = super().clean()
        found.pop("asked", None)
        return found


class QuestionEntryForm(StepForm):
    """What does not agree."""

    mismatch = words("不符之处", rows=4, min_length=6, help_text="写明哪一天、怎样核对的。")


class ExplainForm(StepForm):
    """What they say to it."""

    statement = words("说明", rows=4, min_length=4)
    proof = InspectedFileField(label="证明（可以拍照，可以不传）", required=False, accepts=PHOTO)


class RollBackForm(ApproveForm):
    """Why it is restored."""

    reason = words("恢复原记载的理由", rows=4, min_length=6)

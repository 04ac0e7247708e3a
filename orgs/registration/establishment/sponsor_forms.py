"""成立登记: what the sponsor's steps ask."""

from casework.core.form import StepForm
from casework.intake.fields import InspectedFileField
from orgs.registration.licensing.questions import day, words


class PressSponsorForm(StepForm):
    """The day on which the applicant asked."""

    open_names = ("request_date",)
    request_date = day("申请人请求日期")


class SponsorReturnForm(StepForm):
    """Everything that must be changed."""

    opinions = words("全部修改意见", rows=5, help_text="请一次提出，逐条写明。")


class SponsorConsentForm(StepForm):
    """The consent, as the sponsor's document has it."""

    open_names = ("consent_number", "consent_date")
    for_numbers = ("consent_number",)
    consent_number = words("审查同意文件文号", max_length=60)
    consent_date = day("同意日期")
    opinion = words("审查意见", rows=4, help_text="对业务范围和拟任负责人分别写明。")
    document = InspectedFileField(label="盖章的审查同意文件", accepts=("pdf", "jpg", "png"))


class SponsorDeclineForm(StepForm):
    """Why not."""

    reason = words("不同意的理由和依据", rows=4, min_length=10)

"""认领组织: what the page of a claim and its steps ask."""

from django import forms

from casework.core.form import StepForm
from orgs.registration.licensing.questions import Page, choice, words

PARTS = [("legal_rep", "法定代表人"), ("applicant", "经办人"), ("finance", "财务人员")]

LETTER, CODE = "letter", "code"


class ClaimForm(Page):
    """In which part the person acts, how they come to it, and what proves it."""

    part = choice("您在组织里的身份", PARTS)
    way = choice("用什么证明", [(LETTER, "上传盖章的认领函"), (CODE, "窗口已核对原件（输入认领码时自动填写）")])
    reason = words(
        "说明", rows=3, min_length=5, help_text="例如：2024年3月换届当选会长；受法定代表人委托办理网上业务。"
    )


class SendBackForm(StepForm):
    """What is missing."""

    missing = words("需要补充的内容", rows=3, min_length=5, help_text="一次写全，申请人照着补。")


class VerifyLetterForm(StepForm):
    """What agrees with the register."""

    findings = words("核对结果", rows=3, min_length=5, help_text="印章、名称、代码、法定代表人与名册是否一致。")


class TellMembersForm(VerifyLetterForm):
    """The same, before the present members are told."""


class ObjectForm(StepForm):
    """A present member's word."""

    objection = words("意见和理由", rows=4, min_length=5)


class RecordObjectionForm(StepForm):
    """What a present member said or wrote."""

    objection = words("现有成员的意见", rows=4, min_length=5, help_text="写明谁、哪天、怎样提出的。")


class AcceptForm(StepForm):
    """The decision for the claim."""

    open_names = ("compared", "ends_others")
    answer = words("答复", rows=3, min_length=5)
    compared = forms.BooleanField(label="已比较另外的认领；同意这一件，另外的随之终止", required=False)
    ends_others = forms.BooleanField(label="现有成员同时退出（理由写在答复里）", required=False)


class RefuseForm(StepForm):
    """The decision against it."""

    answer = words("理由", rows=3, min_length=5)

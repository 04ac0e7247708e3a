"""社区社会组织备案注销: what is asked where goods and debts are settled, posted and claimed."""

from django import forms

from casework.core.form import StepForm
from casework.intake.fields import RowsField
from casework.intake.questions import YES_NO, agreed, choice, words
from orgs.filing.asking import OnDay
from orgs.filing.cancellation.sections import SURPLUS
from orgs.filing.counting import held_fen

PEOPLE = {"name": words("姓名", max_length=30)}


class SettlementForm(StepForm):
    """What there was and where it went; what the application said stands there to begin with."""

    assets = RowsField({"what": words("财物", max_length=60), "to": words("去向", max_length=60)}, label="财物清单及去向", least=0, spare=2, most=100,
                       required=False, help_text="没有财物的空着；借来的写还给了谁。")  # fmt: skip
    debts = RowsField({"to": words("欠谁", max_length=60), "how": words("怎么处理", max_length=100),
                       "settled": forms.ChoiceField(label="已结清", choices=[("", "请选择"), *YES_NO])},
                      label="债务处理", least=0, spare=1, most=50, required=False, help_text="没有债务的空着。")  # fmt: skip
    surplus_use = forms.ChoiceField(label="剩余财物去向", choices=[("", "没有剩余财物"), *SURPLUS], required=False)
    present = RowsField(PEOPLE, label="居村委会到场人员", spare=2, most=10)
    not_shared = agreed("剩余财物没有分给成员，借用的物品已经归还", "剩余财物不得由成员分配，借用的物品应当归还。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.case is not None:
            self.initial = self.case.known_goods() | self.initial

    def clean(self):
        """One fact, with what the hub holds for it on this day."""
        found = super().clean()
        names = ("assets", "debts", "surplus_use", "present")
        if self.errors:
            return {}
        said = {name: found.get(name) or ("" if name == "surplus_use" else []) for name in names}
        return {"settlement": said | {"custody_fen": held_fen(self.case.org, self.day)}}


class FileSettlementForm(SettlementForm):
    """By the body."""


class CommunitySettleForm(SettlementForm):
    """By the community."""


class AskCommunitySettleForm(StepForm):
    """Why the leader cannot."""

    reason = words("原因", rows=2, min_length=2, help_text="例如 年纪大，清点不了。")


class PostForm(OnDay):
    """That nothing is open."""

    on, open_names = "posted_on", ("posted_on",)
    nothing_open = agreed("已核对：没有未结项目、未结债务和未结投诉", "有未结项目、债务或者投诉的，先行处理再注销。")


class ClaimForm(StepForm):
    """Who claims or objects, how to reach them, why."""

    open_names, for_numbers = ("claim_kind", "identity_seen"), ("contact",)
    claim_kind = choice("债权或者异议", [("debt", "申报债权"), ("objection", "提出异议")])
    objector = words("申报人姓名", max_length=30)
    contact = words("联系电话或者邮箱", max_length=60)
    ground = words("内容", rows=4, min_length=6)
    identity_seen = agreed("已核对申报人的身份", "申报须实名，请先核对身份。")


class SettleClaimForm(StepForm):
    """What was found."""

    finding = words("核实和处理", rows=4, min_length=6)
    paid = agreed("已答复申报人；属实的债权已经清偿或者有清偿安排", "属实的债权没有清偿安排的，请重新清点。")

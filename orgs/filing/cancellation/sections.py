"""社区社会组织备案注销: the three short pages of the application; what the ledger knows stands there to begin with."""

from django import forms
from django.db.models import Q

from casework.intake.declared import Section
from casework.intake.fields import RowsField
from casework.intake.questions import Page, choice, count, day, words
from orgs.filing.cancellation.reasons import OWN_WISH, Cause
from orgs.filing.choices import Standing
from orgs.filing.community_org import CommunityOrg
from orgs.organization import Organization

SURPLUS = [("public", "用于同一社区的公益事业"), ("federation", "交街镇社区社会组织联合会代管"),
           ("successor", "移交给登记的法人或者并入的组织")]  # fmt: skip


def filed_body(text):
    """The filed body somebody names or numbers, or None."""
    rows = CommunityOrg.objects.filter(Q(filing_number=text) | Q(name=text), status__in=(Standing.FILED, Standing.SUSPENDED))
    return rows.first()


def legal_person(text):
    """The registered organization with this credit code, or None."""
    return Organization.objects.filter(uscc=text.upper()).first()


# cause -> (answer, where it is looked up, what is said when it is missing, when it is unknown)
SUCCESSOR = {
    Cause.MERGER: ("merged_into", filed_body, "请填写并入的组织。", "名册里没有这个已备案的组织，请核对备案编号。"),
    Cause.PROMOTION: ("registered_as", legal_person, "请填写登记的法人。", "登记名册里没有这个统一社会信用代码，请核对；登记完成以前不用注销备案。"),
}


class CauseForm(Page):
    """Why it ends."""

    cause = choice("注销原因", [(cause.value, cause.label) for cause in OWN_WISH])
    goes_to = words("去向（合并、转为法人登记的填写）", max_length=100, required=False,
                    help_text="合并的填对方的备案编号；转为法人登记的填登记证书上的统一社会信用代码。")  # fmt: skip
    explanation = words("补充说明", rows=2, required=False)

    def clean(self):
        """Who goes into another says into which; it is looked up in the register it stands in."""
        data = super().clean()
        cause, text = data.get("cause"), (data.get("goes_to") or "").replace(" ", "")
        data |= {"merged_into": None, "registered_as": None}
        if cause not in SUCCESSOR:
            return data
        name, look, missing, unknown = SUCCESSOR[cause]
        data[name] = look(text) if text else None
        if data[name] is None:
            self.add_error("goes_to", unknown if text else missing)
        return data


class ResolutionForm(Page):
    """When the members resolved it, and how many of them."""

    meeting_on = day("会议日期")
    total_count = count("成员总数", min_value=1)
    agree_count = count("同意人数")

    def clean(self):
        """No more agree than there are."""
        data = super().clean()
        if (data.get("agree_count") or 0) > (data.get("total_count") or 0) > 0:
            self.add_error("agree_count", "同意人数不能多于成员总数。")
        return data


class GoodsForm(Page):
    """What it has and what it owes."""

    assets = RowsField({"what": words("财物", max_length=60), "to": words("打算怎么处理", max_length=60)}, label="财物清单", least=0, spare=2, most=100,
                       required=False, help_text="没有财物的空着；借来的写归还谁。")  # fmt: skip
    debts = RowsField({"to": words("欠谁", max_length=60), "how": words("打算怎么还", max_length=100)}, label="债务说明", least=0, spare=1, most=50,
                      required=False, help_text="没有债务的空着。")  # fmt: skip
    surplus_use = forms.ChoiceField(label="剩余财物去向", choices=[("", "没有剩余财物"), *SURPLUS], required=False)


SECTIONS = (
    Section("cause", "为什么注销", CauseForm),
    Section("resolution", "成员决议", ResolutionForm, "成员总数已按台账填好，请核对。决议拍照上传就可以。"),
    Section("assets", "财物和债务", GoodsForm, "没有财物和债务的，直接保存。"),
)

"""成立登记: the eleven pages of the application, one set of questions each."""

from django import forms
from django.core.exceptions import ValidationError

from casework.intake.declared import Section
from casework.intake.fields import RowsField
from casework.journal.instant import today
from orgs.registration.establishment.choices import Delivery, DirectClass, PartyPlan, Tenure
from orgs.registration.licensing.choices import KINDS, YES_NO, Industry
from orgs.registration.licensing.questions import (
    Chosen,
    IdNumber,
    Money,
    Page,
    Phone,
    choice,
    count,
    day,
    sponsors,
    streets,
    words,
    yes_no,
)
from policy.basis import cite

DISTRICT = "天津市滨海新区"


class CategoryForm(Page):
    """What kind of organization it is, and whether a sponsor must agree first."""

    kind = choice("组织类型", KINDS)
    industry_class = forms.ChoiceField(
        label="行业分类", choices=[("", "请选择"), *Industry.choices], error_messages={"required": "请选择行业分类。"}
    )
    direct_class = choice("是否属于可以直接登记的类别", DirectClass.choices)
    sponsor = Chosen("业务主管单位", sponsors, required=False, help_text="不属于直接登记四类的必须选择。")
    is_charity = yes_no("同时申请设立慈善组织", help_text="选“是”的，办理期限为30日。")
    license_no = words("执业许可证书编号", required=False, help_text="学校、医疗等已经取得许可的填写，可以简化手续。")

    def clean(self):
        """Without direct registration there must be a sponsor."""
        given = super().clean()
        if given.get("direct_class") == DirectClass.NONE and not given.get("sponsor"):
            self.add_error("sponsor", "不属于直接登记的四类，请选择业务主管单位。")
        return given


class NameForm(Page):
    """The name applied for."""

    full_name = words("申请登记的名称", max_length=60, help_text=f"以“{DISTRICT}”开头，写全称。")
    name_case = words("名称核准案件编号", required=False, max_length=20, help_text="已经办过名称核准的填写。")

    def clean_full_name(self):
        """It begins with the district's name and says something more."""
        name = self.cleaned_data["full_name"].replace(" ", "")
        if not name.startswith(DISTRICT):
            raise ValidationError(f"名称应当以“{DISTRICT}”开头，例如“{DISTRICT}邻里互助促进会”。")
        if len(name) < len(DISTRICT) + 4:
            raise ValidationError("名称太短，请写全称，包括字号、业务领域和组织形式。")
        return name


class PurposeForm(Page):
    """What it is for and what it does."""

    purpose = words("宗旨", rows=4, min_length=20, help_text="为谁服务、做什么、为什么，不少于20字。")
    scope = words("业务范围", rows=5, help_text="逐项列出；需要前置审批的注明。")
    necessity = words("成立的必要性", rows=4, help_text="本区已有相近组织的，请说明有什么不同。")


class ResidenceForm(Page):
    """Where it lives."""

    street = Chosen("所在街镇", streets)
    address = words("详细地址", help_text="写到门牌号。")
    tenure = choice("使用方式", Tenure.choices)
    use_until = day("使用期限至", help_text="自申请之日起一般不少于1年；自有的填写产权证上的终止日期。")
    residential = yes_no("是不是住宅", help_text="住宅作住所的，须附有利害关系业主同意的说明。")


PEOPLE = {"name": words("姓名", max_length=60), "id_number": IdNumber(), "employer": words("工作单位", required=False)}


class FoundersForm(Page):
    """Who founds it."""

    founders = RowsField(PEOPLE, label="发起人或者举办者", help_text="单位发起的，填写单位名称和经办人。", most=50)
    state_asset = yes_no("是否使用国有资产", help_text="民办非企业单位应当利用非国有资产举办。")
    meeting_date = day("成立大会日期", required=False, help_text="社会团体填写；用会员联名的，在联名页填写。")
    meeting_due = count("应到人数", required=False)
    meeting_present = count("实到人数", required=False)
    meeting_agreed = count("同意人数", required=False)

    def clean(self):
        """Those who came cannot be more than those expected, those who agreed not more than those who came."""
        given = super().clean()
        expected, present, agreed = (given.get(f"meeting_{n}") for n in ("due", "present", "agreed"))
        if expected is not None and present is not None and present > expected:
            self.add_error("meeting_present", "实到人数不能多于应到人数。")
        if present is not None and agreed is not None and agreed > present:
            self.add_error("meeting_agreed", "同意人数不能多于实到人数。")
        return given


class MembersForm(Page):
    """Members of an association; staff of every organization."""

    individual_members = count("个人会员数", required=False, help_text="社会团体填写；用会员联名的按名单计算，不用填。")
    unit_members = count("单位会员数", required=False, help_text="社会团体填写；用会员联名的不用填。")
    staff = RowsField(
        {"name": words("姓名", max_length=60), "duty": words("岗位")}, label="专职工作人员", help_text="至少一名。"
    )


class FundsForm(Page):
    """Its money at the start."""

    amount = Money("活动资金或者开办资金（元）")
    sources = RowsField(
        {"payer": words("出资人"), "yuan": Money("金额（元）"), "nature": words("性质", required=False)},
        label="资金来源",
    )
    verified_on = day("验资或者资金证明日期")

    def clean(self):
        """The sources add up to the amount; the proof is not from the future."""
        given = super().clean()
        total = sum(row["yuan"] or 0 for row in given.get("sources") or [])
        if given.get("amount") is not None and given.get("sources") and total != given["amount"]:
            self.add_error("sources", f"各来源合计{total / 100:g}元，与资金数额{given['amount'] / 100:g}元不一致。")
        if given.get("verified_on") and given["verified_on"] > today():
            self.add_error("verified_on", "证明日期不能晚于今天。")
        return given


OFFICER = PEOPLE | {
    "position": words("职务", max_length=30),
    "declared": forms.ChoiceField(label="声明无不得任职情形", choices=[("", "请选择"), *YES_NO]),
}


class OfficersForm(Page):
    """Who will lead it."""

    legal_rep = words("拟任法定代表人姓名", max_length=60)
    legal_rep_id = IdNumber("拟任法定代表人身份证号码")
    officers = RowsField(OFFICER, label="拟任负责人名单", most=30)
    civil_servants = yes_no("是否有公务员兼任", help_text="选“是”的须附批准文件。")


CLAUSES = ("名称和住所", "宗旨和业务范围", "会员资格及权利义务", "组织管理制度", "负责人条件和产生程序", "资产管理和使用",
           "章程修改程序", "终止程序和剩余财产处理", "党的建设和社会主义核心价值观")  # fmt: skip


class CharterForm(Page):
    """Where the charter says what it must say."""

    organs = words("权力机构、执行机构和监督机构", rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for place, clause in enumerate(CLAUSES, start=1):
            self.fields[f"clause_{place}"] = words(f"“{clause}”在章程第几条", max_length=40)


class PartyForm(Page):
    """Party work in the new organization."""

    party_members = count("专职人员和发起人中党员人数")
    party_plan = choice("党组织设置安排", PartyPlan.choices)
    party_contact = words("党建联系人", max_length=60)


class DeliveryForm(Page):
    """How to reach the founders."""

    agent = words("经办人", max_length=60, help_text="委托办理的，请在材料中附授权委托书。")
    delegated = yes_no("是否委托他人办理")
    phone = Phone()
    delivery = choice("文书送达方式", Delivery.choices)
    delivery_address = words("送达地址", required=False)

    def clean(self):
        """Post needs an address."""
        given = super().clean()
        if given.get("delivery") == Delivery.POST and not given.get("delivery_address"):
            self.add_error("delivery_address", "选择邮寄的，请填写送达地址。")
        return given


SECTIONS = (
    Section("category", "申请类别", CategoryForm, basis=(cite("registration/direct-registration"),)),
    Section("name", "名称", NameForm, basis=(cite("registration/name-structure"),)),
    Section("purpose", "宗旨和业务范围", PurposeForm, basis=(cite("registration/conditions"),)),
    Section("residence", "住所", ResidenceForm, basis=(cite("registration/conditions"),)),
    Section("founders", "发起人或者举办者", FoundersForm, basis=(cite("registration/conditions"),)),
    Section("members", "会员和工作人员", MembersForm, basis=(cite("registration/conditions"),)),
    Section("funds", "资金", FundsForm, basis=(cite("registration/conditions"),)),
    Section("officers", "拟任负责人", OfficersForm, basis=(cite("registration/officers"),)),
    Section("clauses", "章程", CharterForm, "请对照章程草案，写出下列内容在第几条。", basis=(cite("registration/charter-contents"),)),
    Section("party", "党建工作", PartyForm, basis=(cite("registration/establishment-materials"),)),
    Section("delivery", "联系和送达", DeliveryForm, basis=(cite("registration/application"),)),
)

"""名称核准: the three pages of the application."""

from django import forms
from django.core.exceptions import ValidationError

from casework.intake.declared import Section
from orgs.organization import Kind, Organization
from orgs.registration.licensing.choices import KINDS, Industry
from orgs.registration.licensing.questions import Chosen, IdNumber, Page, Phone, choice, streets, words, yes_no
from orgs.registration.names.looking import FIELDS
from orgs.registration.names.parts import plain
from orgs.registration.names.words import words as known
from policy.basis import cite

USES = [("establishment", "成立登记"), ("change", "名称变更")]


class Code(forms.CharField):
    """The code of an organization of the register. Cleans to the organization, or None."""

    def clean(self, value):
        """The organization behind the code."""
        code = (super().clean(value) or "").strip().upper()
        found = Organization.objects.select_related("party").filter(uscc=code).first() if code else None
        if code and found is None:
            raise ValidationError("名册里没有这个统一社会信用代码，请核对18位代码。")
        return found


class PurposeForm(Page):
    """What the name is for, and who applies."""

    use_for = choice("用途", USES)
    kind = choice("组织类型", KINDS)
    uscc = Code(label="现有组织的统一社会信用代码", required=False, help_text="名称变更的必填。")
    applicant_name = words("申请人姓名", max_length=60, help_text="发起人、举办者或者法定代表人。")
    applicant_id = IdNumber("申请人身份证号码")
    several = yes_no("发起人或者举办者是否有两名以上")
    phone = Phone()

    def clean(self):
        """A change of name names the organization; its kind is the organization's."""
        data = super().clean()
        if data.get("use_for") == "change" and not data.get("uscc") and "uscc" not in self.errors:
            self.add_error("uscc", "名称变更的，请填写现有组织的统一社会信用代码。")
        if data.get("use_for") == "establishment" and data.get("uscc"):
            self.add_error("uscc", "用于成立登记的，不用填写现有组织的代码。")
        elif data.get("uscc") and data.get("kind") and data["uscc"].kind != data["kind"]:
            self.add_error("kind", f"“{data['uscc'].name}”是{data['uscc'].kind_label}，请选择相同的类型。")
        return data


class ScopeForm(Page):
    """What it does and where."""

    industry_class = forms.ChoiceField(
        label="行业分类", choices=[("", "请选择"), *Industry.choices], error_messages={"required": "请选择行业分类。"},
        help_text="用来核对名称里的行业用语。",
    )  # fmt: skip
    scope = words("主要业务范围", rows=4, min_length=20, help_text="不少于20字。")
    member_scope = words("会员组成", required=False, help_text="社会团体填写会员来自的行业或者人群。")
    origin_place = words("原籍地行政区划", required=False, max_length=30, help_text="异地商会必填。")
    street = Chosen("所在街镇", streets, required=False, help_text="名称要写街镇或者社区的填写。")


class NamesForm(Page):
    """Up to three candidates in order of preference."""

    first_name = words("第一备选名称", max_length=60, help_text=f"以“{known().district}”开头，后面写字号或者业务领域，以组织形式结尾。")
    second_name = words("第二备选名称", max_length=60, required=False)
    third_name = words("第三备选名称", max_length=60, required=False)
    brand = words("字号", max_length=20, required=False, help_text="民办非企业单位填写，例如名称里的“海棠”。")
    brand_meaning = words("字号含义", required=False, help_text="民办非企业单位填写。")
    form = forms.ChoiceField(
        label="组织形式", error_messages={"required": "请选择组织形式。"},
        choices=[("", "请选择"), *((f, f) for kind in (Kind.ASSOCIATION, Kind.PRIVATE_UNIT) for f in known().forms[kind])],
    )  # fmt: skip
    personal_name = yes_no("字号是否使用人名", help_text="选“是”的，须附同意书。")
    restores = yes_no("是否申请恢复本组织以前用过的名称")

    def clean(self):
        """Names are kept without spaces, in order, each once."""
        data = super().clean()
        names = {field: plain(data.get(field)) for field in FIELDS}
        if names["third_name"] and not names["second_name"]:
            self.add_error("second_name", "请按顺序填写：先填第二备选名称，再填第三备选名称。")
        for place, field in enumerate(FIELDS):
            if names[field] and names[field] in [names[earlier] for earlier in FIELDS[:place]]:
                self.add_error(field, "这个名称与前面的相同，请换一个或者不填。")
        if data.get("brand") and not data.get("brand_meaning"):
            self.add_error("brand_meaning", "填写了字号的，请说明它的含义。")
        return data | names


SECTIONS = (
    Section("purpose", "用途和申请人", PurposeForm, basis=(cite("registration/name-before-establishment"),)),
    Section("scope", "业务和地域", ScopeForm, basis=(cite("registration/name-structure"),)),
    Section("names", "备选名称", NamesForm, "系统会边填边检查；检查结果只作提示，您可以坚持提交，登记机关会书面答复。", basis=(cite("registration/name-alternatives"),)),
)

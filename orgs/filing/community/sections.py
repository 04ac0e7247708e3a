"""社区社会组织备案: the five pages of the application, short enough for a phone."""

from django import forms

from casework.intake.declared import Section
from casework.intake.fields import RowsField
from casework.intake.questions import IdNumber, Page, Phone, choice, coded, count, words, yes_no
from orgs.choosing import Chosen, streets
from orgs.filing import naming
from orgs.filing.choices import FORMS, Category, Focus, MemberKind, ScopeLevel
from orgs.filing.communities import community_called, unit_of

SENSITIVE = [("minors", "未成年人"), ("food", "餐饮"), ("health", "医疗健康"), ("fire", "用火用电"), ("none", "都不涉及")]
PROVIDERS = [("committee", "居村委会"), ("unit", "单位"), ("person", "个人")]
AGES = ["18岁以下", "18至34岁", "35至59岁", "60岁以上"]


class BasicsForm(Page):
    """What it is called, where it is, what kind. The name is put together from its parts."""

    scope_level = choice("活动范围", ScopeLevel.choices)
    street = Chosen("所在街镇", streets)
    community = words("所在社区（村）", max_length=30, help_text="例如 紫云园社区，只写“紫云园”也可以。")
    trade_name = words("字号", min_length=2, max_length=8, help_text="2至8个汉字，例如 晚晴。")
    activity_word = words("活动内容词", max_length=8, help_text="例如 合唱、助老、巡逻。")
    org_form = forms.ChoiceField(
        label="组织形式", choices=[("", "请选择"), *((form, form) for form in FORMS)], help_text="写在名称最后，例如合唱“队”。",
        error_messages={"required": "请选择组织形式。", "invalid_choice": "请从列表中选择。"},
    )  # fmt: skip
    member_kind = choice("成员类型", MemberKind.choices)
    category = choice("类别", Category.choices)
    focus_tags = coded("重点方向（属于的勾选）", Focus.choices, required=False)
    purpose = words("宗旨", rows=3, min_length=15, help_text="为谁、做什么，不少于15字。")

    def clean_trade_name(self):
        """Chinese characters only."""
        text = self.cleaned_data["trade_name"].replace(" ", "")
        if not all("\u4e00" <= char <= "\u9fff" for char in text):
            raise forms.ValidationError("字号只写汉字，2至8个。")
        return text

    def clean(self):
        """The community is one of the street's; the name they make keeps the rules."""
        data = super().clean()
        street, typed = data.get("street"), data.get("community")
        if street and typed:
            found, others = community_called(typed, street)
            if found is None:
                self.add_error("community", f"{street.name}没有这个社区（村），请从这些里选一个写：{'、'.join(others)}。")
            data["division"] = found
            data["street_unit"] = unit_of(street)
            if data["street_unit"] is None:
                self.add_error("street", f"{street.name}还没有开通在线备案，请到街镇社会事务办公室办理。")
        for field, sentence in naming.faults(data):
            self.add_error(field, sentence)
        data["full_name"] = naming.full_name(data)
        return data


class LeaderForm(Page):
    """Who leads it and how to reach them."""

    leader_name = words("负责人姓名", max_length=30)
    leader_id = IdNumber("负责人身份证号码")
    leader_phone = Phone("负责人手机号码")
    leader_tie = choice("与本街镇的关系", [("lives", "居住"), ("works", "工作")])
    leader_posts = count("已担任几个社区社会组织的负责人", initial=0, help_text="不含这一个，没有的填0。")
    public_office = yes_no("是否公职人员", help_text="是公职人员的，须按管理权限办过手续。")
    backup_name = words("备用联系人", max_length=30, help_text="联系不上负责人时使用。")
    backup_phone = Phone("备用联系人手机号码")


MEMBER = {
    "name": words("姓名", max_length=30),
    "age": forms.ChoiceField(label="年龄段", choices=[("", "请选择"), *((a, a) for a in AGES)],
                             error_messages={"required": "请选择年龄段。"}),
    "home": words("居住社区", max_length=30, required=False),
    "contact": words("联系方式", max_length=30, required=False),
}  # fmt: skip


class MembersForm(Page):
    """Who belongs to it, and that they agreed to the charter."""

    members = RowsField(MEMBER, label="成员名册", most=200, spare=3, help_text="含负责人。写不完可以先保存，随时接着填。")
    average_over_60 = yes_no("成员平均年龄是否60周岁以上")
    consent_way = choice("成员怎样同意章程", [("spoken", "当面或者电话同意，居村委会会抽查"), ("signed", "在签名页上签了名，拍照上传")])
    charter_consents = count("同意章程的人数", help_text="要超过全体成员的一半。")
    party_members = count("正式党员人数", required=False, help_text="只填人数，可以不填。")

    def clean(self):
        """Nobody stands there twice; not more agreed than there are."""
        data = super().clean()
        rows = data.get("members") or []
        seen = [(row["name"], row["contact"]) for row in rows]
        twice = sorted({name for name, contact in seen if seen.count((name, contact)) > 1})
        if twice:
            self.add_error("members", f"{'、'.join(twice)}写了两次，请删去一行；同名的不同人请写上联系方式。")
        if rows and (data.get("charter_consents") or 0) > len(rows):
            self.add_error("charter_consents", f"名册上有{len(rows)}人，同意的不能比这更多。")
        return data


class ActivitiesForm(Page):
    """What it does, how often, when."""

    activities = RowsField(
        {"what": words("做什么", max_length=60), "times": count("全年几次", min_value=1)}, label="年度活动计划", spare=2, most=30,
    )  # fmt: skip
    sensitive = coded("是否涉及", SENSITIVE)
    hours = words("活动时间", max_length=100, help_text="请避开居民休息时间，例如 每周二上午9点到11点。")
    fees = yes_no("是否向成员收费")
    needs_permit = yes_no("活动依法要先取得许可吗", help_text="多数活动不需要；需要的请拍照上传许可文件。")

    def clean_sensitive(self):
        """None of them, or which."""
        found = self.cleaned_data["sensitive"]
        if "none" in found and len(found) > 1:
            raise forms.ValidationError("选了“都不涉及”的，不要再选别的。")
        return [name for name in found if name != "none"] or ["none"]


class PlaceForm(Page):
    """Where it meets."""

    place = words("活动场所", max_length=100, help_text="例如 社区党群服务中心多功能厅。")
    place_provider = choice("场所提供人", PROVIDERS, help_text="居村委会提供的，由它在线确认，不用交材料。")
    shared = yes_no("是否与其他组织共用")


SECTIONS = (
    Section("basics", "组织情况", BasicsForm, "名称由系统按您填的拼成。"),
    Section("leader", "负责人", LeaderForm),
    Section("members", "成员", MembersForm, "成员姓名和联系方式不会公开。"),
    Section("activities", "活动", ActivitiesForm),
    Section("meeting_place", "场所", PlaceForm),
)

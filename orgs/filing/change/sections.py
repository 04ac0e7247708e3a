"""社区社会组织备案变更: one short page for each thing that changes; only the chosen ones are asked, what is known stands there."""

from django import forms

from casework.clock import today
from casework.intake.declared import Section
from casework.intake.fields import RowsField
from casework.intake.questions import IdNumber, Page, Phone, choice, coded, count, day, words, yes_no
from orgs.choosing import Chosen, streets
from orgs.filing import naming
from orgs.filing.change.items import AGREED, AT_ONCE, Item, chosen
from orgs.filing.choices import Category, ScopeLevel
from orgs.filing.communities import community_called, unit_of

PROVIDERS = [("committee", "居村委会"), ("unit", "单位"), ("person", "个人")]
PERSON = {"name": words("姓名", max_length=30)}


class WhatForm(Page):
    """What has changed, since when, why."""

    items = coded("要变更什么", Item.choices)
    happened_on = day("什么时候变的", help_text="晚了也可以办，不会因为晚办不同意。")
    reason = words("为什么变", max_length=200)

    def clean_items(self):
        """What is recorded at once does not wait for what has to be decided; a move is one thing by itself."""
        found = set(self.cleaned_data["items"])
        if Item.MOVE in found and len(found) > 1:
            raise forms.ValidationError("迁往其他街镇请单独办理，其他变化另外提交。")
        if found & AT_ONCE and found - AT_ONCE - {Item.PLACE}:
            raise forms.ValidationError("联系电话、成员人数提交后马上生效，请先单独提交；其余的另外再办一件。")
        return sorted(found, key=Item.values.index)

    def clean_happened_on(self):
        """Not in the future."""
        if self.cleaned_data["happened_on"] > today():
            raise forms.ValidationError("变化的日期不能晚于今天。")
        return self.cleaned_data["happened_on"]


class ContactForm(Page):
    """The new number."""

    new_phone = Phone("新联系电话", help_text="要是组织里有人用来登录、验证过的号码。")


class MembersForm(Page):
    """How many there are now, who came and who left."""

    members_now = count("现在一共多少人", min_value=1)
    joined = RowsField(PERSON, label="新加入的（可以不填）", least=0, spare=1, most=100, required=False)
    left = RowsField(PERSON, label="退出的（可以不填）", least=0, spare=1, most=100, required=False)


class PlaceForm(Page):
    """Where it meets now."""

    place = words("新活动场所", max_length=100, help_text="例如 社区党群服务中心多功能厅。")
    stays = yes_no("还在本社区（村）吗", help_text="不在本社区的，要经居村委会核查、街镇决定。")
    place_provider = choice("场所提供人", PROVIDERS, help_text="居村委会提供的，由它确认，不用交材料。")


class LeaderForm(Page):
    """Who leads it from now on."""

    new_leader = words("新负责人姓名", max_length=30)
    leader_id = IdNumber("新负责人身份证号码")
    leader_phone = Phone("新负责人手机号码", help_text="换人以后，这也是组织的联系电话。")
    leader_tie = choice("与本街镇的关系", [("lives", "居住"), ("works", "工作")])


def own_words(label, **kwargs):
    """The words of a name behind the places."""
    return words(label, min_length=3, max_length=20, **kwargs)


class Named(Page):
    """A page with the body's own words of its name."""

    def clean_own_name(self):
        """Chinese characters, and what 第十一条 allows."""
        text = self.cleaned_data["own_name"].replace(" ", "")
        if not all("\u4e00" <= char <= "\u9fff" for char in text):
            raise forms.ValidationError("名称只写汉字。")
        for sentence in naming.faults_of(text):
            raise forms.ValidationError(sentence)
        return text


class NameForm(Named):
    """What it is called from now on."""

    own_name = own_words("新名称（地名后面的部分）", help_text="街镇和社区的名称由系统加在前面，例如只写 晚晴合唱队。")


class ContentForm(Page):
    """What it does from now on, and where."""

    activities = RowsField({"what": words("做什么", max_length=60)}, label="活动内容", spare=1, most=20)
    category = choice("类别", Category.choices)
    scope_level = choice("活动范围", ScopeLevel.choices)
    needs_permit = yes_no("新活动依法要先取得许可吗", help_text="多数活动不需要；需要的请拍照上传许可文件。")


class MoveForm(Named):
    """Where it goes."""

    street = Chosen("迁往哪个街镇", streets)
    community = words("迁往哪个社区（村）", max_length=30, help_text="例如 紫云园社区，只写“紫云园”也可以。")
    place = words("新活动场所", max_length=100)
    own_name = own_words("名称（地名后面的部分）", help_text="地名由系统换成新的；那里已有相同名称的，请改一下。")

    def clean(self):
        """The community is one of the street's, and the street has a unit that files."""
        data = super().clean()
        street, typed = data.get("street"), data.get("community")
        if street and typed:
            data["division"], others = community_called(typed, street)
            if data["division"] is None:
                self.add_error("community", f"{street.name}没有这个社区（村），请从这些里选一个写：{'、'.join(others)}。")
            data["street_unit"] = unit_of(street)
            if data["street_unit"] is None:
                self.add_error("street", f"{street.name}还没有开通在线备案，请到街镇社会事务办公室办理。")
        return data


class ConsentForm(Page):
    """How many agreed."""

    consent_count = count("同意的成员人数", help_text="要超过全体成员的一半。")


SECTIONS = (
    Section("what", "变什么", WhatForm, "只勾选有变化的，后面只问勾选的。"),
    Section("contact", "联系电话", ContactForm, when=chosen(Item.CONTACT)),
    Section("members", "成员人数", MembersForm, "现在的人数已经填好，改成变化后的。姓名不公开。", when=chosen(Item.MEMBERS)),
    Section("venue", "活动场所", PlaceForm, "原来的已经填好，改成新的。", when=chosen(Item.PLACE)),
    Section("successor", "新负责人", LeaderForm, "不公开身份证号码和电话。", when=chosen(Item.LEADER)),
    Section("title", "名称", NameForm, "原来的已经填好，改成新的。", when=chosen(Item.NAME)),
    Section("content", "活动内容和类别", ContentForm, "原来的已经填好，改成新的。", when=chosen(Item.CONTENT)),
    Section("destination", "迁往哪里", MoveForm, "备案编号换成新街镇的，原来的编号保留为曾用编号。", when=chosen(Item.MOVE)),
    Section("consent", "成员意见", ConsentForm, "换负责人、改名称、迁移的，要过半数成员同意。", when=chosen(*AGREED)),
)

"""社区社会组织年度确认: the five short pages of a year, as a leader checks them on a phone."""

from django import forms

from casework.intake.declared import Section
from casework.intake.fields import RowsField
from casework.intake.questions import Money, Page, coded, count, day, words, yes_no

NEEDS = [("place", "场地"), ("training", "培训"), ("money", "资金"), ("registration", "登记辅导")]
PERSON = {"name": words("姓名", max_length=30)}


class ActivitiesForm(Page):
    """What was done, time by time."""

    activities = RowsField(
        {"on": day("日期"), "what": words("内容", max_length=60), "people": count("人数")}, label="活动清单", least=0, spare=2, most=100,
        required=False, help_text="每次写日期、内容和人数；一次也没有的可以空着。",
    )  # fmt: skip
    people_served = count("服务居民人次", help_text="大约多少，没有的填0。")
    volunteer_hours = count("志愿服务小时数", required=False)

    def clean_activities(self):
        """Days as text, so that what is handed in stays plain."""
        return [row | {"on": row["on"].isoformat()} for row in self.cleaned_data["activities"] or []]


class PeopleForm(Page):
    """Who leads it and how many belong to it now."""

    leader_unchanged = yes_no("负责人是否不变", help_text="变了的照实选，另外办理负责人变更。")
    members_now = count("现有成员人数")
    unit_members = count("其中单位成员几个", required=False, help_text="没有的空着。")
    average_over_60 = yes_no("成员平均年龄是否60周岁以上")
    joined = RowsField(PERSON, label="新加入成员", least=0, spare=2, most=100, required=False)
    left = RowsField(PERSON, label="退出成员", least=0, spare=2, most=100, required=False)
    party_members = count("正式党员人数", required=False, help_text="只填人数，可以不填。")


class MoneyForm(Page):
    """What came in and what was spent."""

    income = Money("全年收入（元）", help_text="没有填0。")
    spending = Money("全年支出（元）", help_text="没有填0。")
    held_by_federation = Money("联合会代管余额（元）", required=False)
    published = yes_no("账目是否向成员公开", help_text="没有收支的选“是”。")
    fees = yes_no("是否向成员收费")


class SafetyForm(Page):
    """Accidents and complaints."""

    incidents = yes_no("是否发生安全事故")
    complaints = words("收到的投诉和处理", rows=3, required=False, help_text="没有的空着。")
    insured = forms.ChoiceField(label="有风险的活动是否买了保险", choices=[("", "没有这类活动"), ("yes", "是"), ("no", "否")], required=False)


class NextForm(Page):
    """What is intended this year."""

    plan = RowsField({"what": words("做什么", max_length=60), "times": count("几次", min_value=1)}, label="今年活动计划", spare=2, most=30)
    own_place = forms.ChoiceField(label="活动场所是不是只由本组织使用", choices=[("", "说不准"), ("yes", "是"), ("no", "否，与其他组织共用")], required=False,
                                  help_text="以后想登记为法人的请选；不影响确认。")  # fmt: skip
    needs = coded("需要的帮助", NEEDS, required=False)


SECTIONS = (
    Section("activities", "去年的活动", ActivitiesForm, "去年记下的活动和人数已经带出，请核对；没有记过的，带出备案的活动内容，请补上日期和人数。"),
    Section("people", "成员和负责人", PeopleForm, "已按台账填好，请核对。"),
    Section("money", "收支", MoneyForm, "年度确认不收费，不要求审计报告。"),
    Section("safety", "安全和投诉", SafetyForm),
    Section("next", "今年打算", NextForm, "已按台账填好内容，请写上次数。"),
)

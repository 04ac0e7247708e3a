"""社区社会组织备案: the conditions of 第八条 to 第十二条, asked whenever something is handed in."""

from casework.notices.gate import personal_data
from network.identity import Level, level_of
from network.posts import is_member
from orgs.filing import leaders, naming
from orgs.filing.community.mark import mark_of
from orgs.filing.community.posted import words_of
from orgs.filing.thresholds import activities_needed, members_needed


def help_is_confirmed(case, act):
    """代填的申请已经本人确认，确认以后没有改过。"""
    if case.helped and case.confirm_mark != mark_of(case):
        yield "工作人员代填的内容还没有经本人确认，或者确认以后改过，不能提交；请先确认。"


def phone_is_verified(case, act):
    """手机号已验证：本人账号已验证，或者代填时已经本人确认。"""
    if case.helped or not is_member(act.by, case.party_id, ("applicant", "founder"), act.day):
        return
    if not act.by.phone and level_of(act.by) < Level.PHONE:
        yield "您的账号还没有验证过手机号码。请在“我的账号”里验证，或者请居村委会工作人员代填。"


def leader_fits(case, act):
    """负责人年满法定年龄，没有超过可以担任的个数，也不在撤销备案后的限制期内。"""
    number = act.answers.get("leader_id")
    if number:
        yield from leaders.unfit(number, act.rule, act.day, act.answers.get("leader_posts") or 0)


def enough_members(case, act):
    """成员人数达到本类组织的最低人数。"""
    said = act.answers
    if not said.get("members"):
        return
    least = members_needed(said.get("member_kind"), said.get("division"), said.get("focus_tags"), act.rule).number
    if len(said["members"]) < least:
        yield f"成员有{len(said['members'])}人，应当不少于{least}人。人数不够也可以先在社区活动，居村委会帮助招募。"


def enough_activities(case, act):
    """年度活动计划达到最低次数。"""
    rows = act.answers.get("activities")
    if not rows:
        return
    planned = sum(row.get("times") or 0 for row in rows)
    least = activities_needed(act.answers.get("average_over_60") == "yes", act.rule).number
    if planned < least:
        yield f"全年安排了{planned}次活动，应当不少于{least}次，请与居村委会商量活动安排。"


def name_fits(case, act):
    """名称符合命名规则，本街镇没有相同的名称。"""
    yield from (sentence for _, sentence in naming.faults(act.answers | {"own_party": case.party_id}))


def charter_is_agreed(case, act):
    """章程必备条文齐全，并有过半数成员同意。"""
    members, agreed = len(act.answers.get("members") or ()), act.answers.get("charter_consents")
    if members and agreed is not None and agreed * 2 <= members:
        yield f"同意章程的有{agreed}人，应当超过全体成员{members}人的一半。"


def content_may_be_posted(case, act):
    """公示的内容不含成员姓名和联系方式。"""
    for hit in personal_data.in_text(words_of(act.answers), "要公示的内容"):
        yield hit.sentence


def same_community(case, act):
    """补正时没有换到别的社区（村）。"""
    division = act.answers.get("division")
    if division is not None and division.pk != case.division_id:
        yield f"补正时不能换社区（村），申请时是{case.division.name}；要换的，请撤回后重新申请。"


# What is asked at every handing in.
HANDED_IN = (enough_members, enough_activities, name_fits, charter_is_agreed, content_may_be_posted, help_is_confirmed)

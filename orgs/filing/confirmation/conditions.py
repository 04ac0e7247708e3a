"""社区社会组织年度确认: what is asked of a report, and what the platform compares by itself (第三十一条)."""

from datetime import date

from orgs.filing.choices import MemberKind


def activities_are_of_the_year(case, act):
    """每次活动的日期都在报送的年度里。"""
    for row in act.answers.get("activities") or []:
        if date.fromisoformat(row["on"]).year != case.year - 1:
            yield f"“{row['what']}”的日期{row['on']}不在{case.year - 1}年，请改正或者删去。"


# What stops a report; everything else is for the street to weigh.
HANDED_IN = (activities_are_of_the_year,)


def members_needed(case, rule):
    """The least number of members of the body, or the reduced one (第九条)."""
    org = case.org
    if org.member_kind == MemberKind.SERVICE:
        return rule("filing.min_members_service")
    reduced = org.focus_tags or case.division.kind == "village"
    return rule("filing.min_members_association_reduced" if reduced else "filing.min_members_association")


def activities_needed(elder, rule):
    """The least number of activities a year, or the reduced one."""
    return rule("filing.min_activities_elder" if elder else "filing.min_activities")


def mismatches(case, rule):
    """Sentences for everything in a report that does not agree by itself; none: it may be confirmed together with others."""
    said = case.reported
    needed, least = activities_needed(said.get("elder"), rule), members_needed(case, rule)
    if case.activity_count < needed.number:
        yield f"活动{case.activity_count}次，少于规定的{needed.text}次。"
    if case.members_now < least.number:
        yield f"成员{case.members_now}人，少于规定的{least.text}人。"
    if said.get("leader_unchanged") == "no":
        yield "负责人有变化。"
    if case.spending_fen > case.income_fen:
        yield "支出大于收入。"
    if said.get("published") == "no":
        yield "账目没有向成员公开。"
    if said.get("fees") == "yes":
        yield "向成员收费。"
    if said.get("incidents") == "yes":
        yield "发生过安全事故。"
    if said.get("complained"):
        yield "收到过投诉。"
    if said.get("planned", 0) < needed.number:
        yield f"今年计划活动{said.get('planned', 0)}次，少于规定的{needed.text}次。"

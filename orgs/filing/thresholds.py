"""How many members and activities a filed body needs (第八条、第九条)."""

from orgs.filing.choices import MemberKind


def members_needed(member_kind, division, focus, rule):
    """The rule row of the least number of members, or its reduced one (第九条)."""
    if member_kind == MemberKind.SERVICE:
        return rule("filing.min_members_service")
    reduced = focus or (division is not None and division.kind == "village")
    return rule("filing.min_members_association_reduced" if reduced else "filing.min_members_association")


def activities_needed(elder, rule):
    """The rule row of the least number of activities a year, or its reduced one."""
    return rule("filing.min_activities_elder" if elder else "filing.min_activities")

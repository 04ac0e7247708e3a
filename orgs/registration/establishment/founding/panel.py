"""What an official's page of the case says about the list, in a few lines; the whole of it has its own page."""

from orgs.organization import Kind
from orgs.registration.establishment.founding.counting import list_of, standing


def founding_panel(case):
    """[(heading, lines)] for an association with a list, else []."""
    founding = list_of(case) if case.kind == Kind.ASSOCIATION else None
    if founding is None:
        return []
    now = standing(founding, case)
    by_sheet = sum(m.given.scan_id is not None for m in now.confirmed)
    lines = [
        f"个人会员{now.individuals}名、单位会员{now.units}个已确认：链接{len(now.confirmed) - by_sheet}名，签名页{by_sheet}名。"
    ]
    lines += [f"下限：{now.short}。"] if now.short else []
    rest = len(now.members) - len(now.confirmed)
    lines += [f"名单上另有{rest}名没有确认，不在名册内。"] if rest else []
    if now.meeting:
        lines.append(f"成立大会：应到{len(now.confirmed)}名，实到{len(now.present)}名；章程草案同意{now.meeting.charter_for}票，"
                     f"负责人名单同意{now.meeting.officers_for}票。")  # fmt: skip
    return [("发起会员联名", lines)]

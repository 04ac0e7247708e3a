"""The packet's page, linked from the meeting's; and who opens which copy."""

from casework.views.extras import Extra
from meetings.parties import liaison_unit, of_office

# Before the materials were sent a packet is a draft of the office.
FOR_UNITS = "各单位在“送达会议材料”以后打开自己的一份。"


def pages(case, face, answers):
    """The links on the officials' page of a meeting."""
    if face != "desk":
        return []
    packet = Extra(f"/desk/cases/{case.number}/packet/", "材料汇编", "查看", "议程、议题材料、签到表和任务分解表，每个单位一份")
    off = case.state in ("postponed", "cancelled")
    kept = Extra(f"/desk/cases/{case.number}/calendar.ics", "加入日历", "下载", "再下载一次，日历里的会议标为已取消" if off else "时间、地点和议程；会议改期、取消的，再下载一次即更新")
    return [packet, *([kept] if case.begins_at else [])]


def copies_open_to(user, case, packet, day):
    """Which copies of a packet somebody may open, of those who see the meeting: the office and the conveners all, a liaison
    officer their unit's own once the materials were sent, others none.
    """
    rows = packet.copies.select_related("unit")
    if of_office(user, day):
        return rows
    unit = liaison_unit(user, day)
    if unit is None or case.materials_on is None:
        return rows.none()
    return rows.filter(unit=unit)

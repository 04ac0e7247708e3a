"""The packet's page, linked from the meeting's; and who opens which copy."""

from casework.views.extras import Extra
from meetings.parties import liaison_unit, of_office

# Before the materials were sent a packet is a draft of the office.
FOR_UNITS = "各单位在“送达会议材料”以后打开自己的一份。"


def pages(case, face, answers):
    """The link on the officials' page of a meeting."""
    return [Extra(f"/desk/cases/{case.number}/packet/", "材料汇编", "查看", "议程、议题材料、签到表和任务分解表，每个单位一份")] if face == "desk" else []


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

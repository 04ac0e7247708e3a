"""What all papers of the joint meeting share: in whose name, on what ground, which template."""

from casework.core.process import process_of
from network.models import Unit
from policy.basis import cited
from policy.rules import value

SHEET, NOTICE, DOCUMENT = "papers/meeting_sheet.html", "papers/notice.html", "papers/document.html"
HAND = "单位负责人签名：　　　　　　（单位印章）　　　　　年　　月　　日"  # the last line of a sheet a unit answers by hand
OFFICE = "社会组织工作联席会议办公室"  # where the network names no unit that keeps it


def agency():
    """In whose name the office writes: the joint meeting has no seal of its own (《联席会议制度》第二条)."""
    unit = next((unit for unit in Unit.objects.order_by("id") if {"joint_office", "supervisor"} <= set(unit.capacities)), None)
    return unit.name if unit else OFFICE


def case_of(letter):
    """The letter's case with its columns."""
    return process_of(letter.case).cases.objects.select_related("unit").get(pk=letter.case_id)


def common(letter, case):
    """What every paper carries."""
    card = process_of(case).cards[letter.entry.step]
    return {"agency": agency(), "case_number": case.number, "basis": cited(card.basis)}


def limit(case, key):
    """A rule in words, as the case is bound to it."""
    return value(key, on=case.rules_on, known=case.rules_known).text

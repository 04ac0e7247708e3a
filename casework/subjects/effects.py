"""What a request changes elsewhere once it is granted."""

from casework.intake import residue
from casework.subjects import erasing
from casework.subjects.wishes import Kind


def carry_out(case, act):
    """Write the right value, or delete."""
    if case.kind == Kind.CORRECT:
        erasing.correct(case.opened_by, case.part, case.wished.get("value", ""))
    else:
        erasing.erase(case.opened_by, case.part)
    residue.clear()


def close_account(case, act):
    """The account goes."""
    erasing.account(case.opened_by)
    residue.clear()

"""Lines that the letters of every licence say besides: what is missing, why not, what of a defence is taken up."""

from casework.core.process import process_of
from casework.intake.mending import in_lines as gaps
from orgs.registration.licensing.reasons import NON_ACCEPTANCE

__all__ = ["adopted", "gaps", "not_accepted", "reasons", "unmended"]


def unmended(case):
    """The items of the first notice that are still open."""
    return [f"{gap['title']}：{gap['text']}" for gap in case.gaps if gap["about"] in case.unmended]


def not_accepted(case):
    """Why the application is not taken up, and where it belongs."""
    proper = [f"应当办理的机关：{case.proper_agency}"] if case.proper_agency else []
    return [f"理由：{dict(NON_ACCEPTANCE)[case.reasons[0]]}", f"事实和依据：{case.told_facts}", *proper]


def reasons(case, codes):
    """Coded reasons in words, as the case's process declares them."""
    known = {reason.code: reason.text for reason in process_of(case).refusals}
    return [f"理由：{known[code]}" for code in codes if code in known]


def adopted(case):
    """The answer to the defence."""
    return [case.adopted]

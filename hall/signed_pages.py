"""签章页: the page to be signed and sealed as PDF, and the scan that comes back, held against the draft as it stands."""

from django.http import HttpResponse

from casework.intake import drafts
from casework.intake.bond.judging import MATCHED, judged
from casework.intake.handing_in import lacking, mark_of, required
from papers.signed_page import printed, sheet_of

FIRST = "先把其余内容填完、其他材料传齐，再打印签章页：打印以后再改，就要重新签。"


def waiting(case):
    """What must be there before the page can be printed; nothing when it can."""
    forms = drafts.forms_of(case)
    answers = drafts.answers_of(forms)
    rest = [material for material in required(case, answers) if not material.page]
    found = [*drafts.missing(case, forms), *lacking(case, rest)]
    return [FIRST, *found] if found else []


def answer(case, material):
    """The page as an answer to show or print. Raises Unprintable."""
    made = HttpResponse(printed(case, material), content_type="application/pdf")
    made["Content-Disposition"] = f'inline; filename="{case.number}-{material.key}.pdf"'
    made["Cache-Control"] = "no-store, private"
    return made


def bound(case, material, file):
    """Read the scan of a page printed here and note on the file how it was read; returns the sentences that refuse it."""
    if material.page is None:
        return []
    mark = mark_of(case)
    found = judged(file, case.number, sheet_of(material), mark, material.title)
    if not found.problems:
        file.bond, file.bond_mark = found.state, mark if found.state == MATCHED else ""
    return list(found.problems)

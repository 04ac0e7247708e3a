"""签章页: what was filled in and which files go with it, printed to be signed and sealed; the QR binds it to that version."""

from casework.core.process import process_of
from casework.intake import drafts
from casework.intake.bond.text import line
from casework.intake.handing_in import files_of, mark_of, required
from casework.intake.shown import BLANK, masked, shown
from casework.journal.instant import day_of, now
from network.demonstration import shown as demonstrated
from papers.bonding import picture
from papers.typeset import typeset
from papers.words import zh_date

SHEET = "S"  # in the QR: the application's own page
NAMED = 12  # characters of a file's digest that are printed beside its name


def sheet_of(material):
    """How the QR names the page of a material: a process may have several."""
    return f"{SHEET}-{material.key}".upper().replace("_", "-")[:20]


def printed(case, material):
    """The page as PDF bytes, of the draft as it stands. Raises Unprintable."""
    forms, stamp = drafts.forms_of(case), mark_of(case)
    text = line(case.number, sheet_of(material), stamp)
    return typeset("papers/signed_page.html", {
        "title": material.title, "applicant": case.party.name, "matter": process_of(case).title, "case_number": case.number,
        "mark": stamp, "bond": text, "qr": picture(text), "demo": demonstrated(), "date": zh_date(day_of(now())),
        "sections": [(section.title, list(answered(form))) for section, form in forms.items() if form.is_bound],
        "files": files(case, drafts.answers_of(forms)), "statement": material.page.statement, "signatures": material.page.signatures,
    })  # fmt: skip


def answered(form):
    """(label, lines) of every question that was answered, numbers of persons masked."""
    for name, field in form.fields.items():
        said = masked(name, shown(form, name))
        if said not in (BLANK, []):
            yield field.label, said if isinstance(said, list) else [said]


def files(case, answers):
    """(material, file, beginning of its digest), the page's own scan left out."""
    have = files_of(case)
    for material in required(case, answers):
        if not material.page:
            yield from ((material.title, file["name"], file["sha256"][:NAMED]) for file in have.get(material.key, ()))

"""试读: what a step would tell people, read before it is taken. The step is taken and taken back in one transaction."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string

from casework.core.perform import locked, perform
from casework.intake import store
from casework.intake.rows import Upload
from casework.post.papers import renderer_of
from casework.post.rows import Letter, Paper

FRAME = "desk/foretold_paper.html"


@dataclass(frozen=True)
class Foretold:
    """One letter the step would write: to whom in words, the letter as shown, and its paper as HTML ("" without one)."""

    to: str
    letter: Letter
    paper: str


def foretell(case, step, **given):
    """[Foretold] of a step that is not taken: whatever perform writes for it is read and rolled back.

    `given` is what perform takes. Raises what perform raises; a refusal is not journalled either, and what was handed
    in with the step leaves the disk again.
    """
    hangs = Q(case_id=case.pk) | Q(case__parent_id=case.pk)
    with transaction.atomic():
        locked(case.pk)  # from here on nobody else takes a step of this case: what is new with a step is ours
        known = set(Letter.objects.filter(hangs).values_list("pk", flat=True))
        kept = set(handed_in_with(case, step).values_list("pk", flat=True))
        perform(case, step, **given)
        written = Letter.objects.filter(hangs).exclude(pk__in=known).select_related("case", "entry", "party", "unit").order_by("pk")
        found = [Foretold(whom(letter), letter, paper_of(letter)) for letter in written]
        left = list(handed_in_with(case, step).exclude(pk__in=kept))
        transaction.set_rollback(True)
    for upload in left:
        store.path_of(upload).unlink(missing_ok=True)
    return found


def handed_in_with(case, step):
    """Files handed in with this step. Materials are not among them: applicants upload those without waiting for a lock."""
    return Upload.objects.filter(case_id=case.pk, key__startswith=f"{step}.")


def whom(letter):
    """To whom a letter goes, in words."""
    if letter.party:
        return letter.party.name
    return letter.unit.name if letter.unit else "归入案卷或者平台以外的人"


def paper_of(letter):
    """The letter's paper as it would be typeset today: its number is drawn only when it is issued."""
    if not letter.paper:
        return ""
    made = renderer_of(letter)
    draft = Paper(letter=letter, case_id=letter.case_id, kind=letter.paper, title=made.title, issued_at=letter.written_at,
                  number="（签发时编号）" if made.series else "", code="", head="", root="")  # fmt: skip
    template, words = made.page(draft)
    return render_to_string(template, words | {"layout": FRAME, "letter": letter})

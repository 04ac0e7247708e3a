"""成立登记: which papers are worth nothing any more, and what took their place: what /verify/ says of them."""

from orgs.certificate import Certificate
from papers.voiding import Void, Voiding, later_paper

KIND = "certificate"
VOIDING = (
    Voiding(("remedy_redo",), ("non_acceptance", "refusal_decision"), ("grant_decision", "refusal_decision")),
    Voiding(("revoke",), ("grant_decision", "seal_letter", "account_letter"), ("revocation_decision",)),
)


def voided(paper):
    """The Void of a certificate's paper; None for one that stands and for any other paper.

    A paper stands as long as the certificate whose number it bears: the register says so at once, whether or not the paper
    in its place has been made yet. Two papers of one certificate cannot be: a corrected one has a number of its own.
    """
    if paper.kind != KIND or paper.case.process != "establishment":
        return None
    day = Certificate.objects.filter(case_id=paper.case_id, number=paper.letter.words.get("serial", "")).values_list("void_on", flat=True).first()
    return Void(day, later_paper(paper, (KIND, "revocation_decision"))) if day else None

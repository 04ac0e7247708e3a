"""成立登记: which papers are worth nothing any more, and what took their place: what /verify/ says of them."""

from casework.journal.instant import day_of
from orgs.certificate import Certificate
from papers.voiding import Void, Voiding, later_paper

KIND = "certificate"
VOIDING = (
    Voiding(("remedy_redo",), ("non_acceptance", "refusal_decision"), ("grant_decision", "refusal_decision")),
    Voiding(("revoke",), ("grant_decision", "seal_letter", "account_letter"), ("revocation_decision",)),
)


def voided(paper):
    """The Void of a certificate's paper; None for one that stands and for any other paper.

    A case whose certificate was taken back or revoked has none that stands; a corrected one stands on its last paper.
    """
    if paper.kind != KIND or paper.case.process != "establishment":
        return None
    rows = Certificate.objects.filter(case_id=paper.case_id)
    later = paper.case.papers.filter(kind=KIND, pk__gt=paper.pk, made_at__isnull=False)
    if rows.filter(void_on__isnull=True).exists() and not later.exists():
        return None
    day = (
        rows.filter(void_on__gte=day_of(paper.issued_at))
        .order_by("void_on", "pk")
        .values_list("void_on", flat=True)
        .first()
    )
    return day and Void(day, later_paper(paper, (KIND, "revocation_decision")))

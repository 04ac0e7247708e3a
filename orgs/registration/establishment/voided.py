"""Which certificate papers are worth nothing any more: what /verify/ says of them."""

from casework.journal.instant import day_of
from orgs.certificate import Certificate

KIND = "certificate"


def voided(paper):
    """The day from which a certificate's paper is void; None for one that stands and for any other paper.

    A case whose certificate was taken back or revoked has none that stands; a corrected one stands on its last paper.
    """
    if paper.kind != KIND or paper.case.process != "establishment":
        return None
    rows = Certificate.objects.filter(case_id=paper.case_id)
    later = paper.case.papers.filter(kind=KIND, pk__gt=paper.pk, made_at__isnull=False)
    if rows.filter(void_on__isnull=True).exists() and not later.exists():
        return None
    return rows.filter(void_on__gte=day_of(paper.issued_at)).order_by("void_on", "pk").values_list("void_on", flat=True).first()

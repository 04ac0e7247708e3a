"""The same number on the list of another application under way: a hint for officials, never shown to applicants,
because who founds what else is nobody's business before it is handed in, and no other applicant's afterwards."""

from orgs.registration.establishment.founding.rows import INDIVIDUAL, FoundingMember


def listed_elsewhere(founding):
    """number_blind -> numbers of other cases handed in and still open on whose list it stands. One query."""
    mine = founding.members.filter(kind=INDIVIDUAL).values("number_blind")
    rows = FoundingMember.objects.filter(
        number_blind__in=mine,
        founding__on_paper=False,
        founding__case__submitted_at__isnull=False,
        founding__case__closed_at__isnull=True,
    ).exclude(founding=founding)
    found = {}
    for digest, number in rows.values_list("number_blind", "founding__case__number").order_by("founding__case__number"):
        found.setdefault(digest, []).append(number)
    return found

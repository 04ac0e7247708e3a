"""A filed body's certificate while its filing has lapsed or ended: /verify/ says so."""

from orgs.filing.choices import Standing
from orgs.filing.community_org import CommunityOrg
from papers.voiding import Void

WORTHLESS = (Standing.LAPSED, Standing.CANCELLED, Standing.REVOKED, Standing.MERGED)


def out_of_force(paper):
    """The Void of a filing certificate, or None for one that stands, and for every other paper."""
    if paper.kind != "filing_certificate":
        return None
    org = CommunityOrg.objects.filter(party_id=paper.case.party_id, status__in=WORTHLESS).first()
    row = org and org.facts.filter(kind="status", ended_recorded_at__isnull=True, valid_to__isnull=True).first()
    return Void(row.valid_from, label=f"{Standing(org.status).label}") if row else None

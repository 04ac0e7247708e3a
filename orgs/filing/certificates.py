"""A filed body's certificate while its filing has lapsed, is about to end, or has ended: /verify/ says so in the same moment."""

from orgs.filing.choices import LEAVING, Standing
from orgs.filing.community_org import CommunityOrg
from papers.voiding import Void

WORTHLESS = (Standing.LAPSED, Standing.CANCELLED, Standing.REVOKED, Standing.MERGED, Standing.PROMOTED)
PENDING = "决定已经作出，还没有生效；生效以前这份备案证仍然有效，申请复核的，到复核作出决定时为止。"


def out_of_force(paper):
    """The Void of a filing certificate, or None for one that stands, and for every other paper."""
    if paper.kind != "filing_certificate":
        return None
    org = CommunityOrg.objects.filter(party_id=paper.case.party_id, status__in=(*WORTHLESS, *LEAVING)).first()
    row = org and org.facts.filter(kind="status", ended_recorded_at__isnull=True, valid_to__isnull=True).first()
    if not row:
        return None
    said = Standing(org.status).label
    if org.status in LEAVING:
        return Void(row.valid_from, label=said, says=PENDING)
    return Void(row.valid_from, label=said if org.status == Standing.LAPSED else f"已失效（{said}）")

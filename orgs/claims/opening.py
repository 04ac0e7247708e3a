"""Beginning a claim: on the desk of the registrar, in the division of the organization."""

from casework.core.answers import Refused
from casework.core.begin import begin
from casework.subjects.opening import party_of
from network.units import with_capacity
from orgs.organization import Organization


def begun(user, organization, key=None):
    """A draft claim of this person; the one that is under way where there is one. Raises Refused where nobody could decide it."""
    from orgs.claims.claim import OrganizationClaim

    authority = next(iter(with_capacity("registrar")), None)
    if authority is None:
        raise Refused(["还没有指定办理认领的单位，请带证书和身份证件到窗口。"])
    party = party_of(user)
    mine = OrganizationClaim.objects.filter(organization=organization, party=party, closed_at__isnull=True).first()
    return mine or begin(
        "organization_claim", party, by=user, division=organization.division, unit=authority, key=key,
        title=f"认领{organization.name}", organization=organization,
    )  # fmt: skip


def claimable(uscc):
    """The announced organization with this code, or None."""
    return (
        Organization.objects.select_related("division", "party")
        .filter(uscc=uscc.upper(), announced_on__isnull=False)
        .first()
    )

"""Who acts for an organization now, and what such a person may do about a claim."""

from casework.core.people import Who
from casework.journal.instant import today
from network.actors import Machine
from network.models import Membership
from network.posts import is_member

ACTING = ("legal_rep", "founder", "applicant", "finance")


class SittingMember(Who):
    """Acts for the claimed organization already."""

    names = ("applicant",)

    def refusal(self, by, case, day):
        """None for a member of the organization's party."""
        if not isinstance(by, Machine) and is_member(by, case.organization.party_id, ACTING, day):
            return None
        return "这一步由这个组织现有的成员办理。"


def members_of(organization, day=None):
    """Memberships of an organization's party that hold on a day (None: today)."""
    day = day or today()
    rows = Membership.objects.filter(party_id=organization.party_id, valid_from__lte=day).exclude(valid_to__lt=day)
    return rows.select_related("user").order_by("valid_from", "pk")

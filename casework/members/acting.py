"""代表申请人办理的人: who presses the buttons for a party on a day, and on the ground of which letter of authorization."""

from dataclasses import dataclass

from casework.members.parts import HEADS, PARTS, members_of
from casework.members.rows import Mandate
from network.models import Membership

ACTING = (*HEADS, "applicant")


@dataclass(frozen=True)
class Acting:
    """One person, the part in words, and the newest letter of authorization (None for a head, and where none was given)."""

    membership: Membership
    part: str
    mandate: Mandate | None

    @property
    def sheet(self):
        """How the uploaded letter stands in an address; "" where there is no file."""
        return self.mandate.sha256[:20] if self.mandate and self.mandate.path else ""


def acting_for(party, day):
    """Everybody who acts for the party on this day, heads first. Two queries."""
    rows = [row for row in members_of(party, day) if row.role in ACTING]
    newest = {}
    for mandate in Mandate.objects.filter(party=party).select_related("given_by").order_by("given_at", "id"):
        newest[mandate.member_id] = mandate
    return [Acting(row, PARTS[row.role], newest.get(row.user_id) if row.role == "applicant" else None) for row in rows]


def sheet_of(party_id, ref):
    """The newest letter with a file behind an address part, or None."""
    if len(ref) != 20:
        return None
    return Mandate.objects.filter(party_id=party_id, sha256__startswith=ref, path__gt="").first()

"""What intake seals, entered into the registry that a rotation of keys goes through."""

from casework.intake.rows import Visit
from network import sealed


def register():
    """Drafts, frozen submissions and visitors; and the claim codes printed at the window."""
    sealed.register("draft", "casework.Draft", "answers", lambda row: f"draft:{row.case_id}:{row.section}")
    sealed.register("submission", "casework.Submission", "body", lambda row: f"submission:{row.case_id}:{row.number}")
    sealed.register("visit", "casework.Visit", "visitor", lambda row: f"visit:{row.case_id}")
    sealed.CODES["claim"] = unclaimed


def unclaimed():
    """Claim codes of cases still open that nobody has used."""
    return Visit.objects.filter(claimed_at__isnull=True, case__closed_at__isnull=True).count()

"""What intake seals, entered into the registry that a rotation of keys goes through."""

from functools import partial

from django.apps import apps

from casework.intake.rows import Visit
from casework.journal.instant import wall
from network import sealed


def register():
    """Drafts, frozen submissions, visitors, objections of the public; claim codes printed at the window; invitations."""
    sealed.register("draft", "casework.Draft", "answers", lambda row: f"draft:{row.case_id}:{row.section}")
    sealed.register("submission", "casework.Submission", "body", lambda row: f"submission:{row.case_id}:{row.number}")
    sealed.register("visit", "casework.Visit", "visitor", lambda row: f"visit:{row.case_id}")
    for field in ("name", "contact", "words", "answer"):
        place = f"casework.objection.{field}"
        sealed.register(place, "casework.Objection", field, partial(_of_objection, place))
    sealed.register("request", "casework.DataRequest", "wish", lambda row: f"request:{row.number}")
    sealed.register("invitation", "casework.Invitation", "invitee", lambda row: f"invitation:{row.code}")
    for field in ("visitor", "objection"):
        sealed.register(f"removal.{field}", "casework.HeadRemoval", field, partial(_of_removal, field))
    sealed.CODES["claim"] = unclaimed
    sealed.CODES["objection"] = unanswered
    sealed.CODES["invitation"] = open_invitations


def _of_objection(place, row):
    return f"{place}:{row.token}"


def _of_removal(field, row):
    return f"removal.{field}:{row.sha256}"


def unclaimed():
    """Claim codes of cases still open that nobody has used."""
    return Visit.objects.filter(claimed_at__isnull=True, case__closed_at__isnull=True).count()


def unanswered():
    """Receipt codes of objections that wait for their answer."""
    return apps.get_model("casework.Objection").objects.filter(answered_at__isnull=True).count()


def open_invitations():
    """Links to members that could still be opened."""
    return apps.get_model("casework.Invitation").objects.filter(ended_at__isnull=True, expires_at__gt=wall()).count()

"""Erasing really: rows, files and blind indexes go; what the journal tells of it holds no value."""

import secrets

from django.contrib.sessions.models import Session

from casework.intake.rows import Draft, Upload
from casework.intake.store import discard
from casework.subjects.wishes import Part
from network.models import Activation, Identity, SignIn, User
from network.users import set_phone


def contact(user, *, phone=True, email=True):
    """The phone number with its index, the e-mail addresses."""
    if phone:
        set_phone(user, "")
    if email:
        user.emailaddress_set.all().delete()
        User.objects.filter(pk=user.pk).update(email="")
        user.email = ""


def drafts(user):
    """Answers and files of the person's own, never handed in; files leave the disk once the transaction stands."""
    Draft.objects.filter(saved_by=user, case__submitted_at__isnull=True).delete()
    for row in Upload.objects.filter(uploaded_by=user, submission__isnull=True, case__submitted_at__isnull=True):
        discard(row)


def account(user):
    """Everything about the account that no law keeps; the empty row stays, because the journal points to it."""
    contact(user)
    drafts(user)
    Identity.objects.filter(user=user).delete()
    Activation.objects.filter(user=user).delete()
    SignIn.objects.filter(user=user).update(user=None)
    user.authenticator_set.all().delete()
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
    for membership in user.memberships.filter(party__kind="person"):
        membership.party.name = "已注销账号"
        membership.party.save(update_fields=["name"])
    user.set_unusable_password()
    user.username, user.name, user.is_active = f"closed-{secrets.token_hex(6)}", "已注销账号", False
    user.save(update_fields=["password", "username", "name", "is_active"])


def erase(user, part):
    """Delete one part; `other` is decided and done by hand, by the way the answer names."""
    if part == Part.PHONE:
        contact(user, email=False)
    elif part == Part.EMAIL:
        contact(user, phone=False)
    elif part == Part.DRAFTS:
        drafts(user)


def correct(user, part, value):
    """Write the right value of one part."""
    if part == Part.PHONE:
        set_phone(user, value)
    elif part == Part.EMAIL:
        user.emailaddress_set.all().delete()
        User.objects.filter(pk=user.pk).update(email=value)
    elif part == Part.NAME:
        User.objects.filter(pk=user.pk).update(name=value)

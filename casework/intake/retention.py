"""What must not be kept for ever, each kind with its rule: who signed in, sessions, answers never handed in, accounts.

Nothing of the journal is touched: it holds personal data as salted marks only. Rooms above enter their own kinds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from casework.clock import today
from casework.intake import residue
from casework.intake.rows import Draft, Upload
from casework.intake.store import discard
from network.models import Activation, Identity, SignIn, User
from policy import rules


@dataclass(frozen=True)
class Kind:
    """One kind of data that ends: `rows()` gives what is past its time, `clear(rows)` ends it."""

    label: str
    rows: Callable
    clear: Callable


def edge(key):
    """The instant before which things of this kind are over: so many days (the rule's) before today."""
    day = today() - timedelta(days=int(rules.value(key, on=today()).number))
    return timezone.make_aware(datetime.combine(day, time.min))


def drafts():
    """Answers of cases that were closed without ever having been handed in."""
    return Draft.objects.filter(case__submitted_at__isnull=True, case__closed_at__lt=edge("retention.draft"))


def uploads():
    """Files of the same cases."""
    return Upload.objects.filter(
        submission__isnull=True, case__submitted_at__isnull=True, case__closed_at__lt=edge("retention.draft")
    )


def accounts():
    """Applicants' accounts switched off so long ago that nobody need be reached there."""
    rows = User.objects.filter(is_active=False, is_staff=False).exclude(phone="", email="", identity__isnull=True)
    seen = Coalesce("last_login", "date_joined")
    return rows.annotate(seen=seen).filter(seen__lt=edge("retention.account"))


def activations():
    """Activation codes used or expired long ago."""
    return Activation.objects.filter(expires_at__lt=edge("retention.activation"))


def sign_ins():
    """Lines of the sign-in log; the law asks for six months at least, so the rule must not say less."""
    return SignIn.objects.filter(at__lt=edge("retention.sign_in"))


def sessions():
    """Sessions that ended by themselves."""
    return Session.objects.filter(expire_date__lt=edge("retention.session"))


def discard_all(rows):
    """Files one by one, each with its row."""
    for upload in rows:
        with transaction.atomic():
            discard(upload)


def unreachable(rows):
    """Phone, addresses and proof of identity go; the account's empty row stays for the journal."""
    for user in rows:
        with transaction.atomic():
            user.emailaddress_set.all().delete()
            Identity.objects.filter(user=user).delete()
            User.objects.filter(pk=user.pk).update(phone="", phone_blind=None, email="")


KINDS = [
    Kind("未提交办件的附件", uploads, discard_all),
    Kind("未提交办件的填报内容", drafts, lambda rows: rows.delete()),
    Kind("已停用账号的联系方式", accounts, unreachable),
    Kind("过期的激活码", activations, lambda rows: rows.delete()),
    Kind("登录记录", sign_ins, lambda rows: rows.delete()),
    Kind("过期的会话", sessions, lambda rows: rows.delete()),
]
# What rooms above keep of cases never handed in: label -> rows to delete; filled by their `ready()`.
FURTHER = {}


def kinds():
    """What this room declares and what the rooms above have entered."""
    return KINDS + [Kind(label, rows, lambda found: found.delete()) for label, rows in FURTHER.items()]


def due():
    """Label -> how many rows are past their time."""
    return {kind.label: kind.rows().count() for kind in kinds()}


def carry_out():
    """Remove or empty everything past its time; returns what `due` said before. A second run finds nothing."""
    found = due()
    for kind in kinds():
        kind.clear(kind.rows())
    residue.clear()
    return found

"""What must not be kept for ever: answers never handed in, contact data of closed accounts, spent activation codes.

Nothing of the journal is touched: it holds personal data as salted marks only.
"""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from casework.clock import today
from casework.intake.rows import Draft, Upload
from casework.intake.store import discard
from network.models import Activation, User
from policy import rules


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
    rows = User.objects.filter(is_active=False, is_staff=False).exclude(phone="", email="")
    seen = Coalesce("last_login", "date_joined")
    return rows.annotate(seen=seen).filter(seen__lt=edge("retention.account"))


def activations():
    """Activation codes used or expired long ago."""
    return Activation.objects.filter(expires_at__lt=edge("retention.activation"))


KINDS = {
    "未提交办件的填报内容": drafts,
    "未提交办件的附件": uploads,
    "已停用账号的联系方式": accounts,
    "过期的激活码": activations,
}
# What rooms above keep of cases never handed in: label -> rows to delete; filled by their `ready()`.
FURTHER = {}


def due():
    """Label -> how many rows are past their time."""
    return {label: rows().count() for label, rows in (KINDS | FURTHER).items()}


def carry_out():
    """Remove or empty everything past its time; returns what `due` said before. A second run finds nothing."""
    found = due()
    for upload in uploads():
        with transaction.atomic():
            discard(upload)
    drafts().delete()
    for rows in FURTHER.values():
        rows().delete()
    for user in accounts():
        with transaction.atomic():
            user.emailaddress_set.all().delete()
            User.objects.filter(pk=user.pk).update(phone="", phone_blind=None, email="")
    activations().delete()
    return found

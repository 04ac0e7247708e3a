"""每日提醒: on a working morning every official who has something to do is told once how much."""

import logging
from datetime import time

from django.core.mail import EmailMessage
from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.timezone import localtime

from casework.clock.days import calendar_for
from casework.contacts.keeping import contacts_seen
from casework.core.case import Case
from casework.core.edge import Opened
from casework.journal.instant import now
from casework.officials.digest import Digest, DigestOff
from casework.views.waiting import waiting_for
from network.models import Delegation, Post, User

log = logging.getLogger(__name__)
FROM, BATCH, LAST_ATTEMPT = time(8, 0), 50, 5


def go_round(day):
    """Count for those not counted yet, mail what is to be mailed. It takes no step of any case, so it returns 0."""
    if localtime(now()).time() < FROM or not calendar_for(day).is_working(day):
        return 0
    for user in left(day)[:BATCH]:
        write(user, day)
    for row in Digest.objects.filter(day=day, wanted=True, mailed_at__isnull=True, attempts__lt=LAST_ATTEMPT).select_related("user")[:BATCH]:
        mail(row)
    return 0


def left(day):
    """Officials of that day, in person or as deputies, who want a digest and have none yet."""
    valid = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    held = Post.objects.filter(valid, user=OuterRef("pk"))
    lent = Delegation.objects.filter(valid, deputy=OuterRef("pk"))
    done = Digest.objects.filter(day=day, user=OuterRef("pk"))
    off = DigestOff.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(Exists(held) | Exists(lent), ~Exists(done), ~Exists(off), is_active=True).order_by("pk")


def write(user, day):
    """Count what waits for somebody; a row for everybody, once."""
    opened = Opened.objects.filter(case=OuterRef("pk"), user=user)
    counts = Case.objects.open().filter(waiting_for(user, day)).aggregate(
        today=Count("pk", filter=Q(due_on=day)), overdue=Count("pk", filter=Q(due_on__lt=day)), fresh=Count("pk", filter=~Exists(opened)),
    )  # fmt: skip
    calls = contacts_seen(user, day).unanswered().filter(by=user, answer_by__lte=day).count()
    some = any(counts.values()) or bool(calls)
    row, _ = Digest.objects.get_or_create(
        user=user, day=day, defaults={**counts, "calls": calls, "made_at": now(), "wanted": some and bool(user.email)}
    )
    return row


def mail(row):
    """Send one; numbers only, no title of any case. Whoever raises `attempts` sends; a failure is tried again next minute."""
    if not Digest.objects.filter(pk=row.pk, mailed_at__isnull=True, attempts=row.attempts).update(attempts=F("attempts") + 1):
        return
    body = f"{'；'.join(row.lines)}。\n\n请登录社会组织综合服务平台，在“我的待办”中办理。不想再收到的，可以在“每日提醒”里关闭。\n本邮件由系统发出，请勿直接回复。\n"
    message = EmailMessage(subject=f"{row.day.month}月{row.day.day}日的待办：{'，'.join(row.lines)}", body=body, to=[row.user.email],
                           headers={"Message-ID": f"<digest-{row.user_id}-{row.day.isoformat()}@platform>"})  # fmt: skip
    try:
        message.send()
    except OSError:  # the mail server is away; smtplib's errors are OSErrors
        log.exception("digest %s", row.pk)
        return
    Digest.objects.filter(pk=row.pk).update(mailed_at=now())


def switch(user, *, on):
    """Want it, or not."""
    if on:
        DigestOff.objects.filter(user=user).delete()
    else:
        DigestOff.objects.get_or_create(user=user, defaults={"since": now()})

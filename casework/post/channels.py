"""Channels: how a letter reaches a person. Each delivers at most once for one outbox row.

The SMS adapter writes one file per message under DATA_DIR/sms, named after the row: a gateway takes the same two
arguments and uses the row's key as its own idempotency key (docs/channels.md).
"""

from django.core.mail import EmailMessage

from casework.journal.instant import day_of, now
from casework.post.guests import guest_mail, guest_sms, send_words
from casework.post.rows import Letter
from casework.post.serving import serve
from network.vault import unseal


def site(row):
    """Show the letter on the platform: from this day run the periods it tells of."""
    instant = now()
    if Letter.objects.filter(pk=row.letter_id, posted_at__isnull=True).update(posted_at=instant):
        serve(row.letter, day_of(instant))


def email(row):
    """Send by e-mail; the Message-ID is the row's key, so a mail server can recognise a repetition."""
    letter = row.letter
    message = EmailMessage(
        subject=f"{letter.title}（{letter.case.number}）", body=text_of(letter), to=[row.recipient.email],
        headers={"Message-ID": f"<outbox-{row.key.replace(':', '-')}@platform>"},
    )  # fmt: skip
    message.send()


def sms(row):
    """The letter in at most seventy characters, to the account's phone."""
    send_words(row.key, unseal(row.recipient.phone, f"network.user.phone:{row.recipient.pk}"), short(row.letter))


def text_of(letter):
    """The letter as plain text: first what to do and by when, then what it is about."""
    by = f"请在{letter.due_on:%Y年%m月%d日}前办理。" if letter.due_on else ""
    place = "来函" if letter.unit_id else "我的办件"
    return (
        f"{letter.do}{by}\n\n办件：{letter.case.title}\n编号：{letter.case.number}\n\n"
        f"请登录社会组织综合服务平台，在“{place}”中查看。本邮件由系统发出，请勿直接回复。\n"
    )


def short(letter):
    """At most 70 characters, for a short message or to copy into a chat."""
    by = f"，{letter.due_on.month}月{letter.due_on.day}日前办理" if letter.due_on else ""
    return f"【社会组织平台】{letter.case.number}：{letter.title}{by}。"[:70]


CHANNELS = {"site": site, "email": email, "sms": sms, "guest_mail": guest_mail, "guest_sms": guest_sms}

"""Letters to people without an account: by e-mail or short message, where their matter keeps such a contact, sealed.

A process that writes to="outsider" enters its name in CONTACTS; the contact is read when the row goes out and is
never stored with the letter, the outbox or an error.
"""

import os
import re
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage

# process slug -> callable(case) -> the contact as given, or "".
CONTACTS = {}
MAIL, MOBILE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), re.compile(r"1[3-9]\d{9}")


class Undelivered(Exception):
    """Carries the kind of failure alone: what a mail server says may repeat the address."""


def channel_of(contact):
    """The channel that fits a contact, or None for one that is reached on paper only."""
    if MAIL.fullmatch(contact.strip()):
        return "guest_mail"
    return "guest_sms" if MOBILE.fullmatch(bare(contact)) else None


def bare(contact):
    """Without blanks and dashes."""
    return re.sub(r"[\s-]", "", contact)


def contact_of(case):
    """The contact of the outsider a case writes to."""
    found = CONTACTS.get(case.process)
    return found(case) if found else ""


def guest_mail(row):
    """Send the letter itself: they have no page to read it on."""
    message = EmailMessage(
        subject=f"{row.letter.title}（{row.letter.case.number}）", body=words(row.letter), to=[contact_of(row.letter.case).strip()],
        headers={"Message-ID": f"<outbox-{row.key.replace(':', '-')}@platform>"},
    )  # fmt: skip
    try:
        message.send()
    except OSError as error:
        raise Undelivered(type(error).__name__) from None


def guest_sms(row):
    """The letter in short, to the contact a matter keeps."""
    send_words(row.key, contact_of(row.letter.case), short(row.letter))


def send_words(key, phone, text):
    """Write a short message into the spool, once for a key (docs/channels.md); for a letter's row, or a code that no row may keep."""
    folder = Path(settings.DATA_DIR) / "sms"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(folder / f"{key.replace(':', '-')}.txt", os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(f"{bare(phone)}\n{text}\n")


def words(letter):
    """What to do, what the letter says, and that the paper follows."""
    says = "\n".join(letter.says)
    return (
        f"{letter.do}\n\n{says}\n\n编号：{letter.case.number}\n\n"
        "盖章的书面文书另行送达。本邮件由社会组织综合服务平台发出，请勿直接回复。\n"
    )


def short(letter):
    """At most 70 characters."""
    return f"【社会组织平台】{letter.case.number}：{letter.title}，书面文书另行送达。"[:70]

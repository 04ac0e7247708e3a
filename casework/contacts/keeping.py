"""Noting, correcting and answering a contact; who sees which; what its sealed words say."""

import secrets

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from casework.contacts.rows import Contact, ContactAnswer
from casework.core.answers import Problem, Refused
from casework.core.case import Case
from casework.core.sight import visible
from casework.intake.disclosing import disclose
from casework.intake.retention import edge
from casework.journal.instant import now, today
from network.disclosures import Disclosure
from network.posts import parties_of, posts_of
from network.roles import ROLES
from network.vault import seal, unseal

# Who answers the telephone: those who handle cases of a division or what is sent to their unit.
NOTING = {name for name, role in ROLES.items() if role.sees in ("division", "unit")}
DONE = "这一条已经答复，不能再改；有新的情况，请另记一笔。"
REPLACED = "这一条已经更正过，请在更正后的那一条上办理。"


def noting(user, day):
    """The posts in which a person may note contacts on a day."""
    return [held for held in posts_of(user, day) if held.role in NOTING]


def cases_at_desk(user, day):
    """The cases an official sees at the desk: not those of a party of their own, nor those they have left."""
    return Case.objects.filter(visible(user, day)).exclude(party_id__in=parties_of(user, day))


def contacts_seen(user, day):
    """Contacts on cases the official sees, and those on no case noted in a unit of theirs."""
    units = {held.unit.pk for held in noting(user, day)}
    seen = cases_at_desk(user, day).filter(pk=OuterRef("case_id"))
    return Contact.objects.filter(Q(case__isnull=True, unit_id__in=units) | Exists(seen))


def note(*, by, case, way, who, words, answer_by, key, corrects=None):
    """Write one down; the same form sent again gives the row there is. Raises Refused."""
    with transaction.atomic():
        known = Contact.objects.filter(by=by, key=key).first()
        if known:
            return known
        if answer_by and answer_by < today():
            raise Refused([Problem("答复期限不能早于今天。", "answer_by")])
        old = _open(corrects) if corrects else None
        row = Contact(case_id=case and case.pk, unit=noting(by, today())[0].unit, way=way, token=secrets.token_hex(16), corrects=old,
                      answer_by=answer_by, at=now(), by=by, key=key)  # fmt: skip
        row.who, row.words = _sealed(row, "who", who), _sealed(row, "words", words)
        row.save()
    return row


def answer(contact, *, words, by):
    """Somebody called back. Raises Refused when another did, or when a correction stands in its place."""
    with transaction.atomic():
        row = _open(contact)
        if row.answer_by is None:
            raise Refused(["这一条不需要答复。"])
        return ContactAnswer.objects.create(contact=row, words=_sealed(row, "answer", words), at=now(), by=by)


def _open(contact):
    """The row under lock, if it is neither answered nor corrected."""
    row = Contact.objects.select_for_update().get(pk=contact.pk)
    if ContactAnswer.objects.filter(contact=row).exists():
        raise Refused([DONE])
    if Contact.objects.filter(corrects=row).exists():
        raise Refused([REPLACED])
    return row


def reveal(contact, *, reason, by):
    """One look at the numbers in a contact: written down first, on a case in its journal too."""
    if contact.case_id:
        disclose(contact.case, field=f"contact.{contact.pk} 来电来访", reason=reason, by=by)
    else:
        Disclosure.objects.create(at=now(), by=by, about=f"来电来访 {contact.pk}", field="来人和内容", reason=reason)


def opened(contact, field):
    """`who`, `words` or `answer` in clear; "" where nothing was written."""
    held = contact.answer.words if field == "answer" else getattr(contact, field)
    return unseal(held, _context(contact, field))


def _sealed(row, field, text):
    return seal(text, _context(row, field)) if text else ""


def _context(row, field):
    # Written out one by one, because a rotation of keys is proved to know every context that a source names.
    return {
        "who": f"casework.contact.who:{row.token}", "words": f"casework.contact.words:{row.token}",
        "answer": f"casework.contact.answer:{row.token}",
    }[field]  # fmt: skip


def past():
    """Contacts on no case that were noted so long ago that they are to be deleted; those on a case go with its file."""
    return Contact.objects.filter(case__isnull=True, at__lt=edge("retention.contact"))

"""Opening a round, printing its codes, taking an answer. Codes are drawn by lot and shown once, on the paper of slips."""

import secrets

from django.db import transaction

from casework.core.answers import Problem, Refused
from casework.journal.instant import now, today
from casework.notices.gate.typed import sentences
from network.vault import blind, blinds, seal, unseal
from orgs.filing import lines
from orgs.filing.choices import LIVING
from orgs.filing.satisfaction.rows import QUESTIONS, SatisfactionAnswer, SatisfactionCode, SatisfactionRound
from policy.rules import value

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is read for something else
LENGTH = 10
OVER = "这一轮评价已于{:%Y年%-m月%-d日}结束，谢谢您。"
USED = "这个评价码已经用过了。每个码只能评一次，谢谢您。"
UNKNOWN = "没有这个评价码，或者已经换了新的，请核对纸条上的字母和数字。"


def open_round(org, *, closes_on, by):
    """This year's round of a body; asked for twice, the one there is. Raises Refused."""
    with transaction.atomic():
        lines.locked(org.party_id)
        known = SatisfactionRound.objects.filter(org=org, year=today().year).first()
        if known:
            return known
        if org.status not in LIVING:
            raise Refused([f"“{org.name}”{org.status_label}，不用评价。"])
        if closes_on < today():
            raise Refused([Problem("截止日期不能早于今天。", "closes_on")])
        row = SatisfactionRound.objects.create(org=org, ref=secrets.token_hex(10), year=today().year, opened_on=today(), closes_on=closes_on, by=by, at=now())
        lines.note(org.party, "satisfaction_opened", by=by, about=row.ref, year=row.year, closes_on=closes_on)
    return row


def print_codes(row, *, count, by):
    """Fresh codes as they are printed; those of an earlier paper that nobody has used are void from now on. Raises Refused."""
    most = int(value("filing.satisfaction_most_codes", on=today()).number)
    with transaction.atomic():
        lines.locked(row.org.party_id)
        if today() > row.closes_on:
            raise Refused([OVER.format(row.closes_on)])
        if not 1 <= count <= most:
            raise Refused([Problem(f"一次可以印1到{most}张。", "count")])
        voided = row.codes.filter(used=False, void=False).update(void=True)
        codes = ["".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(count)]
        SatisfactionCode.objects.bulk_create([SatisfactionCode(round=row, code=_mark(code)) for code in codes])
        SatisfactionRound.objects.filter(pk=row.pk).update(printed=row.printed + 1)
        lines.note(row.org.party, "satisfaction_printed", by=by, about=row.ref, count=count, voided=voided)
    return codes


def find(text):
    """The row of a code as people type it, or None."""
    plain = plainly(text)
    rows = SatisfactionCode.objects.filter(code__in=blinds(f"satisfaction {plain}"), void=False)
    return rows.select_related("round__org").first() if len(plain) == LENGTH else None


def plainly(text):
    """A code without what people put between its letters."""
    return "".join(char for char in text.upper() if char.isalnum())[:40]


def closed(code):
    """Why a code takes no answer, or None."""
    if code is None:
        return UNKNOWN
    if code.used:
        return USED
    return OVER.format(code.round.closes_on) if today() > code.round.closes_on else None


def take(text, *, scores, remark=""):
    """One answer for one code: which of the two writes first has it. No line names the moment, and no row the code. Raises Refused."""
    with transaction.atomic():
        code = find(text)
        why = closed(code)
        if why:
            raise Refused([why])
        said = sentences(remark)
        if said:
            raise Refused([Problem(sentence, "remark") for sentence in said])
        if not SatisfactionCode.objects.filter(pk=code.pk, used=False, void=False).update(used=True):
            raise Refused([USED])
        ref = secrets.token_hex(10)
        row = SatisfactionAnswer(round=code.round, ref=ref, **{name: scores[name] for name in QUESTIONS})
        row.remark = seal(remark.strip(), f"orgs.satisfaction.remark:{ref}") if remark.strip() else ""
        row.save()
    return row


def remark_of(answer):
    """What was remarked, in clear."""
    return unseal(answer.remark, f"orgs.satisfaction.remark:{answer.ref}")


def good_codes():
    """How many printed codes may still be used: a rotation of the blind index would end them."""
    return SatisfactionCode.objects.filter(used=False, void=False, round__closes_on__gte=today()).count()


def _mark(code):
    return blind(f"satisfaction {code}")

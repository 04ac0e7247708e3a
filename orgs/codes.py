"""Unified social credit codes (GB 32100—2015): drawn from imported segments under lock; a generator for demos only."""

from django.db import models
from stdnum.cn import uscc

from orgs.organization import PREFIX

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
INNER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class NoCodeLeft(Exception):
    """The pool holds no free code of this kind."""


class CodePool(models.Model):
    """One code given to the district by the upper system: free, then drawn for a case."""

    code = models.CharField(max_length=18, unique=True)
    kind = models.CharField(max_length=20)
    drawn_at = models.DateTimeField(null=True)
    case = models.OneToOneField("casework.Case", models.PROTECT, null=True, related_name="code")

    class Meta:
        indexes = [models.Index(fields=["kind", "id"], name="code_free", condition=models.Q(drawn_at__isnull=True))]


def draw(kind, case, instant):
    """The next free code of a kind, now this case's; the same case draws the same code. Raises NoCodeLeft."""
    mine = CodePool.objects.filter(case=case).first()
    if mine:
        return mine.code
    row = CodePool.objects.select_for_update().filter(kind=kind, drawn_at__isnull=True).order_by("id").first()
    if row is None:
        raise NoCodeLeft(kind)
    row.drawn_at, row.case = instant, case
    row.save(update_fields=["drawn_at", "case"])
    return row.code


def fault(code, kind):
    """What is wrong with one code of a kind, or None."""
    if not uscc.is_valid(code):
        return f"{code} 不是有效的统一社会信用代码，请核对末位校验码。"
    return None if code.startswith(PREFIX[kind]) else f"{code} 的前两位应当是 {PREFIX[kind]}。"


def faults(lines, kind):
    """A sentence for every faulty line of a segment."""
    found = [(place, fault(line.strip().upper(), kind)) for place, line in enumerate(lines, start=1)]
    return [f"第{place}行：{sentence}" for place, sentence in found if sentence]


def add(lines, kind):
    """Import what is right of a segment; returns (how many were added, sentences about the other lines)."""
    wanted = dict.fromkeys(code for code in (line.strip().upper() for line in lines) if not fault(code, kind))
    have = set(CodePool.objects.filter(code__in=wanted).values_list("code", flat=True))
    CodePool.objects.bulk_create(CodePool(code=code, kind=kind) for code in wanted if code not in have)
    return len(set(wanted) - have), faults(lines, kind)


def left():
    """Kind -> how many codes are still free."""
    free = CodePool.objects.filter(drawn_at__isnull=True).values_list("kind")
    return dict(free.annotate(count=models.Count("id")).order_by("kind"))


def made_up(kind, number, division="120116"):
    """A valid code that was never given out: for demonstrations and tests only."""
    body = "MJ" + "".join(ALPHABET[number // 31**place % 31] for place in (5, 4, 3, 2, 1, 0))
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(w * INNER.index(c) for w, c in zip(weights, body, strict=True)) % 11
    inner = body + {10: "X", 11: "0"}.get(rest, str(rest))
    first = f"{PREFIX[kind]}{division}{inner}"
    return first + uscc.calc_check_digit(first)

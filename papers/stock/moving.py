"""Receiving blanks and moving them: each move changes one standing and adds one line to the ledger, both or neither."""

from django.db import transaction

from casework.core.answers import Problem, Refused
from casework.journal.instant import day_of, now
from papers.stock.numbering import listed, span
from papers.stock.rows import STANDINGS, Blank, BlankBatch, BlankMove, Destruction

# Kinds of paper that are printed on numbered blanks.
ON_BLANKS = {"certificate"}


def keeps_stock(unit):
    """Whether a unit keeps its blanks here at all: then no certificate is sealed without naming one."""
    return BlankBatch.objects.filter(unit=unit).exists()


def receive(unit, *, sort, first, last, source, day, by):
    """A batch comes in. Raises Refused."""
    numbers = span(first, last)
    if day > day_of(now()):
        raise Refused([Problem("日期不能晚于今天。", "day")])
    with transaction.atomic():
        known = list(Blank.objects.filter(number__in=numbers).values_list("number", flat=True)[:3])
        if known:
            raise Refused([Problem(f"这些编号已经登记过：{'、'.join(known)}。", "first")])
        batch = BlankBatch.objects.create(unit=unit, sort=sort, first=numbers[0], last=numbers[-1], count=len(numbers), source=source, received_on=day,
                                          by=by, at=now())  # fmt: skip
        blanks = Blank.objects.bulk_create([Blank(batch=batch, number=number) for number in numbers])
        BlankMove.objects.bulk_create([BlankMove(blank=blank, after="stock", day=day, by=by, at=now()) for blank in blanks])
    return batch


def move(unit, text, *, before, after, by, day, field, paper=None, reason=""):
    """Move the blanks named in a text; all of them stand where they must, or none moves. Returns them. Raises Refused."""
    numbers = listed(text, field)
    with transaction.atomic():
        found = {blank.number: blank for blank in Blank.objects.select_for_update().filter(number__in=numbers, batch__unit=unit)}
        unknown = [number for number in numbers if number not in found]
        if unknown:
            raise Refused([Problem(f"没有登记过：{'、'.join(unknown[:5])}。", field)])
        wrong = [f"{number}（{STANDINGS[found[number].standing]}）" for number in numbers if found[number].standing != before]
        if wrong:
            raise Refused([Problem(f"不是“{STANDINGS[before]}”的不能这样登记：{'、'.join(wrong[:5])}。", field)])
        blanks = [found[number] for number in numbers]
        _put(blanks, after, by=by, day=day, paper=paper, reason=reason)
    return blanks


def _put(blanks, after, *, by, day, paper=None, reason=""):
    BlankMove.objects.bulk_create([
        BlankMove(blank=blank, before=blank.standing, after=after, paper=paper, reason=reason, day=day, by=by, at=now()) for blank in blanks
    ])  # fmt: skip
    Blank.objects.filter(pk__in=[blank.pk for blank in blanks]).update(standing=after, paper=paper if after == "issued" else None)


def use(paper, unit, *, used, spoiled, copies, spoiled_count, by, day):
    """At sealing: the blanks the certificate was printed on, one a copy, and those spoiled. Raises Refused.

    A correction of the sealing names all of them once more: what was used for this paper before goes back first.
    """
    with transaction.atomic():
        before = list(Blank.objects.select_for_update().filter(paper=paper))
        if before:
            _put(before, "stock", by=by, day=day, reason="用印登记更正")
        named = [listed(used, "blanks"), listed(spoiled, "spoiled_blanks")]
        if len(named[0]) != copies:
            raise Refused([Problem(f"用印{copies}份，要写{copies}个空白证书编号，现在是{len(named[0])}个。", "blanks")])
        if len(named[1]) != spoiled_count:
            raise Refused([Problem(f"作废{spoiled_count}张，要写{spoiled_count}个编号，现在是{len(named[1])}个。", "spoiled_blanks")])
        if set(named[0]) & set(named[1]):
            raise Refused([Problem("同一张不能又用又作废。", "spoiled_blanks")])
        move(unit, used, before="stock", after="issued", by=by, day=day, field="blanks", paper=paper)
        move(unit, spoiled, before="stock", after="spoiled", by=by, day=day, field="spoiled_blanks", reason=f"《{paper.title}》用印时作废")


def list_for_destruction(unit, text, *, by):
    """The first of the two: which spoiled blanks are to be destroyed. Raises Refused."""
    numbers = listed(text, "numbers")
    listed_already = Destruction.blanks.through.objects.filter(destruction__done_at__isnull=True).values("blank_id")
    with transaction.atomic():
        found = list(Blank.objects.filter(number__in=numbers, batch__unit=unit, standing="spoiled").exclude(pk__in=listed_already))
        left = sorted(set(numbers) - {blank.number for blank in found})
        if left or not numbers:
            raise Refused([Problem(f"只能销毁作废待销毁的，而且没有列入别的销毁单：{'、'.join(left[:5])}。" if left else "请填写编号。", "numbers")])
        row = Destruction.objects.create(unit=unit, by=by, at=now())
        row.blanks.set(found)
    return row


def destroy(row, *, witness):
    """The second of the two: destroyed in the presence of both. Raises Refused."""
    with transaction.atomic():
        row = Destruction.objects.select_for_update().get(pk=row.pk)
        if row.done_at:
            raise Refused(["这份销毁单已经销毁过了。"])
        if row.by_id == witness.pk:
            raise Refused(["销毁须有两人：请由列单以外的另一人监销。"])
        blanks = list(row.blanks.select_for_update())
        if any(blank.standing != "spoiled" for blank in blanks):
            raise Refused(["单上有的空白证书已经不是“作废待销毁”，请重新列单。"])
        _put(blanks, "destroyed", by=witness, day=day_of(now()), reason=f"销毁单{row.pk}")
        Destruction.objects.filter(pk=row.pk).update(witness=witness, done_at=now())
    return row

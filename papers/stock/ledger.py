"""The balance of a unit's blanks: what is there, and whether it agrees with what the ledger says."""

from dataclasses import dataclass

from django.db.models import Count, Max

from papers.stock.rows import STANDINGS, Blank, BlankBatch, BlankMove


@dataclass(frozen=True)
class Balance:
    """A batch: how many stand where, and whether received less gone out is what is left, by the ledger's own lines."""

    batch: BlankBatch
    counts: dict
    by_ledger: dict

    @property
    def rows(self):
        """(label, count) in the order of a blank's life."""
        return [(label, self.counts.get(key, 0)) for key, label in STANDINGS.items()]

    @property
    def agrees(self):
        """The blanks, the batch and the last line of each blank in the ledger say the same."""
        return sum(self.counts.values()) == self.batch.count and self.counts == self.by_ledger


def balances(unit):
    """[Balance] of a unit, newest batch first. Four queries."""
    batches = list(BlankBatch.objects.filter(unit=unit).select_related("by").order_by("-id"))
    stands, said = {}, {}
    for pk, standing, count in Blank.objects.filter(batch__in=batches).values_list("batch", "standing").annotate(count=Count("pk")):
        stands.setdefault(pk, {})[standing] = count
    last = BlankMove.objects.filter(blank__batch__in=batches).values("blank").annotate(last=Max("pk")).values("last")
    for pk, after, count in BlankMove.objects.filter(pk__in=last).values_list("blank__batch", "after").order_by().annotate(count=Count("pk")):
        said.setdefault(pk, {})[after] = count
    return [Balance(batch, stands.get(batch.pk, {}), said.get(batch.pk, {})) for batch in batches]


def moves_of(unit, limit=50):
    """The newest lines of the ledger."""
    rows = BlankMove.objects.filter(blank__batch__unit=unit).exclude(before="").select_related("blank", "paper", "by")
    return list(rows.order_by("-id")[:limit])

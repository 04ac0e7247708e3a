"""Certificate blanks of the fictional approval office: two batches, some spoiled, three of those waiting for a second person."""

from datetime import timedelta

from casework.journal.instant import at, wall
from papers.stock.moving import list_for_destruction, move, receive
from papers.stock.rows import Blank

ORIGINALS, DUPLICATES = "登记证书（正本）", "登记证书（副本）"


def begin(accounts):
    """What lay in the cupboard before the first certificate."""
    keeper, day = accounts["seal_keeper"], wall() - timedelta(days=200)
    with at(day):
        for sort, first, last in ((ORIGINALS, "ZB000101", "ZB000200"), (DUPLICATES, "FB000101", "FB000200")):
            receive(keeper.posts.get().unit, sort=sort, first=first, last=last, source="市民政局", day=day.date(), by=keeper)


def following():
    """The numbers of the next original and the next duplicate."""
    rows = Blank.objects.filter(standing="stock").order_by("number")
    return "、".join(rows.filter(batch__sort=sort).values_list("number", flat=True).first() for sort in (ORIGINALS, DUPLICATES))


def run(accounts):
    """A paper jam; the list for the second person; one blank handed back."""
    keeper, day = accounts["seal_keeper"], wall().date()
    unit = keeper.posts.get().unit
    move(unit, "ZB000190—ZB000193", before="stock", after="spoiled", by=keeper, day=day, field="numbers", reason="打印机卡纸")
    move(unit, "FB000200", before="stock", after="returned", by=keeper, day=day, field="numbers", reason="印刷错误")
    list_for_destruction(unit, "ZB000190—ZB000192", by=keeper)

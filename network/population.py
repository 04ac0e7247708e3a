"""Population: how many residents a division had on a day, by which source; entered from a spreadsheet, with two times.

Nothing is shipped: a bureau enters what its statistics office published (`manage.py population`).
"""

from datetime import date

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from openpyxl import Workbook

from network.divisions import Division
from network.roster import RosterError

COLUMNS = ("区划代码", "常住人口", "截至日期", "来源")
EXAMPLE = ("120116", "2060000", "2025-12-31", "某年国民经济和社会发展统计公报（示例，请改）")
EARLIEST = date(1949, 10, 1)


class Population(models.Model):
    """Residents (常住人口, whole persons) of a division at the end of a day; a correction ends a row and adds one."""

    division = models.ForeignKey("network.Division", models.PROTECT, related_name="populations")
    residents = models.PositiveIntegerField()
    counted_on = models.DateField()
    source = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    ended_recorded_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["division", "counted_on"], condition=Q(ended_recorded_at__isnull=True), name="one_population_a_day"
            )
        ]
        ordering = ["division_id", "counted_on", "id"]

    def __str__(self):
        return f"{self.division}　{self.residents}人（截至{self.counted_on:%Y年%-m月%-d日}）"


def population_of(scope, day, known=None):
    """The newest count of a division ("": the district) not after a day, as known at an instant (None: now), or None."""
    rows = Population.objects.filter(Q(division__code=scope) if scope else Q(division__kind="district"))
    rows = rows.filter(counted_on__lte=day)
    if known is None:
        rows = rows.filter(ended_recorded_at__isnull=True)
    else:
        rows = rows.filter(Q(ended_recorded_at__isnull=True) | Q(ended_recorded_at__gt=known), recorded_at__lte=known)
    return rows.order_by("-counted_on", "-recorded_at", "-id").first()


def template(path):
    """Write an empty sheet with one example row."""
    book = Workbook()
    book.active.title = "常住人口"
    book.active.append(COLUMNS)
    book.active.append(EXAMPLE)
    book.save(path)


@transaction.atomic
def enter(rows, *, instant, by=None):
    """Enter rows (network.roster.read); the same again changes nothing, another number for a day corrects it.

    Returns how many were entered. Raises RosterError with all problems at once, nothing is written then.
    """
    divisions = {d.code: d for d in Division.objects.filter(valid_to__isnull=True)}
    read = [_read(row, divisions, instant.date()) for row in rows]
    problems = [sentence for _, said in read for sentence in said]
    places = [(values["division"], values["counted_on"]) for values, said in read if not said]
    problems += [f"{d}截至{day:%Y年%-m月%-d日}写了两行，请删去一行。" for d, day in dict.fromkeys(places) if places.count((d, day)) > 1]
    if problems:
        raise RosterError(problems)
    return sum(_keep(values, instant, by) for values, _ in read)


def _read(row, divisions, today):
    said, division = [], divisions.get(row["区划代码"])
    if division is None:
        said.append(f"没有代码为“{row['区划代码']}”的区划，全区是6位，街镇是9位")
    number = row["常住人口"].replace(",", "").removesuffix("人")
    if not number.isdecimal() or not 0 < int(number) < 100_000_000:
        said.append(f"常住人口“{row['常住人口'][:20]}”请写成整数，单位是人")
    day = None
    try:
        day = date.fromisoformat(row["截至日期"])
        if not EARLIEST <= day <= today:
            said.append("截至日期应当在1949年10月1日以后、今天以前")
    except ValueError:
        said.append(f"截至日期“{row['截至日期'][:20]}”请写成 2025-12-31 的样子")
    if not row["来源"] or len(row["来源"]) > 200:
        said.append("请写明来源，例如统计公报的名称，不超过200个字")
    values = {"division": division, "residents": int(number) if number.isdecimal() else 0, "counted_on": day, "source": row["来源"]}
    return values, [f"第{row['row']}行：{sentence}。" for sentence in said]


def _keep(values, instant, by):
    held = Population.objects.filter(
        division=values["division"], counted_on=values["counted_on"], ended_recorded_at__isnull=True
    ).first()
    if held and (held.residents, held.source) == (values["residents"], values["source"]):
        return False
    if held:
        held.ended_recorded_at = instant
        held.save(update_fields=["ended_recorded_at"])
    Population.objects.create(**values, recorded_at=instant, recorded_by=by)
    return True

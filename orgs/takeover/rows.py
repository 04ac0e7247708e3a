"""PaperFile: a case that began on paper; CutOver: until which day an office may bring such cases in."""

from django.conf import settings
from django.db import models


class PaperFile(models.Model):
    """The paper file (纸质卷宗) a case was taken over from.

    `number` is the file's own, once per unit and process. `digest` is a hash of what was entered, so that the same
    sheet read twice changes nothing. `lacking` names what was not typed and stands in the scan alone. While `taken_at`
    is empty the case is being replayed: only then may the clerk act for the applicant.
    """

    case = models.OneToOneField("casework.Case", models.PROTECT, related_name="paper_file")
    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="+")
    process = models.CharField(max_length=40)
    number = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    lacking = models.JSONField(default=list)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "process", "number"], name="one_case_per_paper_file")]
        ordering = ["-id"]


class CutOver(models.Model):
    """The last day on which a unit may take over paper cases (切换日); the latest row holds, earlier ones stay."""

    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="+")
    until = models.DateField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]


def closed(unit, day):
    """Why the unit may take over nothing on this day, or None."""
    last = CutOver.objects.filter(unit=unit).first()
    if last is None:
        return "本单位还没有设定接续办理的截止日，请系统管理员先设定。"
    if day > last.until:
        return f"接续办理已于{last.until:%Y年%m月%d日}截止；截止以后收到的申请请直接在平台办理。"
    return None


def stands_in(user, case, day):
    """While a paper case is replayed, the clerk who enters it takes the applicant's steps as the paper has them."""
    return PaperFile.objects.filter(case_id=case.pk, entered_by=user, taken_at__isnull=True).exists()


def set_until(unit, until, *, by, at):
    """Set the last day of taking over for a unit."""
    return CutOver.objects.create(unit=unit, until=until, set_by=by, set_at=at)

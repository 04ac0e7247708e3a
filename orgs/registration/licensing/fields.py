"""Licence: the particulars every licence-like case keeps from hand-in to decision."""

from django.conf import settings
from django.db import models

from casework.core.case import Case
from casework.intake.mending import to_mend


class Licence(Case):
    """Fields of the spine. `gaps` are the items of the one correction notice, `opinion` is grant or refuse."""

    accepted_on = models.DateField(null=True)
    deemed = models.BooleanField(default=False)
    gaps = models.JSONField(default=list)
    unmended = models.JSONField(default=list)
    correction_extended = models.BooleanField(default=False)
    extension_reason = models.CharField(max_length=300, blank=True)
    fixed_on_spot = models.JSONField(default=list)
    second = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    findings = models.JSONField(default=list)
    opinion = models.CharField(max_length=10, blank=True)
    opinion_text = models.TextField(blank=True)
    chief_opinion = models.TextField(blank=True)
    return_reason = models.TextField(blank=True)
    told_reasons = models.JSONField(default=list)
    told_facts = models.TextField(blank=True)
    statement = models.TextField(blank=True)
    adopted = models.TextField(blank=True)
    reasons = models.JSONField(default=list)
    proper_agency = models.CharField(max_length=100, blank=True)
    decided_on = models.DateField(null=True)
    interest = models.TextField(blank=True)
    hearing_reason = models.TextField(blank=True)
    annulled_reasons = models.JSONField(default=list)
    withdrawal_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def deciding_unit(self):
        """The unit in whose name papers are issued."""
        return self.unit

    @property
    def addressee(self):
        """Whom papers address."""
        return self.party.name

    def unheard(self):
        """Sentences about units that had to be asked and were not; a process with such a duty says which."""
        return ()

    def to_mend(self):
        """The items of the correction notice while they are being mended."""
        return to_mend(self)

    def panels(self):
        """[(heading, [lines])]: what officials read of the case beside the answers; empty ones are left out."""
        opinion = "准予" if self.opinion == "grant" else "不予"
        chief = [f"审核意见：{self.chief_opinion}"] if self.chief_opinion else []
        found = [
            ("补正告知的内容", [f"{g['title']}：{g['code']} {g['text']} {g['note']}".strip() for g in self.gaps]),
            ("陈述申辩", [self.statement]),
            (f"承办意见：{opinion}", [self.opinion_text, *chief] if self.opinion_text else []),
            ("退回的理由", [self.return_reason]),
        ]
        return [(heading, kept) for heading, lines in found if (kept := [line for line in lines if line])]

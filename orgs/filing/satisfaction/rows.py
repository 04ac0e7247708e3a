"""SatisfactionRound, its codes and its answers: nothing ties an answer to a code, and no code to a person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

# column -> what is asked; every answer is 1 to 5.
QUESTIONS = {
    "helpful": "他们做的事对您有帮助吗",
    "handy": "时间、地点安排得方便、安全吗",
    "manner": "他们待人和气、耐心吗",
    "overall": "总的来说，您满意吗",
}
SCORES = {5: "很满意", 4: "满意", 3: "一般", 2: "不满意", 1: "很不满意"}
WITHIN = Q()
for _column in QUESTIONS:
    WITHIN &= Q(**{f"{_column}__gte": 1, f"{_column}__lte": 5})


class SatisfactionRound(models.Model):
    """One body's round of one `year`, opened by its street; codes are good to and with `closes_on`. `printed` counts the papers of slips."""

    org = models.ForeignKey("orgs.CommunityOrg", models.PROTECT, related_name="rounds")
    ref = models.CharField(max_length=20, unique=True)
    year = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    closes_on = models.DateField()
    printed = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "year"], name="one_satisfaction_round_a_year"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opened_on")), name="satisfaction_days_in_order",
                                   violation_error_message="截止日期不能早于开始日期。"),
        ]  # fmt: skip
        ordering = ["-year", "-id"]


class SatisfactionCode(models.Model):
    """One printed code: its blind index alone. `used` says that it was, never when; `void` that a later paper took its place."""

    round = models.ForeignKey(SatisfactionRound, models.PROTECT, related_name="codes")
    code = models.CharField(max_length=64, unique=True)
    used = models.BooleanField(default=False)
    void = models.BooleanField(default=False)


class SatisfactionAnswer(models.Model):
    """One answer, without a time and without its code; `ref` is drawn by lot and orders them. `remark` is sealed under it."""

    round = models.ForeignKey(SatisfactionRound, models.PROTECT, related_name="answers")
    ref = models.CharField(max_length=20, unique=True)
    helpful = models.PositiveSmallIntegerField()
    handy = models.PositiveSmallIntegerField()
    manner = models.PositiveSmallIntegerField()
    overall = models.PositiveSmallIntegerField()
    remark = models.TextField(blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=WITHIN, name="satisfaction_from_one_to_five")]
        ordering = ["ref"]

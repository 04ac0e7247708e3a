"""Contact: one call, visit or message as an official noted it; ContactAnswer: that it was answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices

from casework.journal.instant import day_of


class Way(TextChoices):
    """How somebody reached the office."""

    PHONE = "phone", "来电"
    VISIT = "visit", "来访"
    WECHAT = "wechat", "微信"
    OTHER = "other", "其他"


class ContactQuerySet(models.QuerySet):
    """Questions asked of contacts."""

    def current(self):
        """Without those that a later row corrects."""
        return self.filter(correction__isnull=True)

    def unanswered(self):
        """Calls to be answered by a day and not answered yet."""
        return self.current().filter(answer_by__isnull=False, answer__isnull=True)


class Contact(models.Model):
    """Rows are only added: `corrects` is the row this one stands for, an answer is a row of its own.

    `who` and `words` are sealed under `token`. `unit` is the one the writer worked in on that day; `answer_by` the last
    day on which somebody has to call back, None where nobody has to. `key` comes with the form: sent twice, noted once.
    """

    case = models.ForeignKey("casework.Case", models.PROTECT, null=True, related_name="contacts")
    unit = models.ForeignKey("network.Unit", models.PROTECT, related_name="+")
    way = models.CharField(max_length=10)
    token = models.CharField(max_length=32, unique=True)
    who = models.TextField(blank=True)
    words = models.TextField()
    answer_by = models.DateField(null=True)
    corrects = models.OneToOneField("self", models.SET_NULL, null=True, related_name="correction")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "key"], name="one_contact_per_form"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="contact_by_a_known_way", violation_error_message="没有这种方式。"),
            models.CheckConstraint(condition=~Q(words=""), name="contact_says_something", violation_error_message="须写明说了什么。"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit", "-id"], name="contact_of_unit")]

    def __str__(self):
        return f"{self.way} {day_of(self.at):%Y年%-m月%-d日}"


class ContactAnswer(models.Model):
    """That somebody called back, when, and what was said (sealed under the contact's token)."""

    contact = models.OneToOneField(Contact, models.CASCADE, related_name="answer")
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

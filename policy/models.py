"""The law as data: documents with articles, dated rules, the calendar. Rule rows are added, never changed."""

from django.db import models


class Document(models.Model):
    """A policy document. `kind` is model (the district's own text), law (imported text), listed (facts only).

    `system` is its number in the 1+8 (0: the overall opinion), None for laws above it.
    """

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    short = models.CharField(max_length=80)
    issuer = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=80, blank=True)
    written_on = models.DateField(null=True)
    effective_on = models.DateField(null=True)
    status = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=20, blank=True)
    system = models.PositiveSmallIntegerField(null=True)
    summary = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=10)
    verified = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["system", "-written_on", "title"]
        # The library's order with the words searched: the first page is found without reading every document.
        indexes = [models.Index(fields=["system", "-written_on", "title"], name="document_in_order")]

    def __str__(self):
        return f"《{self.title}》"


class Article(models.Model):
    """One article of a document, under its chapter's heading; `anchor` is its place on the document's page."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="articles")
    ordinal = models.PositiveIntegerField()
    sub = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=20)
    heading = models.CharField(max_length=80, blank=True)
    anchor = models.SlugField(max_length=80)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "ordinal", "sub"], name="one_article_per_number"),
            models.UniqueConstraint(fields=["document", "anchor"], name="one_article_per_anchor"),
        ]
        ordering = ["document_id", "ordinal", "sub"]


class AnchorMap(models.Model):
    """Where a stable anchor points in the district's own text; without an article the title alone is printed."""

    anchor = models.CharField(max_length=100, unique=True)
    document = models.ForeignKey(Document, models.CASCADE, related_name="anchors")
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="anchors")


class RuleRow(models.Model):
    """One edition of a rule: its value from a day on, known since an instant, on a ground. Added, never changed.

    `binds` says what pins it: case (实体从旧: the day the case is bound to) or act (程序从新: the day of the act).
    """

    key = models.CharField(max_length=80)
    value = models.CharField(max_length=80)
    unit = models.CharField(max_length=20)
    effective_from = models.DateField()
    recorded_at = models.DateTimeField()
    basis = models.CharField(max_length=300)
    verified = models.BooleanField()
    binds = models.CharField(max_length=4, default="case")
    note = models.CharField(max_length=300, blank=True)
    recorded_by = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [models.Index(fields=["key", "effective_from", "recorded_at"], name="rule_editions")]
        constraints = [
            models.UniqueConstraint(fields=["key", "effective_from", "recorded_at"], name="one_edition_per_instant")
        ]
        ordering = ["key", "-effective_from", "-recorded_at"]


class CalendarYear(models.Model):
    """A year of the calendar; provisional until the State Council's arrangement is entered."""

    year = models.PositiveSmallIntegerField(unique=True)
    provisional = models.BooleanField()
    source = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["year"]


class CalendarDay(models.Model):
    """A day that differs from Monday-to-Friday: a holiday, or a weekend day worked to make up for one."""

    day = models.DateField(unique=True)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["day"]


class Question(models.Model):
    """One question with its answer. `code` is a process's code, empty for the platform itself; `basis` a clause in words."""

    code = models.CharField("事项代码", max_length=4, blank=True)
    place = models.PositiveSmallIntegerField("次序", default=0)
    ask = models.CharField("问题", max_length=120)
    answer = models.TextField("回答", max_length=800)
    basis = models.CharField("依据", max_length=200, blank=True)

    class Meta:
        verbose_name = "常见问题"
        ordering = ["code", "place", "id"]

    def __str__(self):
        return self.ask

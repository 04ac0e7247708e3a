"""Kinds of editorial articles."""

from django.db import models


class ArticleKind(models.TextChoices):
    """What an article is to its reader."""

    NOTICE = "notice", "通知"
    NEWS = "news", "动态"
    INTERPRETATION = "interpretation", "政策解读"
    GUIDE = "guide", "图解和指引"

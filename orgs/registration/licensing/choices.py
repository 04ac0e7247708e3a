"""The answers one may choose from that several applications share."""

from django.db import models

from casework.intake.questions import YES_NO
from orgs.organization import Kind

KINDS = [
    (Kind.ASSOCIATION, "社会团体（由会员组成）"),
    (Kind.PRIVATE_UNIT, "民办非企业单位（由举办者出资，向社会提供服务）"),
]


class Industry(models.TextChoices):
    """Fields of activity as the civil-affairs statistics count them."""

    SCIENCE = "science", "科技与研究"
    ECOLOGY = "ecology", "生态环境"
    EDUCATION = "education", "教育"
    HEALTH = "health", "卫生"
    SOCIAL = "social", "社会服务"
    CULTURE = "culture", "文化"
    SPORT = "sport", "体育"
    LAW = "law", "法律"
    COMMERCE = "commerce", "工商业服务"
    RELIGION = "religion", "宗教"
    RURAL = "rural", "农业及农村发展"
    PROFESSIONAL = "professional", "职业及从业者组织"
    OTHER = "other", "其他"

__all__ = ["KINDS", "YES_NO", "Industry"]

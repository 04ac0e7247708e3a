"""Fields of activity: what an organization does, and what a unit regulates."""

from django.db import models


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

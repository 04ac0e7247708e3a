"""Unit: a bureau, an office, a street's hall, a contracted institution; what it is there for are its capacities."""

from django.db import models

# What a unit may be there for, as people write it: word -> key.
CAPACITIES = {
    "登记": "registrar", "监督管理": "supervisor", "业务主管": "sponsor", "行业管理": "regulator", "备案": "filing",
    "社区工作": "community_work", "社区": "community", "联席会议成员": "member", "联席会议办公室": "joint_office",
    "财政": "finance", "审计": "auditor", "监督": "discipline", "党建工作": "party_work", "党建领导": "party_lead",
    "孵化运营": "operator", "评估": "assessor",
}  # fmt: skip
# A regulator may be the one of certain fields, named as the civil-affairs statistics name them: 行业管理·教育.
FIELDS = {
    "科技与研究": "science", "生态环境": "ecology", "教育": "education", "卫生": "health", "社会服务": "social", "文化": "culture",
    "体育": "sport", "法律": "law", "工商业服务": "commerce", "宗教": "religion", "农业及农村发展": "rural",
    "职业及从业者组织": "professional", "其他": "other",
}  # fmt: skip
CAPACITIES |= {f"行业管理·{label}": f"regulator.{field}" for label, field in FIELDS.items()}


class Unit(models.Model):
    """One unit of the network. `capacities` are words like registrar, sponsor, regulator, member."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    short = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    level = models.CharField(max_length=20)
    division = models.ForeignKey("network.Division", models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    capacities = models.JSONField(default=list)
    phone = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.name


def with_capacity(capacity):
    """Units that have a capacity, in order."""
    return [unit for unit in Unit.objects.all() if capacity in unit.capacities]


def regulators(field):
    """The units that regulate a field; where none is named for it, any regulator."""
    units = list(Unit.objects.all())
    return [u for u in units if f"regulator.{field}" in u.capacities] or [u for u in units if "regulator" in u.capacities]

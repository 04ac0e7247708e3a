"""Unit: a bureau, an office, a street's hall, a contracted institution; what it is there for are its capacities."""

from django.db import models

from network.industries import Industry

# What a unit may be there for, as people write it: word -> key.
CAPACITIES = {
    "登记": "registrar", "监督管理": "supervisor", "业务主管": "sponsor", "行业管理": "regulator", "备案": "filing",
    "社区工作": "community_work", "社区": "community", "联席会议成员": "member", "联席会议办公室": "joint_office",
    "财政": "finance", "审计": "auditor", "监督": "discipline", "党建工作": "party_work", "党建领导": "party_lead",
    "孵化运营": "operator", "评估": "assessor",
}  # fmt: skip
# A regulator may be the one of certain fields: 行业管理·教育.
CAPACITIES |= {f"行业管理·{label}": f"regulator.{field}" for field, label in Industry.choices}


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
    return having(capacity, Unit.objects.all())


def having(capacity, units):
    """Those of these units that have a capacity, in order."""
    return [unit for unit in units if capacity in unit.capacities]


def regulators(field, units):
    """Those of these units that regulate a field of activity; where none is named for it, any regulator."""
    return having(f"regulator.{field}", units) or having("regulator", units)

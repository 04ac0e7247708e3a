"""社区社会组织: what a filed body may be, in the words of 第四条、第八条、第九条、第十一条."""

from django.db.models import TextChoices


class Category(TextChoices):
    """The four categories."""

    LIFE_SERVICE = "life_service", "生活服务类"
    COMMUNITY_AFFAIRS = "community_affairs", "社区事务类"
    CULTURE_SPORTS = "culture_sports", "文体活动类"
    CHARITY = "charity", "公益慈善类"


class Focus(TextChoices):
    """What is fostered first: fewer members suffice."""

    ELDERLY_CARE = "elderly_care", "养老服务"
    COMMUNITY_SERVICE = "community_service", "社区服务"
    POVERTY_RELIEF = "poverty_relief", "扶危助困"
    CHARITY_AID = "charity_aid", "慈善救助"


class MemberKind(TextChoices):
    """Members who act together, or people who serve others."""

    ASSOCIATION = "association", "联合型（成员一起活动）"
    SERVICE = "service", "服务型（为别人服务）"


class ScopeLevel(TextChoices):
    """Where it is active."""

    COMMUNITY = "community", "本社区（村）"
    STREET = "street", "全街镇"


class Standing(TextChoices):
    """Where a filed body stands; later processes move it on."""

    FILED = "filed", "已备案"
    SUSPENDED = "suspended", "已暂停"
    LAPSED = "lapsed", "已失效"
    CANCELLED = "cancelled", "已注销"
    REVOKED = "revoked", "已撤销"
    PROMOTED = "promoted", "已转为法人登记"
    MERGED = "merged", "已合并"


LIVING = (Standing.FILED, Standing.SUSPENDED, Standing.LAPSED)
# Whose filing is in force: what counts towards the targets.
IN_FORCE = (Standing.FILED, Standing.SUSPENDED)
FORMS = "队社组站坊班角会"
# 第十一条: endings people take for a legal person's.
LEGAL_ENDINGS = ("公司", "中心", "院", "所", "协会", "学会", "商会", "基金会", "联合会")
NATIONAL = ("中国", "全国", "中华")

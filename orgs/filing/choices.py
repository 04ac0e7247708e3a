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
    CANCELLING = "cancelling", "待注销"
    REVOKING = "revoking", "待撤销"


# Decided but open to review: the name is still its own, the number still alive (第三十九条).
LEAVING = (Standing.CANCELLING, Standing.REVOKING)
STANDING = (Standing.FILED, Standing.SUSPENDED, Standing.LAPSED)
LIVING = (*STANDING, *LEAVING)


class Referral(TextChoices):
    """Why a yearly confirmation refers a body to cancellation (第三十五条第四项、第五项)."""

    LAPSED = "lapsed", "失效后期满未补办"
    UNMENDED = "unmended", "暂停期满未整改或者整改不合格"


# Whose filing is in force: what counts towards the targets. One that is about to leave still holds.
IN_FORCE = (Standing.FILED, Standing.SUSPENDED, *LEAVING)
FORMS = "队社组站坊班角会"
# 第十一条: endings people take for a legal person's.
LEGAL_ENDINGS = ("公司", "中心", "院", "所", "协会", "学会", "商会", "基金会", "联合会")
NATIONAL = ("中国", "全国", "中华")

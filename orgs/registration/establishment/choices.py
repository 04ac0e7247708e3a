"""成立登记: the answers one may choose from."""

from django.db import models


class DirectClass(models.TextChoices):
    """The four classes that register directly, and none of them."""

    TRADE = "trade", "行业协会商会类"
    SCIENCE = "science", "自然科学和工程技术领域的科技类"
    CHARITY = "charity", "公益慈善类"
    COMMUNITY = "community", "城乡社区服务类"
    NONE = "none", "不属于以上四类（须经业务主管单位审查同意）"


class Tenure(models.TextChoices):
    """How the premises are held."""

    OWN = "own", "自有"
    RENT = "rent", "租赁"
    FREE = "free", "无偿使用"


class PartyPlan(models.TextChoices):
    """How party work will be set up."""

    OWN = "own", "单独组建党组织"
    JOINT = "joint", "联合组建党组织"
    GUIDE = "guide", "选派党建工作指导员"


class Delivery(models.TextChoices):
    """How decisions reach the applicant."""

    WINDOW = "window", "窗口领取"
    POST = "post", "邮寄"
    ONLINE = "online", "电子送达"

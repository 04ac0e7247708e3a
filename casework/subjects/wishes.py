"""What may be asked for: the parts of one's data that can be corrected or deleted on request, and what is kept."""

from django.db.models import TextChoices

from network.personal import SORTS


class Kind(TextChoices):
    """Correct or delete."""

    CORRECT = "correct", "更正"
    DELETE = "delete", "删除"


class Part(TextChoices):
    """The part of one's data a request is about."""

    NAME = "name", "账号姓名"
    PHONE = "phone", "手机号码"
    EMAIL = "email", "邮箱"
    DRAFTS = "drafts", "没有提交的填报内容和附件"
    ACCOUNT = "account", "注销账号"
    OTHER = "other", "其他（申请材料、登记簿、日志等）"


CORRECTABLE = {Part.NAME, Part.PHONE, Part.EMAIL, Part.OTHER}
DELETABLE = {Part.PHONE, Part.EMAIL, Part.DRAFTS, Part.ACCOUNT, Part.OTHER}


def kept():
    """One sentence for every sort of data that is not deleted on request: on what ground, how long."""
    return [f"{sort.title}：依{sort.basis}保存，期限：{sort.keeps or '见个人信息清单的规则'}，不因请求删除。" for sort in SORTS.values()
            if not sort.erasable]  # fmt: skip

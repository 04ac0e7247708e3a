"""社区社会组织备案注销: causes (第三十五条、第三十九条), coded reasons for keeping a filing, and for a correction."""

from django.db.models import TextChoices

from casework.intake.declared import Reason
from policy.basis import cite


class Cause(TextChoices):
    """Why a body leaves: the first four ask for it themselves, the others are the street's business."""

    RESOLVED = "resolved", "成员决议终止"
    CHARTER = "charter", "章程规定的终止事由出现"
    MERGER = "merger", "与其他社区社会组织合并"
    PROMOTION = "promotion", "转为法人登记"
    LAPSED = "lapsed", "备案失效期满未补办"
    UNMENDED = "unmended", "暂停期满未整改或者整改不合格"
    UNREACHABLE = "unreachable", "经公告仍无法联系"
    STOPPED = "stopped", "依法被责令停止活动"
    FALSE = "false", "以虚假材料取得备案"


OWN_WISH = (Cause.RESOLVED, Cause.CHARTER, Cause.MERGER, Cause.PROMOTION)
EX_OFFICIO = tuple(cause for cause in Cause if cause not in OWN_WISH)
# 第三十八条 gives a chance to those who can still mend; false papers and an order to stop leave nothing to mend.
HOPELESS = (Cause.STOPPED, Cause.FALSE)


def _reason(code, text, *articles):
    return Reason(code, text, tuple(cite(f"community/t{n}") for n in articles))


REFUSALS = (
    _reason("R01", "成员决议不属实或者没有达到三分之二", 35, 36),
    _reason("R02", "有未结项目", 37),
    _reason("R03", "有未结债务且没有清偿安排", 37),
    _reason("R04", "有未结投诉", 37),
    _reason("R05", "剩余财物去向不符合规定", 37),
    _reason("R06", "转登记尚未完成", 39),
    _reason("R07", "依职权注销的事由不成立", 38),
)
CORRECTIONS = (
    Reason("C01", "成员决议没有人数或者签名"),
    Reason("C02", "财物清单没有写去向"),
    Reason("C03", "借用物品没有写归还对象"),
    Reason("C04", "债务说明没有填写"),
    Reason("C05", "合并时对方没有确认"),
    Reason("C06", "代管资金余额与联合会账目不符"),
)

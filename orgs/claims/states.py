"""认领组织: where a claim may rest, and how long."""

from django.db.models import TextChoices

from casework.core.process import Rest
from policy.basis import cite

GROUND = cite("registration/application")
_MINE = ("applicant",)


class State(TextChoices):
    """From the letter to the decision; present members are heard in between."""

    DRAFT = "draft", "填写中"
    ASKED = "asked", "待核对"
    RETURNED = "returned", "待补充"
    TOLD = "told", "已告知现有成员"
    WEIGHED = "weighed", "待决定"
    ACCEPTED = "accepted", "已认领"
    REFUSED = "refused", "不予认领"
    WITHDRAWN = "withdrawn", "已撤回"


OPEN = frozenset({State.ASKED, State.RETURNED, State.TOLD, State.WEIGHED})
RESTS = {
    State.DRAFT: Rest("请打印认领函，盖章后拍照或者扫描上传，再提交。", _MINE, (GROUND,)),
    State.ASKED: Rest("认领申请已收到，{claim.check_limit}内核对。", ("clerk",), (GROUND,), limit="claim.check_limit"),
    State.RETURNED: Rest("认领函看不清或者内容不全，请按说明补充后再提交。", _MINE, (GROUND,), limit="claim.mend_limit",
                         expires="lapse"),  # fmt: skip
    State.TOLD: Rest("这个组织已经有人管理账号，已请他们在{claim.objection_limit}内说明意见。", ("clock",), (GROUND,),
                     limit="claim.objection_limit", expires="hear_out"),  # fmt: skip
    State.WEIGHED: Rest("认领函已核对，等待决定。", ("chief",), (GROUND,), limit="claim.decision_limit"),
    State.ACCEPTED: Rest("认领成功，您现在可以代表这个组织办事。", (), (GROUND,)),
    State.REFUSED: Rest("不予认领，理由见答复。可以更正后重新提出，也可以带证书和身份证件到窗口办理。", (), (GROUND,)),
    State.WITHDRAWN: Rest("认领已撤回。", (), (GROUND,)),
}  # fmt: skip

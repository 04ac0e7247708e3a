"""个人信息请求: the states, and how long a request may rest in each."""

from django.db.models import TextChoices

from casework.core.process import Rest
from policy.basis import law

RIGHTS = law("个人信息保护法")


class State(TextChoices):
    """From the question to the answer; an account is closed some days after it was agreed to."""

    DRAFT = "draft", "填写中"
    ASKED = "asked", "待答复"
    CLOSING = "closing", "已同意，待注销"
    DONE = "done", "已办理"
    REFUSED = "refused", "不予办理"
    WITHDRAWN = "withdrawn", "已撤回"


RESTS = {
    State.DRAFT: Rest("请写明请求和理由。", ("applicant",), (RIGHTS,)),
    State.ASKED: Rest("请求已收到，{personal.answer_limit}内书面答复。", ("privacy",), (RIGHTS,), limit="personal.answer_limit"),
    State.CLOSING: Rest("已同意注销，{personal.closing_wait}后账号停用；改变主意的，可以在此之前撤回。", ("clock",), (RIGHTS,),
                        limit="personal.closing_wait", expires="close_account"),  # fmt: skip
    State.DONE: Rest("已经办理，结果见答复。", (), (RIGHTS,)),
    State.REFUSED: Rest("不予办理，理由和依据见答复。", (), (RIGHTS,)),
    State.WITHDRAWN: Rest("您已撤回请求。", (), (RIGHTS,)),
}  # fmt: skip

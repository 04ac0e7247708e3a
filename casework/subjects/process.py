"""个人信息请求: the particulars on one page. No guide: it is asked for on the page 我的数据."""

from casework.core.process import Process
from casework.post.declared import Letter
from casework.subjects.states import RESTS, State
from casework.subjects.wishes import kept


def answered(case):
    """The answer, and what is kept whatever was asked."""
    return [f"答复：{case.answer}", "依法仍要保存的：", *kept()]


DATA_REQUEST = Process(
    slug="data_request", code="SJ", system=0, title="个人信息请求", model="casework.DataRequest", states=State, rests=RESTS,
    about="本人请求更正或者删除自己的个人信息；限期书面答复，能删的真正删除，依法要留的写明依据。",
    starts=State.DRAFT, forms="casework.subjects.forms",
    letters={
        "received": Letter("applicant", "个人信息请求已收到", "现在不用您办理，{personal.answer_limit}内答复。", at_once=True, kind="received"),
        "done": Letter("applicant", "个人信息请求已办理", "请看答复。", at_once=True, says=answered),
        "closing": Letter("applicant", "同意注销账号", "请下载您的数据；{personal.closing_wait}后账号停用。", at_once=True, says=answered),
        "refused": Letter("applicant", "个人信息请求不予办理", "请看理由和依据；不服的可以投诉或者起诉。", at_once=True, says=answered),
    },
    rules=("personal.answer_limit", "personal.closing_wait"),
)  # fmt: skip

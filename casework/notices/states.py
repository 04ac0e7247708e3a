"""公告、公示: where a notice may rest."""

from django.db.models import TextChoices

from casework.core.process import Rest
from casework.notices.sorts import SORTS
from policy.basis import cite, law

PUBLICITY, PUBLICATION = cite("registration/public-notice"), law("政府信息公开条例", 26)


class State(TextChoices):
    """From a draft to what stands on the portal."""

    DRAFT = "draft", "起草中"
    CHECKED = "checked", "已审核，待发布"
    ANNOUNCED = "announced", "已公告"
    RUNNING = "running", "公示中"
    ENDED = "ended", "公示期满，待公布结果"
    CONCLUDED = "concluded", "已公布结果"
    WITHDRAWN = "withdrawn", "已撤回"
    DISCARDED = "discarded", "已作废"


def period(case):
    """The rule that says how long this publicity runs."""
    return SORTS[case.sort].period


period.key = "notices.general_period"

RESTS = {
    State.DRAFT: Rest("正在起草，公众看不到。", ("publisher",), (PUBLICATION,)),
    State.CHECKED: Rest("内容已由起草人以外的人审核，可以发布。", ("publisher",), (PUBLICATION,)),
    State.ANNOUNCED: Rest("公告已经发布。", (), (PUBLICATION,)),
    State.RUNNING: Rest(
        "正在公示。对内容有意见的，请在公示期内提出，并写明线索。", ("publisher",), (PUBLICITY,), limit=period, expires="end",
    ),
    State.ENDED: Rest("公示期已满，不再接收异议；异议逐件答复以后公布结果。", ("publisher",), (PUBLICITY,)),
    State.CONCLUDED: Rest("公示结果已经公布。", (), (PUBLICITY,)),
    State.WITHDRAWN: Rest("已经撤回，原因见说明。", (), (PUBLICATION,)),
    State.DISCARDED: Rest("没有发布，稿子作废。", (), (PUBLICATION,)),
}  # fmt: skip

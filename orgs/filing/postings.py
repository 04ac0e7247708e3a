"""A filing's posting in its community and what is said against it: checks, effects and the round that processes share."""

from casework.core.perform import perform
from casework.notices import objections
from casework.notices.publishing import conclude_publicity, publicities_of, unanswered
from casework.notices.rows import Objection
from network.actors import the_engine


def notice_is_running(case, act):
    """在公示期内提出。"""
    latest = publicities_of(case).first()
    if latest is None or latest.state != "running" or act.day > latest.ends_on:
        yield "公示期已满，不能再登记异议。"


def an_objection_waits(case, act):
    """有还没有答复的异议。"""
    if not unanswered(case):
        yield "没有还没有答复的异议。"


def no_objection_waits(case, act):
    """没有未处理的异议，异议人都已得到答复。"""
    waiting = unanswered(case)
    if waiting:
        yield f"还有{waiting}件异议没有答复，请先在公示页核实，由另一人确认后答复。"


def notice_is_over(case, act):
    """公示已满规定的天数。"""
    latest = publicities_of(case).exclude(state__in=("withdrawn", "discarded")).first()
    if latest is None or latest.published_at is None:
        yield "还没有公示过。"
    elif act.day <= latest.ends_on:
        yield f"公示到{latest.ends_on:%Y年%m月%d日}24时才满。"


def enter_objection(case, act):
    """异议记在公示名下，姓名和联系方式加密；答复须两人办理。"""
    notice = publicities_of(case).filter(state="running").first()
    facts = act.facts
    objections.file(
        notice, words=facts["ground"], name=facts["objector"], contact=facts["contact"],
        origin=f"desk {act.by.pk} {act.at.isoformat()}",
    )  # fmt: skip


def end_posting(case, act):
    """公示下线存档，公布有没有异议；还有异议没有答复的，答复以后再公布。"""
    if not unanswered(case):
        conclude_publicity(case, act)


def take_down(case, reason):
    """What is posted leaves the portal at once."""
    for notice in publicities_of(case).filter(state="running"):
        perform(notice, "take_down", by=the_engine, reason=reason)


def take_notice_down(case, act):
    """公示未满的立即下线。"""
    take_down(case, "申请人已撤回申请。")


def objected_to(rows, state):
    """Keys of the cases on posting against which somebody has objected on the platform."""
    waiting = Objection.objects.filter(answered_at__isnull=True, notice__source_id__isnull=False)
    return list(rows.filter(state=state, pk__in=waiting.values("notice__source_id")).values_list("pk", flat=True))

"""社区社会组织: what is asked and what follows while something is posted in a community (第十七条)."""

from casework.core.perform import Closed, perform
from casework.intake.given import given
from casework.notices import objections
from casework.notices.publishing import conclude_publicity, publicities_of, unanswered
from casework.notices.rows import Objection
from network.actors import the_clock, the_engine


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


def never_posted(case, act):
    """还没有公示过。"""
    if case.posted_on:
        yield "已经公示过，不再公示。"


def posting_is_over(case, act):
    """已经公示期满。"""
    if not case.posted_on:
        yield "还没有公示过，请先补行公示。"
    else:
        yield from notice_is_over(case, act)


def posted_if_granted(case, act):
    """拟同意备案的，已经公示期满。"""
    if given(act, "way") == "grant":
        yield from posting_is_over(case, act)


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


def take_notice_down(case, act):
    """公示未满的立即下线。"""
    for notice in publicities_of(case).filter(state="running"):
        perform(notice, "take_down", by=the_engine, reason="申请人已撤回申请。" if act.card.name == "withdraw" else "组织已经注销，变更随之终止。")


def take_objections(rows):
    """Cases on posting against which somebody has objected on the platform."""
    waiting = Objection.objects.filter(answered_at__isnull=True, notice__source_id__isnull=False)
    found = rows.filter(state="posted", pk__in=waiting.values("notice__source_id"))
    return sum(take(pk, "take_objection") for pk in found.values_list("pk", flat=True))


def take(pk, step):
    """One step by the clock; 0 where somebody was faster."""
    try:
        perform(pk, step, by=the_clock)
    except Closed:
        return 0
    return 1

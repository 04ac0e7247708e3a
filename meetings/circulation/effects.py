"""书面会签: what a finished step begins or moves elsewhere."""

from casework.core.begin import begin
from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.notices import publishing
from matters.opening import open_matter
from meetings import concerning
from meetings.charges import charge
from meetings.circle import NAMELESS
from meetings.circulation import words
from meetings.circulation.reasons import LABELS
from meetings.parties import keys, party_of, show
from meetings.tasks import follow_up
from network.actors import the_engine
from network.models import Unit

DEAD = ("cancelled", "abandoned")


def replies_of(case):
    """The answers that count, with their units: those of the present round."""
    rows = PROCESSES["circulation_reply"].cases.objects.filter(parent_id=case.pk).exclude(state__in=DEAD)
    return rows.select_related("asked").order_by("pk")


def summary(case):
    """[(unit, answer, reason)] of the present round."""
    process = PROCESSES["circulation_reply"]
    found = []
    for row in replies_of(case):
        late = "（经催告）" if row.extended and row.answer_kind not in ("", "none") else ""
        found.append((row.asked.short, f"{LABELS.get(row.answer_kind) or process.label(row.state)}{late}", row.answer))
    return found


def ask_units(case, act):
    """每个会签单位一件，各自计算期限。"""
    show(case, keys(case.asked), act.at)
    for slug in case.asked:
        open_matter(case, "circulation_reply", by=act.by, to=slug, extract=words.sheet_rows(case))


def ask_again(case, act):
    """原答复作废，每个会签单位就修改稿重新答复。"""
    for row in replies_of(case):
        perform(row.pk, "void_reply", by=the_engine)
    ask_units(case, act)


def gather(matter, act):
    """最后一个单位答复或者催告期满以后，会签自己转入汇总。"""
    if not replies_of(matter.parent).filter(closed_at__isnull=True).exists() and matter.parent.state == "circulating":
        perform(matter.parent_id, "close_replies", by=the_engine)


def give_back(case, act):
    """由议题转来的，议题回到待排期并附答复；不是的，没有通过的由牵头单位提出，已填好草稿。"""
    told = [case.reason, *(f"{unit}：{answer}{'。' + reason if reason else ''}" for unit, answer, reason in summary(case))]
    if case.origin_id:
        perform(case.origin_id, "return_from_circulation", by=the_engine, reason="\n".join(told))
    elif case.state == "moved_to_meeting":
        lead = Unit.objects.get(slug=case.tasks[0]["lead"])
        topic = begin(
            "topic", party_of(lead), by=act.by, division=case.division, unit=lead, title=case.title, lead=lead,
            background="\n".join([f"{case.number}书面会签没有通过。", *told]), touched=[slug for slug in case.asked if slug != lead.slug],
            proposals=[{"do": row["text"], "who": words.lead(row), "until": row["due"] or "由会议确定"} for row in case.tasks],
        )  # fmt: skip
        show(topic, [lead.pk], act.at)


def settle_topic(case, act):
    """原议题标为已议定。"""
    if case.origin_id:
        perform(case.origin_id, "record_circulated", by=the_engine, resolution=case.resolution)


def open_decisions(case, act):
    """每一议定事项编号立项，与会议议定的一样督办；涉及办件的，交有权单位办理。"""
    opened = follow_up(case, [(task, not case.public, known_of(case, task)) for task in case.tasks], act)
    for decision in opened:
        if decision.about_id and decision.about.closed_at is None:
            charge(decision, words.extract_rows(case, decision), act.by)


def known_of(case, task):
    """What the decision of a task takes from it: the case it concerns, if any; a neutral title where its topic is for few."""
    return ({"title": f"{NAMELESS}的任务"} if case.is_for_few else {}) | concerning.facts(case, task)


def draft_publication(case, act):
    """公开版由信息发布审核人员审核以后发布。"""
    publishing.draft(
        sort="minutes_announcement", title=f"{case.title}（书面会签决定）"[:100], body=words.public_text(case), by=act.by, unit=case.unit,
        division=case.division, source=case,
    )  # fmt: skip

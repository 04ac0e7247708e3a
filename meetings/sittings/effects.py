"""会议: what a finished step does to topics, to the units' parts, to the decisions, to the portal."""

from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.notices import publishing
from matters.opening import open_matter
from meetings import concerning
from meetings.charges import charge
from meetings.circle import items_of, of_unit
from meetings.parties import keys, show
from meetings.sittings import words
from meetings.tasks import follow_up
from network.actors import the_engine
from network.models import Unit

LIVING = ("cancelled", "abandoned")


def parts_of(case):
    """The units' parts in a meeting that are not void, with the units."""
    rows = PROCESSES["participation"].cases.objects.filter(parent_id=case.pk).exclude(state__in=LIVING)
    return rows.select_related("asked").order_by("pk")


def show_to_members(case, act):
    """参加单位从征集议题起看得到这次会议。"""
    show(case, keys(case.invited), act.at)


def lay_out(case, act):
    """列入的议题标为已排期；拿掉的退回待排期。"""
    kept = {row["topic"]: (order, row) for order, row in enumerate(act.facts["items"], start=1)}
    for item in case.agenda.select_related("topic"):
        if item.topic.number not in kept:
            item.delete()
            perform(item.topic_id, "unschedule", by=the_engine)
    topics = {topic.number: topic for topic in PROCESSES["topic"].cases.objects.filter(number__in=kept).select_related("unit")}
    for number, (order, row) in kept.items():
        topic = topics[number]
        said = {"order": order, "minutes": row["minutes"], "reporter": row["reporter"], "unit": topic.unit}
        case.agenda.update_or_create(topic_id=topic.pk, defaults=said)
        if topic.state != "on_agenda":
            perform(topic.pk, "schedule", by=the_engine)


def invite_units(case, act):
    """每个参加单位一件通知，各自回复参会人员。"""
    show_to_members(case, act)
    have = set(parts_of(case).values_list("asked_id", flat=True))
    for unit in Unit.objects.filter(slug__in=case.invited).order_by("id"):
        if unit.pk not in have:
            open_matter(case, "participation", by=act.by, to=unit.slug, extract=words.notice_rows(case, of_unit(unit.slug)))


def void_invitations(case, act):
    """原来的通知作废，重新安排以后再通知。"""
    for row in parts_of(case):
        perform(row.pk, "void", by=the_engine)


def note_item(case, act):
    """议题按记录的结果往前走：议定、延期或者报请决定。"""
    said, item = act.facts, case.agenda.get(topic__number=act.facts["item"])
    item.statements, item.outcome, item.recused = said["statements"], said["outcome"], said["recused"]
    item.resolved = said["resolved"] if said["outcome"] in ("resolved", "noted") else ""
    item.save()
    if said["outcome"] == "deferred":
        perform(item.topic_id, "defer", by=the_engine, needed=said["needed"])
    elif said["outcome"] == "referred":
        perform(item.topic_id, "refer", by=the_engine, positions=said["statements"])
    else:
        perform(item.topic_id, "decide", by=the_engine, resolution=said["resolved"])


def mark_absent(case, act):
    """没有到会的单位记为未参会，不用核对纪要。"""
    present = {row["unit"] for row in case.attendance if row["how"] != "absent"}
    for row in parts_of(case):
        if row.asked.slug not in present:
            perform(row.pk, "miss", by=the_engine)


def ask_for_opinions(case, act):
    """纪要逐项写好，送到会的单位核对。"""
    found = {item.topic.number: item for item in case.agenda.select_related("topic")}
    for row in act.facts["items"]:
        item = found[row["topic"]]
        item.considered, item.resolved, item.required = row["considered"], row["resolved"], row["required"]
        item.tasks = [concerning.spelt(task, item.topic.topic) for task in act.facts["tasks"] if task["item"] == row["topic"]]
        item.save()
    for part in parts_of(case).exclude(state="absent"):
        perform(part.pk, "ask_opinion", by=the_engine, extract=words.minutes_rows(case, of_unit(part.asked.slug)))


def gather_opinions(matter, act):
    """最后一个单位核对以后，纪要转入审核。"""
    if not parts_of(matter.parent).filter(state="checking").exists() and matter.parent.state == "minutes_circulated":
        perform(matter.parent_id, "close_minutes_opinions", by=the_engine)


def mark_public(case, act):
    """逐项记下是否公开。"""
    for row in act.facts["public_items"]:
        case.agenda.filter(topic__number=row["topic"]).update(public=row["public"] == "yes")


def open_decisions(case, act):
    """每一议定事项编号立项，到期提醒、逾期标红由期限自己办。"""
    items = items_of(case)
    tasks = [(item, task) for item in items for task in item.tasks]
    opened = follow_up(case, [(task, not item.public, known_of(item.topic.topic, task)) for item, task in tasks], act)
    for (item, _), decision in zip(tasks, opened, strict=True):
        if decision.about_id and decision.about.closed_at is None:
            charge(decision, words.extract_rows(case, item, decision), act.by)


def known_of(topic, task):
    """What the decision of a task takes from its topic: the case it concerns, if any; the neutral title where the topic has one."""
    return ({"title": f"{topic.title}的任务"} if topic.restricted else {}) | concerning.facts(topic, task)


def draft_publication(case, act):
    """公开版只含标明公开的项目，写明未公开的项目数，由信息发布审核人员审核以后发布。"""
    publishing.draft(
        sort="minutes_announcement", title=f"{case.title}纪要（公开版）"[:100], body=words.public_text(case), by=act.by, unit=case.unit,
        division=case.division, source=case,
    )  # fmt: skip


def release_topics(case, act):
    """已经排进议程的议题退回待排期，转入下次会议。"""
    for item in case.agenda.filter(outcome=""):
        item.delete()
        perform(item.topic_id, "unschedule", by=the_engine)

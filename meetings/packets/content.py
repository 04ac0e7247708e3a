"""What stands in a packet: the agenda, a section for every topic, the sheet to sign in, the table of tasks."""

import hashlib
import json
from datetime import date

from casework.core.process import PROCESSES
from casework.intake.rows import EARLIER
from meetings.circle import NAMELESS, OFFICE_COPY, items_of, may_read, of_unit
from meetings.packets.rows import Packet
from meetings.parties import named
from meetings.sittings.words import told_lines
from meetings.topics.effects import brief_of, summary
from meetings.writing import agency
from papers.words import zh_date, zh_moment
from policy.numerals import numeral

HOW = {"member": "", "substitute": "（委派）", "absent": "（请假或者缺席）"}
BY_RULE = "按规定的期限"


def laid(case):
    """[(place on the agenda, AgendaItem, Topic)]."""
    return [(n, item, item.topic.topic) for n, item in enumerate(items_of(case), start=1)]


def withheld_from(slug, rows):
    """Numbers of the topics that stay out of a unit's copy; nothing for the office (slug "")."""
    who = of_unit(slug) if slug else OFFICE_COPY
    return frozenset(topic.number for _, _, topic in rows if not may_read(who, topic))


def for_few(rows):
    """Numbers of the topics of an agenda that only the units they concern may read."""
    return [topic.number for _, _, topic in rows if topic.restricted]


def digest_of(case):
    """The digest of what a packet is bound from: another agenda, minutes or roll make an earlier packet stale."""
    rows = [[item.topic.number, item.order, item.minutes, item.reporter, item.tasks] for item in case.agenda.select_related("topic")]
    said = [rows, for_few(laid(case)), case.begins_at.isoformat() if case.begins_at else "", case.place, case.invited, case.attendance, case.reports]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def is_ready(case):
    """Whether a packet was bound from the meeting as it stands."""
    bound = Packet.objects.filter(meeting_id=case.pk, made_at__isnull=False).first()
    return bound is not None and bound.agenda == digest_of(case)


def words_of(case, rows, hidden, annexes, version, made):
    """The words of `papers/packet.html` without the topics whose numbers are in `hidden`.

    `annexes` are {topic number: [Annex]}; `made` is the instant of the binding.
    """
    shown = [(n, item, topic) for n, item, topic in rows if topic.number not in hidden]
    return {
        "title": f"{case.title}材料汇编", "meeting": case.title, "agency": agency(), "version": version, "day": zh_date(made.date()),
        "made": made.isoformat(timespec="seconds"), "time": zh_moment(case.begins_at), "place": case.place, "chair": case.chair,
        "attendees": named(case.invited), "observers": case.observers, "total": sum(item.minutes for _, item, _ in rows),
        "told": told_lines(case), "agenda": [agenda_row(n, item, topic, hidden) for n, item, topic in rows],
        "items": [item_words(n, item, topic, annexes.get(topic.number, ())) for n, item, topic in shown],
        "roll": roll(case), "decided": any(item.tasks for _, item, _ in rows), "tasks": tasks(shown),
    }  # fmt: skip


def agenda_row(n, item, topic, hidden):
    """One row of the agenda; a topic that is withheld keeps its place and its time, nothing else."""
    if topic.number in hidden:
        return {"n": n, "title": NAMELESS, "touched": "", "reporter": "—", "minutes": item.minutes}
    return {"n": n, "title": topic.own_title, "touched": "、".join(named(topic.touched)), "reporter": f"{item.unit.short} {item.reporter}".strip(),
            "minutes": item.minutes}  # fmt: skip


def item_words(n, item, topic, annexes):
    """A topic's section: its brief, the opinions of the units, what the proposal became, its annexes."""
    brief = [(row["label"], row["value"].split("\n")) for row in brief_of(topic) if row["label"] != "题目"]
    return {
        "n": n, "key": f"item-{n}", "heading": f"{numeral(n)}、{topic.own_title}", "brief": brief, "opinions": summary(topic), "revised": topic.revised,
        "dissent": topic.dissent, "outcome": item.outcome_label, "resolved": item.resolved, "annexes": annexes,
    }  # fmt: skip


def roll(case):
    """[(unit, name, post)]: before the meeting as the units answered the notice, afterwards as they signed in."""
    if case.attendance:
        names = named([row["unit"] for row in case.attendance])
        return [(f"{name}{HOW[row['how']]}", row["name"], row["title"]) for name, row in zip(names, case.attendance, strict=True)]
    parts = PROCESSES["participation"].cases.objects.filter(parent_id=case.pk).exclude(state__in=("cancelled", "abandoned"))
    said = {part.asked.slug: part for part in parts.select_related("asked")}
    rows = zip(case.invited, named(case.invited), strict=True)
    return [(f"{name}{HOW.get(said[slug].answer_kind, '')}", said[slug].answered_by, said[slug].place) if slug in said else (name, "", "")
            for slug, name in rows]  # fmt: skip


def tasks(shown):
    """[(text, lead, assisting, due, what shall come of it)]: once minutes are written what was resolved, before that what the
    topics propose.
    """
    found = [task for _, item, _ in shown for task in item.tasks]
    if found:
        return [(task["text"], named([task["lead"]])[0], "、".join(named(task["assisting"])) or "—",
                 zh_date(date.fromisoformat(task["due"])) if task["due"] else BY_RULE, task["deliverable"]) for task in found]  # fmt: skip
    return [(row["do"], topic.lead.short if topic.lead_id else row["who"], "、".join(named(topic.touched)) or "—", row["until"], "会议确定")
            for _, _, topic in shown for row in topic.proposals]  # fmt: skip


def reports_of(topic):
    """The uploads that were handed in as the topic's report; the consent of its head is the office's to keep, not to pass on."""
    return topic.uploads.filter(key__endswith=".report").exclude(key__startswith=EARLIER).order_by("id")

"""议题: what a finished step begins or moves elsewhere."""

from casework.core.begin import begin
from casework.core.perform import perform
from casework.core.process import PROCESSES
from matters.opening import open_matter
from meetings.parties import keys, named, office_unit, party_of, show
from meetings.topics.reasons import KINDS
from network.actors import the_engine
from papers.words import zh_money


def brief_of(case):
    """The topic on one page, as [{label, value}]: what another unit needs to answer, and no more."""
    proposals = "\n".join(f"{n}. {row['do']}（{row['who']}，{row['until']}）" for n, row in enumerate(case.proposals, start=1))
    money = f"{zh_money(case.money_fen)}，来源：{case.money_source}" if case.money_fen else ""
    rows = [
        ("题目", case.own_title), ("提出单位", case.unit.short), ("背景和问题", case.background), ("已做的工作", case.done),
        ("拟请会议决定的建议", proposals), ("建议牵头单位", case.lead.short if case.lead_id else ""), ("所需资金", money),
        ("须明确答复的原因", "、".join(dict(KINDS)[kind] for kind in case.kinds)), ("紧急的原因", case.urgent_reason if case.urgent else ""),
    ]  # fmt: skip
    return [{"label": label, "value": value} for label, value in rows if value]


def send_to_units(case, act):
    """每个会签单位一件，各自计算期限。"""
    asked = set(rows_of(case).values_list("asked_id", flat=True))
    for unit in act.facts["units"]:
        if unit.pk not in asked:
            open_matter(case, "countersign", by=act.by, to=unit.slug, question=act.facts["question"], extract=brief_of(case))


def rows_of(case):
    """The countersigns of a topic with their columns."""
    return PROCESSES["countersign"].cases.objects.filter(parent_id=case.pk).exclude(state__in=("cancelled", "abandoned"))


def gather(matter, act):
    """最后一个单位答复以后，议题自己往前走：没有不同意的提出意见，有不同意的转入协商。"""
    rows = list(rows_of(matter.parent))
    waiting = [row for row in rows if row.closed_at is None]
    if any(row.state != "pressed" for row in waiting):
        return
    if waiting:
        if matter.parent.state == "countersigning":
            perform(matter.parent_id, "require_explicit", by=the_engine)
        return
    dissent = any(row.answer_kind == "disagree" for row in rows)
    perform(matter.parent_id, "start_coordination" if dissent else "close_countersign", by=the_engine)


def after_silence(matter, act):
    """须明确答复的，要求明确答复并报办公室主任协调；其他的视为没有不同意见。"""
    if matter.parent.topic.kinds:
        perform(matter.pk, "press", by=the_engine)
    gather(matter, act)


def call_off(case, act):
    """主任协调不成的，不再等待，转入协商。"""
    for row in rows_of(case).filter(closed_at__isnull=True):
        perform(row.pk, "abandon", by=the_engine)


def cover(case, act):
    """会签件的标题与议题一致：限定知悉范围的不写题目。"""
    rows_of(case).update(title=f"会签：{case.title}"[:200])


def join(case, act):
    """并入的议题注明共同提出单位，提出单位可以看到它。"""
    show(case.into, [case.unit_id], act.at)
    perform(case.into_id, "take_in", by=the_engine, unit=case.unit.slug)


def show_to_the_lead(case, act):
    """建议牵头的单位看得到议题。"""
    show(case, keys([case.lead.slug]) if case.lead_id else [], act.at)


def open_circulation(case, act):
    """办公室案头一件书面会签，已填好议题的内容；由办公室写明任务以后提交审核。"""
    lead = [case.lead.slug] if case.lead_id else []
    touched = list(dict.fromkeys([*case.touched, *lead]))
    asked = list(dict.fromkeys([*touched, *([case.unit.slug] if "member" in case.unit.capacities else [])]))
    home = office_unit()
    lines = "\n".join(f"{n}. {row['do']}（{row['who']}，{row['until']}）" for n, row in enumerate(case.proposals, start=1))
    begin(
        "circulation", party_of(home), by=act.by, division=case.division, unit=home, title=case.own_title[:40], origin_id=case.pk,
        ground=act.facts["ground"], resolution=case.revised or lines, direct=touched, asked=asked,
        submitted_at=act.at,
        about=case.about, about_step=case.about_step, about_words=case.about_words,
    )  # fmt: skip


def leave_agenda(case, act):
    """已经排进议程的，从议程撤下。"""
    case.agenda_items.filter(outcome="").delete()


def summary(case):
    """[(unit, answer, reason)] of every countersign, for panels and papers."""
    labels = {"agree": "同意", "amend": "修改后同意", "disagree": "不同意", "none": "未答复（视为没有不同意见）"}
    found = []
    for row in rows_of(case).select_related("asked").order_by("pk"):
        answer = labels.get(row.answer_kind) or PROCESSES["countersign"].label(row.state)
        late = "（经催告）" if row.extended else ""
        found.append((row.asked.short if row.asked_id else "", f"{answer}{late}", row.answer))
    return found


def touched_names(case):
    """The units the topic touches, in words."""
    return "、".join(named(case.touched))

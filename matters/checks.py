"""What must be true before a step of a matter, as plain sentences."""

from casework.clock.days import calendar_for
from casework.clock.deadline import Deadline
from casework.clock.extending import extended, running
from casework.core.answers import Problem
from casework.journal.instant import day_of
from casework.notices.gate.personal_data import in_text
from casework.post.guests import channel_of
from matters.declared import side
from matters.outsiders import contact
from network.posts import holds


def limit(matter):
    """The running deadline of the matter: its clock's, where it has one, else its state's, or None."""
    rows = Deadline.objects.filter(case_id=matter.pk, met_at__isnull=True)
    return rows.filter(kind="clock").first() or rows.filter(kind="state", name=matter.state).first()


def limit_is_over(matter, act):
    """期限已经届满。"""
    row = limit(matter)
    if row is None or act.day <= row.due_on:
        yield "期限还没有届满。"


def within_the_limit(matter, act):
    """在期限届满以前提出。"""
    row = limit(matter)
    if row and act.day > row.due_on:
        yield f"期限已于{row.due_on:%Y年%m月%d日}届满，不能再申请延长。"


def not_yet_extended(matter, act):
    """没有延长过。"""
    if matter.extended:
        yield "已经延长过一次，不能再延长。"


def extract_has_no_personal_data(matter, act):
    """函件和摘要没有身份证件号码、手机号码、银行卡号（与公示同一道检查）。"""
    pairs = act.facts.get("extract") or []
    texts = {"question": [("问题", act.facts.get("question", ""))], "extract": [(f"摘要“{label}”", value) for label, value in pairs]}
    for name, pieces in texts.items():
        for where, text in pieces:
            yield from (Problem(hit.sentence, name) for hit in in_text(str(text), where))


def objection_has_facts(matter, act):
    """有意见的写明事实和依据。"""
    if act.facts.get("kind") != "none" and len(act.facts.get("text", "").strip()) < 10:
        yield Problem("请写明事实和依据，不少于10个字。", "text")


def two_different_people(matter, act):
    """两名以上工作人员，不是同一个人。"""
    first, second = act.facts.get("first"), act.facts.get("second")
    if first and first == second:
        yield Problem("两名核查人员不能是同一个人。", "second")


def visit_is_announced_in_time(matter, act):
    """提前告知申请人时间和内容。"""
    yield from announced(act, side(matter).notice, "核查")


def hearing_is_announced_in_time(matter, act):
    """在举行以前按期书面通知时间、地点。"""
    yield from announced(act, side(matter).notice, "听证")


def announced(act, key, what):
    """A sentence when the event comes sooner than so many working days after today."""
    held_at, least = act.facts.get("held_at"), act.rule(key)
    if held_at and day_of(held_at) < calendar_for(act.day).add(act.day, least.number):
        yield Problem(f"{what}须提前{least.text}通知，请改期。", "held_at")


def host_took_no_part(matter, act):
    """主持人没有参与过本案的审查。"""
    host, parent = act.facts.get("host"), matter.parent
    if host is None:
        return
    worked = parent.entries.filter(outcome="done", actor=host).exists()
    if worked or host.pk in {parent.handler_id, getattr(parent, "second_id", None)}:
        yield Problem(f"{host.name}参与过本案的审查，不能主持听证。", "host")


def everybody_was_there(matter, act):
    """两名核查人员都已经到场签到。"""
    there = {row["user"] for row in matter.presences}
    missing = [row["name"] for row in matter.members if row["user"] not in there]
    if missing:
        yield f"{'、'.join(missing)}还没有到场签到，核查须两人以上到场。"


def not_yet_there(matter, act):
    """还没有签到过。"""
    if any(row["user"] == act.by.pk for row in matter.presences):
        yield "您已经签到过了。"


def time_has_come(matter, act):
    """约定的时间已到。"""
    if matter.held_at and act.at < matter.held_at:
        yield "约定的时间还没有到。"


def not_about_oneself(matter, act):
    """决定回避的不是被申请回避的人本人。"""
    if matter.person_id and act.who == matter.person:
        yield "被申请回避的人不能自己决定是否回避。"


def decided_by_the_right_one(matter, act):
    """审核人员的回避由审批人员决定，其他人员的由审核人员决定。"""
    about_chief = holds(matter.person, "chief", act.day, division=matter.division)
    if not holds(act.who, "approver" if about_chief else "chief", act.day, division=matter.division):
        yield f"{matter.person.name}的回避由{'审批' if about_chief else '审核'}人员决定。"


def person_works_on_it(matter, act):
    """被申请回避的人是本案的办理人员。"""
    person, parent = act.facts.get("person"), matter.parent
    if person and person.pk not in {parent.handler_id, getattr(parent, "second_id", None)} and not (
        parent.entries.filter(outcome="done", actor=person).exists()
    ):
        yield Problem(f"{person.name}没有办理本案，不用回避。", "person")


def checker_is_another(matter, act):
    """确认的人不是核实的人。"""
    if matter.handler_id == getattr(act.who, "pk", None):
        yield "确认核实结论的须是核实人员以外的人。"


def reader_took_no_part(matter, act):
    """法制审核人员没有参与过本案的办理。"""
    reader, parent = act.facts.get("reader"), matter.parent
    if reader and parent.entries.filter(outcome="done", actor=reader).exists():
        yield Problem(f"{reader.name}参与过本案的办理，请另选法制审核人员。", "reader")


def enough_were_there(matter, act):
    """参加集体讨论的人数够。"""
    least = act.rule("matter.deliberation_least")
    if len(act.facts.get("attendees", [])) < least.number:
        yield Problem(f"参加集体讨论的不少于{least.number}人。", "attendees")


def no_other_remedy_runs(matter, act):
    """没有另一件正在进行的复议或者诉讼。"""
    if matter.parent.matters.filter(process="remedy", closed_at__isnull=True).exclude(pk=matter.pk).exists():
        yield "本案已有一件复议或者诉讼正在进行。"


def decided_after_asking(matter, act):
    """文书日期不晚于今天。"""
    day = act.facts.get("decided_on")
    if day and day > act.day:
        yield Problem("日期不能晚于今天。", "decided_on")


def delivered_by_now(matter, act):
    """送达日期不晚于今天。"""
    day = act.facts.get("delivered_on")
    if day and day > act.day:
        yield Problem("送达日期不能晚于今天。", "delivered_on")


def receipt_is_there(matter, act):
    """除电子送达以外，有送达回证或者邮寄凭证。"""
    if act.facts.get("delivered_how") not in (None, "", "electronic") and not act.facts.get("receipt"):
        yield Problem("请上传送达回证或者邮寄凭证。", "receipt")


def contact_is_electronic(matter, act):
    """电子送达的，对方留有电子邮箱或者手机号码。"""
    if act.facts.get("delivered_how") == "electronic" and channel_of(contact(matter)) is None:
        yield Problem("对方没有留电子邮箱或者手机号码，请选择其他送达方式。", "delivered_how")


def clock_runs(matter, act):
    """主案的办理期限正在计算、没有届满。"""
    row = running(matter.parent_id, side(matter).clock)
    if row is None:
        yield "办件的办理期限现在没有在计算，不用延长。"
    elif act.day > row.due_on:
        yield f"办理期限已于{row.due_on:%Y年%m月%d日}届满，不能再延长。"


def clock_not_yet_extended(matter, act):
    """办理期限没有延长过，也没有别的延长申请等待批准。"""
    row = running(matter.parent_id, side(matter).clock)
    if row and extended(row, side(matter).adds):
        yield "办理期限已经延长过一次，不能再延长。"
    if matter.parent.matters.filter(process="extension", closed_at__isnull=True).exclude(pk=matter.pk).exists():
        yield "已有一份延长申请等待批准。"

"""会议: checks, as plain sentences."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction

from django.utils import timezone

from casework.clock.days import calendar_for
from casework.clock.deadline import Deadline
from casework.core.answers import Problem
from casework.core.process import PROCESSES
from casework.intake.given import given
from casework.notices.notice import PublicNotice
from meetings.circle import ANYBODY, closed_items, items_of
from meetings.parties import named
from meetings.sittings.words import item_text
from meetings.standing.keeping import without_liaison

ON_AGENDA = {"admitted", "deferred", "on_agenda"}


def day_before(day, number):
    """The working day `number` working days before a day."""
    working, found, left = calendar_for(day - timedelta(days=400), day), day, number
    while left:
        found -= timedelta(days=1)
        left -= working.is_working(found)
    return found


def meeting_day(case):
    """The day of the meeting, in Asia/Shanghai."""
    return timezone.localtime(case.begins_at).date()


def every_unit_has_a_liaison(case, act):
    """每个参加单位都有在任联络员。"""
    missing = [unit.short for unit in without_liaison(act.day) if unit.slug in case.invited]
    if missing:
        yield f"{'、'.join(missing)}还没有在任的联络员，请先登记。"


def collection_is_over(case, act):
    """征集时间已满。"""
    row = Deadline.objects.filter(case_id=case.pk, kind="state", name="collecting_topics").order_by("-id").first()
    if row and act.day <= row.due_on:
        yield f"征集到{row.due_on:%Y年%m月%d日}24时才满，请以后再截止。"


def special_has_ground(case, act):
    """召集人已经同意，或者达到规定个数的成员单位书面提议。"""
    if given(act, "ground") != "proposed":
        return
    least = int(act.rule("meeting.proposers_min").number)
    if len(act.facts.get("proposers") or ()) < least:
        yield Problem(f"单位提议召开的，应当有{least}个以上成员单位书面提议。", "proposers")


def agenda_fits(case, act):
    """列入的议题都已审定，各项时间之和不超过会议总时长。"""
    rows, total = given(act, "items"), given(act, "minutes")
    if not rows or not total:
        return
    states = dict(PROCESSES["topic"].cases.objects.filter(number__in=[row["topic"] for row in rows]).values_list("number", "state"))
    for row in rows:
        if states.get(row["topic"]) not in ON_AGENDA:
            yield Problem(f"{row['topic']}还没有审定，不能列入议程。", "items")
    for number, count in Counter(row["topic"] for row in rows).items():
        if count > 1:
            yield Problem(f"{number}列了{count}次，请删去多余的行。", "items")
    used = sum(row["minutes"] for row in rows)
    if used > total:
        yield Problem(f"各项时间之和是{used}分钟，超过会议总时长{total}分钟，请减少时间或者议题。", "items")


def agenda_is_free(case, act):
    """列入的议题没有排在别的会议上。"""
    wanted = [row["topic"] for row in given(act, "items") or ()]
    from_elsewhere = PROCESSES["topic"].cases.objects.filter(number__in=wanted, agenda_items__outcome="").exclude(agenda_items__meeting=case)
    for topic in from_elsewhere.distinct():
        yield Problem(f"{topic.number}已经排在另一次会议上。", "items")


def there_is_time_to_call(case, act):
    """会议时间留足通知的工作日，紧急会议已经写明原因。"""
    reason = case.urgent_reason or act.facts.get("urgent_reason", "")
    last = day_before(meeting_day(case), int(act.rule("meeting.notice_before").number))
    if act.day > last and not reason:
        yield f"会议在{meeting_day(case):%Y年%m月%d日}，通知最迟应当在{last:%Y年%m月%d日}发出；紧急会议请写明原因。"


def there_is_time_to_read(case, act):
    """距会议不少于规定的工作日送达材料，紧急会议除外。"""
    last = day_before(meeting_day(case), int(act.rule("meeting.materials_before").number))
    if act.day > last and not case.urgent_reason:
        yield f"材料最迟应当在{last:%Y年%m月%d日}送达；不是紧急会议的，请延期。"


def few_readers_have_copies(case, act):
    """议程有不公开议题的，材料按单位装订，不上传统一的一册。"""
    if given(act, "packet") and closed_items(case, ANYBODY):
        yield Problem("议程有不公开议题，不能上传各单位都能打开的材料，请先在“材料汇编”一页装订。", "packet")


def leave_is_in_time(matter, act):
    """请假在会议召开以前规定的工作日提出。"""
    day = meeting_day(matter.parent.meeting)
    last = day_before(day, int(act.rule("meeting.leave_before").number))
    if act.day > last:
        yield f"请假最迟应当在{last:%Y年%m月%d日}提出，请电话联系办公室。"


def materials_were_sent(case, act):
    """会议材料已经送达。"""
    if case.materials_on is None:
        yield "会议材料还没有送达。"


def day_has_come(case, act):
    """到了会议的日子。"""
    if act.day < meeting_day(case):
        yield f"会议在{meeting_day(case):%Y年%m月%d日}，还没有到。"


def quorum_is_there(case, act):
    """到会单位达到规定的比例，委派代为参加的计入。"""
    share = Fraction(str(act.rule("meeting.quorum").value))
    rows = given(act, "attendance")
    if rows is None:
        return
    here = {row["unit"] for row in rows if row["how"] != "absent"} & set(case.invited)
    missing = set(case.invited) - {row["unit"] for row in rows}
    if missing:
        yield Problem(f"签到情况没有写{'、'.join(named(sorted(missing)))}，没有到会的请选“没有到会”。", "attendance")
    if Fraction(len(here), max(1, len(case.invited))) < share:
        yield Problem(f"应到{len(case.invited)}个单位，实到{len(here)}个，不足{share.numerator}/{share.denominator}，会议应当延期。", "attendance")


def item_is_open(case, act):
    """这项议题还没有结果。"""
    number = given(act, "item")
    item = case.agenda.filter(topic__number=number).first()
    if number and (item is None or item.outcome):
        yield Problem("请选择还没有结果的议题。", "item")


def every_item_has_an_outcome(case, act):
    """每项议题都有结果。"""
    for item in case.agenda.filter(outcome="").select_related("topic"):
        yield f"“{item.topic.title}”还没有记录结果。"


def minutes_are_whole(case, act):
    """每项议定的议题都有会议认为、会议议定，任务的牵头单位不在配合单位中。"""
    said = given(act, "items")
    rows = {row["topic"]: row for row in said or ()}
    for item in case.agenda.select_related("topic") if said is not None else ():
        row = rows.get(item.topic.number)
        if item.outcome in ("resolved", "noted") and not (row and row["considered"] and row["resolved"]):
            yield Problem(f"“{item.topic.title}”请写明会议认为和会议议定。", "items")
        if item.outcome not in ("resolved", "noted") and row and row["resolved"]:
            yield Problem(f"“{item.topic.title}”没有议定，不能写入会议未议定的内容。", "items")


def tasks_are_whole(case, act):
    """每一任务有牵头单位、时限和成果，属于一项已经议定的议题。"""
    resolved = set(case.agenda.filter(outcome__in=("resolved", "noted")).values_list("topic__number", flat=True))
    for n, task in enumerate(given(act, "tasks") or (), start=1):
        if task["item"] not in resolved:
            yield Problem(f"第{n}行的议题没有议定，不能分解任务。", "tasks")
        if task.get("about") and not case.agenda.filter(topic__number=task["item"], topic__topic__about__number=task["about"]).exists():
            yield Problem(f"第{n}行选的办件不是这项议题关联的办件。", "tasks")
        if task["lead"] in task["assisting"]:
            yield Problem(f"第{n}行的牵头单位不能同时是配合单位。", "tasks")


def comments_are_handled(case, act):
    """参会单位的每条意见都有处理。"""
    rows = PROCESSES["participation"].cases.objects.filter(parent_id=case.pk, state="commented")
    if rows.exists() and not case.handled:
        yield "参会单位提出了纪要意见，请办公室先办理“处理纪要意见”。"


def every_item_is_marked(case, act):
    """每项都标明公开或者不公开。"""
    rows = given(act, "public_items")
    marked = {row["topic"] for row in rows or ()}
    for item in case.agenda.select_related("topic") if rows is not None else ():
        if item.topic.number not in marked:
            yield Problem(f"“{item.topic.title}”没有标明是否公开。", "public_items")
    public = {row["topic"] for row in rows or () if row["public"] == "yes"}
    for item in items_of(case) if public else ():
        if item.topic.topic.restricted and item.topic.number in public:
            yield Problem(f"{item.topic.number}限定知悉范围，应当标明不公开；可以公开的，请先在议题办理“解除限定”。", "public_items")


def there_are_tasks(case, act):
    """纪要有需要督办的事项。"""
    if not any(item.tasks for item in case.agenda.all()):
        yield "纪要没有需要督办的事项，请由办公室主任办理“无议定事项办结”。"


def there_are_no_tasks(case, act):
    """纪要没有需要督办的事项。"""
    if any(item.tasks for item in case.agenda.all()):
        yield "纪要有需要督办的事项，请先立项分解任务。"


def correction_quotes_nothing_closed(case, act):
    """更正的文字不在不公开议题里：更正通知发给全部参加单位。"""
    closed = "\n".join(item_text(item) for item in closed_items(case, ANYBODY))
    for name in ("wrong", "right"):
        if closed and (given(act, name) or "").strip("。 ") and given(act, name).strip("。 ") in closed:
            yield Problem("这段文字在不公开议题里，更正通知会发给全部参加单位，请写明是第几项、更正哪一处，不要照抄内容。", name)


def something_is_public(case, act):
    """有标明公开的项目，还没有送过公开审查。"""
    if not case.agenda.filter(public=True).exists():
        yield "没有标明公开的项目。"
    if PublicNotice.objects.filter(source_id=case.pk).exclude(state__in=("discarded", "withdrawn")).exists():
        yield "公开版已经送审，请在“公示公告”里查看。"


def public_items_are_out(case, act):
    """标明公开的项目已经公开。"""
    if case.agenda.filter(public=True).exists() and not PublicNotice.objects.filter(source_id=case.pk, published_at__isnull=False).exists():
        yield "标明公开的项目还没有公开。"


def decisions_are_done(case, act):
    """全部议定事项已经销号或者终止。"""
    left = PROCESSES["decision"].cases.objects.filter(sitting_id=case.pk, closed_at__isnull=True).count()
    if left:
        yield f"还有{left}件议定事项没有办结。"


def reconvened_in_time(case, act):
    """因到会不足延期的，在规定的工作日以内另行组织。"""
    begins = given(act, "begins_at")
    row = Deadline.objects.filter(case_id=case.pk, kind="state", name="postponed").order_by("-id").first()
    if begins and row and case.reason_code == "R01" and timezone.localtime(begins).date() > row.due_on:
        yield Problem(f"因到会不足延期的，应当在{row.due_on:%Y年%m月%d日}以前另行组织。", "begins_at")

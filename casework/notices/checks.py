"""公告、公示: checks."""

from casework.core.answers import Problem
from casework.intake.given import given
from casework.journal.entry import Entry
from casework.notices.gate import personal_data
from casework.notices.rows import Scan
from casework.notices.sorts import KINDS

SHOWN = 20  # hits that are listed; the rest is counted


def is_an_announcement(case, act):
    """这是公告，不是公示。"""
    if case.kind != "announcement":
        yield f"这一份是{KINDS[case.kind]}，请办理“开始公示”。"


def is_a_publicity(case, act):
    """这是公示，不是公告。"""
    if case.kind != "publicity":
        yield f"这一份是{KINDS[case.kind]}，请办理“发布公告”。"


def pictures_were_looked_at(case, act):
    """机器读不出的图片和扫描件，已经由人逐页看过。"""
    said = unread_of(case)
    if said and not act.facts.get("looked_through"):
        yield from said
        yield Problem("请逐页看过上面所列的图片和扫描件，没有个人信息的，勾选“已经逐页看过”。", "looked_through")


def no_personal_data(case, act):
    """标题、正文和附件里没有个人信息；确须公开的，由起草人以外的另一位审核人员写明理由。"""
    hits, reason = hits_of(case), act.facts.get("override_reason", "")
    if hits and not reason:
        yield from (hit.sentence for hit in hits[:SHOWN])
        if len(hits) > SHOWN:
            yield f"还有 {len(hits) - SHOWN} 处没有列出。"
    elif hits and getattr(act.who, "pk", None) in authors(case):
        yield Problem("您起草过这份稿子，不能决定带着个人信息发布；请先改稿，或者请另一位审核人员写明理由后发布。", "override_reason")
    elif hits:
        act.extra["gate"] = [f"{hit.place} {hit.kind} {hit.masked}" for hit in hits]


def objections_are_answered(case, act):
    """每一件异议都已经书面答复。"""
    places = list(case.objections.filter(answered_at__isnull=True).values_list("place", flat=True))
    if places:
        listed = "、".join(f"第{place}件" for place in places[:SHOWN])
        yield f"还有 {len(places)} 件异议没有答复（{listed}），请先核实、确认并书面答复，再公布结果。"


def result_is_clean(case, act):
    """公布的结果里没有个人信息。"""
    yield from _clean(given(act, "result"), "结果", "result")


def withdrawal_is_clean(case, act):
    """撤回的原因里没有个人信息：公众会看到。"""
    yield from _clean(given(act, "reason"), "原因", "reason")


def _clean(text, where, field):
    for hit in personal_data.in_text(text or "", where)[:SHOWN]:
        yield Problem(hit.sentence, field)


def hits_of(case):
    """Everything the gate finds in a notice as it is now: title, text, attachments and their names."""
    hits = personal_data.in_text(case.title, "标题") + personal_data.in_text(case.body, "正文")
    for scan in Scan.objects.filter(upload__case_id=case.pk, upload__key="attachment").select_related("upload"):
        hits += personal_data.in_text(scan.upload.name, "附件的文件名") + personal_data.opened(scan.hits)
    return hits


def unread_of(case):
    """Sentences about parts of the attachments that no machine could read."""
    scans = Scan.objects.filter(upload__case_id=case.pk, upload__key="attachment").order_by("upload_id")
    return [sentence for scan in scans for sentence in scan.unread]


def authors(case):
    """Keys of all who wrote in a notice or brought its attachments."""
    lines = Entry.objects.filter(case_id=case.pk, outcome="done", step__in=("begin", "write", "attach"))
    return set(lines.values_list("actor_id", flat=True)) - {None}

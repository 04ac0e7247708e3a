"""异议: taken during the publicity, sealed, answered in writing by two officials, looked up with a receipt code."""

import secrets
from datetime import timedelta

from django.db import transaction

from casework.core.answers import NotYours, Problem, Refused
from casework.journal.instant import day_of, now, today
from casework.notices.journal import line, locked
from casework.notices.notice import PublicNotice
from casework.notices.period import answer_due
from casework.notices.queries import left
from casework.notices.rows import Objection
from network.disclosures import Disclosure
from network.posts import posts_of
from network.vault import blind, blinds, seal, unseal
from policy import rules

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
SEALED = ("name", "contact", "words", "answer")


def closed(notice, day):
    """Why nobody can object to a notice on a day, or None."""
    if notice.kind != "publicity":
        return "这是公告，不接收异议；有意见的，请向发布单位反映。"
    if notice.withdrawn_at:
        return "这份公示已经撤回，不再接收异议。"
    if notice.state != "running" or day > notice.ends_on:
        return (
            f"公示期已于{notice.ends_on.year}年{notice.ends_on.month}月{notice.ends_on.day}日24时结束，不能再提出异议。"
            "仍有意见的，请向发布单位书面反映；对以后作出的决定，可以依法申请行政复议或者提起行政诉讼。"
        )
    return None


def file(notice, *, words, name="", contact="", origin):
    """Take an objection; returns its receipt code, which is kept nowhere in clear. Raises Refused.

    `origin` is the address it came from: only its blind index of this day is kept, to throttle.
    """
    with transaction.atomic():
        notice = locked(notice.pk)
        day, instant = today(), now()
        mark = blind(f"{origin} {day.isoformat()}")
        problems = list(_problems(notice, day, mark, name, contact))
        if problems:
            raise Refused(problems)
        code = "".join(secrets.choice(ALPHABET) for _ in range(12))
        row = Objection(
            notice=notice, place=notice.objections.count() + 1, token=secrets.token_hex(16), anonymous=not name,
            receipt=blind(code), origin=mark, filed_at=instant, answer_due_on=answer_due(notice, day),
        )  # fmt: skip
        for field, text in (("name", name), ("contact", contact), ("words", words)):
            _seal(row, field, text)
        row.save()
        line(notice, "objection", objection=row.place, words=words)
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def _problems(notice, day, mark, name, contact):
    sentence = closed(notice, day)
    if sentence:
        yield sentence
        return
    if not name and not notice.declared.anonymous_on(day):
        yield Problem("这一类公示只接收实名异议，请填写姓名和联系方式；您的姓名和联系方式加密保存，不会公开。", "name")
    if name and not contact:
        yield Problem("请填写电话或者邮箱，答复时要用。", "contact")
    recent = Objection.objects.filter(origin=mark, filed_at__gt=now() - timedelta(hours=1)).count()
    hourly = rules.value("notices.objections_per_hour", on=day).number
    daily = rules.value("notices.objections_per_day", on=day).number
    if recent >= hourly:
        yield f"一小时内已经从您的网络收到 {recent} 件异议，请过一小时再提，或者到发布单位的窗口提出。"
    elif notice.objections.filter(filed_at__gt=now() - timedelta(days=1)).count() >= daily:
        yield "今天收到的异议太多，系统暂时不能接收，请明天再提，或者到发布单位的窗口提出。"


def by_receipt(code):
    """The objection behind a receipt code as people type it, or None."""
    plain = "".join(char for char in code.upper() if char.isalnum())
    if len(plain) != 12:
        return None
    return Objection.objects.filter(receipt__in=blinds(plain)).select_related("notice").first()


def is_told(row):
    """Whether the objector is told the answer: anonymous ones only where the rule of that day said so."""
    return bool(row.answered_at) and (not row.anonymous or row.notice.declared.anonymous_on(day_of(row.filed_at)) == "核实并答复")


def propose(row, *, answer, upheld, by):
    """The official who verified writes the answer. Raises NotYours or Refused."""
    with transaction.atomic():
        row = _held(row, by)
        if row.proposed_at:
            raise Refused(["答复已经写好，正在等另一位人员确认；要改的，请先退回。"])
        _seal(row, "answer", answer)
        row.upheld, row.proposed_at, row.proposed_by = upheld, now(), by
        row.save()
        line(row.notice, "propose_answer", by=by, objection=row.place, upheld=upheld, answer=answer)
    return row


def confirm(row, *, by):
    """Another official confirms: the answer is given. Raises NotYours or Refused."""
    with transaction.atomic():
        row = _held(row, by, confirming=True)
        if not row.proposed_at:
            raise Refused(["还没有写好答复，不能确认。"])
        if row.proposed_by_id == by.pk:
            raise NotYours("核实结论由核实人员以外的人确认，请交给另一位审核人员。")
        row.answered_at, row.answered_by = now(), by
        row.save()
        line(row.notice, "answer", by=by, objection=row.place, upheld=row.upheld)
    return row


def give_back(row, *, reason, by):
    """The answer goes back to be written anew. Raises NotYours or Refused."""
    with transaction.atomic():
        row = _held(row, by)
        row.answer, row.upheld, row.proposed_at, row.proposed_by = "", False, None, None
        row.save()
        line(row.notice, "return_answer", by=by, objection=row.place, reason=reason)
    return row


def reveal(row, *, reason, by):
    """(name, contact) in clear, for an official with a reason; every look is a line of the journal. Raises NotYours."""
    with transaction.atomic():
        locked(row.notice_id)
        _may(row, by, row.notice.declared.verifiers)
        line(row.notice, "reveal", by=by, objection=row.place, reason=reason)
        Disclosure.objects.create(at=now(), by=by, about=row.notice.number, field=f"异议第{row.place}件 姓名和联系方式",
                                  reason=reason[:200])  # fmt: skip
    return opened(row, "name"), opened(row, "contact")


def opened(row, field):
    """One sealed field in clear."""
    return unseal(getattr(row, field), _context(row, field))


def _seal(row, field, text):
    setattr(row, field, seal(text, _context(row, field)) if text else "")


def _context(row, field):
    # Written out one by one, because a rotation of keys is proved to know every context that a source names.
    return {
        "name": f"casework.objection.name:{row.token}", "contact": f"casework.objection.contact:{row.token}",
        "words": f"casework.objection.words:{row.token}", "answer": f"casework.objection.answer:{row.token}",
    }[field]  # fmt: skip


def _held(row, by, *, confirming=False):
    """The objection read anew under the notice's lock, if it is still open and this person's to handle."""
    locked(row.notice_id)
    row = Objection.objects.select_related("notice").get(pk=row.pk)
    _may(row, by, row.notice.declared.confirmers if confirming else row.notice.declared.verifiers)
    if row.answered_at:
        raise Refused(["这件异议已经答复，不能再改。"])
    return row


def _may(row, by, roles):
    held = [post for post in posts_of(by, today()) if post.role in roles]
    if not any(row.notice.division.code.startswith(post.division.code) for post in held):
        raise NotYours("异议由发布单位的承办和审核人员办理，您没有这个岗位。")
    if PublicNotice.objects.filter(left(by), pk=row.notice_id).exists():
        raise NotYours("您已经回避这件，或者不得再参加办理。")

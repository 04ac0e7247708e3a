"""What an official or a process calls: draft by hand, publish within a case's step, conclude, ask whether all is answered.

A process publishes in an effect, so that the notice and the step are one transaction:

    def put_on_publicity(case, act):
        \"\"\"公示申请事项。\"\"\"
        publish(act, sort="registration_publicity", title=…, body=…)

The gate stands here too: with personal data in the text, Refused comes out of the effect and the whole step is rolled
back; its sentences say where and how to mend. Then the text has to be mended, or published by hand by two people.

A step that must wait for the end of a publicity names `publicity_is_settled` among its checks. A process whose sort is
not among casework.notices.sorts.SORTS adds it there: a row with its clause and its rule keys.
"""

from casework.core.begin import begin
from casework.core.perform import perform
from casework.notices.checks import hits_of
from casework.notices.notice import PublicNotice
from casework.notices.rows import Objection
from casework.notices.sorts import PUBLICITY, SORTS
from network.actors import Machine, the_clock, the_engine
from network.models import Party


def draft(*, sort, title, body, by, unit, division, key=None, **more):
    """A new draft of a unit; `more` may be source, earlier with relation, ordered_by. Returns the notice."""
    party, _ = Party.objects.get_or_create(unit=unit, defaults={"kind": "unit", "name": unit.name})
    return begin(
        "public_notice", party, by=by, division=division, unit=unit, key=key, title=title, sort=sort,
        kind=SORTS[sort].kind, body=body, **more,
    )  # fmt: skip


def publish(act, *, sort, title, body, unit=None, else_draft=False, **more):
    """Publish a notice as part of a step of a case, from its effects; returns the notice. Raises Refused.

    The engine drafts and checks what the process words; the person of the step answers for it (`published_by`).
    With `else_draft` a text that the gate stops is left as a draft for the publishers instead: for steps whose person
    cannot mend the text. `more` may be earlier with relation.
    """
    case = act.case
    notice = draft(
        sort=sort, title=title, body=body, by=the_engine, unit=unit or case.unit, division=case.division, source=case,
        ordered_by=None if isinstance(act.who, Machine) else act.who, **more,
    )  # fmt: skip
    if else_draft and hits_of(notice):
        return notice
    notice = perform(notice, "review", by=the_engine)
    return perform(notice, "publicize" if notice.kind == PUBLICITY else "announce", by=the_engine)


def conclude(notice, result):
    """Publish the outcome of a publicity from an effect. Raises Refused while an objection is unanswered."""
    return perform(notice, "conclude", by=the_engine, result=result)


def conclude_publicity(case, act):
    """公示的结果随意见一起公布：有没有异议，是否都已答复。"""
    latest = publicities_of(case).filter(state__in=("running", "ended")).first()
    if latest is None:
        return
    if latest.state == "running":  # its last day is over, as publicity_is_settled has proved; the clock comes by later
        latest = perform(latest, "end", by=the_clock)
    count = latest.objections.count()
    said = f"公示期间收到异议{count}件，均已核实并书面答复。" if count else "公示期间没有收到异议。"
    conclude(latest, f"公示期满。{said}")


def publicities_of(case):
    """The publicities of a case, newest first."""
    return PublicNotice.objects.filter(source_id=case.pk, kind=PUBLICITY).order_by("-case_ptr_id")


def unanswered(case):
    """How many objections to the publicities of a case are not answered: for a process's checks."""
    return Objection.objects.filter(notice__source_id=case.pk, answered_at__isnull=True).count()


def publicity_is_settled(case, act):
    """公示期已满，异议都已经书面答复。"""
    latest = publicities_of(case).exclude(state__in=("withdrawn", "discarded")).first()
    if latest is None:
        return
    if latest.published_at is None:
        yield f"公示稿 {latest.number} 还没有发布，请先由信息发布审核人员发布。"
    elif act.day <= latest.ends_on:
        yield f"公示到{latest.ends_on.month}月{latest.ends_on.day}日24时才满，请以后再办。"
    waiting = unanswered(case)
    if waiting:
        yield f"还有 {waiting} 件异议没有答复，请先核实并书面答复。"

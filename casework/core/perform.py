"""perform: the only door through which a case changes."""

import json
from contextvars import ContextVar
from datetime import date

from django.db import connection, transaction
from django_fsm import can_proceed

from casework.core import recall
from casework.core.act import Act, actor_of
from casework.core.answers import Closed, NotYours, Problem, Refused, Reused, Stale
from casework.core.begin import begin
from casework.core.case import Case, Sight
from casework.core.commands import claim, settle
from casework.core.people import barred
from casework.core.phases import PHASES
from casework.core.process import PROCESSES, process_of
from casework.core.refusals import note
from casework.journal.entry import Entry, append
from casework.journal.instant import day_of, now, wall
from network.actors import Machine, the_engine
from network.posts import forget, posts_of

__all__ = ["Closed", "NotYours", "Problem", "Refused", "Reused", "Stale", "begin", "perform"]

_depth = ContextVar("depth", default=0)


def perform(case, step, *, by, version=None, key=None, on_paper=None, files=None, data=None, **facts):
    """Take one step of a case, in one transaction and in one fixed order; returns the fresh case.

    The order: idempotency key, lock (parent before child) and re-reading, version, person, checks, the step, saving
    with version + 1, deadlines, journal line, effects, letters; once committed, the outbox is nudged.

    `case` is a case or its key; `by` a user or a machine (network.actors). `data` and `files` are a form's raw input;
    scripts pass `facts` by name instead: both go through the step's form. `on_paper` (OnPaper) names who decided when
    `by` only enters it. `version` and `key` may be None only for machines, imports and
    scripts. Raises NotYours, Refused, Stale, Reused; a refusal is journalled once everything has been rolled back.
    """
    pk, known = getattr(case, "pk", case), case if isinstance(case, Case) else None
    if not isinstance(by, Machine):
        forget(by)
    depth = _depth.set(_depth.get() + 1)
    try:
        with transaction.atomic():
            return _take(pk, known, step, by, version, key, on_paper, facts if data is None else data, files)
    except (NotYours, Refused) as closed:
        if _depth.get() == 1:
            note(pk, step, by, closed)
        raise
    finally:
        _depth.reset(depth)


def _take(pk, known, step, by, version, key, on_paper, data, files):
    command, done = claim(by, key, step, _wish(pk, data))
    case = locked(pk, known)
    # The same button pressed at the same moment: whoever waited for the lock looks again. SQLite's lock is older than its first look.
    if command and connection.features.has_select_for_update:
        command, done = claim(by, key, step, _wish(pk, data))
    if done:
        return case
    if version is not None and str(version) != str(case.version):
        raise Stale(Entry.objects.filter(case_id=pk, outcome="done").order_by("-seq").first())
    if step == "recall":
        act = recall.prepare(case, by, now())
    else:
        act = _checked(case, step, by, on_paper, data, files)
        recall.remember(case, act)
        getattr(case, step)(by=act.by, **act.facts)
    _write(case, act)
    settle(command, case, act.entry)
    transaction.on_commit(lambda: [nudge(pk) for nudge in PHASES["commit"]])
    return case


def _wish(pk, data):
    plain = data.lists() if hasattr(data, "lists") else data.items()
    return {"case": pk, **{k: str(v) for k, v in plain if k not in ("csrfmiddlewaretoken", "version", "key")}}


def locked(pk, known=None):
    """The case with its child's columns, locked (a matter after its parent) and read anew. `known` is the case as somebody read it:
    its process and its parent never change.
    """
    row = known or Case.objects.values_list("process", "parent_id", named=True).get(pk=pk)
    if row.parent_id:
        Case.objects.select_for_update(of=("self",), no_key=True).get(pk=row.parent_id)
    rows = PROCESSES[row.process].cases.objects.select_for_update(of=("self", "case_ptr"), no_key=True)
    return rows.select_related("division").get(pk=pk)


def _checked(case, step, by, on_paper, data, files):
    process = process_of(case)
    instant = now()
    card = process.cards.get(step)
    if card is None or not card.in_force(day_of(instant)):
        raise Refused([f"这类办件没有“{step}”这一步。"])
    act = Act(case, card, by, instant, day_of(instant), on_paper=on_paper, source=case.state)
    sentence = person(act)
    if sentence:
        raise NotYours(sentence)
    if case.state not in card.sources or not can_proceed(getattr(case, step)):
        raise Refused([f"办件现在是“{process.label(case.state)}”，不能再办理“{card.label}”。"])
    _facts(act, data, files)
    problems = _paper_problems(act)
    for prepare in PHASES["prepare"]:
        problems += prepare(case, act) or []
    for check in card.checks:
        problems += list(check(case, act))
    if problems or (act.form and act.form.errors):
        if act.form:
            act.form.place(problems)
        raise Refused(problems + _form_sentences(act.form), form=act.form)
    return act


def person(act):
    """Why this person may not take this step, or None. Who enters for a signatory must sit in the same unit."""
    sentence = barred(act.who, act.case) or act.card.by.refusal(act.who, act.case, act.day)
    if sentence or act.on_paper is None:
        return sentence
    units = {held.unit.pk for held in posts_of(act.who, act.day)}
    if act.by == act.who or not units & {held.unit.pk for held in posts_of(act.by, act.day)}:
        return "代为录入的人须与签批人在同一单位任职，且不是签批人本人。"
    return None


def _paper_problems(act):
    if act.on_paper is None:
        return []
    problems = [] if act.on_paper.scan else ["请上传已签批的呈批件扫描件。"]
    if not act.on_paper.decided_on or act.on_paper.decided_on > act.day:
        problems.append("请填写纸面签批的日期，不能晚于今天。")
    elif act.on_paper.decided_on < decided_last(act.case):
        problems.append(f"签批日期不能早于上一步的日期（{decided_last(act.case):%Y年%m月%d日}）。")
    return problems


def decided_last(case):
    """The day on which the last step was decided: the one on its signed sheet, else the one of its entry."""
    last = Entry.objects.filter(case_id=case.pk, outcome="done").order_by("seq").last()
    signed = json.loads(last.body).get("decided_on")
    return date.fromisoformat(signed) if signed else day_of(last.at)


def _facts(act, data, files):
    if act.card.form_class is not None:
        act.form = act.card.form_class(data, files, case=act.case, by=act.by, day=act.decided_on)
        if act.form.is_valid():
            act.facts = dict(act.form.cleaned_data)


def _form_sentences(form):
    if form is None:
        return []
    labels = {name: field.label or name for name, field in form.fields.items()}
    return [f"{labels[n]}：{s}" if n in labels else s for n, found in form.errors.items() for s in found if n in labels]


def _stand(case, act):
    """Where the case stands after the step: handed in, received, closed; whom it awaits."""
    process, person = process_of(case), None if isinstance(act.by, Machine) else act.by
    if act.card.name in process.hand_ins and case.submitted_at is None:
        case.submitted_at, case.submitted_by = act.at, person
        if case.parent_id is None:
            case.rules_on, case.rules_known = act.day, wall()
    if act.card.name in process.receives:
        case.received_on = act.received_on or act.day
    closed = process.closed(case.state)
    if closed != (case.closed_at is not None):
        case.closed_at, case.closed_by = (act.at, person) if closed else (None, None)
        case.outcome = case.state if closed else ""
    case.awaits = ",".join(process.awaited(case))
    case.version += 1


def _write(case, act):
    card = act.card
    _stand(case, act)
    for phase in PHASES["deadlines"]:
        phase(case, act)
    case.save()
    if case.unit_id:
        Sight.objects.get_or_create(case_id=case.pk, unit_id=case.unit_id, defaults={"since": act.at})
    particulars = {"rules": act.used} | act.extra
    if act.on_paper:
        particulars |= {"decided_on": act.on_paper.decided_on.isoformat(), "scan": str(act.on_paper.scan)}
    act.entry = append(
        case, step=card.name, at=act.at, recorded_at=wall(), actor=actor_of(act.by, card, case, act.day),
        source=act.source, target=case.state, facts=act.facts, decider=act.who if act.on_paper else None,
        open_names=getattr(card.form_class, "open_names", ()), **particulars,
    )  # fmt: skip
    recall.attach(case, act)
    for phase in PHASES["freeze"]:
        phase(case, act)
    for effect in card.effects:
        effect(case, act)
    for phase in PHASES["letters"]:
        phase(case, act)
    if card.then:
        perform(case.parent_id, card.then, by=the_engine)

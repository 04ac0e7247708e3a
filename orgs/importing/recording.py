"""Recording a single entry: checked as a sheet of one row, entered as a batch of one row, taken back as a batch.

An entry or removal of a list waits for a second person, and so does taking one back. Nothing is recorded twice: what the
register says already is no news, and what waits is found.
"""

import hashlib
import json
import re

from django.db import transaction

from casework.core.answers import Problem, Refused
from casework.journal.instant import now, today, wall
from casework.notices.gate.typed import sentences
from orgs.importing import batch, reported
from orgs.importing.checking import check
from orgs.importing.columns import BY_NAME
from orgs.importing.single import KINDS, LISTS, SingleEntry, column
from orgs.organization import Organization

ROW = 1


@transaction.atomic
def enter(organization, kind, cells, *, ground, by):
    """Take a row in; returns the entry, or None when the register says so already. Raises Refused.

    `cells` is column name -> what was typed; a problem's field is that name without its year.
    """
    organization = _locked(organization.pk)
    told = _good(organization, kind, cells, ground)
    if not _news(organization, told):
        return None
    waiting = SingleEntry.objects.filter(organization=organization, kind=kind, batch__isnull=True, dropped_at__isnull=True)
    entry = waiting.first() if kind in LISTS else None
    if entry and (entry.cells, entry.ground) == (cells, ground):
        return entry
    if entry:
        raise Refused([f"{KINDS[kind]}已经有一条待确认的录入，请先确认或者不予确认，再录入新的。"])
    entry = SingleEntry(organization=organization, kind=kind, cells=cells, ground=ground, entered_by=by, entered_at=wall())
    if kind not in LISTS:
        entry.batch = _recorded(entry, told)
    entry.save()
    return entry


@transaction.atomic
def confirm(entry, *, by):
    """The second person's word: from now on it counts. Raises Refused."""
    entry = _again(entry)
    if not entry.waits:
        raise Refused(["这一条已经有人处理过，请看最新的情况。"])
    if by.pk == entry.entered_by_id:
        raise Refused(["这一条是您自己录入的，须由另一人确认。"])
    told = _good(entry.organization, entry.kind, entry.cells, entry.ground)
    if not _news(entry.organization, told):
        raise Refused(["名册里已经是这样了，不用再录入；请不予确认。"])
    entry.confirmed_by, entry.confirmed_at = by, wall()
    entry.batch = _recorded(entry, told)
    entry.save()
    return entry


@transaction.atomic
def drop(entry, *, by, why=""):
    """What waits does not come to count: another does not confirm it and says why, or whoever entered it takes it back.

    Raises Refused; what is wrong with the reason stands beside `why`.
    """
    entry = _again(entry)
    if not entry.waits:
        raise Refused(["这一条已经有人处理过，请看最新的情况。"])
    if by.pk != entry.entered_by_id:
        problems = [Problem(said, "why") for said in sentences(why)]
        if problems or not why:
            raise Refused(problems or [Problem("请写明不予确认的理由，录入的人会看到。", "why")])
        entry.dropped_why = why
    entry.dropped_by, entry.dropped_at = by, now()
    entry.save()
    return entry


@transaction.atomic
def take_back(entry, *, by):
    """Take back what was entered today; of a list, the first asks and a second does it. Raises Refused."""
    entry = _again(entry)
    if not entry.may_be_taken_back(today()):
        raise Refused(["只有当天录入、还没有撤销的可以撤销；以前录错的，请再录入一条正确的。"])
    if entry.kind in LISTS and entry.undo_by_id is None:
        entry.undo_by, entry.undo_at = by, now()
        entry.save()
        return entry
    if entry.undo_by_id == by.pk:
        raise Refused(["撤销是您自己提出的，须由另一人同意。"])
    try:
        batch.revert(entry.batch, by=by)
    except batch.NotReversible as error:
        raise Refused(error.problems) from error
    return entry


def _locked(pk):
    rows = Organization.objects.select_for_update(of=("self",)).select_related("division", "legal_representative")
    return rows.get(pk=pk)


def _again(entry):
    """The entry as it is now, its organization locked: the second of two presses finds what the first did."""
    organization = _locked(entry.organization_id)
    entry = SingleEntry.objects.select_related("batch").get(pk=entry.pk)
    entry.organization = organization
    return entry


def _good(organization, kind, cells, ground):
    """The row checked by the rules of the import (Checked). Raises Refused with every problem beside its field."""
    found = {0: BY_NAME["uscc"]} | {place: column(name) for place, name in enumerate(cells, start=1)}
    told = check(found, [], [(ROW, [organization.uscc, *cells.values()])], today())
    names = {column(name).label: re.sub(r"_20\d\d$", "", name) for name in cells}
    problems = [Problem(f"{wrong.says}。", names.get(wrong.column, "")) for wrong in told.faults]
    problems += [Problem(said, "ground") for said in sentences(ground)]
    if kind in LISTS and told.rows and not _explained(organization, kind, told.rows[0][1]):
        problems.append(Problem("请写明列入的原因，社会公众会看到。", f"{kind}_reason"))
    if problems:
        raise Refused(problems)
    return told


def _explained(organization, kind, values):
    """Whether there is a reason: in the row, or on record for the same entry."""
    known = reported.on_record([organization.pk]).get(organization.pk, [])
    since = values.get(f"{kind}_since")
    return values.get(f"{kind}_reason") or any(f.kind == LISTS[kind] and f.valid_from == since for f in known)


def _news(organization, told):
    known = reported.on_record([organization.pk]).get(organization.pk, [])
    return [said for _, values in told.rows for said in reported.news(values, known, today())]


def _recorded(entry, told):
    content = json.dumps([entry.organization.uscc, entry.cells, entry.ground], ensure_ascii=False, sort_keys=True)
    return batch.write_down(told, name=f"逐条录入：{KINDS[entry.kind]}", sha256=hashlib.sha256(content.encode()).hexdigest(),
                       by=entry.entered_by, single=True)  # fmt: skip

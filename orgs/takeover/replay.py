"""Taking a paper case over: its real steps, performed at the days of the paper by those who signed it."""

import os
import tempfile
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from casework.core.act import OnPaper, actor_of
from casework.core.begin import begin
from casework.core.perform import Closed, locked, perform
from casework.intake import drafts, store
from casework.intake.fields import Inspected
from casework.intake.handing_in import PAPER_FILE
from casework.journal.entry import append
from casework.journal.instant import at, day_of, now, today, wall
from casework.post.rows import Letter, Outbox
from casework.post.serving import serve
from network.models import Division, Party
from orgs.takeover.rows import PaperFile

OPEN = ("paper_number", "received_on", "stands", "signed")


class NotTaken(Exception):
    """The case cannot be taken over; `problems` are (field or None, sentence). Nothing was stored."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("；".join(sentence for _, sentence in problems))


class Rehearsed(Exception):
    """Everything would have gone well; rolled back."""


def take_over(form, *, rehearse=False):
    """Take over the case a valid PaperForm describes; returns (case, whether it is new).

    The case is born on the day of receipt, handed in and led on step by step through `perform` at the days of the
    paper, each by its signatory with the enterer beside; a last journal line says that it came from paper. Raises
    NotTaken. With `rehearse` all of it is tried and rolled back; returns (None, True).
    """
    held = _known(form)
    if held:
        return held, False
    try:
        return _tried(form, form.cleaned_data, rehearse), True
    except IntegrityError:  # a colleague entered the same file at the same moment
        held = _known(form)
        if held is None:
            raise
        return held, False
    finally:
        form.discard()


def _tried(form, given, rehearse):
    """The new case, or None after a rehearsal; what was rolled back leaves no file behind."""
    try:
        with store.all_or_none(), transaction.atomic():
            case = _begun(form, given)
            _led_on(form, given, case)
            if rehearse:
                raise Rehearsed
    except Rehearsed:
        return None
    return type(case).objects.get(pk=case.pk)


def _known(form):
    """The case this very file was taken over as, or None; the same number with other content raises NotTaken."""
    rows = PaperFile.objects.filter(unit=form.unit, process=form.road.slug, number=form.cleaned_data["number"])
    held = rows.select_related("case").first()
    if held and held.digest != form.digest():
        said = f"这个纸质卷宗号已经接续为{held.case.number}，内容不同；以后的变化请在办件里办理。"
        raise NotTaken([("number", said)])
    return held.case if held else None


def _begun(form, given):
    party = Party.objects.found_team(given["applicant"], None, given["received_on"])
    district = Division.objects.on(today()).get(code=form.unit.division.code[:6])
    with at(_instant(given["received_on"], 0)):
        case = begin(form.road.slug, party, by=form.by, division=district, unit=form.unit,
                     title=f"{given['applicant']}{form.process.title}", **form.road.begins(given))  # fmt: skip
    PaperFile.objects.create(
        case_id=case.pk, unit=form.unit, process=form.road.slug, number=given["number"], digest=form.digest(),
        lacking=form.lacking(), entered_by=form.by, entered_at=wall(),
    )  # fmt: skip
    return case


def _led_on(form, given, case):
    with at(_instant(given["received_on"], 1)):
        for section in form.process.sections:
            typed = form.typed(section)
            if typed:
                drafts.save(case, section, typed, by=form.by)
        store.keep(case, PAPER_FILE, _linked(given["dossier"]), form.by)
        case = _step(case, "submit", "received_on", form, {}, **form.road.hands_in(case, form.by, given["received_on"]))
    signed = []
    for place, stage in enumerate(form.road.taken(given), start=2):
        day, who = given[f"{stage.step}_on"], _signatory(stage, given, case)
        with at(_instant(day, place)):
            paper = {"on_paper": OnPaper(who, day, _linked(given["dossier"]))} if who else {}
            case = _step(case, stage.step, f"{stage.step}_on", form, paper, **stage.facts(given))
        signed.append(f"{day.isoformat()} {stage.label}{'　' + who.name if who else ''}")
    _told_on_paper(case)
    _said(form, given, locked(case.pk), signed)


def _signatory(stage, given, case):
    return case.handler if stage.role == "handler" else given.get(f"{stage.step}_by")


def _step(case, step, field, form, paper, **facts):
    try:
        return perform(case, step, by=form.by, **paper, **facts)
    except Closed as closed:
        raise NotTaken([(field, sentence) for sentence in getattr(closed, "problems", [str(closed)])]) from closed


def _told_on_paper(case):
    """What these steps had to tell was told on paper: the platform shows it and sends nothing again."""
    waiting = list(Letter.objects.filter(case_id=case.pk).exclude(waits_for="").select_related("case", "entry"))
    Letter.objects.filter(case_id=case.pk).update(posted_at=F("written_at"), waits_for="")
    for letter in waiting:
        serve(letter, day_of(letter.written_at))
    rows = Outbox.objects.filter(letter__case_id=case.pk, done_at__isnull=True)
    rows.update(done_at=wall(), error="纸质办理时已经送达，平台不再发送。")


def _said(form, given, case, signed):
    """The last line: taken over from a paper file, by whom, on which day it was entered."""
    facts = {"paper_number": given["number"], "received_on": given["received_on"], "stands": case.state, "signed": signed}
    append(case, step="take_over", at=now(), recorded_at=wall(), actor=actor_of(form.by, form.process.cards["accept"], case, today()),
           facts=facts, open_names=OPEN)  # fmt: skip
    PaperFile.objects.filter(case_id=case.pk).update(taken_at=wall())


def _instant(day, place):
    """An instant on a day of the paper, later for later steps, never ahead of now."""
    found = timezone.make_aware(datetime.combine(day, time(9))) + timedelta(minutes=place)
    return min(found, wall())


def _linked(scan):
    """The scan once more under a name of its own, without copying its bytes: every signed step keeps it."""
    source = Path(scan.verdict.clean_path or scan.path)
    with tempfile.TemporaryDirectory(dir=Path(settings.PRIVATE_DIR) / "incoming") as folder:
        name = Path(settings.PRIVATE_DIR) / "incoming" / f"paper-{Path(folder).name}"
        store.note(name)
        os.link(source, name)
    return Inspected(scan.name, name, replace(scan.verdict, clean_path=None))

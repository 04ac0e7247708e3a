"""Handing in: drafts and files become a frozen submission in the same transaction as the step."""

import hashlib
import json

from casework.core.people import Party, leaves
from casework.core.process import process_of
from casework.intake import drafts, store
from casework.intake.bond.text import mark
from casework.intake.fields import Inspected
from casework.intake.rows import EARLIER, Draft, Submission, Upload
from casework.journal.entry import canonical
from casework.journal.instant import now
from network.actors import Machine
from network.vault import seal, unseal

PAPER_FILE = "paper_file"  # the scan of a whole paper file: it stands for every material and for what was not typed


def prepare(case, act):
    """Before the checks of a hand-in: gather answers and files, say what is missing, and compute the digest."""
    process = process_of(case)
    received = act.card.name in process.receives
    visit = case.visits.filter(claimed_at__isnull=True).order_by("-id").first() if received else None
    if visit and visit.clerk_id == getattr(act.by, "pk", None):
        act.received_on = visit.received_on
    if act.card.name not in process.hand_ins or not process.sections:
        return []
    forms = drafts.forms_of(case)
    problems = list(drafts.missing(case, forms))
    if problems and case.uploads.filter(key=PAPER_FILE).exists():
        problems = []
    act.answers = drafts.answers_of(forms)
    problems += absent(case, act.answers)
    act.facts["answers"] = act.answers
    body = {"answers": drafts.handed_in(case), "files": files_of(case), "process": process.slug, "number": case.number}
    act.handed_in = canonical(body)
    act.extra["submission"] = hashlib.sha256(act.handed_in.encode()).hexdigest()
    return problems


def files_of(case):
    """Key -> list of {name, sha256, size} of the newest files of each material."""
    found = {}
    for row in Upload.objects.filter(case_id=case.pk, key__in=[m.key for m in process_of(case).materials]):
        found.setdefault(row.key, []).append({"name": row.name, "sha256": row.sha256, "size": row.size})
    return found


def required(case, answers):
    """The materials this application needs."""
    return [material for material in process_of(case).materials if material.when(answers)]


def absent(case, answers):
    """A sentence for every required material without a file, or whose drawing or signed page is missing or out of date."""
    found = lacking(case, required(case, answers))
    return found if found else outdated(case, answers)


def lacking(case, materials):
    """A sentence for each of these materials without a file, or whose drawing is missing or out of date."""
    have = set(Upload.objects.filter(case_id=case.pk).values_list("key", flat=True))
    if PAPER_FILE in have:
        return []
    found = []
    for material in materials:
        plan = drawn(case, material)
        if plan:
            found += [plan.problem] if plan.problem else []
        elif material.key not in have:
            found.append(f"还没有上传“{material.title}”。")
    return found


def outdated(case, answers):
    """A sentence for every signed page whose QR names another version than what is handed in now."""
    pages = {material.key: material.title for material in required(case, answers) if material.page}
    if not pages:
        return []
    scans = Upload.objects.filter(case_id=case.pk, key__in=pages, submission__isnull=True).exclude(bond_mark="")
    marks = dict(scans.values_list("key", "bond_mark"))
    now_ = mark_of(case) if marks else ""
    return [
        f"“{pages[key]}”印制以后，填写的内容或者其他材料改过，请重新打印、签名盖章后再上传。"
        for key, found in marks.items()
        if found != now_
    ]


def mark_of(case):
    """The mark of what a draft would hand in now, without the scans of its signed pages: their QR bears it."""
    process = process_of(case)
    signed = {material.key for material in process.materials if material.page}
    files = {key: rows for key, rows in files_of(case).items() if key not in signed}
    body = {"answers": drafts.handed_in(case), "files": files, "process": process.slug, "number": case.number}
    return mark(hashlib.sha256(canonical(body).encode()).hexdigest())


def drawn(case, material):
    """How the platform draws a material of this case, or None where it must be uploaded."""
    return material.drawn(case) if material.drawn else None


def freeze(case, act):
    """After the journal line: keep the step's own files, and freeze what was handed in."""
    for name, value in act.facts.items():
        if isinstance(value, Inspected):
            store.keep(case, f"{act.card.name}.{name}", value, act.by)
    if act.on_paper:
        store.keep(case, f"{act.card.name}.signed_sheet", act.on_paper.scan, act.by)
    text = getattr(act, "handed_in", None)
    if text is None:
        return
    number = Submission.objects.filter(case_id=case.pk).count() + 1
    made = Submission.objects.create(
        case_id=case.pk, number=number, body=seal(text, f"submission:{case.pk}:{number}"), entry=act.entry,
        digest=act.extra["submission"], made_at=now(), made_by=None if isinstance(act.by, Machine) else act.by,
    )  # fmt: skip
    handed = Upload.objects.filter(case_id=case.pk, submission__isnull=True).exclude(key__startswith=EARLIER)
    handed.update(submission=made)


def open_to_party(case, key):
    """Whether the party itself may open its case's file of this key: its materials, and what its own steps asked for.

    What officials handed in with their steps, and the scan of a whole paper file (it holds internal sheets), stay with
    the officials: what they have to say to the party goes by letter.
    """
    name, dot, _ = key.partition(".")
    if not dot:
        return key != PAPER_FILE
    card = process_of(case).cards.get(name)
    return card is not None and any(isinstance(getattr(leaf, "who", leaf), Party) for leaf in leaves(card.by))


def opened(submission):
    """A submission's content: {"answers": {section: …}, "files": …}; raises ValueError if it was altered."""
    text = unseal(submission.body, f"submission:{submission.case_id}:{submission.number}")
    if hashlib.sha256(text.encode()).hexdigest() != submission.digest:
        raise ValueError("submission does not match its digest")
    return json.loads(text)


def changed(earlier, later):
    """(section, field) pairs and material keys that differ between two opened submissions."""
    fields = {
        (section, name)
        for section, answers in later["answers"].items()
        for name, value in answers.items()
        if earlier["answers"].get(section, {}).get(name) != value
    }
    keys = {key for key in later["files"] if later["files"][key] != earlier["files"].get(key)}
    return fields, keys


def forget_drafts(case):
    """An expired draft is wiped, file by file."""
    Draft.objects.filter(case_id=case.pk).delete()
    for upload in Upload.objects.filter(case_id=case.pk, submission__isnull=True):
        store.discard(upload)

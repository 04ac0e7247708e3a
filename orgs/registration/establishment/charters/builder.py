"""The charter of one application: begun from the model, filled in, amended, made into a file, checked and compared."""

import hashlib
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import transaction

from casework.intake import drafts, store
from casework.intake.fields import Inspected
from casework.intake.handing_in import opened
from casework.intake.inspection.verdict import Verdict
from orgs.registration.establishment.charters.checklist import check
from orgs.registration.establishment.charters.comparing import compared
from orgs.registration.establishment.charters.composing import compose, open_blanks, values
from orgs.registration.establishment.charters.model import model_of
from orgs.registration.establishment.charters.reading import clauses_in
from papers.typeset import typeset

KEY, SECTION = "charter", "charter_text"
EMPTY = {"charter_blanks": {}, "charter_amended": {}, "charter_dropped": [], "charter_sha256": ""}


class Charter:
    """The charter as written so far, with the answers of the application it draws from. `version` is its draft's."""

    def __init__(self, case):
        self.case = case
        row = case.drafts.filter(section=SECTION).first()
        self.version = row.version if row else 0
        self.typed = EMPTY | (drafts.opened(case, row) if row else {})
        self.answers = drafts.answers_of(drafts.forms_of(case))
        self.model = model_of(self.answers.get("kind") or "")
        self.known = values(self.model, self.answers, case, self.typed["charter_blanks"]) if self.model else {}
        self.pieces = self._composed(self.typed) if self.model else []

    def _composed(self, typed):
        return compose(self.model, self.known, typed["charter_amended"], set(typed["charter_dropped"]))

    def open_blanks(self):
        """Blanks nothing fills yet."""
        return open_blanks(self.pieces)

    def questions(self):
        """[(name, hint, words)] of the blanks that the application does not answer."""
        given = self.typed["charter_blanks"]
        return [(name, said.get("ask", ""), given.get(name, "") or self.known[name], not self.known[name])
                for name, said in self.model.blanks.items()
                if not said.get("from") or said.get("ask") and (given.get(name) or not self.known[name])]  # fmt: skip

    def clauses(self):
        """[(label, text)] of what will stand."""
        return [(piece.label, piece.text) for piece in self.pieces if not piece.dropped]

    def plain(self):
        """[(label, text)] of the model with the same blanks filled."""
        return [(piece.label, piece.text) for piece in self._composed(EMPTY)]


def save(case, *, by, version, **change):
    """Keep what was written. Raises drafts.Conflict when somebody else saved meanwhile."""
    row = case.drafts.filter(section=SECTION).first()
    typed = EMPTY | (drafts.opened(case, row) if row else {}) | change
    return drafts.keep(case, SECTION, typed, by=by, version=version)


def make(charter, by):
    """The charter as a PDF among the case's materials, in place of one made before and not yet handed in."""
    case = charter.case
    content = typeset("papers/charter.html", {
        "title": f"{charter.known['名称']}章程（草案）", "edition": charter.model.edition, "case_number": case.number,
        "chapters": chapters([piece for piece in charter.pieces if not piece.dropped]),
    })  # fmt: skip
    digest = hashlib.sha256(content).hexdigest()
    folder = Path(settings.PRIVATE_DIR) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as kept:
        kept.write(content)
    verdict = Verdict(True, "pdf", (), digest, len(content), scan="none")
    with transaction.atomic():
        for earlier in case.uploads.filter(key=KEY, sha256=charter.typed["charter_sha256"], submission__isnull=True):
            store.discard(earlier)
        store.keep(case, KEY, Inspected("章程草案.pdf", kept.name, verdict), by)
        save(case, by=by, version=charter.version, charter_sha256=digest, charter_model=charter.model.edition,
             charter_clauses=charter.clauses(), charter_plain=charter.plain())  # fmt: skip


def chapters(pieces):
    """[(chapter, pieces)] in order."""
    found = []
    for piece in pieces:
        if not found or found[-1][0] != piece.chapter:
            found.append((piece.chapter, []))
        found[-1][1].append(piece)
    return found


def report(case, *, official):
    """What a reader of the charter's page needs: where the text comes from, the checklist, the comparison.

    An official reads what was handed in, the founders what they have uploaded or written.
    """
    uploads = case.uploads.filter(key=KEY)
    upload = (uploads.filter(submission__isnull=False) if official else uploads).order_by("-id").first()
    made, kind = _made(case, official)
    if upload is not None and made.get("charter_sha256") == upload.sha256:
        clauses, said, source = made["charter_clauses"], "", f"由平台按{made['charter_model']}起草"
        plain = made["charter_plain"]
    elif upload is not None:
        clauses, said = clauses_in(upload)
        source, plain = f"申请人上传的“{upload.name}”", _plain(case, kind)
    else:
        return {"source": "还没有章程草案", "said": "", "checklist": [], "rows": [], "edition": ""}
    model = model_of(kind)
    return {
        "source": source, "said": said, "checklist": check(kind, clauses) if clauses else [],
        "rows": compared(plain, clauses) if plain and clauses and clauses[0][0] != "全文" else [],
        "edition": model.edition if model else "", "upload": upload,
    }  # fmt: skip


def _made(case, official):
    """(what the builder kept, the kind): of the last submission for an official, of the draft for the founders."""
    if official:
        last = case.submissions.order_by("number").last()
        answers = opened(last)["answers"] if last else {}
        return answers.get(SECTION, {}), case.kind
    row = case.drafts.filter(section=SECTION).first()
    category = case.drafts.filter(section="category").first()
    kind = drafts.opened(case, category).get("kind", "") if category else ""
    return (drafts.opened(case, row) if row else {}), kind


def _plain(case, kind):
    """The model with the application's answers in its blanks."""
    model = model_of(kind)
    if model is None:
        return []
    known = values(model, drafts.answers_of(drafts.forms_of(case)), case, {})
    return [(piece.label, piece.text) for piece in compose(model, known, {}, set())]

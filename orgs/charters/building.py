"""The charter of one application: begun from the model, filled in, amended, made into a file, checked and compared.

A process offers a Builder of its own as a material's `builder`: which model, what fills its blanks, what is looked for.
"""

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from casework.core.process import process_of
from casework.intake import drafts, store
from casework.intake.fields import Inspected
from casework.intake.handing_in import opened
from casework.intake.inspection.verdict import Verdict
from orgs.charters.comparing import compared
from orgs.charters.composing import compose, filled, open_blanks
from orgs.charters.reading import clauses_in
from papers.typeset import typeset

KEY, SECTION = "charter", "charter_text"
EMPTY = {"charter_blanks": {}, "charter_amended": {}, "charter_dropped": [], "charter_sha256": ""}


class Charter:
    """The charter as written so far, with the answers of the application it draws from. `version` is its draft's.

    `handed` are the answers of a submission, section by section, where it is read as it was handed in.
    """

    def __init__(self, builder, case, handed=None):
        self.builder, self.case = builder, case
        row = case.drafts.filter(section=SECTION).first() if handed is None else None
        self.version = row.version if row else 0
        self.typed = EMPTY | (drafts.opened(case, row) if row else (handed or {}).get(SECTION, {}))
        self.answers = drafts.answers_of(drafts.forms_of(case) if handed is None else bound(case, handed))
        self.model = builder.model_of(self.answers.get("kind") or "")
        known = builder.known(self.answers, case) if self.model else {}
        self.known = filled(self.model, known, self.typed["charter_blanks"]) if self.model else {}
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


def bound(case, handed):
    """Section -> form bound to what was handed in."""
    return {section: section.form(handed.get(section.key, {})) for section in process_of(case).sections}


def chapters(pieces):
    """[(chapter, pieces)] in order."""
    found = []
    for piece in pieces:
        if not found or found[-1][0] != piece.chapter:
            found.append((piece.chapter, []))
        found[-1][1].append(piece)
    return found


@dataclass(frozen=True)
class Builder:
    """`model_of(kind)` the model or None, `known(answers, case)` what fills its blanks, `check(kind, clauses)` the contents.

    With `issued` the platform issues the charter as a paper when the application is handed in: no file is made of it before.
    """

    model_of: Callable
    known: Callable
    check: Callable
    issued: bool = False

    def charter(self, case, handed=None):
        """The charter of a case."""
        return Charter(self, case, handed)

    def chapters(self, pieces):
        """[(chapter, pieces)] in order."""
        return chapters(pieces)

    def keep(self, case, *, by, version, **change):
        """Keep what was written. Raises drafts.Conflict when somebody else saved meanwhile."""
        row = case.drafts.filter(section=SECTION).first()
        typed = EMPTY | (drafts.opened(case, row) if row else {}) | change
        return drafts.keep(case, SECTION, typed, by=by, version=version)

    def make(self, charter, by):
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
            self.keep(case, by=by, version=charter.version, charter_sha256=digest, charter_model=charter.model.edition,
                      charter_clauses=charter.clauses(), charter_plain=charter.plain())  # fmt: skip

    def report(self, case, *, official):
        """What a reader of the charter's page needs: where the text comes from, the checklist, the comparison.

        An official reads what was handed in, the founders what they have uploaded or written.
        """
        handed = handed_in(case) if official else None
        if self.issued:
            return self._of_the_platform(self.charter(case, handed))
        uploads = case.uploads.filter(key=KEY)
        upload = (uploads.filter(submission__isnull=False) if official else uploads).order_by("-id").first()
        typed = drafts.all_typed(case) if handed is None else handed
        made, kind = typed.get(SECTION, {}), flat(typed).get("kind", "")
        if upload is not None and made.get("charter_sha256") == upload.sha256:
            clauses, said, source = made["charter_clauses"], "", f"由平台按{made['charter_model']}起草"
            plain = made["charter_plain"]
        elif upload is not None:
            clauses, said = clauses_in(upload)
            source, plain = f"申请人上传的“{upload.name}”", self._plain(case, kind)
        else:
            return {"source": "还没有章程草案", "said": "", "checklist": [], "rows": [], "edition": ""}
        model = self.model_of(kind)
        return {
            "source": source, "said": said, "checklist": self.check(kind, clauses) if clauses else [],
            "rows": compared(plain, clauses) if plain and clauses and clauses[0][0] != "全文" else [],
            "edition": model.edition if model else "", "upload": upload,
        }  # fmt: skip

    def _of_the_platform(self, charter):
        return {
            "source": f"由平台按{charter.model.edition}起草", "said": "", "checklist": self.check("", charter.clauses()),
            "rows": compared(charter.plain(), charter.clauses()), "edition": charter.model.edition,
        }  # fmt: skip

    def _plain(self, case, kind):
        """The model with the application's answers in its blanks."""
        model = self.model_of(kind)
        if model is None:
            return []
        known = filled(model, self.known(drafts.answers_of(drafts.forms_of(case)), case), {})
        return [(piece.label, piece.text) for piece in compose(model, known, {}, set())]


def handed_in(case):
    """The answers of the last submission, section by section."""
    last = case.submissions.order_by("number").last()
    return opened(last)["answers"] if last else {}


def flat(typed):
    """Answers of all sections in one dict."""
    return {name: value for said in typed.values() for name, value in said.items()}

"""Mending: what was told once and whole to be missing, asked for and answered; the same for every process."""

from django import forms

from casework.core.answers import Problem
from casework.core.form import StepForm
from casework.core.process import process_of
from casework.intake import drafts
from casework.intake.fields import RowsField
from casework.intake.questions import words


class GapsForm(StepForm):
    """All gaps at once: which part or material, which coded reason, and how to mend it."""

    notes_required = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        process = process_of(self.case)
        about = [(m.key, m.title) for m in process.materials] + [
            (s.key, f"申请内容：{s.title}") for s in drafts.asked_of(self.case)
        ]
        columns = {
            "about": forms.ChoiceField(label="哪一项", choices=[("", "请选择"), *about]),
            "code": forms.ChoiceField(label="原因", choices=[("", "请选择"), *((r.code, f"{r.code} {r.text}")
                                                                          for r in process.corrections)]),
            "note": words("具体说明", required=self.notes_required),
        }  # fmt: skip
        self.titles, self.texts = dict(about), {r.code: r.text for r in process.corrections}
        self.fields["gaps"] = RowsField(columns, label="需要补正的全部内容", spare=3)
        self.order_fields(["gaps"])

    @staticmethod
    def from_flagged(flagged):
        """What the reader flagged on the case page, as [(key, note)], stands in the notice to begin with."""
        return {"gaps": [{"about": key, "note": note} for key, note in flagged]}

    def clean_gaps(self):
        """Rows with the words the applicant will read."""
        return [
            row | {"title": self.titles[row["about"]], "text": self.texts[row["code"]]}
            for row in self.cleaned_data["gaps"]
        ]


def to_mend(case):
    """The items of a case's correction notice (`gaps`) while they are being mended: each with `touched`. Three queries."""
    last = case.submissions.order_by("number").last() if case.gaps else None
    if last is None:
        return []
    since = set(case.uploads.filter(uploaded_at__gt=last.made_at).values_list("key", flat=True))
    since |= set(case.drafts.filter(saved_at__gt=last.made_at).values_list("section", flat=True))
    return [gap | {"touched": gap["about"] in since} for gap in case.gaps]


def in_lines(case):
    """Everything that is missing, as lines of a letter."""
    return [f"{gap['title']}：{gap['text']}{'（' + gap['note'] + '）' if gap['note'] else ''}" for gap in case.gaps]


def in_rows(case):
    """The same as rows of a paper's table: place, item, reason, how."""
    return [[str(n), g["title"], f"{g['code']} {g['text']}", g["note"]] for n, g in enumerate(case.gaps, start=1)]


def every_gap_is_answered(case, act):
    """告知书所列的每一项都已补正，或者说明了无法补正的理由。"""
    explained = (act.facts.get("unable") or "").strip()
    missing = [gap for gap in to_mend(case) if not gap["touched"]]
    if missing and not explained:
        names = "、".join(gap["title"] for gap in missing)
        yield Problem(f"这些内容还没有改动：{names}。请补正，或者在下面说明无法补正的理由。", "unable")

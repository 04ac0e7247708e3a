"""The left and the middle of an official's case page: what there is to read, what was read, and the one thing open now."""

from dataclasses import dataclass, field

from django import forms
from django.http import Http404

from casework.intake import reading
from casework.journal.instant import today
from casework.views.files import SHOWN, token_of, withheld
from casework.views.previews import MOST, previewable

NOTE_FIRST = "请写一句要申请人补正什么，再按“需补正”。"


@dataclass
class Thing:
    """One thing to read: its key, its title, its files as [(token, upload)], and how this reader stands to it."""

    key: str
    title: str
    digest: str
    files: list = field(default_factory=list)
    builder: object = None
    mark: object = None
    new: bool = False

    @property
    def standing(self):
        """read, flagged, or unread; a mark on what has since been replaced counts no more."""
        if self.mark is None or self.mark.digest != self.digest:
            return "unread"
        return "flagged" if self.mark.flagged else "read"

    @property
    def says(self):
        """One line below the title."""
        if self.standing == "flagged":
            return self.mark.note
        if self.standing == "read":
            return "已看，无问题"
        return "已经替换，请重新看" if self.mark else "有改动，未看" if self.new else "未看"


def things(case, process, handed, reader):
    """Everything to read of a case, in the order of the process; `handed` is desk.handed.handed_in. Two queries."""
    found, named = [], {material.key: material for material in process.materials}
    if handed["submissions"]:
        found.append(Thing(reading.FORM, "申请表", reading.digest_of(handed["typed"]), new=handed["changed_answers"]))
    kept = withheld(reader, case, today())
    for key, files in grouped([row for row in case.uploads.select_related("submission") if row.key not in kept], list(named)).items():
        material = named.get(key)
        title = material.title if material else step_title(process, key)
        digest = reading.digest_of(sorted(upload.sha256 for _, upload in files))
        found.append(Thing(key, title, digest, files, material and material.builder, new=title in handed["changed_files"]))
    known = {thing.key for thing in found}
    for material in named.values():  # a text written here, not uploaded: it is drawn from the answers, and changes with them
        if material.builder and material.key not in known and handed["submissions"]:
            found.append(Thing(material.key, material.title, reading.digest_of(handed["typed"]), [], material.builder))
    marks = reading.marks_of(case, reader)
    for thing in found:
        thing.mark = marks.get(thing.key)
    return found


def grouped(uploads, order):
    """{key: [(token, upload)]}: materials in the process's order, then files of steps; the newest file first."""
    found = {}
    for upload in sorted(uploads, key=lambda one: -one.pk):
        if upload.submission_id is not None or "." in upload.key:
            found.setdefault(upload.key, []).append((token_of(upload), upload))
    place = {key: number for number, key in enumerate(order)}
    return dict(sorted(found.items(), key=lambda pair: (place.get(pair[0], len(place)), pair[0])))


def step_title(process, key):
    """What a file handed in with a step is called."""
    name, dot, field = key.partition(".")
    card = process.cards.get(name)
    asked = getattr(card.form_class, "base_fields", {}).get(field) if card else None
    return f"{card.label if card else name}：{asked.label if asked else '附件'}" if dot else key


def pane(case, found, asked, original):
    """What the middle shows: the thing asked for (404 if there is none), with its text beside the model or its pages."""
    if not asked or asked == reading.FORM:
        return {"thing": next((t for t in found if t.key == reading.FORM), None)}
    thing = next((t for t in found if t.key == asked), None)
    if thing is None:
        raise Http404("没有这项材料")
    shown = {"thing": thing, "original": original or not thing.builder}
    if not shown["original"]:
        report = thing.builder.report(case, official=True)
        return shown | report | {"token": token_of(report["upload"]) if report.get("upload") else ""}
    shown["previews"] = [(token, upload, pages_of(upload)) for token, upload in thing.files]
    shown["most"] = MOST
    return shown


def pages_of(upload):
    """Page numbers to show of a PDF, [0] for a picture, [] for what only opens elsewhere."""
    if previewable(upload):
        return list(range(1, min(upload.pages or 1, MOST) + 1))
    return [0] if upload.kind in SHOWN - {"pdf"} else []


class MarkForm(forms.Form):
    """Read, or to be mended with a note."""

    what = forms.ChoiceField(label="看完了", choices=[("read", "已看"), ("flag", "需补正")])
    note = forms.CharField(label="要申请人补正什么", max_length=300, required=False, error_messages={"max_length": "请写在300字以内。"})

    def clean(self):
        """What is flagged says what is wrong: the words go into the correction notice."""
        given = super().clean()
        if given.get("what") == "flag" and not given.get("note"):
            self.add_error("note", NOTE_FIRST)
        return given

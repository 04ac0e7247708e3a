"""The left and the middle of an official's case page: what there is to read, what was read, and the one thing open now."""

from dataclasses import dataclass, field

from django import forms
from django.http import Http404, HttpResponseRedirect
from django.utils.http import urlencode
from django.views import View

from casework.core.process import process_of
from casework.intake import reading
from casework.intake.handing_in import opened
from casework.views.files import SHOWN, token_of
from casework.views.previews import MOST, previewable
from casework.views.standing import DeskView

NOTE_FIRST = "写一句要申请人补正什么，再标记。"


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


def things(case, process, uploads, submissions, changed_files, reader):
    """Everything to read of a case, in the order of the process; one query (the marks)."""
    marks = reading.marks_of(case, reader)
    found = []
    if submissions:
        answers = opened(submissions[-1])["answers"]
        found.append(Thing(reading.FORM, "申请表", reading.digest_of(answers), new=len(submissions) > 1))
    named = {m.key: m for m in process.materials}
    for key, files in grouped(uploads, list(named)).items():
        material = named.get(key)
        title = material.title if material else step_title(process, key)
        digest = reading.digest_of([upload.sha256 for _, upload in files])
        found.append(Thing(key, title, digest, files, material and material.builder, new=title in changed_files))
    written = {thing.key for thing in found}
    for material in process.materials:  # a text written here and not yet a file can be compared with its model all the same
        if material.builder and material.key not in written and submissions:
            found.append(Thing(material.key, material.title, reading.digest_of(submissions[-1].digest), [], material.builder))
    for thing in found:
        thing.mark = marks.get(thing.key)
    return found


def grouped(uploads, order):
    """{key: [(token, upload)]}: materials in the process's order, then files of steps."""
    found = {}
    for upload in uploads:
        if upload.submission_id is not None or "." in upload.key:
            found.setdefault(upload.key, []).append((token_of(upload), upload))
    place = {key: number for number, key in enumerate(order)}
    return dict(sorted(found.items(), key=lambda pair: (place.get(pair[0], len(place)), pair[0])))


def step_title(process, key):
    """What a file handed in with a step is called."""
    name, dot, _ = key.partition(".")
    card = process.cards.get(name)
    return f"{card.label if card else name}：附件" if dot else key


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

    what = forms.ChoiceField(choices=[("read", "已看"), ("flag", "需补正")])
    note = forms.CharField(max_length=300, required=False, strip=True)

    def clean(self):
        """What is flagged says what is wrong: the words go into the correction notice."""
        given = super().clean()
        if given.get("what") == "flag" and not given.get("note"):
            self.add_error("note", NOTE_FIRST)
        return given


class ReadingView(DeskView, View):
    """POST /desk/cases/<NUMBER>/read/<key>/: mark a thing as read or as to be mended; then the next unread one."""

    def post(self, request, number, key):
        """303 to the next unread thing, or back to this one with what was missing."""
        from desk.case import to_read

        case = self.case(number)
        found = to_read(case, process_of(case), request.user)
        place = next((n for n, thing in enumerate(found) if thing.key == key), None)
        if place is None:
            raise Http404("没有这项材料")
        thing, form = found[place], MarkForm(request.POST)
        if not form.is_valid():
            kept = {"doc": key, "fault": "note", "note": request.POST.get("note", "")[:300]}
            return HttpResponseRedirect(f"/desk/cases/{number}/?{urlencode(kept)}#read", status=303)
        given = form.cleaned_data
        reading.mark(case, key, request.user, thing.digest, flagged=given["what"] == "flag", note=given["note"])
        later = [t for t in found[place + 1 :] + found[:place] if t.standing == "unread"]
        following = later[0].key if later else key
        return HttpResponseRedirect(f"/desk/cases/{number}/?{urlencode({'doc': following})}#doc", status=303)

"""Materials: the files of one material of a draft, and the library of what was handed in before."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.core.case import Case
from casework.core.process import PROCESSES
from casework.intake import library, store
from casework.intake.fields import receive
from casework.intake.photos import KINDS, combined
from casework.intake.rows import EARLIER, Upload
from casework.journal.instant import today
from casework.members.forms import DayInput
from casework.views.files import token_of
from casework.views.standing import HallView
from hall import signed_pages
from hall.switching import chosen
from hall.tasks import Filling
from network.posts import parties_of


class LastDayForm(forms.Form):
    """The last day printed on the sheet, where it has one."""

    valid_until = forms.DateField(label="有效期到", required=False, widget=DayInput(), error_messages={"invalid": "请按2026-12-31的样子填写日期。"},
                                  help_text="证件、租赁合同等写了有效期的填写，以后再用时会提醒。")  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_valid_until(self):
        """Nobody hands in what is over already."""
        day = self.cleaned_data["valid_until"]
        if day and day < today():
            raise forms.ValidationError("已经过了有效期，请换有效的材料。")
        return day


class MaterialView(Filling, View):
    """/hall/cases/<NUMBER>/files/<key>/: upload, photograph, replace, take from the library, remove the files of one material."""

    def get(self, request, number, key):
        """What the material must be, and what is there; with ?page the page to be signed as PDF."""
        case, material = self.material(number, key)
        if "page" in request.GET and material.page:
            return self.to_sign(case, material)
        return self.page(case, material)

    def post(self, request, number, key):
        """Inspect and keep the files, use one handed in before, or remove one that is not yet handed in."""
        case, material = self.material(number, key)
        if "remove" in request.POST:
            store.discard(self.unfrozen(case, request.POST["remove"], key, EARLIER + key))
            return HttpResponseRedirect(request.path, status=303)
        if "use" in request.POST:
            return self.use(case, material, request.POST["use"])
        form, files = LastDayForm(request.POST), [*request.FILES.getlist("file"), *request.FILES.getlist("photo")]
        problems = [] if files else ["请先选择要上传的文件，或者拍照。"]
        if form.is_valid() and files:
            problems = self.take(case, material, files, form.cleaned_data["valid_until"])
        if problems or not form.is_valid():
            return self.page(case, material, problems, status=422, form=form)
        messages.success(request, f"已上传“{material.title}”。")
        return HttpResponseRedirect(request.path, status=303)

    def take(self, case, material, files, valid_until):
        """Keep the files, bound into one where asked; returns the sentences that say why not."""
        replaced = self.request.POST.get("replace", "")
        old = self.unfrozen(case, replaced, material.key) if replaced else None
        received, said = inspected(material, files, bind="bind" in self.request.POST)
        kept = 0
        for file in received:
            if "again" in self.request.POST and arrived(case, material, file):
                drop(file)
            elif file.verdict.size > store.room_left(case):
                drop(file)
                said.append(f"“{file.name}”放不下了：一件申请的材料合计不超过200 MB，请压缩后再传。")
            elif refused := signed_pages.bound(case, material, file):
                drop(file)
                said += refused
            else:
                with transaction.atomic():
                    row = store.keep(case, material.key, file, self.request.user)
                    Upload.objects.filter(pk=row.pk).update(valid_until=valid_until)
                kept += 1
        if old is not None and kept and not said:
            library.put_aside(old)
        return said

    def to_sign(self, case, material):
        """The page to be signed; before the rest is complete, what comes first."""
        first = signed_pages.waiting(case)
        if first:
            return self.page(case, material, first, status=409)
        try:
            return signed_pages.answer(case, material)
        except Refused as closed:
            return self.page(case, material, closed.problems, status=409)

    def use(self, case, material, token):
        """“用这一份”: only what the page offers."""
        upload = next((u for u in library.offered(case, material, self.request.user) if token_of(u) == token), None)
        if upload is None:
            raise Http404("没有这个文件")
        try:
            library.use(case, material, upload, self.request.user)
        except Refused as closed:
            return self.page(case, material, closed.problems, status=422)
        messages.success(self.request, f"已用上“{upload.name}”，不用再传。")
        return HttpResponseRedirect(self.request.path, status=303)

    def unfrozen(self, case, token, *keys):
        """A file of this material that is not handed in; else 404."""
        upload = case.uploads.filter(path=f"{token[:2]}/{token[2:]}", key__in=keys, submission__isnull=True).first()
        if upload is None:
            raise Http404
        return upload

    def material(self, number, key):
        """(case, material)."""
        case, process, _ = self.draft(number)
        material = next((m for m in process.materials if m.key == key), None)
        if material is None:
            raise Http404("没有这项材料")
        return case, material

    def page(self, case, material, problems=(), status=200, form=None):
        """The page."""
        files = [(token_of(u), u) for u in case.uploads.filter(key=material.key)]
        context = {
            "case": case, "material": material, "files": files, "problems": problems, "form": form or LastDayForm(),
            "earlier": [(token_of(u), u) for u in case.uploads.filter(key=EARLIER + material.key)],
            "offered": [(token_of(u), u, library.standing(u)) for u in library.offered(case, material, self.request.user)],
            "binds": "pdf" in material.accepts, "photos": bool({"pdf", "jpg"} & set(material.accepts)),
            "replaceable": [(token, u) for token, u in files if not u.submission_id],
            "accept": ",".join(f".{kind}" for kind in (*material.accepts, *(() if "pdf" not in material.accepts else KINDS))),
        }  # fmt: skip
        return render(self.request, "hall/material.html", context, status=status)


def inspected(material, files, *, bind):
    """(received files, sentences): photographs are bound into one PDF where asked, or where only a PDF is taken."""
    photos = [f for f in files if f.name.rpartition(".")[2].lower() in ("jpg", "jpeg", "png")]
    only_pdf = "pdf" in material.accepts and not set(KINDS) & set(material.accepts)
    binding = photos if "pdf" in material.accepts and (only_pdf or (bind and len(photos) > 1)) else []
    received, said = [], []
    for file in [f for f in files if f not in binding]:
        try:
            received.append(receive(file, material.accepts))
        except ValidationError as error:
            said += error.messages
    if binding:
        try:
            received.append(combined(binding, material.title))
        except ValidationError as error:
            said += error.messages
    return received, said


def arrived(case, material, file):
    """Whether a file sent again had arrived the first time: only its answer was lost."""
    same = case.uploads.filter(key=material.key, name=file.name, sha256=file.verdict.sha256, submission__isnull=True)
    return same.exists()


def drop(file):
    """Throw an inspected file away."""
    file.path.unlink(missing_ok=True)
    if file.verdict.clean_path:
        file.verdict.clean_path.unlink(missing_ok=True)


class LibraryView(HallView, View):
    """/hall/materials/: what my organizations handed in, when, until when it is good, and the drafts it can serve."""

    def get(self, request):
        """Newest first, twenty a page."""
        party = chosen(request, self.day)
        parties = {party} if party else parties_of(request.user, self.day)
        page = Paginator(library.handed_in(parties), 20).get_page(request.GET.get("page"))
        waiting = list(
            Case.objects.open()
            .filter(party_id__in=parties, submitted_at__isnull=True)
            .select_related("party")
            .order_by("-id")[:20]
        )
        waiting = [(case, library.sources(case, request.user)) for case in waiting]
        rows = [(token_of(u), u, library.material_of(u), library.standing(u), serves(u, waiting)) for u in page]
        return render(request, "hall/materials.html", {"page": page, "rows": rows})


def serves(upload, waiting):
    """The drafts that ask for the same material, or for one it can stand for."""
    material = library.material_of(upload)
    if material is None or not material.reusable or library.standing(upload) == "expired":
        return []
    return [case for case, sources in waiting if upload.case.party_id in sources
            and any(upload.key in (m.key, *m.also) and m.reusable for m in PROCESSES[case.process].materials)]  # fmt: skip

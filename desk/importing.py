"""The existing register entered from a spreadsheet, by a system administrator: checked, entered, taken back."""

import tempfile
from contextlib import contextmanager
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views import View

from casework.journal.instant import today
from casework.views.standing import DeskView
from network.posts import posts_of
from orgs.importing import batch, defects
from orgs.importing.reading import Unreadable
from orgs.importing.sheets import defect_sheet
from orgs.models import ImportBatch
from policy.rules import value

SHOWN = 200  # faults a page shows; the count says how many there are


class SheetForm(forms.Form):
    """One register sheet."""

    sheet = forms.FileField(
        label="名册表格", help_text=".xlsx 或者 .csv，一行一家组织。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "请选择名册表格。", "empty": "这个文件是空的，请重新选择。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_sheet(self):
        """Not larger than the rule allows."""
        file, most = self.cleaned_data["sheet"], value("import.most_bytes", on=today()).number
        if file.size > most:
            raise forms.ValidationError(f"文件超过{most // 1024 // 1024}兆，请分成几个文件。")
        return file


class Administrators(DeskView, View):
    """System administrators only; 404 for all others."""

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else."""
        user = request.user
        if user.is_authenticated and not any(held.role == "admin" for held in posts_of(user, self.day)):
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)


class ImportView(Administrators):
    """/desk/import/: check or enter a sheet; the batches so far."""

    def get(self, request):
        """The form and the batches."""
        return self.page(request, SheetForm())

    def post(self, request):
        """With “check” nothing is written; without it the good rows are entered, and the bad cells told."""
        form = SheetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(request, form, status=422)
        file = form.cleaned_data["sheet"]
        with kept(file) as path:
            try:
                if "check" in request.POST:
                    return self.page(request, SheetForm(), told=batch.examined(path, name=file.name), checked=file.name)
                made, told = batch.run(path, by=request.user, name=file.name)
            except Unreadable as error:
                form.add_error("sheet", str(error))
                return self.page(request, form, status=422)
        if made:
            messages.success(request, f"第{made.pk}批：新录入{made.entered}家，变更{made.changed}家，未变{made.unchanged}家。")
        elif not told.faults:
            messages.info(request, "没有变化，什么也没有写入。")
        return self.page(request, SheetForm(), told=told, status=200 if made or not told.faults else 422)

    def page(self, request, form, told=None, checked="", status=200):
        """The page, with what was found in a sheet."""
        context = {
            "form": form, "told": told, "checked": checked, "faults": told.faults[:SHOWN] if told else [],
            "more": max(0, len(told.faults) - SHOWN) if told else 0, "gaps": defects.lacking().count(),
            "page": Paginator(ImportBatch.objects.filter(single=False).select_related("made_by"), 20).get_page(request.GET.get("page")),
        }  # fmt: skip
        return render(request, "desk/import.html", context, status=status)


class RevertView(Administrators):
    """/desk/import/<pk>/revert/: ask, then take a batch back."""

    def get(self, request, pk):
        """What would be taken back."""
        return render(request, "desk/revert.html", {"batch": get_object_or_404(ImportBatch, pk=pk, single=False), "problems": []})

    def post(self, request, pk):
        """Take it back, or say what stands against it."""
        made = get_object_or_404(ImportBatch, pk=pk, single=False)
        try:
            batch.revert(made, by=request.user)
        except batch.NotReversible as error:
            context = {"batch": made, "problems": error.problems[:SHOWN]}
            return render(request, "desk/revert.html", context, status=422)
        messages.success(request, f"第{made.pk}批已经撤销。")
        return HttpResponseRedirect("/desk/import/", status=303)


class DefectsView(Administrators):
    """/desk/import/defects/: what is still to be filled in, street by street; ?xlsx=1 as a spreadsheet."""

    def get(self, request):
        """Fifty a page."""
        if request.GET.get("xlsx"):
            answer = HttpResponse(
                defect_sheet(), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            )
            answer["Content-Disposition"] = "attachment; filename=defects.xlsx"
            return answer
        page = Paginator(defects.lacking(), 50).get_page(request.GET.get("page"))
        rows = [(organization, defects.lacks(organization)) for organization in page]
        return render(request, "desk/defects.html", {"rows": rows, "page": page})


@contextmanager
def kept(upload):
    """The uploaded bytes in a file that is gone afterwards."""
    folder = Path(settings.PRIVATE_DIR) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for chunk in upload.chunks():
            file.write(chunk)
        file.flush()
        yield Path(file.name)

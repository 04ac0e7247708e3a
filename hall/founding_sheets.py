"""联名: the sheet to sign, printed, and its scan with the signatures on it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from hall.founding import Founding, choices, lay
from orgs.registration.establishment.founding import papers, sheets
from orgs.registration.establishment.founding.counting import members_of
from orgs.registration.establishment.founding.forms import ScanForm


class SheetView(Founding, View):
    """/hall/cases/<NUMBER>/founding/sheets/<code>/: the sheet as PDF, and its scan with the signatures on it."""

    def get(self, request, number, code):
        """The page, or with ?pdf the sheet itself."""
        case, founding, sheet = self.sheet(number, code)
        if "pdf" in request.GET:
            answer = HttpResponse(papers.sheet(sheet, members_of(founding)), content_type="application/pdf")
            answer["Content-Disposition"] = f'inline; filename="signatures-{sheet.code}.pdf"'
            answer["Cache-Control"] = "no-store, private"
            return answer
        return self.page(case, founding, sheet)

    def post(self, request, number, code):
        """Take the scan."""
        case, founding, sheet = self.sheet(number, code)
        form = ScanForm(request.POST, request.FILES, choices=choices(members_of(founding)))
        if form.is_valid():
            given = form.cleaned_data
            try:
                sheets.take(sheet, code=given["code"], file=given["file"], refs=given["signed"], by=request.user)
            except Refused as closed:
                lay(form, closed.problems)
            else:
                messages.success(request, f"已登记{len(given['signed'])}名会员的签名。")
                return self.back(case)
        return self.page(case, founding, sheet, form, 422)

    def sheet(self, number, code):
        """(case, list, sheet)."""
        case, founding = self.held(number)
        found = founding.sheets.filter(code=code).first()
        if found is None:
            raise Http404("没有这张签名页")
        found.founding = founding
        return case, founding, found

    def page(self, case, founding, sheet, form=None, status=200):
        """With those who may be ticked, and those whom this sheet does not cover."""
        members = members_of(founding)
        waiting = [m for m in members if sheet.covers(m) and not hasattr(m, "given")]
        form = form or ScanForm(choices=choices(waiting))
        if form.is_bound:
            form.fields["signed"].choices = choices(waiting)
        context = {
            "case": case, "sheet": sheet, "form": form, "waiting": waiting,
            "outside": [m for m in members if not sheet.covers(m)], "scans": sheet.scans.select_related("upload"),
        }  # fmt: skip
        return render(self.request, "hall/founding_sheet.html", context, status=status)

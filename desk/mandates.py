"""The sealed letter of authorization of whoever acts for an applicant, as an official opens it from the case."""

from django.http import Http404
from django.views import View

from casework.intake import store
from casework.intake.disclosing import noted
from casework.members.acting import sheet_of
from casework.views.files import handed_out
from casework.views.standing import DeskView


class MandateSheetView(DeskView, View):
    """/desk/cases/<NUMBER>/mandates/<ref>/: the file, for whoever sees the case at the desk; the look is noted."""

    def get(self, request, number, ref):
        """The file; 404 for a letter of another party."""
        case = self.case(number)
        sheet = sheet_of(case.party_id, ref)
        if sheet is None:
            raise Http404("没有这份授权书")
        noted(case, f"mandate {sheet.path}", request.user)
        return handed_out(store.path_of(sheet), sheet.kind, f"授权书.{sheet.kind}", inline=True)

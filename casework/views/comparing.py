"""A material against its model: one page for both sides of the counter."""

from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.core.process import process_of
from casework.views.files import token_of


def written_of(case, key):
    """The material with this key if it has a builder; else 404."""
    found = next((m for m in process_of(case).materials if m.key == key and m.builder), None)
    if found is None:
        raise Http404("没有这项材料")
    return found


class Comparing(View):
    """Which required contents are where, and how the text differs from the model; neither stops anybody.

    Mixed with HallView or DeskView, which find the case; `official` readers see what was handed in only.
    """

    official = False
    template = ""

    def get(self, request, number, key):
        """The checklist and the comparison."""
        case = self.case(number)
        material = written_of(case, key)
        found = material.builder.report(case, official=self.official)
        token = token_of(found["upload"]) if found.get("upload") else ""
        context = {"case": case, "material": material, "token": token, **found}
        return render(request, self.template, context)

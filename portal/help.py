"""/help/: common questions, grouped by procedure; the guide of each procedure shows its own."""

from django.shortcuts import render
from django.views import View

from casework.core.process import PROCESSES
from policy.models import Question


class HelpView(View):
    """/help/: those about the platform first, then those about procedures that can be applied for."""

    def get(self, request):
        """All of them on one page: a few dozen."""
        titles = {"": "使用平台"} | {p.code: p.title for p in PROCESSES.values() if p.guide}
        groups = {}
        for question in Question.objects.all():
            if question.code in titles:
                groups.setdefault(question.code, []).append(question)
        return render(
            request, "portal/help.html", {"groups": [(code, titles[code], rows) for code, rows in groups.items()]}
        )

"""/desk/many/: what is done on the cases ticked in a list: a step on each, a spreadsheet, a list to print."""

import uuid

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from casework.core.process import process_of
from casework.core.sight import visible_to
from casework.views.standing import DeskView
from desk.columns import cell, labelled, shown_to
from desk.sheets import workbook
from desk.together import LISTS, foreseen, together, tried
from desk.worklist import noted, row
from network.posts import parties_of
from policy import calendar

MOST = 100
WHOLE = ("number", "due", "submitted", "handler")  # columns of a printed list that are never broken into lines


class ManyView(DeskView, View):
    """POST what was ticked; a step is asked for once, with what it needs to know, and then taken case by case."""

    def get(self, request):
        """Nothing is ticked: back to the list."""
        return HttpResponseRedirect("/desk/", status=303)

    def post(self, request):
        """The list, the question, or the results."""
        numbers = list(dict.fromkeys(number.strip()[:30] for number in request.POST.getlist("case")))
        what, offered = request.POST.get("what", ""), dict(together(request.user, self.day))
        if not numbers:
            return self.nothing("还没有勾选办件。请回到列表，勾选以后再点。")
        if len(numbers) > MOST:
            return self.nothing(f"一次最多勾选{MOST}件。")
        if what not in offered:
            return self.nothing("请选择要做什么。")
        if what in LISTS:
            return self.listed(numbers, what)
        return self.stepped(numbers, what, offered[what])

    @property
    def back(self):
        """The list it began on."""
        back = self.request.POST.get("back", "")
        ours = url_has_allowed_host_and_scheme(back, allowed_hosts={self.request.get_host()})
        return back if ours and back.startswith("/desk/") else "/desk/"

    def nothing(self, sentence):
        """422 with what is missing."""
        return render(self.request, "desk/many.html", {"heading": "选中的办件", "missing": sentence, "back": self.back}, status=422)

    def listed(self, numbers, what):
        """The cases as a spreadsheet or as a page to print, with the columns this official chose, in the order of the list."""
        mine = parties_of(self.request.user, self.day)
        rows = visible_to(self.request.user, self.day).filter(number__in=numbers).exclude(party_id__in=mine)
        found, working = {case.number: case for case in noted(rows)}, calendar.load(self.day.year, self.day.year + 1)
        lines = [row(found[number], self.day, working) for number in numbers if number in found]
        missing, shown = [number for number in numbers if number not in found], shown_to(self.request.user)
        if not lines:
            raise Http404("没有这些办件")
        if what == "xlsx":
            return workbook(lines, shown, missing)
        keys = dict.fromkeys(["number", *shown])
        labels = labelled(keys)
        context = {"labels": [labels[key] for key in keys], "lines": [[(cell(line, key), key in WHOLE) for key in keys] for line in lines],
                   "missing": missing, "back": self.back, "day": self.day}  # fmt: skip
        return render(self.request, "desk/many_print.html", context)

    def stepped(self, numbers, step, label):
        """Ask what the step needs to know, then take it on every case."""
        cases = {number: self.found(number) for number in numbers}
        first = next((case for case in cases.values() if case and step in process_of(case).cards), None)
        context = {"heading": f"{label}：{len(numbers)}件", "label": label, "step": step, "back": self.back}
        if first is None:
            outcomes = [foreseen(number, case, step, self.request.user, self.day) for number, case in cases.items()]
            return render(self.request, "desk/many.html", context | {"outcomes": outcomes, "over": True}, status=422)
        asked = process_of(first).cards[step].form_class
        if "go" not in self.request.POST:
            return self.asking(context, cases, step, asked(case=first, by=self.request.user))
        form = asked(self.request.POST, case=first, by=self.request.user)
        if not form.is_valid():
            return self.asking(context, cases, step, form, 422)
        outcomes = [
            tried(number, case, step, self.request.user, version=self.request.POST.get(f"version-{number}"), key=self.key(), data=self.request.POST)
            for number, case in cases.items()
        ]  # fmt: skip
        done = sum(outcome.done for outcome in outcomes)
        counts = {"over": True, "done": done, "left": len(outcomes) - done, "heading": f"{label}：结果"}
        return render(self.request, "desk/many.html", context | counts | {"outcomes": outcomes})

    def asking(self, context, cases, step, form, status=200):
        """The page that asks, with every case and what stands in its way already."""
        outcomes = [foreseen(number, case, step, self.request.user, self.day) for number, case in cases.items()]
        versions = [(number, self.request.POST.get(f"version-{number}") or case.version) for number, case in cases.items() if case]
        key = self.key() if "go" in self.request.POST else uuid.uuid4().hex
        more = {"form": form, "outcomes": outcomes, "versions": versions, "key": key, "ready": any(one.done for one in outcomes)}
        return render(self.request, "desk/many.html", context | more, status=status)

    def key(self):
        """The key of this form; 400 where it is none of ours."""
        try:
            return uuid.UUID(self.request.POST.get("key", "")).hex
        except ValueError as error:
            raise BadRequest("没有这份表单") from error

    def found(self, number):
        """The case as its own page would find it, or None."""
        try:
            return self.case(number)
        except Http404:
            return None

"""待录入外部系统: what is still to be entered there, as a page, as a table to work with, and many at once."""

import csv
import io
import unicodedata
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views import View
from openpyxl import Workbook

from casework.core.process import PROCESSES
from casework.mirrors.declared import titles
from casework.mirrors.keeping import enter, open_for
from casework.mirrors.rows import ExternalMirror
from casework.views.standing import DeskView
from network.posts import posts_of

READERS, WRITERS = {"clerk", "reviewer", "chief", "approver"}, {"clerk", "reviewer"}
PAGE, MOST = 50, 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = ("办件编号", "系统", "外部编号", "录入日期", "外部状态")


class Readers(DeskView, View):
    """Those who register and lead; 404 for all others."""

    needed = frozenset(READERS)

    def held(self, needed=None):
        """The posts that open this page."""
        return [h for h in posts_of(self.request.user, self.day) if h.role in (needed or self.needed)]

    def dispatch(self, request, *args, **kwargs):
        """Ask before anything else."""
        if request.user.is_authenticated and not self.held():
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)


class MirrorsView(Readers):
    """/desk/mirrors/: still to be entered, the first to end first; with ?format=xlsx to work with elsewhere."""

    def get(self, request):
        """Fifty a page, by a key."""
        rows = open_for(request.user, self.held())
        if request.GET.get("system") in titles():
            rows = rows.filter(system=request.GET["system"])
        if request.GET.get("format") == "xlsx":
            return sheet(rows[:MOST])
        after = request.GET.get("after", "")
        if after.isdecimal():
            last = ExternalMirror.objects.filter(pk=int(after)).first() if len(after) < 18 else None
            rows = rows.filter(due_on__gte=last.due_on).exclude(due_on=last.due_on, pk__lte=last.pk) if last else rows
        found = list(rows[: PAGE + 1])
        context = {
            "rows": [(row, titles().get(row.system, row.system), PROCESSES[row.case.process].title, row.due_on < self.day)
                     for row in found[:PAGE]],
            "following": found[PAGE - 1].pk if len(found) > PAGE else "", "systems": titles(), "system": request.GET.get("system", ""),
            "may_write": bool(self.held(WRITERS)),
        }  # fmt: skip
        return render(request, "desk/mirrors.html", context)


def sheet(rows):
    """A workbook of open duties, laid out to be filled in and brought back."""
    book = Workbook()
    table = book.active
    table.append([*HEAD, "名称", "最后一天"])
    for row in rows:
        table.append(
            [row.case.number, titles().get(row.system, row.system), "", "", "", row.case.title, row.due_on.isoformat()]
        )
    out = io.BytesIO()
    book.save(out)
    response = HttpResponse(out.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mirrors.xlsx"'
    return response


class ManyMirrorsView(Readers):
    """/desk/mirrors/many/: lines copied from the outer system or from the filled-in table: tried first, then written."""

    needed = frozenset(WRITERS)

    def get(self, request):
        """The empty box."""
        return render(request, "desk/many_mirrors.html", {"head": HEAD, "text": ""})

    def post(self, request):
        """Try every line; write them only when all are right and the person said so."""
        text = request.POST.get("text", "")
        lines = self.read(text)
        wrong = [line for line in lines if line["problem"]]
        if "write" not in request.POST or wrong or not lines:
            context = {"head": HEAD, "text": text, "lines": lines, "wrong": len(wrong), "empty": not lines}
            return render(request, "desk/many_mirrors.html", context, status=422 if wrong or not lines else 200)
        with transaction.atomic():
            for line in lines:
                enter(line["mirror"], number=line["number"], entered_on=line["day"], status=line["status"], by=request.user,
                      version=line["mirror"].version)  # fmt: skip
        messages.success(request, f"已记下{len(lines)}件。")
        return HttpResponseRedirect("/desk/mirrors/", status=303)

    def read(self, text):
        """Lines with what is wrong with each: separated by tabs or commas, the header line skipped."""
        keys = {title: key for key, title in titles().items()}
        mine = {(m.case.number, m.system): m for m in open_for(self.request.user, self.held())[:5000]}
        found, numbers = [], set()
        rows = csv.reader(io.StringIO(text), delimiter="\t" if "\t" in text else ",")
        for place, cells in enumerate(rows, start=1):
            cells = [unicodedata.normalize("NFKC", cell).strip() for cell in cells[:5]] + [""] * (5 - len(cells))
            if not any(cells) or cells[0] == HEAD[0]:
                continue
            case, system, number, day, status = cells
            line = {
                "place": place,
                "cells": cells,
                "number": number,
                "status": status,
                "problem": "",
                "mirror": None,
                "day": None,
            }
            line["mirror"] = mine.get((case.upper(), keys.get(system, system)))
            line["problem"] = self.problem(line, system, keys, day, numbers)
            numbers.add((system, number))
            found.append(line)
        return found[:MOST]

    def problem(self, line, system, keys, day, numbers):
        """The first thing wrong with a line, in words; fills in its day."""
        if system not in keys and system not in keys.values():
            return f"“系统”栏写的是“{system}”，请写{'、'.join(keys)}。"
        if line["mirror"] is None:
            return "“办件编号”栏：没有这个待录入的办件，或者已经录入过。"
        if not line["number"]:
            return "“外部编号”栏是空的。"
        if len(line["number"]) > 60:
            return "“外部编号”栏超过60个字。"
        if (system, line["number"]) in numbers:
            return "“外部编号”栏与前面的行重复。"
        try:
            line["day"] = date.fromisoformat(day.replace("/", "-"))
        except ValueError:
            return f"“录入日期”栏写的是“{day}”，请写成 2026-11-23 的样子。"
        if line["day"] > self.day or line["day"] < line["mirror"].since:
            return "“录入日期”栏：不能早于办结那一天，也不能晚于今天。"
        taken = (
            ExternalMirror.objects.filter(system=line["mirror"].system, number=line["number"])
            .select_related("case")
            .first()
        )
        return f"“外部编号”栏：已经登记给{taken.case.number}。" if taken else ""

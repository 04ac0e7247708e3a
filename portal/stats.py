"""/stats/: how long things really take and why papers come back, for everybody; the same as a file."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.views import View

from casework.journal.instant import today
from policy.rules import UNITS
from portal.community_figures import yearly
from portal.figures import figures


class StatsView(View):
    """/stats/: promised and real days, reasons for returns, the register in numbers."""

    def get(self, request):
        """The page."""
        counted = figures(today())
        most = counted["returns"].items[0][1] if counted["returns"].items else 0
        return render(request, "portal/stats.html", {"figures": counted, "most": most, "community": yearly(today())})


class StatsFileView(View):
    """/stats/data.csv: the same figures, one a line."""

    def get(self, request):
        """Name, group, value, unit; with a mark that spreadsheets read the characters by."""
        counted = figures(today())
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="statistics-{counted["day"]:%Y%m%d}.csv"'
        sheet = csv.writer(response)
        sheet.writerow(["类别", "项目", "数值", "单位"])
        sheet.writerow(["名册", "登记社会组织", counted["standing"], "家"])
        sheet.writerows(["名册", label, n, "家"] for label, n in counted["kinds"])
        sheet.writerow(["名册", "本年新成立", counted["established"], "家"])
        for pace in counted["paces"]:
            sheet.writerow([pace.title, "法定期限", pace.limit.value, UNITS[pace.limit.unit]])
            if pace.promise:
                sheet.writerow([pace.title, "承诺期限", pace.promise.value, UNITS[pace.promise.unit]])
            sheet.writerow([pace.title, "近12个月作出的决定", pace.n, "件"])
            if pace.enough:
                sheet.writerow([pace.title, "实际办理时间（中位数）", pace.middle, "个工作日"])
        sheet.writerow(["补正", "近12个月被要求补正的办件", counted["returns"].cases, "件"])
        sheet.writerows(["补正", text, n, "件"] for text, n, _ in counted["returns"].items)
        community = yearly(today())
        for row in (community["all"], *community["streets"]):
            sheet.writerow(["社区社会组织", f"{row.name}备案有效", row.in_force, "个"])
            rates = (("年度确认报送率", row.reported), ("活跃率", row.active))
            sheet.writerows(["社区社会组织", f"{row.name}{community['year']}年{label}", rate, "%"] for label, rate in rates if rate)
        return response

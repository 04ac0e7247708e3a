"""What stands beside the board: the gap list, registered organizations of a node, residents entered with their source."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render

from casework.journal.instant import now
from desk.board import NodeView
from desk.tables import attached
from network import population
from network.models import Division, Population
from network.roster import RosterError
from orgs.filing import places, targets

PAGE = 50
HEADERS = ("街镇", "社区（村）", "区划代码", "种类", "目标", "备案有效", "缺")
# Who may enter residents: a street for itself and its communities, the bureau's people who supervise for all.
ENTERING = {"street", "reviewer", "chief"}


class GapsView(NodeView):
    """/desk/community/<code>/gaps/: communities and villages below their target; ?street=, ?order=, ?format=csv|xlsx."""

    def get(self, request, area):
        """Fifty a page."""
        order, street = request.GET.get("order", ""), request.GET.get("street", "")[:12]
        order = order if order in targets.ORDERS else "missing"
        rows = targets.gaps(self.area.code, self.day, order)
        streets = {division.code: division.name for division in self.streets()}
        if street in streets:
            rows = [row for row in rows if row.street == street]
        if request.GET.get("format") in ("csv", "xlsx"):
            table = [(streets.get(row.street, ""), row.division.name, row.division.code, row.word, row.target, row.have, row.missing) for row in rows]
            return attached(request.GET["format"], f"gaps-{self.area.code}-{self.day}", HEADERS, table)
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        context = self.base() | {
            "page": page, "lines": [(row, streets.get(row.street, "")) for row in page], "missing": sum(row.missing for row in rows), "street": street,
            "order": order, "orders": [(key, words) for key, (words, _) in targets.ORDERS.items()], "rules": targets.targets(self.day),
            "streets": streets if len(self.area.code) <= places.DISTRICT else {},
        }  # fmt: skip
        return render(request, "desk/board_gaps.html", context)

    def streets(self):
        """The streets the list speaks of."""
        if len(self.area.code) > places.DISTRICT:
            return [found] if (found := places.node(self.area.code[: places.STREET])) else []
        return places.below(self.area, self.day)


class RegisteredView(NodeView):
    """/desk/community/<code>/registered/: the registered organizations counted per 10,000 residents."""

    def get(self, request, area):
        """Fifty a page."""
        page = Paginator(targets.registered(self.area.code), PAGE).get_page(request.GET.get("page"))
        return render(request, "desk/board_registered.html", self.base() | {"page": page})


class ResidentsForm(forms.Form):
    """Residents of a division at the end of a day, with the source."""

    division = forms.ModelChoiceField(Division.objects.none(), label="区划", error_messages={"required": "请选择区划。", "invalid_choice": "请从列出的区划中选择。"})
    residents = forms.IntegerField(label="常住人口（人）", min_value=1, max_value=99_999_999, error_messages={
        "required": "请填写人数。", "invalid": "请写成整数，单位是人。", "min_value": "请填写大于0的人数。", "max_value": "人数太大，请核对单位是人。"})  # fmt: skip
    counted_on = forms.DateField(label="截至日期", widget=forms.DateInput(attrs={"type": "date"}), error_messages={"required": "请填写截至日期。", "invalid": "日期请写成 2025-12-31 的样子。"})
    source = forms.CharField(label="来源", max_length=200, help_text="例如统计公报的名称，或者社区入户登记。", error_messages={"required": "请写明来源。", "max_length": "来源不超过200个字。"})

    def __init__(self, *args, divisions=None, today=None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["division"].queryset, self.today = divisions, today

    def clean_counted_on(self):
        """Not before the republic, not to come."""
        day = self.cleaned_data["counted_on"]
        if not population.EARLIEST <= day <= self.today:
            raise forms.ValidationError("截至日期应当在1949年10月1日以后、今天以前。")
        return day


class ResidentsView(NodeView):
    """/desk/community/<code>/residents/: residents of a node and of what lies directly below; entered by who works there."""

    def mine(self):
        """Whether this person may enter them: an officer whose own node reaches here."""
        return any(post.role in ENTERING and places.within_reach(self.area.code, [post]) for post in self.held)

    def divisions(self):
        """The node and what lies directly below it."""
        codes = [self.area.code, *(division.code for division in places.below(self.area, self.day))]
        return Division.objects.on(self.day).filter(code__in=codes)

    def get(self, request, area):
        """What is known, and the form."""
        return self.page(request, self.form(initial={"division": self.area}))

    def form(self, data=None, **kwargs):
        """The form over this node's divisions."""
        return ResidentsForm(data, divisions=self.divisions(), today=self.day, **kwargs)

    def post(self, request, area):
        """Enter one row; another number for the same day corrects it, the old one is kept with its end."""
        if not self.mine():
            raise Http404("没有这个页面")
        form = self.form(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            row = {"row": 1, "区划代码": given["division"].code, "常住人口": str(given["residents"]), "截至日期": given["counted_on"].isoformat(), "来源": given["source"]}
            try:
                population.enter([row], instant=now(), by=request.user)
            except RosterError as error:
                form.add_error(None, "；".join(error.problems))
            else:
                messages.success(request, f"已经录入{given['division']}的常住人口。")
                return HttpResponseRedirect(f"/desk/community/{area}/residents/", status=303)
        return self.page(request, form, 422)

    def page(self, request, form, status=200):
        """Rows in force, by division, newest first; divisions without one are named."""
        divisions = list(self.divisions())
        rows = Population.objects.filter(division__in=divisions, ended_recorded_at__isnull=True).select_related("division", "recorded_by")
        rows = list(rows.order_by("division__code", "-counted_on"))
        known = {row.division_id for row in rows}
        context = self.base() | {"form": form, "rows": rows, "unknown": [d for d in divisions if d.pk not in known], "mine": self.mine()}
        return render(request, "desk/board_residents.html", context, status=status)

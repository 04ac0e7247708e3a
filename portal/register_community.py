"""The public list of filed community organizations (第二十四条): what they are and do, and nothing of their people."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views import View

from network.divisions import Division
from orgs.filing.choices import Category, Standing
from orgs.filing.leaving import successors
from orgs.filing.queries import public

FILTERS = ("q", "category", "street", "status")


class CommunityRegisterView(View):
    """/register/community/: by words, category, street and status; ordered by sound."""

    def get(self, request):
        """Twenty a page."""
        given = {name: request.GET.get(name, "").strip()[:60] for name in FILTERS}
        page = Paginator(public(**{"words": given["q"], **{n: given[n] for n in FILTERS[1:]}}), 20).get_page(request.GET.get("page"))
        merged = successors([row for row in page if row.status == Standing.MERGED])
        for row in page:
            row.merged_into = merged.get(row.pk, "")
        context = {
            "page": page, "given": given, "categories": Category.choices, "statuses": Standing.choices,
            "streets": Division.objects.filter(parent__kind="district", valid_to__isnull=True).order_by("code"),
        }  # fmt: skip
        return render(request, "portal/register_community.html", context)

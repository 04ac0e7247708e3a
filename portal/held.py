"""/register/held/<street>/<half year>/: what a hub held for the bodies of its street, as it released the list (第四十条)."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views import View

from orgs.filing.held.disclosing import lines_in
from orgs.filing.held.rows import HeldDisclosure
from policy.basis import cite

BASIS = cite("community/t40")


class HeldDisclosureView(View):
    """One half year of one street, a hundred lines a page; 404 until it is released."""

    def get(self, request, street, half):
        """The list."""
        year, _, which = half.partition("-")
        if not (year.isdecimal() and len(year) == 4 and which in ("1", "2")):
            raise Http404("没有这半年")
        rows = HeldDisclosure.objects.filter(street__code=street, year=int(year), half=int(which), released_at__isnull=False)
        row = rows.select_related("street", "party").first()
        if row is None:
            raise Http404("没有公开")
        page = Paginator(lines_in(row.street_id, row.year, row.half), 100).get_page(request.GET.get("page"))
        return render(request, "portal/held.html", {"row": row, "page": page, "basis": BASIS})

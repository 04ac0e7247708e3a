"""The public page of one filed body (第二十四条): what it is and what it did; nothing of its people."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.intake.store import path_of
from casework.views.files import handed_out
from orgs.filing.activities.rows import ActivityPhoto
from orgs.filing.held.rows import HeldDisclosure
from orgs.filing.queries import of_number
from orgs.filing.rated import REFERENCE, shown_of
from policy.basis import cite

BASIS = cite("community/t43")


def listed(number):
    """The body with this filing number; else 404."""
    org = of_number(number)
    if org is None:
        raise Http404("没有这个社区社会组织")
    return org


class BodyView(View):
    """/register/community/<filing number>/; a number it had before it moved leads to the one it has."""

    def get(self, request, number):
        """Ten activities a page."""
        org = listed(number)
        if org.filing_number != number:  # a number it had before
            return HttpResponseRedirect(f"/register/community/{org.filing_number}/")
        rows = org.activities.filter(withdrawn=False, hidden=False).prefetch_related("photos")
        page = Paginator(rows, 10).get_page(request.GET.get("page"))
        context = {"org": org, "page": page, "rated": shown_of(org), "reference": REFERENCE, "basis": BASIS,
                   "held": HeldDisclosure.objects.filter(street=org.street, released_at__isnull=False)[:4]}  # fmt: skip
        return render(request, "portal/register_body.html", context)


class BodyPhotoView(View):
    """/register/community/<filing number>/photos/<photo>/: one photograph that two people have let out."""

    def get(self, request, number, photo):
        """The picture; 404 for one that is not released, or whose activity is not shown."""
        rows = ActivityPhoto.objects.filter(activity__org=listed(number), ref=photo, removed_at__isnull=True, released_at__isnull=False)
        row = rows.select_related("activity").first()
        if row is None or not (row.activity.photos_agreed and row.activity.is_public):
            raise Http404("没有这张照片")
        return handed_out(path_of(row), row.kind, f"活动照片.{row.kind}", inline=True)

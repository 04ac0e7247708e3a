"""The public register: announced organizations, read from the register's own rows."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views import View

from network.divisions import Division
from orgs.organization import Kind, Organization, Status
from orgs.queries import public


class RegisterView(View):
    """/register/: by words, kind, street and status; ordered by sound."""

    def get(self, request):
        """Twenty a page."""
        given = {name: request.GET.get(name, "").strip() for name in ("q", "kind", "street", "status")}
        rows = public(given["q"], given["kind"], given["street"], given["status"])
        page = Paginator(rows, 20).get_page(request.GET.get("page"))
        streets = Division.objects.filter(parent__kind="district", valid_to__isnull=True).order_by("code")
        context = {"page": page, "given": given, "kinds": Kind.choices, "streets": streets,
                   "statuses": Status.choices[1:]}  # fmt: skip
        return render(request, "portal/register.html", context)


class OrganizationView(View):
    """/register/<uscc>/: what the register says of one organization."""

    def get(self, request, uscc):
        """The page; before the announcement there is none."""
        rows = Organization.objects.select_related("division", "legal_representative")
        organization = rows.filter(uscc=uscc.upper(), announced_on__isnull=False).first()
        if organization is None:
            raise Http404("没有这个组织")
        certificate = organization.certificates.order_by("-issued_on").first()
        return render(request, "portal/organization.html", {"organization": organization, "certificate": certificate})

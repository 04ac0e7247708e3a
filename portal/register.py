"""The public register: announced organizations, read from the register's own rows; each as of any past day."""

import csv
import io
from datetime import date

import segno
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views import View

from casework.journal.instant import today
from network.divisions import Division
from orgs.beside import PUBLIC, beside, holds
from orgs.facts import Fact
from orgs.organization import Kind, Organization, Status
from orgs.queries import public
from orgs.telling import TOLD, told

FILTERS = ("q", "kind", "street", "status")


def asked(request):
    """(what was typed, the rows it finds)."""
    given = {name: request.GET.get(name, "").strip()[:60] for name in FILTERS}
    return given, public(given["q"], given["kind"], given["street"], given["status"])


class RegisterView(View):
    """/register/: by words, kind, street and status; ordered by sound."""

    def get(self, request):
        """Twenty a page."""
        given, rows = asked(request)
        page = Paginator(rows, 20).get_page(request.GET.get("page"))
        streets = Division.objects.filter(parent__kind="district", valid_to__isnull=True).order_by("code")
        context = {"page": page, "given": given, "kinds": Kind.choices, "streets": streets,
                   "statuses": Status.choices[1:]}  # fmt: skip
        return render(request, "portal/register.html", context)


class Echo:
    """A file that hands back what is written to it, for rows sent as they are read."""

    def write(self, value):
        """The text itself."""
        return value


class RegisterFileView(View):
    """/register/data.csv: the rows of the same question as a table; nothing in it that its page does not show."""

    def get(self, request):
        """Sent row by row."""
        _, rows = asked(request)
        sheet = csv.writer(Echo())
        titles = ["名称", "统一社会信用代码", "类型", "状态", "街镇", "住所", "业务主管单位", "成立日期"]

        def lines():
            yield "\ufeff" + sheet.writerow(titles)
            for o in rows.iterator(chunk_size=500):
                yield sheet.writerow([safe(str(value)) for value in (
                    o.name, o.uscc, o.kind_label, o.status_label, o.division.name, o.address, o.sponsor_unit, o.established_on)])  # fmt: skip

        response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="register-{today():%Y%m%d}.csv"'
        return response


def safe(text):
    """A cell no spreadsheet takes for a formula."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def announced(uscc):
    """An announced organization by its code; else 404."""
    rows = Organization.objects.select_related("division", "legal_representative")
    organization = rows.filter(uscc=uscc.upper(), announced_on__isnull=False).first()
    if organization is None:
        raise Http404("没有这个组织")
    return organization


class OrganizationView(View):
    """/register/<uscc>/: what the register says of one organization, today or as of a past day (`on`)."""

    def get(self, request, uscc):
        """The page; before the announcement there is none."""
        organization, typed = announced(uscc), request.GET.get("on", "").strip()
        day, problem = as_of(typed, organization)
        rows = Fact.objects.filter(organization=organization, kind__in={*TOLD, *PUBLIC}, ended_recorded_at__isnull=True)
        found = list(rows.order_by("-valid_from", "-id"))
        facts = [fact for fact in found if fact.kind in TOLD]
        context = {
            "organization": organization, "certificate": organization.certificates.filter(void_on__isnull=True).first(),
            "filed": organization.filed_before.first(), "beside": beside(found, today()), "typed": typed, "problem": problem, "day": day, "history": [told(fact) for fact in facts],
            "then": [told(fact) for kind in TOLD for fact in facts if fact.kind == kind and holds(fact, day)] if day else [],
        }  # fmt: skip
        return render(request, "portal/organization.html", context, status=422 if problem else 200)


def as_of(typed, organization):
    """(the day asked for or None, what is wrong with it)."""
    if not typed:
        return None, ""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None, "日期请写成 2026-10-31 的样子。"
    if day > today():
        return None, "还没有到的日子没有登记信息，请写今天或者更早的日期。"
    if day < organization.established_on:
        return None, f"它在{organization.established_on:%Y年%-m月%-d日}才成立，请写那天或者以后的日期。"
    return day, ""


class OrganizationCodeView(View):
    """/register/<uscc>/qr.svg: the address of its page, to be printed or shown."""

    def get(self, request, uscc):
        """A QR code as a picture."""
        page, picture = request.build_absolute_uri(f"/register/{announced(uscc).uscc}/"), io.BytesIO()
        segno.make(page, error="m").save(picture, kind="svg", scale=4, border=2)
        return HttpResponse(picture.getvalue(), content_type="image/svg+xml")

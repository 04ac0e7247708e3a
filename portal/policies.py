"""Policies: the documents of the 1+8 and the laws above them, article by article."""

from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.views import View

from papers.policies import printed
from policy.catalogue import BY_NUMBER, SYSTEMS
from policy.models import Document
from portal.models import ArticlePage
from portal.usage import uses

LEVELS = ("国家", "市", "区")
FILTERS = ("q", "system", "level", "year", "status")


class PoliciesView(View):
    """/policies/: by words of the title, system, level, year and validity."""

    def get(self, request):
        """Twenty a page."""
        given = {name: request.GET.get(name, "").strip()[:60] for name in FILTERS}
        everything = Document.objects.all()
        years = everything.filter(written_on__isnull=False).dates("written_on", "year", order="DESC")
        statuses = everything.exclude(status="").order_by("status").values_list("status", flat=True).distinct()
        context = {
            "page": Paginator(asked(given), 20).get_page(request.GET.get("page")), "given": given, "systems": SYSTEMS,
            "levels": LEVELS, "years": [str(day.year) for day in years], "statuses": list(statuses),
        }  # fmt: skip
        return render(request, "portal/policies.html", context)


def asked(given):
    """Documents that match what somebody asks, by system, the newest first."""
    rows = Document.objects.order_by("system", "-written_on", "title")
    for word in given["q"].split():
        rows = rows.filter(title__icontains=word)
    if given["system"].isdecimal() and len(given["system"]) < 3:
        rows = rows.filter(system=int(given["system"]))
    if given["level"] in LEVELS:
        rows = rows.filter(level=given["level"])
    if given["year"].isdecimal() and len(given["year"]) == 4 and given["year"] > "1000":
        rows = rows.filter(written_on__year=int(given["year"]))
    return rows.filter(status=given["status"]) if given["status"] else rows


class PolicyView(View):
    """/policies/<slug>/: the text with an anchor on every article, where the platform uses it, and what explains it."""

    def get(self, request, slug):
        """The document; without its text, the facts we have of it."""
        document = get_object_or_404(Document, slug=slug)
        chapters = []
        for article in document.articles.order_by("ordinal", "sub").prefetch_related("anchors"):
            article.paragraphs = article.text.split("\n")
            article.places = [row.anchor.partition("/")[2] for row in article.anchors.all()]  # what citations point at
            article.used = uses(document.slug, article.label)
            if not chapters or chapters[-1][0] != article.heading:
                chapters.append((article.heading, []))
            chapters[-1][1].append(article)
        used = sum(bool(article.used) for _, articles in chapters for article in articles)
        explained = ArticlePage.objects.live().filter(document=document).order_by("-published_on", "-pk")[:10]
        context = {"document": document, "chapters": chapters, "system": BY_NUMBER.get(document.system), "used": used,
                   "explained": explained, "pdf": printed(document)}  # fmt: skip
        return render(request, "portal/policy.html", context)


class PolicyPdfView(View):
    """/policies/<slug>/pdf/: the text as it reads now, typeset by `manage.py print_policies`; 404 while there is none."""

    def get(self, request, slug):
        """The file, for everybody."""
        document = get_object_or_404(Document, slug=slug)
        place = printed(document)
        if place is None:
            raise Http404("这份文件还没有制作PDF")
        return FileResponse(place.open("rb"), filename=f"{document.title}.pdf", content_type="application/pdf")

"""/notices/: what editors write for everybody, newest first, by kind and system; and how the site lies before its reader."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views import View

from casework.core.process import PROCESSES
from policy.catalogue import SYSTEMS
from portal.kinds import ArticleKind
from portal.models import ArticlePage, InformationPage


class ArticlesView(View):
    """/notices/: twenty a page."""

    def get(self, request):
        """A page of it."""
        given = {name: request.GET.get(name, "").strip()[:20] for name in ("kind", "system")}
        rows = ArticlePage.objects.live().order_by("-published_on", "-pk")
        if given["kind"] in ArticleKind.values:
            rows = rows.filter(kind=given["kind"])
        if given["system"].isdecimal() and len(given["system"]) < 3:
            rows = rows.filter(system=int(given["system"]))
        context = {
            "page": Paginator(rows, 20).get_page(request.GET.get("page")),
            "given": given,
            "kinds": ArticleKind.choices,
            "systems": SYSTEMS,
        }
        return render(request, "portal/articles.html", context)


class SitemapView(View):
    """/sitemap/: every door of the portal on one page."""

    def get(self, request):
        """The doors, the services, the systems."""
        services = sorted((p for p in PROCESSES.values() if p.guide), key=lambda p: p.code)
        pages = InformationPage.objects.live().order_by("title")
        return render(request, "portal/sitemap.html", {"services": services, "systems": SYSTEMS, "pages": pages})

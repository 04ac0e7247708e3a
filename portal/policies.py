"""Policies: the documents of the 1+8 and the laws above them, article by article."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views import View

from casework.core.process import PROCESSES
from policy.catalogue import BY_NUMBER, SYSTEMS
from policy.models import Document


class PoliciesView(View):
    """/policies/: filtered by system and level."""

    def get(self, request):
        """Twenty a page."""
        rows = Document.objects.order_by("system", "-written_on", "title")
        system, level = request.GET.get("system", ""), request.GET.get("level", "")
        if system.isdecimal() and len(system) < 3:
            rows = rows.filter(system=int(system))
        if level:
            rows = rows.filter(level=level)
        page = Paginator(rows, 20).get_page(request.GET.get("page"))
        context = {"page": page, "systems": SYSTEMS, "system": system, "level": level, "levels": ["国家", "市", "区"]}
        return render(request, "portal/policies.html", context)


class PolicyView(View):
    """/policies/<slug>/: the text with an anchor on every article, and where the platform uses it."""

    def get(self, request, slug):
        """The document; without its text, the facts we have of it."""
        document = get_object_or_404(Document, slug=slug)
        articles = list(document.articles.order_by("ordinal", "sub"))
        chapters = []
        for article in articles:
            article.paragraphs = article.text.split("\n")
            article.used = used_in(document.slug, article)
            if not chapters or chapters[-1][0] != article.heading:
                chapters.append((article.heading, []))
            chapters[-1][1].append(article)
        context = {"document": document, "chapters": chapters, "system": BY_NUMBER.get(document.system)}
        return render(request, "portal/policy.html", context)


def used_in(slug, article):
    """Steps of the declared processes that rest on an article: [(process, card)]."""
    return [
        (process, card)
        for process in PROCESSES.values()
        for card in process.cards.values()
        if any(b.slug == slug and b.passage == article.label for b in card.basis)
    ]

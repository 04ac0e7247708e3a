"""/search/: one question over services, questions, documents, articles, organizations, notices and editorial pages."""

import re
from itertools import islice, product

from django.db.models import Q
from django.shortcuts import render
from django.views import View

from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.notices import queries
from orgs.queries import public
from policy.models import Article, Document, Question
from portal.models import ArticlePage
from portal.synonyms import alternatives

LIMIT = 20
MOST_WORDS, MOST_PHRASES = 5, 6
# Letters, digits and characters: what else is typed (quotes, operators of a search engine) is no word.
WORD = re.compile(r"[^\W_]+")
SORTS = ("services", "questions", "documents", "pages", "notices", "organizations", "articles")


class SearchView(View):
    """Words are all required, each in one of its names; each kind of result is bounded."""

    def get(self, request):
        """The results, or an invitation to ask."""
        typed = WORD.findall(request.GET.get("q", "")[:60])[:MOST_WORDS]
        words, names = " ".join(typed), [alternatives(word) for word in typed]
        context = {"words": words}
        if words:
            context |= {
                "services": services(names), "questions": contains(Question.objects.all(), names, "ask", "answer")[:LIMIT],
                "documents": documents(names), "pages": pages(names),
                "notices": queries.page_of(queries.asked(today(), words=words), "")[0], "organizations": public(words)[:LIMIT],
                "articles": articles(names),
                "also": [name for group in names for name in group[1:]],
            }  # fmt: skip
            context["nothing"] = not any(len(context[sort]) for sort in SORTS)
        return render(request, "portal/search.html", context)


def services(names):
    """What can be applied for, when its title or description has one of the words: people type whole sentences."""
    found = [p for p in PROCESSES.values() if p.guide and any(n in p.title + p.about for group in names for n in group)]
    return sorted(found, key=lambda p: p.code)


def contains(rows, names, *fields):
    """Rows in which every word stands under one of its names: a few hundred documents and articles need no index."""
    for group in names:
        either = Q()
        for name in group:
            # Han has no capitals: without folding every title PostgreSQL needs half the time.
            lookup = "contains" if name.upper() == name.lower() else "icontains"
            for field in fields:
                either |= Q(**{f"{field}__{lookup}": name})
        rows = rows.filter(either)
    return rows


def documents(names):
    """Documents by their titles."""
    return contains(Document.objects.all(), names, "title")[:LIMIT]


def articles(names):
    """Articles of documents by their texts."""
    return contains(Article.objects.select_related("document"), names, "text")[:LIMIT]


def pages(names):
    """Editorial articles by the search index, the newest first, for the first few ways of putting the question."""
    found = {}
    rows = ArticlePage.objects.live().order_by("-published_on")
    for phrase in islice(product(*names), MOST_PHRASES):
        for page in rows.search(" ".join(phrase), order_by_relevance=False)[:LIMIT]:
            found.setdefault(page.pk, page)
    return sorted(found.values(), key=lambda page: (page.published_on, page.pk), reverse=True)[:LIMIT]

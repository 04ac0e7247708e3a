"""/search/: one question over documents, articles, organizations, notices and editorial pages."""

import re

from django.shortcuts import render
from django.views import View

from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.notices import queries
from orgs.queries import public
from policy.models import Article, Document
from portal.models import ArticlePage

LIMIT = 20
# Letters, digits and characters: what else is typed (quotes, operators of a search engine) is no word.
WORD = re.compile(r"[^\W_]+")


class SearchView(View):
    """Words are all required; each kind of result is bounded."""

    def get(self, request):
        """The results, or an invitation to ask."""
        words = " ".join(WORD.findall(request.GET.get("q", "")[:60]))
        context = {"words": words}
        if words:
            context |= {
                "documents": contains(Document.objects.all(), words, "title")[:LIMIT],
                "articles": contains(Article.objects.select_related("document"), words, "text")[:LIMIT],
                "organizations": public(words)[:LIMIT],
                "notices": queries.page_of(queries.asked(today(), words=words), "")[0],
                "services": [p for p in PROCESSES.values() if p.guide and any(w in p.title + p.about for w in words.split())],
                "pages": ArticlePage.objects.live().search(words, order_by_relevance=False)[:LIMIT],
            }  # fmt: skip
            context["nothing"] = not any(
                len(context[k]) for k in ("documents", "articles", "organizations", "notices", "services", "pages")
            )
        return render(request, "portal/search.html", context)


def contains(rows, words, field):
    """Rows whose field contains every word: a few hundred documents and articles need no index."""
    for word in words.split():
        rows = rows.filter(**{f"{field}__icontains": word})
    return rows

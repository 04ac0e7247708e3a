"""/desk/guidance/: 登记辅导名单 (第四十一条): filed bodies ready to become legal persons, for their street and for the bureau.

Nobody is entered by hand: the list is what the ledger answers today, condition by condition, each with its clause.
"""

from functools import reduce
from operator import or_

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.views.standing import DeskView
from network.posts import posts_of
from orgs.filing import guidance

# Who helps them on: the street that filed them, the bureau above it.
HELPING = frozenset({"filing", "supervisor"})
ROLES = frozenset({"street", "reviewer", "chief", "approver"})


def helping(held):
    """Those of these posts that help filed bodies on."""
    return [post for post in held if post.role in ROLES and HELPING & set(post.unit.capacities)]


class GuidanceView(DeskView, View):
    """The bodies of one's own street, or of the district, twenty a page; to all others it is not there."""

    def get(self, request):
        """With every condition as it stands, and the application where one is on its way."""
        posts = helping(posts_of(request.user, self.day))
        if not posts:
            raise Http404("没有这一页")
        found = guidance.ready(reduce(or_, (guidance.under(post) for post in posts)), self.day)
        page = Paginator(found, 20).get_page(request.GET.get("page"))
        applied = guidance.applied([org for org, _ in page])
        lines = [(org, rows, applied.get(org.pk, "")) for org, rows in page]
        where = "、".join(dict.fromkeys(post.division.name for post in posts))
        return render(request, "desk/guidance.html", {"page": page, "lines": lines, "where": where, "clause": guidance.CLAUSE})

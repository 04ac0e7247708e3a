"""个人信息清单 for administrators, and the log of signing in for those who audit."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.views.standing import DeskView
from network.inventory import rows
from network.models import SignIn
from network.posts import posts_of


class Reserved(DeskView, View):
    """A page for some roles only: 404 for all others."""

    roles = frozenset()

    def dispatch(self, request, *args, **kwargs):
        """Who holds none of the roles finds no page."""
        held = {post.role for post in posts_of(request.user, self.day)} if request.user.is_authenticated else self.roles
        if not held & self.roles:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class InventoryView(Reserved):
    """/desk/data-inventory/."""

    roles = frozenset({"admin", "security", "auditor", "privacy"})

    def get(self, request):
        """Sort by sort, drawn from the declarations; periods as the rules say today."""
        return render(request, "desk/inventory.html", {"rows": rows()})


class SignInsView(Reserved):
    """/desk/sign-ins/: fifty a page, the newest first; addresses masked."""

    roles = frozenset({"auditor", "discipline"})

    def get(self, request):
        """The page."""
        found = SignIn.objects.select_related("user")
        return render(request, "desk/sign_ins.html", {"page": Paginator(found, 50).get_page(request.GET.get("page"))})

"""Everything that touches Wagtail's insides: one place, one test a seam."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from casework.journal.instant import today
from network.posts import posts_of

# No editor moves a page under these.
WITHOUT = ("/hall/", "/desk/", "/files/", "/papers/", "/accounts/", "/admin/")
# The post somebody holds -> the group that gives its rights in the editors' admin.
GROUPS = {"editor": "编辑", "publisher": "发布人"}


class AdminGroups:
    """Rights in the admin follow the posts held today: given with the post, gone with the request after it ended."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Put the person into the groups of their posts before the admin asks."""
        if request.path.startswith("/admin/") and request.user.is_authenticated:
            in_step(request.user)
        return self.get_response(request)


def in_step(user):
    """Members of the two groups are those who hold the posts, no others."""
    wanted = {GROUPS[held.role] for held in posts_of(user, today()) if held.role in GROUPS}
    have = set(user.groups.filter(name__in=GROUPS.values()).values_list("name", flat=True))
    if wanted != have:
        user.groups.remove(*Group.objects.filter(name__in=have - wanted))
        user.groups.add(*Group.objects.filter(name__in=wanted - have))


class AdminPolicy:
    """The editors' admin sets styles and small scripts inline; only its own pages get a wider policy."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Widen the Content-Security-Policy under /admin/."""
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_update = {
                "script-src": ["'unsafe-inline'"], "style-src": ["'unsafe-inline'"], "img-src": ["blob:"],
                "frame-src": ["'self'"],
            }  # fmt: skip
            response._csp_replace = {"frame-ancestors": ["'self'"]}  # beside 'none' a source would count for nothing
        return response


class MovedPages(RedirectMiddleware):
    """Editors' redirects are for the portal's pages: what is not there in the hall, at the desk or among files asks for none."""

    def process_response(self, request, response):
        """A redirect in place of a 404 of the portal."""
        return response if request.path.startswith(WITHOUT) else super().process_response(request, response)


def enter(request):
    """The admin's door: signed-in visitors without the right get a refusal, not a loop back to the login page."""
    if request.user.is_authenticated:
        raise PermissionDenied("您没有编辑后台的权限。")
    return redirect_to_login("/admin/", login_url=settings.LOGIN_URL)

"""Everything that touches Wagtail's insides: one place, one test a seam."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied


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
                "frame-src": ["'self'"], "frame-ancestors": ["'self'"],
            }  # fmt: skip
        return response


def enter(request):
    """The admin's door: signed-in visitors without the right get a refusal, not a loop back to the login page."""
    if request.user.is_authenticated:
        raise PermissionDenied("您没有编辑后台的权限。")
    return redirect_to_login("/admin/", login_url=settings.LOGIN_URL)

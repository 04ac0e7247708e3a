"""Two guards on every request of an official: a second factor, and an end after half an hour of silence."""

import time

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseRedirect

SILENCE = 30 * 60
OPEN = ("/accounts/", "/static/", "/healthz", "/readyz", "/text-size/")


class SecondFactor:
    """Officials without a second factor are sent to set one up; the demonstration does without."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Redirect to the second factor's page where it is missing."""
        if self.lacks(request):
            messages.warning(request, "工作人员须先设置两步验证，再开始工作。")
            return HttpResponseRedirect("/accounts/2fa/")
        return self.get_response(request)

    def lacks(self, request):
        """Whether this is an official without a second factor, outside the pages that set one up."""
        if settings.DEMO or not request.user.is_authenticated or not request.user.is_staff:
            return False
        if request.path.startswith(OPEN):
            return False
        return not Authenticator.objects.filter(user=request.user).exists()


class Idle:
    """An official's session ends after half an hour without a request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Sign out when the silence was too long, else note the time."""
        user = request.user
        if user.is_authenticated and user.is_staff and not request.path.startswith("/static/"):
            last = request.session.get("seen")
            if last and time.time() - last > SILENCE:
                logout(request)
                messages.info(request, "超过30分钟没有操作，为了安全已自动退出，请重新登录。")
                return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={request.path}")
            if not last or time.time() - last > 60:
                request.session["seen"] = int(time.time())
        return self.get_response(request)

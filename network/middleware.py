"""Two guards on every request of somebody signed in: a second factor for officials, and an end after too much silence."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseRedirect

from network import silence

SILENCE = silence.OFFICIALS
ASKED = "/stay/"
OPEN = ("/accounts/", "/static/", "/healthz", "/readyz", "/text-size/", "/stay/")


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
    """A session ends after so much silence as is allowed: half an hour for an official, a working day for everybody else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Sign out when the silence was too long, else note the time; a page that only asks how long is left is no sign of life."""
        user = request.user
        if user.is_authenticated and not request.path.startswith("/static/"):
            if silence.is_over(request):
                said = f"超过{silence.told(user)}没有操作，为了安全已自动退出，请重新登录。"
                logout(request)
                messages.info(request, said)
                return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={request.path}")
            if request.path != ASKED or request.method == "POST":
                silence.renew(request)
        return self.get_response(request)

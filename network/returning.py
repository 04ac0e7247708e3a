"""What was typed outlives the session: sealed into the sign-in page, taken along through signing in, then offered again.

A form sent after the session had ended is answered with the sign-in page, which carries what was typed, sealed for its
address. Nothing is kept on the server before the password was right; nothing is done before the button is pressed again.
Files cannot be carried: the page says so. Sent from a page of an earlier session (its token is stale), a form is
offered again at once.
"""

from allauth.account.forms import LoginForm
from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.csrf import csrf_failure

from network.carried import answers, opened, sealed, take_along

PLACES = ("/hall/", "/desk/")  # no page under these asks for a password
MOST = 512 * 1024  # characters, sealed; an application's longest section has a tenth of it


class Returning:
    """Stands around every guard that sends people to sign in, so that none of them loses what was typed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """The sign-in page in place of a bare redirect; the page that goes on, once signed in again."""
        who = request.user.pk if request.method == "POST" and sent_by_a_window(request) else None
        response = self.get_response(request)
        if request.method == "POST" and self.turned_away(request, response):
            return ask(request, who)
        if request.method == "GET" and request.path.startswith(PLACES) and request.user.is_authenticated:
            return offered(request, response)
        return response

    def turned_away(self, request, response):
        """Whether a form sent by a window was answered with the way to the sign-in page."""
        to_sign_in = response.status_code == 302 and response["Location"].startswith(settings.LOGIN_URL)
        return to_sign_in and sent_by_a_window(request)


def sent_by_a_window(request):
    """A form of one of our places, sent by a person: scripts do not ask for HTML."""
    return request.path.startswith(PLACES) and "text/html" in request.headers.get("Accept", "")


def ask(request, who=None):
    """401: the sign-in page with what was typed."""
    token = sealed(request, who)
    context = {"form": LoginForm(request=request), "typed": token if len(token) <= MOST else "",
               "too_long": len(token) > MOST, "action": settings.LOGIN_URL,
               "redirect_field_name": "next", "redirect_field_value": request.path}  # fmt: skip
    return render(request, "account/login.html", context, status=401)


def offered(request, response):
    """In place of the page one comes back to: what was typed there, to be sent again; once, and never over a refusal."""
    kept = opened(request.session.get("typed", ""))
    if not kept or kept["path"] != request.path:
        return response
    del request.session["typed"]
    if response.status_code in (403, 404) or kept["by"] not in (None, request.user.pk):
        return response
    return again(request, kept["typed"], files=kept["files"])


def again(request, typed, *, files, stale=False):
    """The page that sends what was typed once more, under the token of this session."""
    context = {"path": request.path, "typed": typed, "files": files, "stale": stale}
    return render(request, "network/again.html", context, status=403 if stale else 200)


def stale_token(request, reason=""):
    """The token of a form is not this session's. Sent by a page of ours, it is only old, and is offered again; else 403."""
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if ours and request.user.is_authenticated and request.path == settings.LOGIN_URL:  # signed in elsewhere meanwhile
        take_along(request)
        kept = opened(request.POST.get("typed", ""))
        return HttpResponseRedirect(kept["path"] if kept else settings.LOGIN_REDIRECT_URL)
    if not ours or not sent_by_a_window(request):
        return csrf_failure(request, reason)
    if not request.user.is_authenticated:
        return ask(request)
    return again(request, answers(request), files=bool(request.FILES), stale=True)

"""Small doors of the portal: text size, where to go after signing in, what was not found."""

from django.http import HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from casework.journal.instant import today
from network import silence
from network.posts import posts_of


@csrf_exempt
@require_POST
def text_size(request):
    """大字版: remembered in a cookie, back to the page one came from.

    Without a token, so that pages for strangers carry none and can be kept: all it changes is the size of letters.
    """
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back, status=303)
    size = "" if request.COOKIES.get("text") == "large" else "large"
    response.set_cookie("text", size, max_age=365 * 86400, samesite="Lax", httponly=True)
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def stay(request):
    """How many seconds are left before one is signed out (GET, no sign of life by itself); POST goes on working.

    Scripts get {"left": seconds}, 0 for strangers; a form sent by a window goes back to the page it stood on.
    """
    if request.method == "POST" and request.user.is_authenticated:
        silence.begin(request)
    if request.method == "GET" or "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"left": silence.left(request) or 0})
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    return HttpResponseRedirect(back if request.user.is_authenticated else "/enter/", status=303)


def enter(request):
    """After signing in: officials to the desk, editors to the admin, everybody else to the hall."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect("/accounts/login/")
    held = posts_of(request.user, today())
    if not held:
        return HttpResponseRedirect("/hall/cases/")
    roles = {post.role for post in held}
    if roles == {"editor"}:
        return HttpResponseRedirect("/admin/")
    return HttpResponseRedirect("/desk/staff/" if roles <= {"admin", "security"} else "/desk/")


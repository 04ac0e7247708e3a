"""Pages for what did not work: not found, too often."""

from django.shortcuts import render

WAIT = 300  # seconds; the longest window in which sign-ins and sign-ups are counted


def not_found(request, exception=None):
    """The page for every address that is nobody's, or not yours."""
    return render(request, "404.html", status=404)


def too_often(request, exception=None):
    """429: somebody tried too often; when to try again stands in the page and in the header."""
    answer = render(request, "429.html", {"minutes": WAIT // 60}, status=429)
    answer["Retry-After"] = str(WAIT)
    return answer


class Patience:
    """Every 429 says when to come back: a minute, where the view that counted said nothing longer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """The answer with its header."""
        answer = self.get_response(request)
        if answer.status_code == 429:
            answer.setdefault("Retry-After", "60")
        return answer

"""What somebody had typed when their session ended: sealed for its address, carried by the sign-in page, opened once."""

import json
import time

from cryptography.exceptions import InvalidTag

from network.vault import seal, unseal

CONTEXT = "network.carried"
LASTS = 8 * 3600  # seconds, as long as a session
NOT_ANSWERS = ("csrfmiddlewaretoken", "keep")


def answers(request):
    """What was typed and pressed, without what belongs to the page it stood on: name -> values."""
    return {name: values for name, values in request.POST.lists() if name not in NOT_ANSWERS}


def sealed(request, who):
    """The request's answers, sealed for its address and, where it is known, for its person (`who`, a key)."""
    kept = {"path": request.path, "at": int(time.time()), "typed": answers(request), "files": bool(request.FILES), "by": who}
    return seal(json.dumps(kept, ensure_ascii=False), CONTEXT)


def opened(token):
    """What was sealed, or None where it is not ours, was altered, or is too old."""
    try:
        kept = json.loads(unseal(token, CONTEXT) or "{}")
    except (ValueError, InvalidTag):
        return None
    return kept if kept and time.time() - kept["at"] < LASTS else None


def take_along(request):
    """The password was right: what the sign-in page carried goes into the session, still sealed."""
    if opened(request.POST.get("typed", "")):
        request.session["typed"] = request.POST["typed"]

"""Maintenance: while a file lies in DATA_DIR every page answers 503 and says until when; it needs no database.

`manage.py maintenance on` writes the file and names an address that lets whoever maintains look at the platform meanwhile
(a word in a cookie, good until the file is gone). Health checks and static files go on.
"""

import json
import secrets
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime

OPEN = ("/healthz", "/readyz", "/static/")
DOOR, COOKIE = "/maintenance/", "maintenance"


def place():
    """Where the file lies."""
    return Path(settings.DATA_DIR) / "maintenance.json"


def begin(until, say=""):
    """Shut the platform until an aware instant; returns the word that opens it for whoever maintains."""
    word = secrets.token_urlsafe(16)
    place().touch(mode=0o600)
    place().write_text(json.dumps({"until": until.isoformat(), "say": say, "word": word}, ensure_ascii=False))
    return word


def end():
    """Open again; returns whether it was shut."""
    if not place().exists():
        return False
    place().unlink()
    return True


def standing():
    """{"until": aware instant, "say": text, "word": text} while shut, else None. A broken file shuts too: an hour."""
    try:
        found = json.loads(place().read_text())
        return {"until": parse_datetime(found["until"]), "say": found["say"], "word": found["word"]}
    except FileNotFoundError:
        return None
    except (ValueError, KeyError):
        return {"until": timezone.now() + timedelta(hours=1), "say": "", "word": secrets.token_urlsafe(16)}


def same(typed, word):
    """Whether what came in is the word, in the same time for every wrong one; addresses and cookies may be Chinese."""
    return secrets.compare_digest(typed.encode(errors="replace"), word.encode())


class Maintenance:
    """Stands before everything that asks the database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """503 while shut, except for the open addresses and for whoever has the word."""
        shut = None if request.path.startswith(OPEN) else standing()
        if shut is None or same(request.COOKIES.get(COOKIE, ""), shut["word"]):
            return self.get_response(request)
        if same(request.path, f"{DOOR}{shut['word']}/"):
            answer = HttpResponseRedirect("/")
            answer.set_cookie(COOKIE, shut["word"], httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
            return answer
        until = timezone.localtime(shut["until"])
        answer = HttpResponse(render_to_string("503.html", {"until": until, "say": shut["say"]}), status=503)
        left = int((until - timezone.now()).total_seconds())
        answer["Retry-After"] = str(max(left, 60))
        answer["Cache-Control"] = "no-store"
        return answer

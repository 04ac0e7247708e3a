"""Demonstration: the mark on a database that holds fictional people, and the two ways it shows.

A marked database carries a banner on every page, and answers only on this machine's own addresses unless DEMO=1 says
that showing it is wanted: passwords of the demonstration are public.
"""

import time

from django.conf import settings
from django.db import models
from django.shortcuts import render

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
AGAIN = 60  # seconds after which an unmarked database is looked at again
_looked = {"at": None, "marked": False}


class Demonstration(models.Model):
    """One row marks the whole database; `manage.py demo` writes it."""

    loaded_at = models.DateTimeField()


def marked():
    """Whether this database holds the demonstration; asked of the database at most once a minute."""
    stale = _looked["at"] is None or time.monotonic() - _looked["at"] > AGAIN
    if not _looked["marked"] and stale:
        _looked.update(at=time.monotonic(), marked=Demonstration.objects.exists())
    return _looked["marked"]


def look_again():
    """Forget what was found: the database has just been marked."""
    _looked.update(at=None, marked=False)


def shown():
    """Whether pages and papers say that this is a demonstration."""
    return settings.DEMO or marked()


class Loopback:
    """A marked database is not shown to other machines by accident."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """403 with the way out, for a host that is not this machine."""
        host = request.get_host().rsplit(":", 1)[0].strip("[]")
        if host not in LOOPBACK and not settings.DEMO and marked():
            reason = "这个数据库装的是演示数据，密码是公开的，只在本机显示。确实要对外演示的，请设置 DEMO=1 再启动。"
            return render(request, "403.html", {"reason": reason}, status=403)
        return self.get_response(request)

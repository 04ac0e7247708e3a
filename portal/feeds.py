"""For machines: addresses of everything public, and the last days of publicities as a calendar."""

from datetime import datetime, timedelta

from django.contrib.sitemaps import Sitemap
from django.http import HttpResponse
from django.views import View

from casework.core.process import PROCESSES
from casework.journal.instant import now, today
from casework.notices import queries
from orgs.queries import public
from policy.models import Document

MOST = 200
STAMP = "%Y%m%dT%H%M%SZ"


class DoorsSitemap(Sitemap):
    """The portal's own pages and the guides."""

    def items(self):
        """Addresses."""
        guides = [f"/hall/services/{p.code}/" for p in PROCESSES.values() if p.guide]
        return [
            "/policies/",
            "/publicity/",
            "/notices/",
            "/register/",
            "/stats/",
            "/help/",
            "/verify/",
            "/sitemap/",
            *guides,
        ]

    def location(self, item):
        """As it stands."""
        return item


class DocumentsSitemap(Sitemap):
    """Policies."""

    def items(self):
        """Every document."""
        return Document.objects.order_by("pk").only("slug")

    def location(self, item):
        """Its page."""
        return f"/policies/{item.slug}/"


class OrganizationsSitemap(Sitemap):
    """The register."""

    def items(self):
        """Announced organizations."""
        return public().order_by("pk")

    def location(self, item):
        """Its page."""
        return f"/register/{item.uscc}/"


class NoticesSitemap(Sitemap):
    """Publicities and announcements that stand."""

    def items(self):
        """Without what was withdrawn."""
        return queries.public().filter(withdrawn_at__isnull=True).order_by("case_ptr_id")

    def location(self, item):
        """Its page."""
        return f"/publicity/{item.number}/"


class CalendarView(View):
    """/publicity/calendar.ics: the last day of every running publicity as an all-day event."""

    def get(self, request):
        """RFC 5545, folded at 75 octets."""
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//publicity//ZH", "X-WR-CALNAME:公示期"]
        for notice in queries.running(today())[:MOST]:
            page = request.build_absolute_uri(f"/publicity/{notice.number}/")
            lines += [
                "BEGIN:VEVENT", f"UID:{notice.number}@{request.get_host()}", f"DTSTAMP:{utc(now())}",
                f"DTSTART;VALUE=DATE:{notice.ends_on:%Y%m%d}", f"DTEND;VALUE=DATE:{notice.ends_on + timedelta(days=1):%Y%m%d}",
                f"SUMMARY:{escaped('公示最后一天：' + notice.title)}", f"URL:{page}", "END:VEVENT",
            ]  # fmt: skip
        body = "\r\n".join(folded(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n"
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="publicity.ics"'
        return response


def utc(instant: datetime):
    """An instant as calendars write it."""
    return (instant - instant.utcoffset()).strftime(STAMP)


def escaped(text):
    """Text as a value: commas, semicolons, backslashes and line ends are signs there."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line, most=75):
    """A line in pieces of at most 75 octets, never through a character."""
    pieces, piece = [], ""
    for char in line:
        if len((piece + char).encode()) > most - (1 if pieces else 0):
            pieces.append(piece)
            piece = ""
        piece += char
    return "\r\n ".join([*pieces, piece])

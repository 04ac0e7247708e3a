"""For machines: addresses of everything public, and the last days of publicities as a calendar."""

from django.contrib.sitemaps import Sitemap
from django.views import View

from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.notices import queries
from casework.views.calendar import Event, calendar
from orgs.queries import public
from policy.models import Document

MOST = 200


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
        """Those that run today."""
        events = [
            Event(
                n.number, n.ends_on, "公示最后一天：" + n.title, request.build_absolute_uri(f"/publicity/{n.number}/")
            )
            for n in queries.running(today())[:MOST]
        ]
        return calendar("公示期", events, request.get_host(), "publicity")

"""What the first page shows, put together from the rows below."""

from django.db.models import Count

from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.notices import queries
from policy.catalogue import SYSTEMS
from policy.models import Document
from portal.figures import figures

NUMERALS = "〇一二三四五六七八"
SHOWN = 4


def shown():
    """The nine systems with their documents and services, the open services, notices, articles, figures."""
    day = today()
    documents = dict(Document.objects.values_list("system").annotate(Count("id")).order_by())
    services = sorted((p for p in PROCESSES.values() if p.guide), key=lambda p: p.code)
    systems = [
        {"system": s, "numeral": NUMERALS[s.number], "documents": documents.get(s.number, 0),
         "services": sum(p.system == s.number for p in services)} for s in SYSTEMS
    ]  # fmt: skip
    counted = figures(day)
    paces = {pace.code: pace for pace in counted["paces"]}
    announced = queries.public().filter(kind="announcement", withdrawn_at__isnull=True)
    running = queries.running(day).select_related("unit")[:SHOWN]
    return {
        "overall": systems[0], "systems": systems[1:], "figures": counted,
        "services": [(p, paces.get(p.code)) for p in services[:SHOWN]],
        "running": [(notice, queries.standing(notice, day)) for notice in running],
        "announcements": announced.order_by("-published_at", "-case_ptr_id")[:SHOWN],
    }  # fmt: skip

"""Who else has a case open just now, and which case comes before and after it on one's own worklist."""

from datetime import timedelta

from django.core.cache import cache
from django.db.models import Q

from casework.core.case import Case
from casework.journal.instant import wall
from casework.views.waiting import waiting_for
from desk.worklist import PLACES

WHILE = timedelta(minutes=5)


def company(case, user):
    """Names of colleagues who opened the case within five minutes; this person is noted too.

    The note lies in the cache alone: it warns, it locks nothing, and it may be lost.
    """
    key, at = f"company:{case.pk}", wall()
    known = {who: (name, when) for who, (name, when) in (cache.get(key) or {}).items() if at - when < WHILE}
    known[user.pk] = (user.name, at)
    cache.set(key, known, WHILE.total_seconds())
    return [name for who, (name, _) in known.items() if who != user.pk]


def neighbours(case, user, day):
    """{"earlier": address, "later": address}: what stands before and after on the worklist, by last day. Two queries.

    The plain bound beside the pair lets the index be entered at this case instead of at its end. A notice has its own page at the desk, for whoever has it to do.
    """
    base = Case.objects.open().filter(waiting_for(user, day))
    before, after = Q(due_on=case.due_on, pk__lt=case.pk), Q(due_on=case.due_on, pk__gt=case.pk)
    found = {
        "earlier": base.filter(Q(due_on__lt=case.due_on) | before, due_on__lte=case.due_on).order_by("-due_on", "-id"),
        "later": base.filter(Q(due_on__gt=case.due_on) | after, due_on__gte=case.due_on).order_by("due_on", "id"),
    }
    return {side: _place(rows.values_list("process", "number").first()) for side, rows in found.items()}


def _place(row):
    return f"{PLACES.get(row[0], '/desk/cases/')}{row[1]}/" if row else None

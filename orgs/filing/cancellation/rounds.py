"""社区社会组织备案注销: what time does beside deadlines: opens what was referred, reminds, takes claims, finishes what passes into another."""

from django.db.models import Exists, OuterRef

from casework.clock.deadline import Deadline
from casework.core.perform import Closed
from casework.core.process import PROCESSES
from network.actors import the_clock
from orgs.filing.cancellation.opening import SLUG, open_ex_officio
from orgs.filing.cancellation.reasons import Cause
from orgs.filing.cancellation.states import State
from orgs.filing.choices import STANDING, Referral
from orgs.filing.facts import CommunityFact
from orgs.filing.on_notice import take
from orgs.filing.reminding import go_round as go_together

FINISH = {Cause.PROMOTION: "finish_promotion", Cause.MERGER: "finish_merger"}
REFERRED = {Referral.LAPSED.label: Cause.LAPSED, Referral.UNMENDED.label: Cause.UNMENDED}


def go_round(day):
    """Returns how many steps were taken. A second run on the same day changes nothing."""
    return open_referred() + go_together(SLUG, day) + finish(day)


def open_referred():
    """A case for every body that was referred since it last had one."""
    since = PROCESSES[SLUG].cases.objects.filter(org_id=OuterRef("org_id"), submitted_at__isnull=False)
    known = Exists(since.filter(closed_at__isnull=True)) | Exists(since.filter(opened_at__gte=OuterRef("recorded_at")))
    found = CommunityFact.objects.filter(~known, kind="referral", ended_recorded_at__isnull=True, valid_to__isnull=True,
                                         org__status__in=STANDING)  # fmt: skip
    return sum(_opened(fact) for fact in found.select_related("org__party", "org__division", "org__street").order_by("pk"))


def _opened(fact):
    try:
        open_ex_officio(fact.org, the_clock, "open_ex_officio", cause=REFERRED[fact.value], source=f"年度确认转来：{fact.value}。")
    except Closed:
        return 0
    return 1


def finish(day):
    """What passes into a legal person or another body, once the time for a review is over."""
    over = Deadline.objects.filter(kind="state", name=State.CANCELLING, met_at__isnull=True, due_on__lt=day)
    found = PROCESSES[SLUG].cases.objects.filter(state=State.CANCELLING, cause__in=FINISH, pk__in=over.values("case_id"))
    return sum(take(pk, FINISH[cause]) for pk, cause in list(found.values_list("pk", "cause")))

"""A body leaves the ledger for good: what is still open of it elsewhere ends in the same moment; or it gets one chance more."""

from django.db import transaction

from casework.core.perform import perform
from casework.core.process import PROCESSES
from network.actors import the_clock
from orgs.filing import facts, ledger
from orgs.filing.community_org import CommunityOrg

# process -> the clock's step that ends its case of a body that has left; filled by `ready()`.
ENDINGS = {}
# callable(org): takes a body back that was referred to cancellation (第三十八条); filled by `ready()`.
CHANCES = []


@transaction.atomic
def leave(org, standing, *, day, instant, case, successor="", registered=None):
    """Its last standing and what follows it: a credit code where it was `registered`, a filing number where it was merged."""
    ledger.stand(org, standing, day=day, instant=instant, case=case)
    if registered is not None and org.promoted_to_id is None:
        CommunityOrg.objects.filter(pk=org.pk).update(promoted_to=registered)
    if successor:
        facts.state(org, {"successor": successor}, valid_from=day, instant=instant, case=case)
    for slug, step in ENDINGS.items():
        process = PROCESSES[slug]
        rows = process.cases.objects.filter(org=org, closed_at__isnull=True, state__in=process.cards[step].sources)
        for pk in list(rows.values_list("pk", flat=True)):
            perform(pk, step, by=the_clock)


def successors(orgs):
    """Key of a body -> what follows it, for those that have a successor; one query."""
    rows = facts.CommunityFact.objects.filter(org__in=orgs, kind="successor", ended_recorded_at__isnull=True, valid_to__isnull=True)
    return dict(rows.values_list("org_id", "value"))


def give_chance(org):
    """The processes that had referred it take it back."""
    for take_back in CHANCES:
        take_back(org)

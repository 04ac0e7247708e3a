"""Giving and withdrawing consent, and whether what was sent electronically counts as delivered (行政行为的电子送达以同意为前提)."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import make_aware

from casework.core.answers import Refused
from casework.journal.instant import now
from network.models import Party
from papers.consent.rows import ElectronicConsent
from papers.sealing.rows import posted_at
from policy import rules

RULE, YES = "delivery.platform_needs_consent", "是"
REFUSED = "对方没有签署电子送达确认书（或者已经撤回），电子送达不算送达。请改用直接送达、邮寄送达；都送不到的，公告送达。对方可以在办事大厅的“电子送达”页面签署。"


def say(party, given, *, by):
    """The next row. Raises Refused where it would change nothing."""
    with transaction.atomic():
        Party.objects.select_for_update().get(pk=party.pk)
        if consented(party.pk, now()) == given:
            raise Refused(["已经同意过电子送达。" if given else "没有同意过电子送达，不用撤回。"])
        return ElectronicConsent.objects.create(party=party, given=given, by=by, at=now())


def consented(party_id, instant):
    """Whether a party agreed to electronic delivery at a moment. One query."""
    return bool(party_id) and bool(ElectronicConsent.objects.filter(party_id=party_id, at__lte=instant).values_list("given", flat=True).last())


def consents_of(party_ids):
    """The rows of several parties, for many questions at once: {party: [(at, given)]}. One query."""
    found = {}
    for party_id, at, given in ElectronicConsent.objects.filter(party_id__in=party_ids).values_list("party_id", "at", "given"):
        found.setdefault(party_id, []).append((at, given))
    return found


class Served:
    """When the platform delivered papers so that it counts, asked for several at once: two queries whatever their number."""

    def __init__(self, papers, day):
        self.needed = is_needed(day)
        self.known = consents_of({paper.letter.party_id for paper in papers if paper.letter.party_id}) if self.needed else {}

    def at(self, paper):
        """The moment; None while it was not posted, or where the party had not agreed when it was."""
        posted, party = posted_at(paper.letter), paper.letter.party_id
        if posted is None or not party or not self.needed:
            return posted
        return posted if next((given for said, given in reversed(self.known.get(party, [])) if said <= posted), False) else None


def is_needed(day):
    """Whether delivery on the platform needs consent on a day."""
    return rules.value(RULE, on=day).value == YES


def refused_electronic(paper, day):
    """Why an electronic delivery on a day does not count, or None; units are served on the platform without being asked."""
    party = paper.letter.party_id
    if not party:
        return None
    return None if consented(party, make_aware(datetime.combine(day + timedelta(days=1), time()))) else REFUSED

"""Claims of imported organizations: one decided, one sent back, two rivals, one against a present member, one code handed out."""

from datetime import datetime, time

from django.utils import timezone

from casework.core.perform import perform
from casework.intake import drafts, store
from casework.journal.instant import at
from demo.filing import sheet
from network.models import Membership
from orgs.claims.code import hand_out
from orgs.claims.members import members_of
from orgs.claims.opening import begun
from orgs.claims.process import SECTIONS
from orgs.organization import Organization, Status

CHECKED = "印章、名称、代码与名册一致。"


def run(accounts, maker):
    """Performed at past instants; returns how many claims were made."""
    free = [o for o in Organization.objects.filter(announced_on__isnull=False, status=Status.REGISTERED).order_by("name_key")[:30]
            if not members_of(o).exists()]  # fmt: skip
    one, two, three, four, five = free[:5]
    clerk, chief = accounts["clerk"], accounts["chief"]
    case = asked(maker, accounts["legal_rep"], one, 8)
    step(maker, case, 7, "verify_letter", clerk, findings=CHECKED)
    step(maker, case, 6, "accept", chief, answer="同意认领。")
    step(
        maker,
        asked(maker, accounts["applicant"], two, 4),
        3,
        "send_back",
        clerk,
        missing="印章不完整，请重新盖章后拍照。",
    )
    for name in ("applicant", "applicant2"):
        step(maker, asked(maker, accounts[name], three, 3), 2, "verify_letter", clerk, findings=CHECKED)
    Membership.objects.create(party=four.party, user=accounts["applicant"], role="applicant", valid_from=maker.ago(200))
    step(maker, asked(maker, accounts["applicant2"], four, 2), 1, "tell_members", clerk, findings=CHECKED)
    hand_out(five, clerk=clerk, visitor="康晓雯", seen="登记证书正本、居民身份证", part="legal_rep")
    return 5


def instant(maker, days, hour):
    """An instant some working days ago."""
    return timezone.make_aware(datetime.combine(maker.ago(days), time(hour)))


def asked(maker, user, organization, days):
    """A claim handed in with its sealed letter."""
    with at(instant(maker, days, 9)):
        case = begun(user, organization)
        drafts.save(
            case,
            SECTIONS[0],
            {"part": "applicant", "way": "letter", "reason": "受法定代表人委托办理网上业务。"},
            by=user,
        )
        store.keep(case, "sealed_letter", sheet("认领函"), user)
        return perform(case, "ask", by=user, commitment="on")


def step(maker, case, days, name, by, **facts):
    """One step some working days ago."""
    with at(instant(maker, days, 10)):
        return perform(case, name, by=by, **facts)

"""Members of the demonstration's organizations: a reader, a 财务, an invitation still open, letters of authorization."""

from datetime import timedelta

from casework.journal.instant import today
from casework.members import inviting, mandates
from casework.members.parts import members_of, parties_with
from demo.filing import sheet

ROLES = ("legal_rep", "founder")


def run(accounts):
    """In the founder's first team and in the legal representative's organization; returns how many were changed."""
    founder, helper, looker = accounts["founder"], accounts["applicant2"], accounts["applicant"]
    team = next(party for party, _ in parties_with(founder, today()) if "（筹）" in party.name)
    _join(team, founder, looker, "reader", None)
    _join(team, founder, helper, "applicant", today() + timedelta(days=180))
    row = next(m for m in members_of(team) if m.user_id == helper.pk)
    mandates.give(row, by=founder, scope="填写、提交申请，接收通知和文书", ends_on=today() + timedelta(days=180), file=sheet("授权书"))
    head = accounts["legal_rep"]
    led = next(iter([p for p, parts in parties_with(head, today()) if set(parts) & set(ROLES)]), None)
    if led is not None:
        _join(led, head, helper, "finance", None)
        inviting.invite(led, by=head, part="reader", name="康晓雯")
    return 3


def _join(party, by, user, part, ends_on):
    _, token = inviting.invite(party, by=by, part=part, name=user.name, ends_on=ends_on)
    inviting.accept(token, user)

"""A member answers by link: who they are is proved by their number, what they want by ticks and a typed name."""

import hmac
from dataclasses import dataclass

from django.db import transaction

from casework.core.answers import Problem, Refused
from casework.journal.instant import now, today
from network.vault import blinds, seal
from orgs.registration.establishment.founding.counting import is_open
from orgs.registration.establishment.founding.journal import line, locked
from orgs.registration.establishment.founding.rows import FoundingAnswer, FoundingInvitation, context, plain
from policy import rules

TAIL, WHOLE = 6, 18
SAID = {
    "revoked": "这个链接已经作废。需要确认的，请联系发给您链接的人重新发送。",
    "renewed": "这个链接已经换成新的，请打开最近一次发给您的链接。",
    "barred": "证件号码多次不符，这个链接已经停用。请核对本人证件，联系发给您链接的人重新发送。",
}
EXPIRED = "这个链接已经过期。需要确认的，请联系发给您链接的人重新发送。"
ON_PAPER = "申请人改用了纸质名册，不再用链接确认，不用您办理。"
RESTING = "申请已经提交或者办结，名单现在不能变动，不用您办理。"


@dataclass(frozen=True)
class Answer:
    """What a member gives: the number or its last characters, their typed name, yes or no, and why not."""

    number: str
    name: str
    confirmed: bool
    reason: str = ""


def find(token):
    """The invitation behind a link, or None."""
    rows = FoundingInvitation.objects.select_related("member__founding__case__party", "member__given")
    return rows.filter(token__in=blinds(token)).first() if token else None


def closed(invitation):
    """Why nobody can answer by this link, or None; a link that was used says so elsewhere."""
    if invitation.ended_at:
        return SAID.get(invitation.ended_why)
    if invitation.expires_at < now():
        return EXPIRED
    founding = invitation.member.founding
    if founding.on_paper:
        return ON_PAPER
    return None if is_open(founding.case) else RESTING


def give(invitation, answer):
    """Take the answer. The second of two equal presses finds the link used and changes nothing. Raises Refused.

    A wrong number is counted even though the answer is refused; at the limit the link ends.
    """
    with transaction.atomic():
        case = locked(invitation.member.founding.case_id)
        invitation = (
            FoundingInvitation.objects.select_for_update(of=("self",))
            .select_related("member__founding__case")
            .get(pk=invitation.pk)
        )
        if invitation.ended_why == "used":
            return
        sentence = closed(invitation)
        problems = [sentence] if sentence else list(_identity(case, invitation, answer.number))
        if not problems:
            problems = list(_name(invitation.member, answer.name))
        if not problems:
            _keep(case, invitation, answer)
    if problems:
        raise Refused(problems)


def _identity(case, invitation, typed):
    """Whether the number is the member's, by blind index for the whole, in constant time for its last characters."""
    number, member = plain(typed), invitation.member
    if len(number) == WHOLE:
        right = member.number_blind in blinds(number)
    else:
        right = hmac.compare_digest(number.encode(), plain(member.opened("number"))[-TAIL:].encode())
    if right:
        return
    invitation.wrong += 1
    left = rules.value("founding.wrong_tries", on=today()).number - invitation.wrong
    if left <= 0:
        invitation.ended_at, invitation.ended_why, invitation.link = now(), "barred", ""
        line(case, "founding_barred", seats=[member.seat])
    invitation.save()
    yield Problem(f"号码与名单不符，请核对本人证件，还可以再试{left}次。", "number") if left > 0 else SAID["barred"]


def _name(member, typed):
    if plain(typed) != plain(member.signer):
        yield Problem("姓名与名单不符，请按证件填写您本人的姓名。", "name")


def _keep(case, invitation, answer):
    member = invitation.member
    FoundingAnswer.objects.filter(member=member).delete()
    FoundingAnswer.objects.create(
        member=member, confirmed=answer.confirmed, at=now(),
        reason=seal(answer.reason, context(member, "reason")) if answer.reason and not answer.confirmed else "",
    )  # fmt: skip
    invitation.ended_at, invitation.ended_why, invitation.link = now(), "used", ""
    invitation.save()
    line(case, "founding_confirmed" if answer.confirmed else "founding_declined", seats=[member.seat], how="link")

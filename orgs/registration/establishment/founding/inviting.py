"""Links for members: made, sent by short message through the outbox, shown once to be copied, taken back."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from casework.core.answers import Refused
from casework.journal.instant import now, today
from casework.post.guests import send_words
from casework.post.rows import Letter, Outbox
from network.vault import blind, seal, unseal
from orgs.registration.establishment.founding.changing import held
from orgs.registration.establishment.founding.counting import typed
from orgs.registration.establishment.founding.journal import line, nudge
from orgs.registration.establishment.founding.rows import FoundingInvitation, FoundingMember, context
from policy import rules

CHANNEL = "founding"


def address(token):
    """Where a member answers."""
    return f"{settings.WAGTAILADMIN_BASE_URL}/sign/{token}/"


def wording(case, token):
    """What is sent to a member."""
    return worded(typed(case), token)


def worded(answers, token):
    """What is sent to a member, and copied into a chat: who asks, for what, where; no name of a member."""
    name = answers.get("full_name") or "筹备中的社会团体"
    return f"【社会组织平台】“{name}”正在申请成立，请您本人打开链接，确认是否作为发起会员：{address(token)}"


def invite(founding, members, by):
    """Fresh links for these members, older ones end; returns ref -> token. Raises Refused.

    Members who have confirmed need none. Those with a phone number are written to through the outbox.
    """
    with transaction.atomic():
        case = held(founding.case)
        rows = [
            m
            for m in founding.members.select_related("given")
            if m.pk in {x.pk for x in members} and not m.is_confirmed
        ]
        if not rows:
            raise Refused(["没有需要发链接的会员：已经确认的不用再发。"])
        instant = now()
        days = rules.value("founding.link_valid", on=today()).number
        FoundingInvitation.objects.filter(member__in=rows, ended_at__isnull=True).update(
            ended_at=instant, ended_why="renewed", link=""
        )
        tokens = {m.ref: secrets.token_urlsafe(24) for m in rows}
        made = [
            FoundingInvitation(
                member=m, token=blind(tokens[m.ref]), made_at=instant, expires_at=instant + timedelta(days=days),
                link=seal(tokens[m.ref], context(m, "link")) if m.phone else "",
            ) for m in rows
        ]  # fmt: skip
        FoundingInvitation.objects.bulk_create(made)
        entry = line(case, "founding_invited", by=by, seats=[m.seat for m in rows])
        _post(case, entry, [m.pk for m in rows if m.phone])
        transaction.on_commit(lambda: nudge(case.pk))
    return tokens


def _post(case, entry, members):
    """One letter on file, one delivery for every member with a phone number."""
    letter = Letter.objects.create(
        case_id=case.pk, entry=entry, name="founding_invited", title="已向发起会员发出确认链接",
        do="归入案卷。", written_at=entry.at, run_after=entry.at,
    )  # fmt: skip
    waiting = FoundingInvitation.objects.filter(member__in=members, ended_at__isnull=True).order_by("pk")
    keys = [("site", f"{letter.pk}:site:0"), *((CHANNEL, f"{letter.pk}:{CHANNEL}:{row.pk}") for row in waiting)]
    Outbox.objects.bulk_create(
        Outbox(letter=letter, channel=channel, key=key, run_after=entry.at) for channel, key in keys
    )


def deliver(row):
    """The outbox's channel: the short message with the link; a link that ended meanwhile is not sent."""
    found = (
        FoundingInvitation.objects.select_related("member__founding__case__party")
        .filter(pk=row.key.split(":")[2])
        .first()
    )
    if found is None or found.ended_at or not found.link:
        return
    member = found.member
    token = unseal(found.link, context(member, "link"))
    send_words(row.key, member.opened("phone"), wording(member.founding.case, token))
    FoundingInvitation.objects.filter(pk=found.pk).update(link="")


def revoke(member, by):
    """Take a member's open link back."""
    with transaction.atomic():
        case = held(member.founding.case)
        rows = FoundingInvitation.objects.filter(member=member, ended_at__isnull=True)
        if not rows.update(ended_at=now(), ended_why="revoked", link=""):
            raise Refused(["这名会员没有有效的链接。"])
        line(case, "founding_revoked", by=by, seats=[member.seat])


def open_links():
    """How many links could still be used."""
    return FoundingInvitation.objects.filter(ended_at__isnull=True, expires_at__gt=now()).count()


def unanswered(founding):
    """Members without an answer and without a link that is still good."""
    rows = FoundingMember.objects.filter(founding=founding, given__isnull=True)
    return list(
        rows.exclude(invitations__in=FoundingInvitation.objects.filter(ended_at__isnull=True, expires_at__gt=now()))
    )

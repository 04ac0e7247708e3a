"""Inviting a member: a link for one named person, good for some days; whoever opens it with another name gets nothing."""

import secrets
from datetime import timedelta

from django.db import transaction

from casework.core.answers import Refused
from casework.journal.instant import day_of, now
from casework.members.parts import PARTS, manages, offered
from casework.members.rows import Invitation, MemberChange
from network.models import Membership
from network.posts import forget
from network.vault import blind, blinds, seal
from policy import rules


def invite(party, *, by, part, name, ends_on=None):
    """A fresh invitation; returns (row, token). The token is kept nowhere. Raises Refused."""
    instant = now()
    day = day_of(instant)
    forget(by)
    if not manages(by, party, day) or part not in offered(by, party, day):
        raise Refused(["您不能邀请这种成员。"])
    if ends_on and ends_on <= day:
        raise Refused(["授权的最后一天要在今天以后。"])
    days = int(rules.value("members.link_valid", on=day).number)
    token = secrets.token_urlsafe(24)
    code = blind(token)
    with transaction.atomic():
        row = Invitation.objects.create(
            party=party, part=part, invitee=seal(name.strip(), f"invitation:{code}"), code=code, ends_on=ends_on, made_by=by,
            made_at=instant, expires_at=instant + timedelta(days=days),
        )  # fmt: skip
        note(party, by, None, f"邀请{PARTS[part]}，链接{day_of(row.expires_at):%Y年%-m月%-d日}前有效")
    return row, token


def live(token, lock=False):
    """The invitation behind a token that may still be used, or None."""
    rows = Invitation.objects.select_for_update(of=("self",)) if lock else Invitation.objects
    return rows.select_related("party", "made_by").filter(code__in=blinds(token), ended_at__isnull=True, expires_at__gt=now()).first()


def accept(token, user):
    """Become a member; returns the party. Raises LookupError for a link that leads nowhere, Refused with sentences."""
    with transaction.atomic():
        row, instant = live(token, lock=True), now()
        day = day_of(instant)
        if row is None:
            raise LookupError("no such invitation")
        forget(row.made_by)
        if not manages(row.made_by, row.party, day) or (row.ends_on and row.ends_on < day):
            raise LookupError("who invited may no longer do so")
        if user.name.strip() != row.invitee_name:
            raise Refused(["这个邀请是给另一个姓名的。请用邀请所写的本人账号登录，或者请邀请人重新邀请。"])
        held = Membership.objects.filter(party=row.party, user=user, role=row.part).exclude(valid_to__lt=day)
        if held.exists():
            raise Refused([f"您已经是这个组织的{PARTS[row.part]}。"])
        Membership.objects.create(party=row.party, user=user, role=row.part, valid_from=day, valid_to=row.ends_on)
        Invitation.objects.filter(pk=row.pk).update(ended_at=instant, used_by=user)
        note(row.party, user, user, f"接受邀请，成为{PARTS[row.part]}")
    forget(user)
    return row.party


def take_back(row, by):
    """The link leads nowhere from now on."""
    instant = now()
    forget(by)
    if not manages(by, row.party, day_of(instant)):
        raise Refused(["您不能管理这个组织的成员。"])
    with transaction.atomic():
        if Invitation.objects.filter(pk=row.pk, ended_at__isnull=True).update(ended_at=instant):
            note(row.party, by, None, f"收回{PARTS[row.part]}的邀请")


def note(party, by, about, what):
    """Write a change down."""
    return MemberChange.objects.create(party=party, at=now(), by=by, about=about, what=what)

"""Leaving: a membership ends yesterday, so that the next request finds nothing of it."""

from datetime import timedelta

from django.db import transaction

from casework.core.answers import Refused
from casework.journal.instant import day_of, now
from casework.members.acting import ACTING
from casework.members.inviting import note
from casework.members.parts import HEADS, PARTS, manages, members_of
from network.models import Membership, Party
from network.posts import forget


def end(membership, by):
    """Take a member out, or leave oneself. Raises Refused where nobody would be left to manage the members.

    Rights hold on whole days, so the last day is yesterday; a membership of today alone is deleted, for it has no last day.
    """
    day = day_of(now())
    forget(by)
    with transaction.atomic():
        party = Party.objects.select_for_update().get(pk=membership.party_id)
        rows = members_of(party, day)
        row = next((m for m in rows if m.pk == membership.pk), None)
        if row is None:
            raise Refused(["这个人已经不是成员了。"])
        if row.user_id != by.pk and not manages(by, party, day):
            raise Refused(["您不能管理这个组织的成员。"])
        if row.role in HEADS and row.user_id != by.pk:
            raise Refused(["法定代表人和发起人不能由别人移出。请本人退出；本人不在的，请带证明材料到窗口登记。"])
        if row.role in ACTING and not any(m.role in ACTING for m in rows if m.pk != row.pk):
            raise Refused(["这是最后一名能代表这个组织的人，移出以后没有人能办理。请先增加另一名。"])
        gone = row.user
        if row.valid_from >= day:
            row.delete()
        else:
            Membership.objects.filter(pk=row.pk).update(valid_to=day - timedelta(days=1))
        note(party, by, gone, f"{'退出' if gone.pk == by.pk else '移出'}：{PARTS.get(row.role, row.role)}")
    forget(gone)


"""经办人授权: the letter of authorization, its text, and what it changes: the membership lasts until its last day."""

import hashlib
from datetime import timedelta

from django.db import transaction

from casework.core.answers import Refused
from casework.intake.store import shelve
from casework.journal.instant import day_of, now
from casework.members.inviting import note
from casework.members.parts import heads, manages
from casework.members.rows import Mandate
from network.models import Membership
from network.posts import forget
from policy import rules


def text_of(membership, scope, starts_on, ends_on):
    """The words of the letter, line by line, as they are printed and signed."""
    return [
        "授权委托书",
        f"{membership.party.name}授权{membership.user.name or membership.user.username}"
        f"（账号{membership.user.username}）在社会组织综合服务平台上代表本单位办理：{scope}。",
        f"授权期限：{starts_on:%Y年%-m月%-d日}至{ends_on:%Y年%-m月%-d日}。期限内该账号办理的事项，本单位予以承认。",
    ]


def give(membership, *, by, scope, ends_on, file=None):
    """Record a letter, uploaded (`file`, inspected) or signed by a head; the membership ends with it. Raises Refused."""
    instant = now()
    day = day_of(instant)
    forget(by)
    problems = list(_problems(membership, by, ends_on, file, day))
    if problems:
        raise Refused(problems)
    with transaction.atomic():
        row = Membership.objects.select_for_update(of=("self",)).select_related("party", "user").get(pk=membership.pk)
        if row.valid_to and row.valid_to < day:
            raise Refused(["这个人已经不是成员了。"])
        text = "\n".join(text_of(row, scope, day, ends_on))
        kept = {"path": shelve(file), "kind": file.verdict.kind, "sha256": file.verdict.sha256} if file else {
            "sha256": hashlib.sha256(text.encode()).hexdigest()}  # fmt: skip
        made = Mandate.objects.create(party=row.party, member=row.user, way="scan" if file else "signed", scope=scope, ends_on=ends_on,
                                      given_by=by, given_at=instant, **kept)  # fmt: skip
        Membership.objects.filter(pk=row.pk).update(valid_to=ends_on)
        note(row.party, by, row.user, f"授权至{ends_on:%Y年%-m月%-d日}（{'上传盖章授权书' if file else '在线签署'}）")
    forget(row.user)
    return made


def _problems(membership, by, ends_on, file, day):
    if membership.role != "applicant":
        yield "授权书只给经办人。"
    if not manages(by, membership.party, day):
        yield "您不能管理这个组织的成员。"
    elif by.pk == membership.user_id:
        yield "不能给自己授权，请由法定代表人办理。"
    elif file is None and not heads(by, membership.party, day):
        yield "在线签署由法定代表人或者发起人本人办理；请上传盖章的授权书。"
    most = int(rules.value("members.mandate_longest", on=day).number)  # a letter without end is none: whoever needs longer signs again
    if not day < ends_on <= day + timedelta(days=most):
        yield f"授权的最后一天要在今天以后、{most}天以内。"

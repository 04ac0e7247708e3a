"""ConfirmCode: the founder of an application filled in for them gets a code by short message; typing it is their word."""

import secrets

from django.db import models, transaction
from django.utils.timezone import localtime

from casework.clock.days import calendar_for, due
from casework.intake import drafts
from casework.journal.entry import Tally
from casework.journal.instant import now, today
from casework.post.guests import send_words
from network.vault import blind, blinds
from policy.rules import value


class ConfirmCode(models.Model):
    """One code of one case; the code itself is kept nowhere, only its blind index, bound to the case."""

    case = models.ForeignKey("orgs.CommunityFiling", models.CASCADE, related_name="confirm_codes")
    code = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    last_day = models.DateField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-opened_at"], name="confirm_code_of_case")]


def hand_out(case, rule):
    """A fresh code to the founder's own number, in place of an earlier one; valid as long as the confirmation is awaited."""
    text = f"{secrets.randbelow(10**6):06d}"
    case.confirm_codes.filter(used_at__isnull=True).delete()
    ConfirmCode.objects.create(
        case=case, code=blind(f"{case.pk} {text}"), opened_at=now(),
        last_day=due(today(), rule.number, rule.unit, (), calendar_for(today())),
    )  # fmt: skip
    phone = drafts.answers_of(drafts.forms_of(case)).get("leader_phone", "")
    words = f"【社会组织平台】{case.number}：工作人员替您填写了备案申请，核对无误后用验证码{text}确认；不是您的申请请不要告诉他人。"
    transaction.on_commit(lambda: send_words(f"confirm-{case.pk}-{secrets.token_hex(8)}", phone, words))


def matches(case, text, day):
    """Whether this is the code that was sent last and still holds."""
    rows = case.confirm_codes.filter(code__in=blinds(f"{case.pk} {text.strip()}"), used_at__isnull=True, last_day__gte=day)
    return rows.exists()


def too_many_tries(case, act):
    """Whether wrong codes were typed as often today as the rule allows."""
    most = value("filing.code_tries", on=act.day).number
    since = localtime(act.at).replace(hour=0, minute=0, second=0, microsecond=0)
    tries = Tally.objects.filter(entry__case_id=case.pk, entry__step="confirm_filled", entry__outcome="refused", entry__at__gte=since)
    return (tries.aggregate(all=models.Sum("count"))["all"] or 0) >= most

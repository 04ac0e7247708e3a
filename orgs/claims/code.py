"""ClaimCode: at the window a clerk sees the originals and hands out a code; the visitor enters it with their own account."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction

from casework.core.answers import Refused
from casework.core.perform import perform
from casework.intake import drafts
from casework.journal.instant import now, today
from network.vault import blind, blinds, seal, unseal
from orgs.claims.forms import CODE
from orgs.claims.opening import begun
from policy.rules import value


class ClaimCode(models.Model):
    """One code for one organization. The visitor's name is sealed; the code itself is kept nowhere."""

    organization = models.ForeignKey("orgs.Organization", models.PROTECT, related_name="claim_codes")
    claim = models.ForeignKey("orgs.OrganizationClaim", models.PROTECT, null=True, related_name="codes")
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    visitor = models.TextField()
    seen = models.CharField(max_length=200)
    part = models.CharField(max_length=20)
    code = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField()
    last_day = models.DateField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["clerk", "-opened_at"], name="claim_code_of_clerk")]

    @property
    def visitor_name(self):
        """Who came to the window."""
        return unseal(self.visitor, f"claim-code:{self.code}")


def hand_out(organization, *, clerk, visitor, seen, part):
    """Record what the clerk saw; returns (row, code). The code is valid for `claim.code_days`."""
    text = "-".join(secrets.token_hex(2).upper() for _ in range(3))
    hidden = blind(text)
    row = ClaimCode.objects.create(
        organization=organization, clerk=clerk, visitor=seal(visitor, f"claim-code:{hidden}"), seen=seen, part=part, code=hidden,
        opened_at=now(), last_day=today() + timedelta(days=int(value("claim.code_days", on=today()).number)),
    )  # fmt: skip
    return row, text


def redeem(user, text):
    """The visitor's claim by code; returns the case. Raises Refused for a code that is unknown, used or out of date."""
    from orgs.claims.process import SECTIONS

    with transaction.atomic():
        rows = ClaimCode.objects.select_for_update(of=("self",)).select_related("organization")
        row = rows.filter(code__in=blinds(text.strip().upper()), used_at__isnull=True, last_day__gte=today()).first()
        if row is None:
            raise Refused(["没有这个认领码，或者已经用过、过期。请核对窗口给您的认领码。"])
        case = begun(user, row.organization)
        ClaimCode.objects.filter(pk=row.pk).update(claim=case)
        section, typed = SECTIONS[0], {"part": row.part, "way": CODE, "reason": f"窗口核对原件：{row.seen}"}
        drafts.save(case, section, typed, by=user, version=0)
        perform(case, "redeem", by=user)
        case.refresh_from_db()
    return case

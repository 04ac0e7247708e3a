"""社区社会组织备案注销: how one filed body leaves, by its own wish or because the street found a cause."""

from django.db import models

from casework.core.case import Case
from casework.intake.mending import to_mend
from network.vault import seal, unseal
from orgs.filing.cancellation.asking import Asking
from orgs.filing.cancellation.deciding import Deciding
from orgs.filing.cancellation.finding import Finding
from orgs.filing.cancellation.reasons import Cause
from orgs.filing.cancellation.reviewing import Reviewing
from orgs.filing.cancellation.sections import SURPLUS
from orgs.filing.cancellation.settling import Settling


class FilingCancellation(Asking, Finding, Settling, Deciding, Reviewing, Case):
    """One cancellation or revocation. `cause` is one of Cause; `opinion` cancel or keep; `settlement` goods, debts and custody as settled.

    `called`: members who were called, sealed. `disputed`: members did not resolve it. `standing_before` is where the body stood before the decision; a review gives it back.
    `silent` counts what was left undone in time, `pressed` says that somebody was pressed for it.
    """

    org = models.ForeignKey("orgs.CommunityOrg", models.PROTECT, related_name="cancellations")
    cause = models.CharField(max_length=20, blank=True)
    source = models.TextField(blank=True)
    merged_into = models.ForeignKey("orgs.CommunityOrg", models.PROTECT, null=True, related_name="+")
    registered_as = models.ForeignKey("orgs.Organization", models.PROTECT, null=True, related_name="former_filings")
    total_count = models.PositiveIntegerField(default=0)
    agree_count = models.PositiveIntegerField(default=0)
    goods = models.JSONField(default=dict)
    reminded_on = models.DateField(null=True)
    gaps = models.JSONField(default=list)
    community_asked = models.BooleanField(default=False)
    community_opinion = models.TextField(blank=True)
    called = models.TextField(blank=True)
    disputed = models.BooleanField(default=False)
    withdrawal_reason = models.CharField(max_length=300, blank=True)
    checkers = models.JSONField(default=list)
    cause_facts = models.TextField(blank=True)
    tries = models.JSONField(default=list)
    statement = models.TextField(blank=True)
    wants_chance = models.BooleanField(default=False)
    finding = models.TextField(blank=True)
    settlement = models.JSONField(default=dict)
    settle_note = models.TextField(blank=True)
    silent = models.PositiveSmallIntegerField(default=0)
    pressed = models.BooleanField(default=False)
    posted_on = models.DateField(null=True)
    claim_kind = models.CharField(max_length=10, blank=True)
    claim_finding = models.TextField(blank=True)
    opinion = models.CharField(max_length=10, blank=True)
    advice = models.TextField(blank=True)
    reasons = models.JSONField(default=list)
    keep_facts = models.TextField(blank=True)
    return_note = models.TextField(blank=True)
    decided_on = models.DateField(null=True)
    standing_before = models.CharField(max_length=20, blank=True)
    returned_on = models.DateField(null=True)
    over_on = models.DateField(null=True)
    review_claim = models.TextField(blank=True)
    review_finding = models.CharField(max_length=20, blank=True)
    review_ground = models.TextField(blank=True)

    @property
    def deciding_unit(self):
        """The unit in whose name papers are issued."""
        return self.unit

    @property
    def addressee(self):
        """Whom papers address."""
        return self.org.name

    @property
    def unreported(self):
        """Whether it was opened ex officio: nobody has handed anything in."""
        return self.submitted_by_id is None

    @property
    def nothing_typed(self):
        """What stands where the answers would, when there is no application."""
        return "街镇开立的办件，没有申请；组织清点以后在下面列出。" if self.unreported and self.cause else ""

    @property
    def cause_label(self):
        """The cause in words; "" while none is said."""
        return Cause(self.cause).label if self.cause else ""

    @property
    def surplus_label(self):
        """What becomes of what is left, in words."""
        return dict(SURPLUS).get(self.settlement.get("surplus_use"), "没有剩余财物")

    def prefilled(self, key):
        """What the ledger knows of a section, to begin with."""
        legal = self.org.promoted_to
        cause = {"cause": Cause.PROMOTION.value, "goes_to": legal.uscc} if legal else {}
        return {"cause": cause, "resolution": {"total_count": self.org.member_count}}.get(key, {})

    def known_goods(self):
        """What was said of goods and debts so far, for the settlement to begin with."""
        return self.settlement or self.goods

    def take_wish(self, answers):
        """What was handed in, as columns."""
        self.cause, self.source = answers["cause"], answers.get("explanation") or ""
        self.merged_into, self.registered_as = answers.get("merged_into"), answers.get("registered_as")
        self.total_count, self.agree_count = answers["total_count"], answers["agree_count"]
        self.goods = {"assets": answers.get("assets") or [], "debts": answers.get("debts") or [],
                      "surplus_use": answers.get("surplus_use") or ""}  # fmt: skip

    def take_called(self, names):
        """Members are residents: their names are sealed."""
        self.called = seal("、".join(names), f"orgs.filing_cancellation.called:{self.pk}")

    @property
    def called_line(self):
        """Who was called, as officials read it: surnames alone."""
        names = unseal(self.called, f"orgs.filing_cancellation.called:{self.pk}").split("、") if self.called else []
        return f"抽查成员{len(names)}人：{'、'.join(name[0] + '某' for name in names)}" if names else ""

    def take_decision(self, day):
        """Decided on a day; where the body stood until then is kept for a review."""
        self.decided_on, self.standing_before = day, self.org.status

    def to_mend(self):
        """The items of the notice while they are being mended."""
        return to_mend(self)

    @property
    def panels(self):
        """[(heading, [lines])]: what officials read of the case beside the answers; empty ones are left out."""
        said, goods = {"cancel": "拟注销或者撤销", "keep": "拟不予注销", "": ""}[self.opinion], self.settlement
        found = [
            ("台账", [f"{self.org.name}，备案编号{self.org.filing_number}，{self.org.status_label}"]),
            ("事由", [self.cause_label, self.source, f"去向：{self.successor.name}" if self.successor else ""]),
            ("补正告知的内容", [f"{g['title']}：{g['code']} {g['text']} {g['note']}" for g in self.gaps]),
            ("居村委会意见", [self.community_opinion, self.called_line]),
            ("联系记录", [f"{row['on']} {row['way']}：{row['result']}" for row in self.tries]),
            ("核实的事实", [self.cause_facts, f"核实人员：{'、'.join(self.checkers)}" if self.checkers else ""]),
            ("陈述申辩", [self.statement, "愿意整改或者补办。" if self.wants_chance else ""]), ("听取意见的结果", [self.finding]),
            ("清点结果", [*(f"{row['what']}：{row['to']}" for row in goods.get("assets", ())),
                      *(f"欠{row['to']}：{row['how']}" for row in goods.get("debts", ())), f"{self.surplus_label}；联合会代管资金{goods['custody_fen'] / 100:g}元。" if goods else ""]),
            ("清点的意见", [self.settle_note]), ("债权和异议", [self.claim_finding]),
            (f"承办意见：{said}", [self.advice, self.keep_facts] if said else []), ("退回的意见", [self.return_note]),
            ("纸质备案证", [f"{self.returned_on:%Y年%m月%d日}交回"] if self.returned_on else []),
            ("复核申请", [self.review_claim]), ("复核意见", [self.review_ground]),
        ]  # fmt: skip
        return [(heading, kept) for heading, lines in found if (kept := [line for line in lines if line])]

    @property
    def successor(self):
        """The legal person or the body it goes on in, or None."""
        return self.registered_as or self.merged_into

"""HubAppointment, HeldAccount and its lines, proposals to spend, half-yearly disclosures. Money is whole fen."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

KINDS = {"income": "收入", "spending": "支出", "reversal": "冲正"}
STATES = {"asked": "等联合会核对", "paid": "已支出", "declined": "没有同意", "taken_back": "已撤回"}
HALVES = {1: "上半年", 2: "下半年"}
USER = settings.AUTH_USER_MODEL


def yuan(fen):
    """Fen as people read them."""
    return f"{fen / 100:,.2f}".removesuffix(".00")


class HubAppointment(models.Model):
    """A street's hub (街镇社区社会组织联合会), a registered or filed organization, from a day on; `until` is its last day."""

    street = models.ForeignKey("network.Division", models.PROTECT, related_name="hubs")
    party = models.ForeignKey("network.Party", models.PROTECT, related_name="hub_of")
    since = models.DateField()
    until = models.DateField(null=True)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["street"], condition=Q(until__isnull=True), name="one_hub_a_street"),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="hub_days_in_order"),
        ]  # fmt: skip
        ordering = ["-since", "-id"]


class HeldAccount(models.Model):
    """What is held for one body; the table itself refuses a balance below nought."""

    org = models.OneToOneField("orgs.CommunityOrg", models.PROTECT, related_name="held")
    balance_fen = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(balance_fen__gte=0), name="held_balance_not_below_nought",
                                              violation_error_message="代管资金余额不能小于0。")]  # fmt: skip

    @property
    def balance(self):
        """In yuan, as people read it."""
        return yuan(self.balance_fen)


class HeldProposal(models.Model):
    """Spending proposed by the body's leader, checked by the hub: two people."""

    account = models.ForeignKey(HeldAccount, models.PROTECT, related_name="proposals")
    ref = models.CharField(max_length=20, unique=True)
    amount_fen = models.BigIntegerField()
    purpose = models.CharField(max_length=100)
    state = models.CharField(max_length=10, default="asked")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=40)
    settled_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="one_held_proposal_per_form"),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="held_proposal_above_nought"),
            models.CheckConstraint(condition=Q(state__in=sorted(STATES)), name="held_proposal_state_known"),
            models.CheckConstraint(condition=~Q(state="paid") | (Q(settled_by__isnull=False) & ~Q(settled_by=F("by"))), name="held_spending_by_two"),
            models.CheckConstraint(condition=Q(settled_at__isnull=True, settled_by__isnull=True) | Q(settled_at__isnull=False, settled_by__isnull=False),
                                   name="held_proposal_settled_by_somebody"),
        ]  # fmt: skip
        ordering = ["-id"]

    @property
    def label(self):
        """The state in words."""
        return STATES[self.state]

    @property
    def amount(self):
        """In yuan, as people read it."""
        return yuan(self.amount_fen)


class HeldLine(models.Model):
    """One line: `amount_fen` with its sign, `balance_fen` after it. Rows are only added; a wrong one is reversed by another."""

    account = models.ForeignKey(HeldAccount, models.PROTECT, related_name="lines")
    ref = models.CharField(max_length=20, unique=True)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    amount_fen = models.BigIntegerField()
    balance_fen = models.BigIntegerField()
    what = models.CharField(max_length=200)
    held_on = models.DateField()
    proposal = models.OneToOneField(HeldProposal, models.PROTECT, null=True, related_name="line")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversal")
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "seq"], name="one_held_line_per_number"),
            models.UniqueConstraint(fields=["account", "key"], name="one_held_line_per_form"),
            models.CheckConstraint(condition=Q(balance_fen__gte=0), name="held_line_leaves_no_debt"),
            models.CheckConstraint(
                condition=Q(kind="income", amount_fen__gt=0) | Q(kind="spending", amount_fen__lt=0, proposal__isnull=False)
                | Q(kind="reversal", reverses__isnull=False) & ~Q(amount_fen=0), name="held_line_of_a_known_kind",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["account", "at"], name="held_line_by_instant")]
        ordering = ["account_id", "seq"]

    @property
    def label(self):
        """The kind in words."""
        return KINDS[self.kind]

    @property
    def amount(self):
        """In yuan with its sign, as people read it."""
        return f"{'+' if self.amount_fen > 0 else '−'}{yuan(abs(self.amount_fen))}"

    @property
    def balance(self):
        """In yuan, as people read it."""
        return yuan(self.balance_fen)


class HeldDisclosure(models.Model):
    """A half year of one street: due on a day, reminded once, released by the hub."""

    street = models.ForeignKey("network.Division", models.PROTECT, related_name="+")
    party = models.ForeignKey("network.Party", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    reminded_on = models.DateField(null=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["street", "year", "half"], name="one_disclosure_a_half_year"),
            models.CheckConstraint(condition=Q(half__in=[1, 2]), name="disclosure_of_a_half_year"),
            models.CheckConstraint(condition=Q(released_at__isnull=True, released_by__isnull=True) | Q(released_at__isnull=False, released_by__isnull=False),
                                   name="disclosure_released_by_somebody"),
        ]  # fmt: skip
        ordering = ["-year", "-half"]

    @property
    def title(self):
        """As people call it."""
        return f"{self.year}年{HALVES[self.half]}"

    @property
    def mark(self):
        """As it stands in an address."""
        return f"{self.year}-{self.half}"

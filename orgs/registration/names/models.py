"""名称核准: a name check, from up to three candidates to a name that is kept, used or free again."""

from django.db import models

from casework.core.people import by_clock, party
from casework.core.step import step, widen
from orgs.registration.licensing.effects import wipe_draft
from orgs.registration.licensing.fields import Licence
from orgs.registration.licensing.intake import Acceptance
from orgs.registration.licensing.rules import draft_is_over, founders_consent
from orgs.registration.names import rules
from orgs.registration.names.disputes import Disputes
from orgs.registration.names.keeping import Keeping
from orgs.registration.names.remedies import Remedies
from orgs.registration.names.review import Review
from orgs.registration.names.states import DECIDING, WAITING, State
from policy.basis import cite

APPLICANT = party("applicant", "founder", "legal_rep")
ALTERNATIVES = cite("registration/name-alternatives")


class NameCheck(Acceptance, Review, Keeping, Disputes, Remedies, Licence):
    """One application to have a name approved and kept; `renewals` counts how often it was prolonged."""

    use_for = models.CharField(max_length=20, blank=True)
    organization = models.ForeignKey("orgs.Organization", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, blank=True)
    industry = models.CharField(max_length=20, blank=True)
    scope = models.TextField(blank=True)
    first_name = models.CharField(max_length=100, blank=True)
    second_name = models.CharField(max_length=100, blank=True)
    third_name = models.CharField(max_length=100, blank=True)
    brand = models.CharField(max_length=30, blank=True)
    origin = models.CharField(max_length=30, blank=True)
    personal = models.BooleanField(default=False)
    insisted = models.JSONField(default=list)
    insist_reason = models.TextField(blank=True)
    adjusted = models.BooleanField(default=False)
    told_rows = models.JSONField(default=list)
    holder = models.ForeignKey("orgs.Organization", models.PROTECT, null=True, related_name="+")
    similarity = models.TextField(blank=True)
    holder_says = models.TextField(blank=True)
    chosen = models.CharField(max_length=100, blank=True)
    skipped = models.TextField(blank=True)
    overruled = models.TextField(blank=True)
    renewals = models.PositiveSmallIntegerField(default=0)
    reminders = models.PositiveSmallIntegerField(default=0)
    progress = models.TextField(blank=True)
    renewal_asked_on = models.DateField(null=True)
    floored = models.BooleanField(default=False)
    objector = models.CharField(max_length=100, blank=True)
    claim = models.TextField(blank=True)
    dispute_answer = models.TextField(blank=True)
    grounds = models.TextField(blank=True)
    revocation_statement = models.TextField(blank=True)
    finding = models.TextField(blank=True)
    remedy = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_on__isnull=True) | ~models.Q(first_name=""), name="decided_name_check_has_names",
                violation_error_message="没有备选名称的，不能作出决定。",
            )
        ]  # fmt: skip

    @property
    def candidates(self):
        """The names applied for, in order of preference."""
        return [name for name in (self.first_name, self.second_name, self.third_name) if name]

    @property
    def owner(self):
        """The party for which the name is kept: the organization that changes its name, else the applicant."""
        return self.organization.party if self.organization_id else self.party

    def panels(self):
        """What officials read beside the answers: insistence, the holder's word, a dispute, a revocation."""
        own = [
            ("申请人坚持提交的理由", [self.insist_reason]),
            ("已告知的不符之处", [f"{row['name']}：{row['code']} {row['note']}" for row in self.told_rows]),
            ("相近名称使用人的意见", [self.similarity, self.holder_says]),
            ("拟核准的名称", [self.chosen, self.skipped, self.overruled]),
            ("续期申请", [self.progress]),
            ("名称异议", [self.objector, self.claim, self.dispute_answer]),
            ("拟撤销核准", [self.grounds, self.revocation_statement]),
            ("复议或者诉讼", [self.remedy]),
        ]
        kept = [(heading, [line for line in lines if line]) for heading, lines in own]
        return super().panels() + [row for row in kept if row[1]]

    def take_particulars(self, answers):
        """Write what examiner and register need from the answers handed in; people stay in the sealed submission."""
        self.use_for, self.kind = answers.get("use_for", ""), answers.get("kind", "")
        self.organization = answers.get("uscc") or None
        self.industry, self.scope = answers.get("industry_class", ""), answers.get("scope", "")
        self.first_name, self.second_name = answers.get("first_name", ""), answers.get("second_name", "")
        self.third_name, self.brand = answers.get("third_name", ""), answers.get("brand", "")
        self.origin, self.personal = answers.get("origin_place", ""), answers.get("personal_name") == "yes"
        self.title = f"{self.first_name}名称核准"

    @step(
        State.DRAFT, State.SUBMITTED, label="提交名称申请", by=APPLICANT, letter="received",
        basis=[cite("registration/name-before-establishment"), ALTERNATIVES],
        checks=[rules.acts_for_the_organization, rules.names_pass_or_are_insisted_on],
    )  # fmt: skip
    def submit(self, *, by, answers, insist=(), insist_reason=""):
        """One to three names are handed in, in order of preference, and frozen with what the examiner says of them."""
        self.take_particulars(answers)
        self.insisted, self.insist_reason = list(insist), insist_reason

    @step(
        State.DRAFT, State.LAPSED, label="草稿到期清除", by=by_clock, basis=cite("registration/application"),
        checks=[draft_is_over], letter="draft_expired", effects=[wipe_draft],
    )  # fmt: skip
    def expire_draft(self, *, by):
        """A draft nobody touched for half a year is wiped."""

    accept = widen(Acceptance.accept, target=State.UNDER_REVIEW)
    deem_accepted = widen(Acceptance.deem_accepted, target=State.UNDER_REVIEW)

    @step(
        sorted({State.REFUSAL_TOLD, State.STATEMENT_CLOSED}), State.UNDER_REVIEW, label="更换备选名称", by=APPLICANT,
        basis=ALTERNATIVES, letter="adjusted", checks=[rules.changed_only_once, rules.change_in_time, rules.names_are_new],
    )  # fmt: skip
    def adjust(self, *, by, answers):
        """The candidates are exchanged once, within the same case; what was told of the old ones is over."""
        self.take_particulars(answers)
        self.adjusted, self.told_reasons, self.told_rows, self.told_facts = True, [], [], ""
        self.statement, self.opinion = "", ""

    @step(
        sorted({State.DRAFT, State.CORRECTION_REQUESTED} | WAITING | DECIDING), State.WITHDRAWN, label="撤回申请",
        by=APPLICANT, basis=cite("registration/withdrawal"), letter="withdrawn", checks=[founders_consent],
    )  # fmt: skip
    def withdraw(self, *, by, reason="", consent=None):
        """The applicant takes the application back before the decision; the names are free again."""
        self.withdrawal_reason = reason



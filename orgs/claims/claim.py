"""OrganizationClaim: one person asks to act for an organization of the register; a sealed letter or the window proves it."""

from django.db import models

from casework.core.case import Case
from casework.core.people import by_clock, by_engine, party, role, unlike
from casework.core.step import step
from orgs.claims import checks, effects
from orgs.claims.members import SittingMember, members_of
from orgs.claims.states import GROUND, OPEN, State

ASKER, CLERK, CHIEF = party("applicant"), role("clerk"), role("chief")


class OrganizationClaim(Case):
    """The claim of one person. `part` is the membership asked for; `answer` what the decider wrote.

    `ends_others` says whether the present members were to give way; `at_window` whether a clerk saw the originals.
    """

    organization = models.ForeignKey("orgs.Organization", models.PROTECT, related_name="claims")
    part = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    findings = models.TextField(blank=True)
    missing = models.TextField(blank=True)
    objection = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    ends_others = models.BooleanField(default=False)
    at_window = models.BooleanField(default=False)

    @property
    def rivals(self):
        """Other claims for the same organization that wait for somebody."""
        return OrganizationClaim.objects.filter(organization_id=self.organization_id, state__in=OPEN).exclude(
            pk=self.pk
        )

    @property
    def panels(self):
        """What officials read: the organization, who acts for it now, other claims, what was found."""
        seen = self.organization
        found = [
            ("认领的组织", [f"{seen.name}　{seen.uscc}", f"住所：{seen.address}", f"法定代表人：{seen.legal_representative or '—'}"]),
            ("现有成员", [f"{m.user.name}，{m.valid_from:%Y年%-m月%-d日}起" for m in members_of(seen)]),
            ("另外的认领", [f"{c.number}　{c.party.name}　{State(c.state).label}" for c in self.rivals.select_related("party")]),
            ("核对结果", [self.findings]), ("需要补充", [self.missing]), ("现有成员的意见", [self.objection]), ("答复", [self.answer]),
        ]  # fmt: skip
        return [(heading, kept) for heading, lines in found if (kept := [line for line in lines if line])]

    @step(
        State.DRAFT,
        State.ASKED,
        label="提交认领",
        by=ASKER,
        basis=GROUND,
        checks=[checks.no_claim_of_mine, checks.shows_a_letter],
        letter="asked",
    )
    def ask(self, *, by, answers):
        """The sealed letter is handed in."""
        self.part, self.reason = answers["part"], answers["reason"]

    @step(State.RETURNED, State.ASKED, label="补充后提交", by=ASKER, basis=GROUND, letter="asked")
    def ask_again(self, *, by, answers):
        """What was missing is handed in."""
        self.part, self.reason, self.missing = answers["part"], answers["reason"], ""

    @step(State.DRAFT, State.WEIGHED, label="用窗口认领码认领", by=ASKER, basis=GROUND, checks=[checks.came_with_a_code, checks.no_claim_of_mine],
          effects=[effects.use_code, effects.take_at_once])  # fmt: skip
    def redeem(self, *, by, answers):
        """The person enters the code a clerk handed out after seeing the originals."""
        code = self.codes.get()
        self.part, self.findings, self.at_window = code.part, f"窗口已核对证件原件和：{code.seen}", True

    @step(State.ASKED, State.RETURNED, label="请补充", by=CLERK, basis=GROUND, letter="returned")
    def send_back(self, *, by, missing):
        """The letter cannot be read, or something is missing."""
        self.missing = missing

    @step(State.ASKED, State.WEIGHED, label="核对无误", by=CLERK, basis=GROUND, checks=[checks.nobody_acts_yet])
    def verify_letter(self, *, by, findings):
        """Seal, name and code agree with the register; nobody acts for the organization yet."""
        self.findings = findings

    @step([State.ASKED, State.WEIGHED], State.TOLD, label="核对无误，告知现有成员", by=CLERK, basis=GROUND,
          checks=[checks.somebody_acts], letter="told")  # fmt: skip
    def tell_members(self, *, by, findings):
        """The present members are told and may object within some days."""
        self.findings = findings

    @step(State.TOLD, None, label="说明意见", by=SittingMember(), basis=GROUND)
    def object(self, *, by, objection):
        """A present member says why the other one must not act for the organization."""
        self.objection = "\n".join(line for line in (self.objection, f"{by.name}：{objection}") if line)

    @step(State.TOLD, None, label="记录现有成员的意见", by=CLERK, basis=GROUND)
    def record_objection(self, *, by, objection):
        """A present member objects, in writing or at the window."""
        self.objection = "\n".join(line for line in (self.objection, objection) if line)

    @step(State.TOLD, State.WEIGHED, label="期满", by=by_clock, basis=GROUND)
    def hear_out(self, *, by):
        """The days of the present members are over."""

    @step(State.WEIGHED, State.ACCEPTED, label="同意认领", by=CHIEF & unlike("verify_letter", "tell_members"), basis=GROUND, letter="accepted",
          checks=[checks.rivals_were_compared, checks.nobody_came_first, checks.members_were_heard],
          effects=[effects.admit, effects.turn_away_rivals])  # fmt: skip
    def accept(self, *, by, answer, compared=False, ends_others=False):
        """The person acts for the organization from today on."""
        self.answer, self.ends_others = answer, ends_others

    @step(State.WEIGHED, State.ACCEPTED, label="窗口认领生效", by=by_engine, basis=GROUND, letter="accepted",
          checks=[checks.nobody_acts_yet, checks.nobody_came_first], effects=[effects.admit, effects.turn_away_rivals])  # fmt: skip
    def take_at_once(self, *, by):
        """Nobody acts for the organization and a clerk saw the originals: nothing is left to decide."""
        self.answer = "窗口已核对证件和登记证书原件。"

    @step([State.ASKED, State.WEIGHED], State.REFUSED, label="不予认领", by=CHIEF & unlike("verify_letter", "tell_members"), basis=GROUND,
          letter="refused")  # fmt: skip
    def refuse(self, *, by, answer):
        """Not proved, or somebody else's."""
        self.answer = answer

    @step([State.ASKED, State.RETURNED, State.TOLD, State.WEIGHED], State.REFUSED, label="因另一件认领成立而终止", by=by_engine,
          basis=GROUND, letter="refused")  # fmt: skip
    def give_way(self, *, by):
        """Another claim for the same organization was accepted."""
        self.answer = "另一件认领已经成立。认为自己才有权代表这个组织的，请带登记证书、印章和身份证件到窗口办理。"

    @step(
        [State.DRAFT, State.ASKED, State.RETURNED, State.TOLD, State.WEIGHED],
        State.WITHDRAWN,
        label="撤回认领",
        by=ASKER,
        basis=GROUND,
    )
    def withdraw(self, *, by):
        """The person thinks better of it."""

    @step(State.RETURNED, State.WITHDRAWN, label="逾期未补充", by=by_clock, basis=GROUND)
    def lapse(self, *, by):
        """Nothing was added in time."""

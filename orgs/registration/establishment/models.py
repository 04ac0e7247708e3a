"""成立登记: an establishment, from a founding team's draft to the announcement of an organization."""

from django.db import models

from casework.core.people import by_clock, party, role, unlike
from casework.core.step import step, widen
from orgs.filing import carrying, promotion
from orgs.registration.establishment import consulting, effects, errands, likes, rules
from orgs.registration.establishment.afterwards import Afterwards
from orgs.registration.establishment.elsewhere import Elsewhere
from orgs.registration.establishment.founding.panel import founding_panel
from orgs.registration.establishment.publicity import Publicity
from orgs.registration.establishment.states import ON_HEARING, State
from orgs.registration.licensing.decision import Decision
from orgs.registration.licensing.effects import handed_in
from orgs.registration.licensing.examination import Examination
from orgs.registration.licensing.fields import Licence
from orgs.registration.licensing.hearing import Hearings
from orgs.registration.licensing.intake import Acceptance
from orgs.registration.licensing.redoing import Redoing
from policy.basis import cite, law

SPONSOR = cite("registration/sponsor-review")
APPLICANT = party("applicant", "founder")
DECIDED = [cite("registration/decision"), cite("registration/three-people"), law("行政许可法", 38)]


class Establishment(Acceptance, Examination, Publicity, Hearings, Decision, Redoing, Afterwards, Elsewhere, Licence):
    """One application to register a new organization; `filed_body` is the 备案组织 it grew out of, where there is one."""

    registrar = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="+")
    sponsor = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, blank=True)
    direct_class = models.CharField(max_length=20, blank=True)
    industry = models.CharField(max_length=20, blank=True)
    is_charity = models.BooleanField(default=False)
    full_name = models.CharField(max_length=100, blank=True)
    purpose = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    street = models.ForeignKey("network.Division", models.PROTECT, null=True, related_name="+")
    address = models.CharField(max_length=200, blank=True)
    fund_fen = models.BigIntegerField(default=0)
    legal_rep_name = models.CharField(max_length=60, blank=True)
    insist_reason = models.TextField(blank=True)
    consent_number = models.CharField(max_length=60, blank=True)
    consent_on = models.DateField(null=True)
    sponsor_opinion = models.TextField(blank=True)
    pressed_on = models.DateField(null=True)
    delivery = models.CharField(max_length=20, blank=True)
    delivered_on = models.DateField(null=True)
    correction_reason = models.CharField(max_length=300, blank=True)
    revocation_ground = models.CharField(max_length=20, blank=True)
    revocation_facts = models.TextField(blank=True)
    revocation_statement = models.TextField(blank=True)

    notice_ground = models.CharField(max_length=20, blank=True)
    publicized_on = models.DateField(null=True)
    seal_on = models.DateField(null=True)
    seal_engraver = models.CharField(max_length=100, blank=True)
    account_on = models.DateField(null=True)
    account_sealed = models.TextField(blank=True)
    errand_reason = models.CharField(max_length=300, blank=True)
    filed_body = models.ForeignKey("orgs.CommunityOrg", models.PROTECT, null=True, related_name="registrations")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fund_fen__gte=0), name="establishment_fund_not_negative",
                violation_error_message="资金数额不能是负数。",
            )
        ]  # fmt: skip

    @property
    def deciding_unit(self):
        """The registration authority, also while the case lies on a sponsor's desk."""
        return self.registrar or self.unit

    @property
    def addressee(self):
        """The organization to be, once it is named."""
        return self.full_name or self.party.name

    def unheard(self):
        """Who had to be asked about a direct registration and was not."""
        if not consulting.is_direct(self):
            return ()
        return consulting.unheard(self, self.is_licensed())

    def is_licensed(self):
        """Whether a practising licence was named, which simplifies the way (民办非企业单位登记管理暂行条例第十二条)."""
        return bool(handed_in(self).get("license_no"))

    def panels(self):
        """What officials read besides: the spine's, the organizations like this one, the errands reported."""
        found = [*Licence.panels(self), likes.panel(self), errands.panel(self), consulting.panel(self),
                 promotion.panel(self)]  # fmt: skip
        return [(heading, lines) for heading, lines in found if lines] + list(founding_panel(self))

    def prefilled(self, key):
        """What the filing of the body it grew out of knows of a section: looked through and saved, it becomes an answer."""
        return carrying.answers(self, key)

    def prefilled_from(self, key):
        """Where that comes from, or why nothing of it fits; "" for an application of its own."""
        return carrying.said(self, key)

    def linked(self):
        """[(sentence, number)]: the filing it grew out of."""
        return promotion.backward(self)

    def errands(self):
        """What the founders do elsewhere, in order, each with its letter."""
        return errands.listed(self)

    def take_particulars(self, answers):
        """Write what the register needs from the answers handed in; personal data stays in the sealed submission."""
        self.kind, self.industry = answers.get("kind", ""), answers.get("industry_class", "")
        self.direct_class, self.is_charity = answers.get("direct_class", ""), answers.get("is_charity") == "yes"
        self.full_name, self.purpose = answers.get("full_name", ""), answers.get("purpose", "")
        self.scope, self.street = answers.get("scope", ""), answers.get("street")
        self.address, self.fund_fen = answers.get("address", ""), answers.get("amount") or 0
        self.legal_rep_name, self.sponsor = answers.get("legal_rep", ""), answers.get("sponsor")
        self.title = f"{self.full_name}成立登记"

    @step(
        [State.DRAFT, State.RETURNED_BY_SPONSOR], State.SPONSOR_REVIEW, label="送业务主管单位审查", by=APPLICANT,
        basis=[SPONSOR, law("社会团体登记管理条例", 3), law("民办非企业单位登记管理暂行条例", 3)],
        checks=[rules.needs_a_sponsor, rules.name_is_not_kept_for_others], letter="sent_to_sponsor", offered=rules.by_sponsor,
    )  # fmt: skip
    def send_to_sponsor(self, *, by, answers, commitment):
        """The application goes to the unit that must agree before it may be registered."""
        self.take_particulars(answers)
        self.registrar, self.unit = self.registrar or self.unit, self.sponsor

    @step(
        State.SPONSOR_REVIEW, None, label="发函督促业务主管单位", by=role("clerk"), basis=SPONSOR,
        checks=[rules.sponsor_is_late, rules.not_yet_pressed], letter="sponsor_pressed",
    )  # fmt: skip
    def press_sponsor(self, *, by, request_date):
        """The sponsor is late and the applicant has asked: a letter urges it to answer."""
        self.pressed_on = request_date

    @step(
        State.SPONSOR_REVIEW,
        State.RETURNED_BY_SPONSOR,
        label="退回修改",
        by=role("sponsor"),
        basis=SPONSOR,
        letter="returned_by_sponsor",
    )
    def sponsor_return(self, *, by, opinions):
        """The sponsor names everything that must be changed."""
        self.sponsor_opinion = opinions

    @step(
        State.SPONSOR_REVIEW, State.SUBMITTED, label="同意并转登记机关", by=role("sponsor"),
        basis=[SPONSOR, law("社会团体登记管理条例", 25), law("民办非企业单位登记管理暂行条例", 20)],
        checks=[rules.consent_is_dated], letter="sponsor_consented",
    )  # fmt: skip
    def sponsor_consent(self, *, by, consent_number, consent_date, opinion, document):
        """The sponsor agrees; the application reaches the registration authority."""
        self.consent_number, self.consent_on, self.sponsor_opinion = consent_number, consent_date, opinion
        self.unit = self.registrar

    @step(
        State.SPONSOR_REVIEW,
        State.SPONSOR_DECLINED,
        label="不同意",
        by=role("sponsor"),
        basis=SPONSOR,
        letter="sponsor_declined",
    )
    def sponsor_decline(self, *, by, reason):
        """The sponsor does not agree and says why."""
        self.sponsor_opinion = reason

    @step(State.SPONSOR_DECLINED, State.DRAFT, label="调整后重新准备", by=APPLICANT, basis=SPONSOR)
    def revise(self, *, by):
        """The founders change their application; nothing they wrote is lost."""
        self.unit = self.registrar or self.unit

    @step(
        State.DRAFT, State.SUBMITTED, label="提交登记申请", by=APPLICANT, letter="received",
        basis=[cite("registration/establishment-materials"), cite("registration/application"),
               law("社会团体登记管理条例", 11), law("民办非企业单位登记管理暂行条例", 9)],
        checks=[rules.conditions_are_met_or_insisted, rules.direct_or_consented, rules.name_is_not_kept_for_others], offered=rules.directly,
    )  # fmt: skip
    def submit(self, *, by, answers, commitment, insist=False, insist_reason=""):
        """The application is handed in to the registration authority and frozen."""
        self.take_particulars(answers)
        self.registrar, self.insist_reason = self.registrar or self.unit, insist_reason

    @step(
        [State.DRAFT, State.RETURNED_BY_SPONSOR, State.SPONSOR_DECLINED], State.LAPSED, label="草稿到期清除",
        by=by_clock, basis=cite("registration/application"), checks=[rules.draft_is_over], letter="draft_expired",
        effects=[effects.wipe_draft],
    )  # fmt: skip
    def expire_draft(self, *, by):
        """A draft nobody touched for half a year is wiped."""

    withdraw = widen(
        Acceptance.withdraw, State.DRAFT, State.SPONSOR_REVIEW, State.RETURNED_BY_SPONSOR, State.SPONSOR_DECLINED,
        *ON_HEARING,
    )  # fmt: skip
    reassign = widen(Examination.reassign, *ON_HEARING)
    hand_over = widen(Examination.hand_over, *ON_HEARING)
    tell_overdue = widen(Examination.tell_overdue, State.HEARING_OFFERED)

    @step(
        State.APPROVAL, State.APPROVED, label="准予登记", basis=[*DECIDED, law("社会团体登记管理条例", 12)],
        by=role("approver") & unlike("accept", "propose_grant", "propose_refusal", "chief_agree"),
        checks=[rules.opinions_agree_to_grant, rules.consulted_as_obliged, rules.a_code_is_left,
                rules.name_is_not_kept_for_others], letter="granted",
        effects=[effects.enter_in_register],
    )  # fmt: skip
    def grant(self, *, by, decided_on):
        """A third person decides: the organization is registered and gets its code."""
        self.decided_on = decided_on

    @step(
        State.APPROVAL, State.REFUSED, label="不予登记",
        basis=[*DECIDED, cite("registration/refusal-grounds"), law("社会团体登记管理条例", 12)],
        by=role("approver") & unlike("accept", "propose_grant", "propose_refusal", "chief_agree"),
        checks=[rules.opinions_agree_to_refuse, rules.refusal_was_told, rules.reasons_were_told], letter="refused",
    )  # fmt: skip
    def refuse(self, *, by, reasons, decided_on):
        """A third person refuses, within the reasons told; the ways of appeal are named."""
        self.reasons, self.decided_on = reasons, decided_on

    @step(
        State.APPROVED, State.CERTIFIED, label="颁发证书", by=role("clerk") & unlike("grant"), letter="certified",
        basis=[cite("registration/certificate-issue"), cite("registration/certificate"), law("行政许可法", 44)],
        checks=[rules.delivered_after_decision], effects=[effects.issue_certificate],
    )  # fmt: skip
    def issue_certificate(self, *, by, delivery, delivered_on, receipt=None):
        """The certificate is made out; it goes out once it is sealed, and may be taken back until then."""
        self.delivery, self.delivered_on = delivery, delivered_on

    @step(
        State.CERTIFIED, State.ANNOUNCED, label="发布成立公告", letter="announced", effects=[effects.make_public], checks=[rules.certificate_is_out],
        by=role("publisher", anywhere=True) & unlike("issue_certificate"),
        basis=[cite("registration/certificate-issue"), law("社会团体登记管理条例", 23),
               law("民办非企业单位登记管理暂行条例", 18), law("政府信息公开条例", 26)],
    )  # fmt: skip
    def announce(self, *, by):
        """The establishment is announced; the organization appears in the public register."""

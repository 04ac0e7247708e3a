"""社区社会组织备案变更: one application of one filed body, from what has changed to the ledger that says so."""

from django.db import models

from casework.core.case import Case
from casework.intake.mending import to_mend
from casework.journal.instant import today
from network.vault import seal, unseal
from orgs.filing import naming
from orgs.filing.change.afterwards import Afterwards
from orgs.filing.change.checking import Checking
from orgs.filing.change.deciding import Deciding
from orgs.filing.change.handing import Handing
from orgs.filing.change.items import SHORT, way_of
from orgs.filing.change.leaving import Leaving
from orgs.filing.change.moving import Moving
from orgs.filing.change.wanted import compared, phone_of, rows
from orgs.filing.communities import unit_of
from orgs.filing.posting import Posting
from orgs.filing.reviewing import Reviewing


class FilingChange(Handing, Leaving, Moving, Checking, Posting, Deciding, Afterwards, Reviewing, Case):
    """A change of `org`: `items` of 第二十五条, `way` as its steps go, `before` and `after` by kind of fact.

    `phone_before` is sealed, to be put back. `home` is the street that decides; while the receiving street has its say the
    case lies there. `declined` is what the leader who goes, or the meeting, said against it; `witnessed` holds the meeting.
    """

    org = models.ForeignKey("orgs.CommunityOrg", models.PROTECT, related_name="changes")
    home = models.ForeignKey("network.Division", models.PROTECT, related_name="+")
    items = models.JSONField(default=list)
    way = models.CharField(max_length=10, blank=True)
    happened_on = models.DateField(null=True)
    change_reason = models.CharField(max_length=200, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    phone_before = models.TextField(blank=True)
    consent_count = models.PositiveIntegerField(null=True)
    handover = models.JSONField(default=list)
    declined = models.TextField(blank=True)
    witnessed = models.JSONField(default=dict)
    target = models.ForeignKey("network.Division", models.PROTECT, null=True, related_name="+")
    target_unit = models.ForeignKey("network.Unit", models.PROTECT, null=True, related_name="+")
    received_as = models.CharField(max_length=10, blank=True)
    receiving_note = models.TextField(blank=True)
    reminded_on = models.DateField(null=True)
    gaps = models.JSONField(default=list)
    community_asked = models.BooleanField(default=False)
    street_asked = models.BooleanField(default=False)
    extended = models.BooleanField(default=False)
    community_opinion = models.TextField(blank=True)
    silent = models.PositiveSmallIntegerField(default=0)
    posted_on = models.DateField(null=True)
    objection_finding = models.TextField(blank=True)
    settled = models.BooleanField(null=True)
    recorded_on = models.DateField(null=True)
    check_note = models.TextField(blank=True)
    mismatch = models.TextField(blank=True)
    statement = models.TextField(blank=True)
    opinion = models.CharField(max_length=10, blank=True)
    advice = models.TextField(blank=True)
    reasons = models.JSONField(default=list)
    refusal_facts = models.TextField(blank=True)
    return_note = models.TextField(blank=True)
    pressed = models.BooleanField(default=False)
    decided_on = models.DateField(null=True)
    claim = models.TextField(blank=True)
    refused_for = models.JSONField(default=list)
    refused_facts = models.TextField(blank=True)
    review_finding = models.CharField(max_length=20, blank=True)
    review_ground = models.TextField(blank=True)
    withdrawal_reason = models.CharField(max_length=300, blank=True)

    @property
    def deciding_unit(self):
        """The unit in whose name papers are issued."""
        return unit_of(self.home) or self.unit

    @property
    def addressee(self):
        """Whom papers address."""
        return self.org.name

    @property
    def old_phone(self):
        """The number it had before, or an empty string."""
        return unseal(self.phone_before, f"orgs.filing_change.phone:{self.pk}")

    def prefilled(self, key):
        """What the ledger knows of a section, to begin with; they change what has changed."""
        org, own = self.org, self.opened_by.clear_phone if self.opened_by else ""
        return {
            "what": {"happened_on": today()}, "contact": {"new_phone": own or org.clear_phone}, "members": {"members_now": org.member_count},
            "venue": {"place": org.place, "stays": "yes"}, "title": {"own_name": naming.own_part(org)},
            "content": {"activities": [{"what": word[:60]} for word in org.activity.split("、") if word], "category": org.category,
                        "scope_level": org.scope_level, "needs_permit": "no"},
            "destination": {"own_name": naming.own_part(org)},
        }.get(key, {})  # fmt: skip

    def take(self, answers):
        """What was handed in: which things change, from what to what."""
        self.items, self.way = answers["items"], way_of(answers)
        self.happened_on, self.change_reason = answers["happened_on"], answers["reason"]
        self.before, self.after = compared(self.org, answers)
        self.target, self.target_unit = answers.get("division"), answers.get("street_unit")
        self.consent_count = answers.get("consent_count")
        known = self.org.clear_phone if phone_of(answers) else ""
        self.phone_before = seal(known, f"orgs.filing_change.phone:{self.pk}") if known else ""
        self.title = f"{self.org.name}变更（{'、'.join(SHORT[item] for item in self.items)}）"

    def lie_at_home(self):
        """It lies with the community and the street of the body again."""
        self.division, self.unit = self.org.division, unit_of(self.home)

    def to_mend(self):
        """The items of the notice while they are being mended."""
        return to_mend(self)

    @property
    def panels(self):
        """[(heading, [lines])]: what officials read of the case beside the answers; empty ones are left out."""
        said = {"grant": "拟准予变更", "refuse": "拟不予变更", "": ""}[self.opinion]
        found = [
            ("台账", [f"{self.org.name}，备案编号{self.org.filing_number}，{self.org.status_label}，成员{self.org.member_count}人"]),
            ("新旧对照", [f"{label}：{old} → {new}" for label, old, new in rows(self)] if self.items else []),
            ("原负责人", [self.declined, *(f"交接：{row['what']}，{row['to']}" for row in self.handover)]),
            ("居村委会见证", [met(self.witnessed)] if self.witnessed else []),
            ("迁入街镇意见", [RECEIVED.get(self.received_as, ""), self.receiving_note]),
            ("补正告知的内容", [f"{g['title']}：{g['code']} {g['text']} {g['note']}" for g in self.gaps]),
            ("居村委会意见", [self.community_opinion]), ("异议处理", [self.objection_finding]),
            ("核对记录", [self.check_note]), ("核对不符之处", [self.mismatch]), ("组织的说明", [self.statement]),
            (f"承办意见：{said}", [self.advice, self.refusal_facts] if said else []), ("退回的意见", [self.return_note]),
            ("复核申请", [self.claim]), ("复核意见", [self.review_ground]),
        ]  # fmt: skip
        return [(heading, kept) for heading, lines in found if (kept := [line for line in lines if line])]


RECEIVED = {"agreed": "同意接收。", "silent": "期限内没有提出意见，视为同意接收。", "declined": "不同意接收，由原备案街镇决定。"}


def met(held):
    """A witnessed meeting in one line."""
    return f"{held['on']}召集会议，成员{held['total']}人，{held['agree']}人同意；见证人：{'、'.join(held['who'])}"

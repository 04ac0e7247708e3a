"""社区社会组织备案: a filing, from the phone of a founder to a street's certificate or its refusal with reasons."""

from django.db import models

from casework.core.case import Case
from casework.intake.mending import to_mend
from orgs.filing import promotion
from orgs.filing.choices import Category, MemberKind
from orgs.filing.community.checking import Checking
from orgs.filing.community.deciding import Deciding
from orgs.filing.community.drafting import Drafting
from orgs.filing.community.redoing import Redoing
from orgs.filing.community.states import State
from orgs.filing.community_org import street_of
from orgs.filing.naming import full_name
from orgs.filing.posting import Posting
from orgs.filing.reviewing import Reviewing


class CommunityFiling(Drafting, Checking, Posting, Deciding, Reviewing, Redoing, Case):
    """One application to be filed by a street; `opinion` is grant or refuse, of the street's officer or of the redo.

    `helped` says that a community worker filled it in, `confirm_mark` which content the founder has confirmed since.
    `pressed` says that the bureau has pressed the street; `silent` counts what the community left unanswered.
    """

    full_name = models.CharField(max_length=100, blank=True)
    trade_name = models.CharField(max_length=20, blank=True)
    category = models.CharField(max_length=20, blank=True)
    focus_tags = models.JSONField(default=list)
    member_kind = models.CharField(max_length=20, blank=True)
    scope_level = models.CharField(max_length=20, blank=True)
    purpose = models.TextField(blank=True)
    activity = models.CharField(max_length=300, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    sensitive = models.JSONField(default=list)
    place = models.CharField(max_length=200, blank=True)
    place_provider = models.CharField(max_length=20, blank=True)
    leader_name = models.CharField(max_length=60, blank=True)
    member_count = models.PositiveIntegerField(default=0)
    helped = models.BooleanField(default=False)
    confirm_way = models.CharField(max_length=20, blank=True)
    confirm_mark = models.CharField(max_length=64, blank=True)
    reminded_on = models.DateField(null=True)
    gaps = models.JSONField(default=list)
    community_asked = models.BooleanField(default=False)
    street_asked = models.BooleanField(default=False)
    extension_reason = models.CharField(max_length=300, blank=True)
    community_opinion = models.TextField(blank=True)
    community_against = models.TextField(blank=True)
    silent = models.PositiveSmallIntegerField(default=0)
    posted_on = models.DateField(null=True)
    objection_finding = models.TextField(blank=True)
    settled = models.BooleanField(null=True)
    visits_made = models.JSONField(default=list)
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
    destination = models.CharField(max_length=40, blank=True)
    redirect_why = models.CharField(max_length=300, blank=True)
    withdrawal_reason = models.CharField(max_length=300, blank=True)
    paper_copy = models.BooleanField(default=False)

    @property
    def deciding_unit(self):
        """The unit in whose name papers are issued."""
        return self.unit

    @property
    def addressee(self):
        """Whom papers address."""
        return self.full_name or self.party.name

    @property
    def street(self):
        """The street it belongs to."""
        return street_of(self.division)

    def take_particulars(self, answers):
        """What was handed in, as columns; the division says which community checks and which street decides."""
        for name in ("trade_name", "category", "focus_tags", "member_kind", "scope_level", "purpose", "hours", "sensitive",
                     "place", "place_provider", "leader_name"):  # fmt: skip
            setattr(self, name, answers.get(name) or ([] if name in ("focus_tags", "sensitive") else ""))
        self.division, self.unit = answers["division"], answers["street_unit"]
        self.full_name = full_name(answers)
        self.title = f"{self.full_name}备案"
        self.activity = "、".join(row["what"] for row in answers["activities"])[:300]
        self.member_count = len(answers["members"])

    def to_mend(self):
        """The items of the notice while they are being mended."""
        return to_mend(self)

    def linked(self, drafts=True):
        """[(sentence, number)]: applications for registration that the filed body has begun, and what it has become."""
        org = promotion.filed_body(self.party) if self.state == State.FILED else None
        return promotion.onward(org, drafts) if org else []

    @property
    def panels(self):
        """[(heading, [lines])]: what officials read of the case beside the answers; empty ones are left out."""
        said = {"grant": "拟同意备案", "refuse": "拟不予备案", "": ""}[self.opinion]
        found = [
            ("类别", [f"{Category(self.category).label}，{MemberKind(self.member_kind).label}，成员{self.member_count}人"]
             if self.category else []),
            ("补正告知的内容", [f"{g['title']}：{g['code']} {g['text']} {g['note']}" for g in self.gaps]),
            ("居村委会意见", [self.community_opinion, self.community_against]),
            ("异议处理", [self.objection_finding]),
            ("走访核实", [f"{row['on']} {'、'.join(row['who'])}：{row['record']}" for row in self.visits_made]),
            (f"承办意见：{said}", [self.advice, self.refusal_facts] if said else []),
            ("退回的意见", [self.return_note]),
            ("复核申请", [self.claim]), ("复核意见", [self.review_ground]),
            ("转登记", [said for said, _ in self.linked(drafts=False)]),
        ]  # fmt: skip
        return [(heading, kept) for heading, lines in found if (kept := [line for line in lines if line])]

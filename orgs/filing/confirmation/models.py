"""社区社会组织年度确认: one year of one filed body, from the first of January to its conclusion."""

from datetime import timedelta

from django.db import models

from casework.core.case import Case
from casework.intake.mending import to_mend
from orgs.filing import counting, rated
from orgs.filing.confirmation.checking import Checking
from orgs.filing.confirmation.lapsing import Lapsing
from orgs.filing.confirmation.reporting import Reporting
from orgs.filing.confirmation.reviewing import Reviewing
from orgs.filing.confirmation.suspending import Suspending


class FilingConfirmation(Reporting, Checking, Suspending, Lapsing, Reviewing, Case):
    """The confirmation of one body in one `year`; what is reported is the year before.

    `drawn` says that the platform's draw demands a visit, `reported` holds what the automatic comparison needs of the
    report, `batch` that it was proposed together with others. `held_days` are days of the restoration period that do not
    count, `held_since` the day since which such days run. `regraced`: the second grace has been given. `served` are residents served,
    `party_members` and `federation_fen` what was said of party members and of money the federation holds; None: nothing was said.
    """

    org = models.ForeignKey("orgs.CommunityOrg", models.PROTECT, related_name="confirmations")
    year = models.PositiveSmallIntegerField()
    drawn = models.BooleanField(default=False)
    reported = models.JSONField(default=dict)
    activity_count = models.PositiveIntegerField(default=0)
    members_now = models.PositiveIntegerField(default=0)
    income_fen = models.BigIntegerField(default=0)
    spending_fen = models.BigIntegerField(default=0)
    served = models.PositiveIntegerField(default=0)
    party_members = models.PositiveIntegerField(null=True)
    federation_fen = models.BigIntegerField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    contacted = models.BooleanField(default=False)
    calls = models.JSONField(default=list)
    regraced = models.BooleanField(default=False)
    gaps = models.JSONField(default=list)
    community_asked = models.BooleanField(default=False)
    street_asked = models.BooleanField(default=False)
    community_opinion = models.TextField(blank=True)
    active_seen = models.CharField(max_length=10, blank=True)
    silent = models.PositiveSmallIntegerField(default=0)
    visitors = models.JSONField(default=list)
    visits_made = models.JSONField(default=list)
    conclusion = models.CharField(max_length=10, blank=True)
    advice = models.TextField(blank=True)
    batch = models.BooleanField(default=False)
    return_note = models.TextField(blank=True)
    pressed = models.BooleanField(default=False)
    decided_on = models.DateField(null=True)
    reasons = models.JSONField(default=list)
    reason_facts = models.TextField(blank=True)
    risk = models.TextField(blank=True)
    urgent = models.BooleanField(default=False)
    statement = models.TextField(blank=True)
    finding = models.TextField(blank=True)
    demands = models.TextField(blank=True)
    suspended_on = models.DateField(null=True)
    suspended_until = models.DateField(null=True)
    rectification = models.TextField(blank=True)
    shortfall = models.TextField(blank=True)
    rejected = models.BooleanField(default=False)
    acceptance = models.TextField(blank=True)
    lapsed_on = models.DateField(null=True)
    held_since = models.DateField(null=True)
    held_days = models.PositiveIntegerField(default=0)
    claim = models.TextField(blank=True)
    review_finding = models.CharField(max_length=20, blank=True)
    review_ground = models.TextField(blank=True)
    review_left = models.BooleanField(default=False)
    review_over = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "year"], name="one_confirmation_a_year")]

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
        """Whether it lies before its street without anything having been handed in."""
        return self.submitted_by_id is None

    @property
    def yuan(self):
        """What came in and what was spent, as people read it."""
        return f"{self.income_fen / 100:g}元 / {self.spending_fen / 100:g}元"

    def prefilled(self, key):
        """What the ledger knows of a section, to begin with; the leader looks through it and saves it as theirs."""
        if key == "activities" and (written := counting.answers(self.org, self.year - 1)):
            return written
        if key == "money":
            return counting.money(self.org, self.year - 1)
        doing = [word for word in self.org.activity.split("、") if word]
        return {
            "activities": {"activities": [{"what": word[:60]} for word in doing]},
            "people": {"leader_unchanged": "yes", "members_now": self.org.member_count},
            "next": {"plan": [{"what": word[:60]} for word in doing]},
        }.get(key, {})

    def take_report(self, answers):
        """What was reported, as far as lists, figures and the automatic comparison need it."""
        if self.unreported:  # what the clock laid before the street is handed in now, and bound to the rules of this day
            self.submitted_at = None
        self.activity_count = len(answers.get("activities") or [])
        self.members_now = answers.get("members_now") or 0
        self.income_fen, self.spending_fen = answers.get("income") or 0, answers.get("spending") or 0
        self.served, self.party_members = answers.get("people_served") or 0, answers.get("party_members")
        self.federation_fen = answers.get("held_by_federation")
        self.reported = {
            name: answers.get(name) for name in ("leader_unchanged", "published", "fees", "incidents", "own_place", "unit_members")} | {
            "elder": answers.get("average_over_60") == "yes", "complained": bool(answers.get("complaints")),
            "planned": sum(row.get("times") or 0 for row in answers.get("plan") or []), "served": answers.get("people_served") or 0,
        }  # fmt: skip

    def count_held(self, day):
        """The days since it was taken up do not count against the three months."""
        self.held_days += (day - self.held_since).days if self.held_since else 0
        self.held_since = None

    def lengthen_suspension(self, day):
        """The days of a review are added to the suspension."""
        self.suspended_until += day - self.held_since if self.held_since else timedelta()
        self.held_since = None

    def to_mend(self):
        """The items of the notice while they are being mended."""
        return to_mend(self)

    @property
    def panels(self):
        """[(heading, [lines])]: what officials read of the case beside the answers; empty ones are left out."""
        said = {"confirm": "拟确认", "advice": "拟确认并提示改进", "": ""}[self.conclusion]
        found = [
            ("台账", [f"{self.org.name}，备案编号{self.org.filing_number}，{self.org.status_label}"]),
            ("台账上的活动", [counting.sentence(self.org, self.year - 1)]),
            ("居民满意度", [rated.sentence(self.org, self.year - 1)]),
            ("抽查", ["系统随机抽中，应当由两名以上工作人员走访。"] if self.drawn and not self.visits_made else []),
            ("联系记录", [f"{row['on']} {row['who']} {row['way']}：{row['result']}" for row in self.calls]),
            ("补正告知的内容", [f"{g['title']}：{g['code']} {g['text']} {g['note']}" for g in self.gaps]),
            ("居村委会意见", [self.community_opinion]),
            ("走访记录", [f"{row['on']} {'、'.join(row['who'])}：{row['record']}" for row in self.visits_made]),
            (f"承办意见：{said}", [self.advice or "没有另写理由。"] if said else []),
            ("退回的意见", [self.return_note]),
            ("先行暂停的理由", [self.risk]), ("事实和理由", [self.reason_facts]), ("陈述申辩", [self.statement]), ("听取意见的结果", [self.finding]),
            ("整改要求", [self.demands]), ("整改报告", [self.rectification]), ("不合格之处", [self.shortfall]), ("验收", [self.acceptance]),
            ("复核申请", [self.claim]), ("复核意见", [self.review_ground]),
        ]  # fmt: skip
        return [(heading, kept) for heading, lines in found if (kept := [line for line in lines if line])]

"""Filings of community organizations for the tests: a street with its people, an application, the way to every state."""

from casework.core.perform import perform
from casework.core.process import PROCESSES, by_code
from casework.intake import drafts, store
from casework.intake.opening import open_case
from casework.intake.window import receive
from casework.journal.instant import today
from casework.notices import objections
from casework.notices.publishing import publicities_of
from demo.filing import sheet
from network.models import Division, Post, Unit
from network.users import set_phone
from tests.bureau import SINCE

ID = "110105195806150020"  # 周美兰, sixty-eight in 2026
NAME = "天津市滨海新区杭州道街道文安里社区晚晴合唱队"
MEMBERS = [{"name": f"队员{n:02d}", "age": "60岁以上", "home": "文安里社区", "contact": ""} for n in range(1, 13)]
ANSWERS = {
    "scope_level": "community", "community": "文安里", "trade_name": "晚晴", "activity_word": "合唱", "org_form": "队",
    "member_kind": "association", "category": "culture_sports", "focus_tags": [],
    "purpose": "带着社区老人一起唱歌，让大家身体好、心情好、邻里和睦。", "leader_name": "周美兰", "leader_id": ID,
    "leader_phone": "13800000068", "leader_tie": "lives", "leader_posts": "0", "public_office": "no", "backup_name": "冯立强",
    "backup_phone": "13800000069", "members": MEMBERS, "average_over_60": "yes", "consent_way": "spoken",
    "charter_consents": "12", "party_members": "", "activities": [{"what": "排练", "times": "40"}, {"what": "重阳节演出", "times": "1"}],
    "sensitive": ["none"], "hours": "每周二上午9点到11点", "fees": "no", "needs_permit": "no",
    "place": "文安里社区党群服务中心多功能厅", "place_provider": "committee", "shared": "yes",
}  # fmt: skip
PLEDGE = {"truth_pledge": "on"}
CHECKED = {"opinion": "电话联系到负责人，名册抽查属实，同意。", "contact_checked": "yes", "roster_checked": "yes"}


class Street:
    """A street's unit with two officers and two approvers, its community's worker, and the bureau's reviewers."""

    def __init__(self, bureau, code="120116005", community="120116005005", slug="st_005"):
        self.bureau, self.division = bureau, Division.objects.get(code=code)
        self.community = Division.objects.get(code=community)
        self.unit = Unit.objects.create(slug=slug, name=f"{self.division.name}办事处", short=self.division.name, kind="street",
                                        level="street", division=self.division, capacities=["filing"], phone="022-01160005")
        self.committee = Unit.objects.create(slug=f"{slug}_c", name=self.community.name, short=self.community.name, level="community",
                                             kind="community", division=self.community, capacities=["community"])
        self.officer, self.officer2 = self.hire("officer", "street"), self.hire("officer2", "street")
        self.approver, self.approver2 = self.hire("head", "approver"), self.hire("head2", "approver")
        self.worker = self.hire("worker", "community", self.committee)
        self.worker2 = self.hire("worker2", "community", self.committee)

    def hire(self, name, role, unit=None):
        """Somebody in a post."""
        unit = unit or self.unit
        user = self.bureau.person(f"{self.unit.slug}_{name}", f"{role}{name}", staff=True)
        Post.objects.create(user=user, role=role, unit=unit, division=unit.division, title=name, valid_from=SINCE)
        return user


def street(bureau):
    """杭州道街道, with the district's civil affairs bureau above it."""
    made = Street(bureau)
    for name, role in (("civil_reviewer", "reviewer"), ("civil_head", "approver")):
        user = bureau.person(name, name, staff=True)
        unit = bureau.units["civil"]
        Post.objects.create(user=user, role=role, unit=unit, division=unit.division, title=role, valid_from=SINCE)
        setattr(made, name, user)
    return made


def draft(near, founder=None, **answers):
    """A draft with all its answers; the founder's phone is proved, the identity document is a photograph."""
    founder = founder or near.bureau.founder
    if not founder.phone:
        set_phone(founder, "13800000068" if founder == near.bureau.founder else f"138001{founder.pk:05d}")
    case = open_case(by_code("BA"), founder)
    fill(case, founder, near, **answers)
    store.keep(case, "leader_identity", sheet("身份证"), founder)
    return case


def fill(case, by, near, **answers):
    """Save every section."""
    for section in PROCESSES["community_filing"].sections:
        row = case.drafts.filter(section=section.key).first()
        asked = section.form().fields
        data = {n: v for n, v in (ANSWERS | {"street": str(near.division.pk)} | answers).items() if n in asked}
        drafts.save(case, section, data, by=by, version=row.version if row else 0)


def submitted(near, founder=None, **answers):
    """Handed in, with the community."""
    return perform(draft(near, founder, **answers), "submit", by=founder or near.bureau.founder, **PLEDGE)


def take(case, *steps):
    """Steps one after another: (step, by, facts)."""
    for step, by, facts in steps:
        case = perform(case, step, by=by, **facts)
    return case


def answered(case, near):
    """Every objection of a case answered by two people of the community."""
    for row in publicities_of(case).first().objections.filter(answered_at__isnull=True):
        row = objections.propose(row, answer="已经核实，并与您协商过。", upheld=False, by=near.worker)
        objections.confirm(row, by=near.worker2)


def helped(near, **answers):
    """A draft that a community worker has filled in at the counter for somebody without an account."""
    case = open_case(by_code("BA"), near.worker, visitor="周美兰", division=near.community)
    receive(case, clerk=near.worker, visitor="周美兰", identity_seen=True, mandate="", received_on=today())
    fill(case, near.worker, near, **answers)
    return case

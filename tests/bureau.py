"""The fictional bureau of the tests: units, one person for every role, a founding team, and an application to hand in."""

from datetime import UTC, date, datetime

from django.db import transaction

from casework.core.begin import begin
from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.intake import drafts, store
from casework.journal.instant import day_of, now
from casework.post.rows import Letter
from casework.post.writing import release
from demo.filing import sheet
from network.models import Division, Membership, Party, Post, Unit, User
from network.users import set_phone
from orgs import codes
from orgs.organization import Kind
from papers.consent.rows import ElectronicConsent

SINCE = date(2020, 1, 1)
CONSENTED = datetime(2020, 1, 1, tzinfo=UTC)
STAFF = {
    "clerk": "approval", "clerk2": "approval", "reviewer": "approval", "reviewer2": "approval", "chief": "approval",
    "chief2": "approval", "approver": "approval", "approver2": "approval", "publisher": "civil", "sponsor": "culture",
    "auditor": "audit", "admin": "civil", "security": "civil", "street": "street",
    "privacy": "civil", "privacy2": "civil", "seal_keeper": "approval",
}  # fmt: skip
UNITS = {
    "approval": ("区政务服务办公室", ["registrar"]), "civil": ("区民政局", ["supervisor", "sponsor"]),
    "culture": ("区文化和旅游局", ["sponsor"]), "audit": ("区审计局", []), "street": ("杭州道街道办事处", []),
}  # fmt: skip


class Bureau:
    """Everybody by role name: `bureau.clerk`, `bureau.founder`; made once per test."""

    def __init__(self):
        self.district = Division.objects.get(code="120116")
        self.street_division = Division.objects.get(code="120116005")
        self.units = {
            slug: Unit.objects.create(
                slug=slug, name=f"天津市滨海新区{name.removeprefix('区')}", short=name, kind="bureau", level="district",
                division=self.street_division if slug == "street" else self.district, capacities=capacities,
            ) for slug, (name, capacities) in UNITS.items()
        }  # fmt: skip
        for username, slug in STAFF.items():
            self.hire(username, username.rstrip("2"), slug)
        self.founder = self.person("founder", "冉志勤")
        self.stranger = self.person("stranger", "外人")

    def person(self, username, name, *, staff=False):
        """An account with a password and an e-mail address."""
        user = User(username=username, name=name, email=f"{username}@example.org", is_staff=staff)
        user.set_password("demo-binhai-2026")
        user.save()
        return user

    def hire(self, username, role, slug):
        """A person in a post, as an attribute of the bureau."""
        user = self.person(username, f"{role}甲" if username == role else f"{role}乙", staff=True)
        unit = self.units[slug]
        Post.objects.create(user=user, role=role, unit=unit, division=unit.division, title=role, valid_from=SINCE)
        setattr(self, username, user)
        return user

    def team(self, founder=None):
        """A founding team that agreed to be served on the platform."""
        party = Party.objects.found_team("盐业文化研究会（筹）", founder or self.founder, SINCE)
        ElectronicConsent.objects.create(party=party, given=True, by=founder or self.founder, at=CONSENTED)
        return party

    def draft(self, founder=None, **answers):
        """A draft establishment with all its answers and files."""
        founder = founder or self.founder
        case = begin(
            "establishment", self.team(founder), by=founder, division=self.district, unit=self.units["approval"]
        )
        self.fill(case, founder, **answers)
        return case

    def fill(self, case, by, **answers):
        """Save every section and upload every required material."""
        for section in PROCESSES["establishment"].sections:
            row = case.drafts.filter(section=section.key).first()
            asked = section.form().fields
            data = {n: v for n, v in (APPLICATION | answers).items() if n in asked}
            data |= {"street": str(self.street_division.pk)} if section.key == "residence" else {}
            drafts.save(case, section, data, by=by, version=row.version if row else 0)
        for key in ("application", "fund_proof", "premises", "identity", "resumes", "charter", "staff_list",
                    "party_forms"):  # fmt: skip
            store.keep(case, key, sheet(key), by)

    def submitted(self, **answers):
        """A case handed in directly."""
        case = self.draft(**answers)
        return perform(case, "submit", by=self.founder, commitment="on")

    def reach(self, state, case=None):
        """A case brought to a state by performing steps."""
        case = case or self.submitted()
        for step, by, facts in self.way(state):
            if step == "announce":
                seal_without_typesetting(case)
            case = perform(case, step, by=by, **facts)
        return case

    def way(self, state):
        """The steps from submitted to a state on the ordinary road."""
        points = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
        receipt = sheet("送达回证")
        road = [
            ("accepted", "accept", self.clerk, {}),
            ("under_review", "assign", self.chief, {"handler": "reviewer", "second": "reviewer2"}),
            ("chief_review", "propose_grant", self.reviewer, {"opinion": "符合条件，建议准予登记。", **points}),
            ("approval", "chief_agree", self.chief, {"opinion": "同意。"}),
            ("approved", "grant", self.approver, {}),
            ("certified", "issue_certificate", self.clerk2,
             {"delivery": "window", "delivered_on": date.today().isoformat(), "files": {"receipt": receipt}}),
            ("announced", "announce", self.publisher, {}),
        ]  # fmt: skip
        codes.add([codes.made_up(Kind.PRIVATE_UNIT, 1000 + n) for n in range(3)], Kind.PRIVATE_UNIT)
        stops = [row[0] for row in road]
        return [row[1:] for row in road[: stops.index(state) + 1]] if state in stops else []

    def member(self, user, case, role="applicant"):
        """Make somebody a member of a case's party."""
        return Membership.objects.create(party_id=case.party_id, user=user, role=role, valid_from=SINCE)

    def give_phone(self, user, number="13800000000"):
        """A phone number for short messages."""
        set_phone(user, number)


def seal_without_typesetting(case):
    """What the keeper of seals does for the engine: the letters that waited for a seal go out. Their papers are not made for it."""
    for letter in Letter.objects.filter(case_id=case.pk, waits_for="seal", cancelled_at__isnull=True):
        with transaction.atomic():
            release(letter, "seal", day_of(now()))


ID = "110105198012310022"
APPLICATION = {
    "kind": "private_unit", "industry_class": "culture", "direct_class": "community", "sponsor": "", "is_charity": "no",
    "license_no": "", "full_name": "天津市滨海新区盐业文化服务中心", "name_case": "",
    "purpose": "整理盐业历史，面向社区居民开展公益讲座和展览，传承本地文化。", "scope": "盐业历史整理；公益讲座；社区展览。",
    "necessity": "本区尚无同类组织。", "address": "杭州道街道示范路1号", "tenure": "rent", "use_until": "2029-12-31",
    "residential": "no", "founders": [{"name": "冉志勤", "id_number": ID, "employer": "某中学"}], "state_asset": "no",
    "individual_members": "", "unit_members": "", "staff": [{"name": "甲某", "duty": "干事"}], "amount": "30000",
    "sources": [{"payer": "冉志勤", "yuan": "30000", "nature": "捐赠"}], "verified_on": "2026-01-05",
    "legal_rep": "冉志勤", "legal_rep_id": ID, "civil_servants": "no",
    "officers": [{"name": "冉志勤", "id_number": ID, "employer": "某中学", "position": "理事长", "declared": "yes"}],
    "organs": "理事会、监事", **{f"clause_{n}": f"第{n}条" for n in range(1, 10)}, "party_members": "1",
    "party_plan": "guide", "party_contact": "冉志勤", "agent": "冉志勤", "delegated": "no", "phone": "13800000000",
    "delivery": "window", "delivery_address": "",
}  # fmt: skip

"""About forty name checks in every state, made by performing their steps at past instants on working days."""

from casework.core.begin import begin
from casework.core.perform import perform
from casework.journal.instant import at, today
from demo.cases import Maker
from demo.filing import fill, sheet
from demo.name_roads import ROADS
from demo.names import FIELDS, identity, person
from network.actors import the_engine
from network.models import Membership, Party, User
from orgs import codes, register
from orgs.organization import Kind, Organization, Status

DISTRICT = "天津市滨海新区"
FIRST, SECOND = "听望观沐迎伴临", "澜岚汐屿岬泽漪沚"
BAD = {"insisted", "refusal_told", "statement_closed", "rejected", "rejection_final", "under_remedy"}
OWN = {"draft", "refusal_told", "reserved", "renewal_pending"}
PAPERS = {"record_dispute": ("evidence", "书面异议")}


class NameMaker(Maker):
    """Makes the name checks one after another."""

    def all(self, say):
        """Every road as often as it says."""
        self.like = Organization.objects.filter(kind=Kind.PRIVATE_UNIT, status=Status.REGISTERED).order_by("id").first()
        for name, (count, ago, steps) in ROADS.items():
            for turn in range(count):
                self.one(ago + turn, steps, name, turn)
            say(f"{name} {count}")
        return self.number

    def founder(self, name, turn):
        """The demonstration's own founder for some, invented people for the rest."""
        if turn == 0 and name in OWN:
            return self.accounts["founder"]
        return User.objects.create(username=f"namer{self.number:03d}", name=person(self.number + 3), password="!")

    def answers(self, name):
        """All answers of one fictional application, as typed."""
        number = self.number
        brand = FIRST[number % len(FIRST)] + SECOND[number % len(SECOND)]
        field = FIELDS[(number * 5) % len(FIELDS)]
        wanted = f"{DISTRICT}{brand}{field[0]}{'国际集团' if name in BAD else '中心'}"
        if name == "asking_holder":
            wanted, brand = self.like.name.replace(DISTRICT, f"{DISTRICT}新", 1), ""
        return {
            "use_for": "establishment", "kind": Kind.PRIVATE_UNIT, "uscc": "", "applicant_name": person(number + 3),
            "applicant_id": identity(number + 3), "several": "no", "phone": f"1380001{number:04d}",
            "industry_class": field[1], "scope": f"{field[3]}；面向社区居民开展公益服务。", "member_scope": "", "origin_place": "",
            "street": "", "first_name": wanted, "second_name": "", "third_name": "", "brand": brand,
            "brand_meaning": "取自海边的景物" if brand else "", "form": "中心", "personal_name": "no", "restores": "no",
        }  # fmt: skip

    def one(self, ago, steps, name, turn):
        """One application along one road."""
        founder, day = self.founder(name, turn), self.ago(ago)
        with at(self.instant(day, -1)):
            party = Party.objects.create(kind="team", name=f"{founder.name}等发起人")
            Membership.objects.create(party=party, user=founder, role="founder", valid_from=day)
            case = begin("name_check", party, by=founder, division=self.district, unit=self.authority, title="名称核准（筹备中）")
            fill(case, self.answers(name), founder)
        for step, who, wait, facts in steps:
            day = min(self.working.add(day, wait) if wait else day, today())
            by = {"founder": founder, "engine": the_engine}.get(who) or self.accounts[who]
            case = self.step(case, step, by, day, facts)
        self.time_passes(case)
        self.number += 1

    def step(self, case, step, by, day, facts):
        """One step at its past instant, with the papers its form asks for."""
        if step.startswith("+"):
            return self.beside(case, step[1:], by, day, facts)
        facts, files = dict(facts(case) if callable(facts) else facts), {}
        if step in PAPERS:
            field, title = PAPERS[step]
            files[field] = sheet(title)
        if step == "ask_holder":
            facts["holder"] = self.like.uscc
        instant = self.instant(day, case.version)
        with at(instant):
            if step == "use":
                self.register(case, day, instant)
            done = perform(case, step, by=by, files=files or None, **facts)
            self.post(done)
        return done

    def register(self, case, day, instant):
        """The organization that took the name, as the register has it."""
        register.enter(
            Party.objects.create(kind="organization", name=case.chosen), day=day, instant=instant, batch="演示数据",
            legal_rep=(person(self.number + 3), ""), name=case.chosen, kind=case.kind, status=Status.REGISTERED,
            uscc=codes.made_up(case.kind, 600_000 + self.number), division=self.streets[0], address="示范路9号",
            scope=case.scope,
        )  # fmt: skip

"""Two parties that have nothing to do with each other, each with a whole world of its own, marked in every word it wrote.

`Side("a", …)`: a founder, a colleague, somebody who left; an official of the units that were asked about its cases;
cases in many states with every kind of matter, papers, files, a visit at the window, notices, an import, an objection.
Everything reached by steps. A side's marks (`side.marks`) are strings nobody else's page, paper, mail or log may contain.
"""

import hashlib
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from casework.core.begin import begin
from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.intake import drafts, store, window
from casework.intake.fields import Inspected
from casework.intake.handing_in import required
from casework.intake.inspection import inspect
from matters.opening import open_matter
from network.models import Membership, Party, Post, Unit
from orgs.claims.opening import begun
from orgs.claims.process import SECTIONS
from tests import naming
from tests.bureau import APPLICATION, SINCE
from tests.exploring import besides
from tests.files import small_pdf

MARKS = {"a": ("麒麟甲戌", "11010519800101421X", "13911112222"), "b": ("玄武乙亥", "110105198202025839", "13733334444")}
YESTERDAY = date(2026, 11, 22)  # the world stands on the 23rd
POINTS = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}


class Side:
    """One party and what belongs to it. `name` is "a" or "b"; `cases` and `matters` by what they are."""

    def __init__(self, name, bureau):
        self.name, self.bureau = name, bureau
        self.word, self.id_number, self.phone = MARKS[name]
        self.marks = (self.word, self.id_number, self.phone, f"private-{name}@example.org", f"founder_{name}")
        self.founder, self.colleague, self.former = (self.someone(part) for part in ("founder", "colleague", "former"))
        self.unit, self.office = self.asked("sponsor", "regulator"), self.asked("street")
        self.party = bureau.team(self.founder)
        self.join(self.colleague, "applicant")
        Membership.objects.create(
            party=self.party, user=self.former, role="applicant", valid_from=SINCE, valid_to=YESTERDAY
        )
        self.party.name = f"{self.word}研究会（筹）"
        self.party.save()
        self.cases, self.matters, self.files = {}, {}, {}

    def someone(self, part):
        """A person of this side."""
        user = self.bureau.person(f"{part}_{self.name}", f"{self.word}{part}")
        user.email = f"private-{self.name}@example.org" if part == "founder" else f"{part}-{self.name}@example.org"
        user.save()
        if part == "founder":
            self.bureau.give_phone(user, self.phone)
        return user

    def join(self, user, role):
        """Somebody becomes a member."""
        Membership.objects.create(party=self.party, user=user, role=role, valid_from=SINCE)

    def asked(self, *roles):
        """A unit that only this side's cases are put before, with somebody in each of these roles."""
        slug = f"{roles[0]}_{self.name}"
        unit = Unit.objects.create(
            slug=slug, name=f"天津市滨海新区{slug}", short=slug, kind="bureau", level="district", division=self.bureau.district,
            capacities=["sponsor"],
        )  # fmt: skip
        division = unit.division if roles != ("street",) else self.division()
        for role in roles:
            user = self.bureau.person(f"{role}_{self.name}", f"{role}{self.name}", staff=True)
            Post.objects.create(user=user, role=role, unit=unit, division=division, title=role, valid_from=SINCE)
            setattr(self, f"{role}_user", user)
        return unit

    def division(self):
        """A street of its own."""
        streets = type(self.bureau.district).objects.filter(parent=self.bureau.district).order_by("code")
        return streets[0 if self.name == "a" else 1]

    def answers(self, **more):
        """What this side types: its word in every free text, its own number and telephone."""
        said = {name: f"{value}{self.word}" for name, value in APPLICATION.items()
                if name in ("purpose", "necessity", "address", "party_contact", "agent")}  # fmt: skip
        said |= {f"clause_{n}": f"第{n}条{self.word}" for n in range(1, 10)}
        person = {"name": f"冉{self.word}", "id_number": self.id_number, "employer": f"{self.word}中学"}
        return APPLICATION | said | {
            "full_name": f"天津市滨海新区{self.word}文化服务中心", "founders": [person], "phone": self.phone,
            "scope": f"{self.word}盐业历史整理；公益讲座；社区展览。", "legal_rep": person["name"], "legal_rep_id": self.id_number,
            "officers": [person | {"position": "理事长", "declared": "yes"}], "staff": [{"name": f"{self.word}乙", "duty": "干事"}],
            "sources": [{"payer": person["name"], "yuan": "30000", "nature": "捐赠"}], "amount": "30000",
            "street": str(self.bureau.street_division.pk), **more,
        }  # fmt: skip

    def sheet(self, title):
        """A small PDF whose name and content bear the mark."""
        folder = Path(settings.PRIVATE_DIR) / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name}-{hashlib.sha256(title.encode()).hexdigest()[:12]}.pdf"
        path.write_bytes(small_pdf(f"内容{self.word}"))
        if "verdict" not in self.files:
            self.files["verdict"] = inspect(path, "材料.pdf", ("pdf",))
            path.write_bytes(small_pdf(f"内容{self.word}"))
        return Inspected(f"{title}{self.word}.pdf", path, self.files["verdict"])

    def draft(self, process="establishment", by=None, party=None, **more):
        """A case with all its answers and files, not handed in."""
        by, declared = by or self.founder, PROCESSES[process]
        answers = self.answers(**more) if process == "establishment" else self.name_answers(**more)
        case = begin(
            process, party or self.party, by=by, division=self.bureau.district, unit=self.bureau.units["approval"]
        )
        for section in declared.sections:
            asked = section.form().fields
            typed = {n: v for n, v in answers.items() if n in asked}
            drafts.save(case, section, typed, by=by)
        for material in required(case, answers):
            store.keep(case, material.key, self.sheet(material.title), by)
        return case

    def name_answers(self, **more):
        """An application for a name."""
        return naming.ANSWERS | {
            "applicant_name": f"冉{self.word}", "applicant_id": self.id_number, "phone": self.phone, "brand": self.word,
            "first_name": f"天津市滨海新区{self.word}盐业文化服务中心", "brand_meaning": f"{self.word}之意",
            "scope": f"{self.word}盐业文化的整理、公益讲座和社区展览，以及相关的志愿服务。", **more,
        }  # fmt: skip

    def submitted(self, **more):
        """A case handed in."""
        return perform(self.draft(**more), "submit", by=self.founder, commitment="on")

    def becoming(self, brand, number):
        """A case handed in that will be registered: what the register shows of it bears no mark, all else does."""
        party = self.bureau.team(self.founder)
        Membership.objects.create(party=party, user=self.colleague, role="applicant", valid_from=SINCE)
        person = {"name": f"冉公开{self.name}", "id_number": number, "employer": f"{self.word}中学"}
        shown = {n: APPLICATION[n] for n in ("purpose", "scope", "address")} | {"full_name": f"天津市滨海新区{brand}文化服务中心"}
        people = {"founders": [person], "officers": [person | {"position": "理事长", "declared": "yes"}], "legal_rep": person["name"],
                  "legal_rep_id": number, "sources": [{"payer": person["name"], "yuan": "30000", "nature": "捐赠"}]}  # fmt: skip
        return perform(self.draft(party=party, **shown, **people), "submit", by=self.founder, commitment="on")

    def organization(self, number):
        """This side is an organization in the register; its name there is public."""
        party = Party.objects.create(kind="organization", name=f"天津市滨海新区公开{self.name}服务中心")
        Membership.objects.create(party=party, user=self.founder, role="legal_rep", valid_from=SINCE)
        self.registered = naming.organization(self.bureau, party.name, number=number)
        return self.registered

    def claimed(self, number):
        """A claim of this side's founder to an organization nobody acts for, with its letter."""
        unclaimed = naming.organization(self.bureau, f"天津市滨海新区待认领{self.name}协会", number=number)
        type(unclaimed).objects.filter(pk=unclaimed.pk).update(announced_on=SINCE)
        self.claim = begun(self.founder, unclaimed)
        drafts.save(self.claim, SECTIONS[0], {"part": "applicant", "way": "letter", "reason": f"{self.word}委托办理。"}, by=self.founder)
        store.keep(self.claim, "sealed_letter", self.sheet("认领函"), self.founder)
        return self.claim

    def matter(self, kind, parent, by, **facts):
        """A matter beside one of the cases."""
        asked = besides.opening(kind, parent, timezone.localtime())
        words = {
            n: f"{v}{self.word}" for n, v in asked.items() if n in ("question", "reason", "place", "interest", "name")
        }
        files = {n: self.sheet(n) for n in asked.get("files", ())}
        if kind == "visit":
            asked["second"] = "reviewer2"
        made = open_matter(parent, kind, by=by, **asked | words | ({"files": files} if files else {}) | facts)
        self.matters[kind] = made
        return made

    def visited(self):
        """A clerk began a case for a visitor of this side; returns the claim code."""
        self.cases["visited"] = self.draft(
            by=self.bureau.clerk, party=Party.objects.found_team(f"{self.word}窗口", None, SINCE)
        )
        _, code = window.receive(
            self.cases["visited"], clerk=self.bureau.clerk, visitor=f"来访{self.word}", identity_seen=True,
            mandate=f"委托书{self.word}", received_on=date.today(),
        )  # fmt: skip
        return code

"""About 120 applications in every state, made by performing their steps at past instants on working days."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from casework.clock.tick import expire
from casework.core.begin import begin
from casework.core.perform import perform
from casework.core.process import process_of
from casework.journal.instant import at, today, wall
from casework.post import papers
from casework.post.channels import site
from casework.post.rows import Outbox
from demo.filing import fill, sheet, sheet_photo
from demo.names import application, person
from demo.roads import ROADS, STREET
from demo.sealing import seal_waiting
from matters.declared import side_of
from matters.opening import open_matter
from network.models import Division, Membership, Party, Unit, User
from network.units import with_capacity
from orgs import codes
from orgs.organization import Kind
from policy import calendar

# Events and how many working days after the notice they are held.
HELD = {"deliberation": 1, "visit": 1, "hearing_session": 8}


class Maker:
    """Makes the cases one after another; everything it needs again and again is looked up once."""

    def __init__(self, accounts):
        self.accounts = accounts
        self.working = calendar.load(today().year - 2, today().year + 1)
        self.streets = list(Division.objects.filter(parent__kind="district", valid_to__isnull=True).order_by("code"))
        self.district = Division.objects.get(code="120116", valid_to__isnull=True)
        self.authority = next(iter(with_capacity("registrar")))
        self.sponsor = Unit.objects.get(slug="culture_tourism")
        self.asked = Unit.objects.get(slug=STREET)
        self.number = 0

    def all(self, say):
        """Every road as often as it says."""
        for kind in (Kind.ASSOCIATION, Kind.PRIVATE_UNIT):
            codes.add([codes.made_up(kind, 500_000 + n) for n in range(120)], kind)
        for name, (count, ago, steps) in ROADS.items():
            for turn in range(count):
                self.one(ago + turn * (2 if name.startswith("announced") else 0), steps, name, turn)
            say(f"{name} {count}")
        return self.number

    def ago(self, days):
        """The day some working days ago."""
        day = today()
        while days:
            day -= timedelta(days=1)
            days -= self.working.is_working(day)
        return day

    def founder(self, name, turn):
        """The demonstration's own founder for some, invented people for the rest."""
        if turn == 0 and name in ("draft", "correction_requested", "under_review", "refusal_told", "sponsor_review"):
            return self.accounts["founder"]
        return User.objects.create(username=f"founder{self.number:03d}", name=person(self.number), password="!")

    def one(self, ago, steps, name, turn):
        """One application along one road."""
        founder, start = self.founder(name, turn), self.ago(ago)
        kind = Kind.ASSOCIATION if self.number % 3 == 0 else Kind.PRIVATE_UNIT
        with_sponsor = any(step[0] == "send_to_sponsor" for step in steps)
        asks_street = any(facts.get("to") == STREET for *_, facts in steps)
        street = self.asked.division if asks_street else self.streets[self.number % len(self.streets)]
        answers = application(self.number, street, kind,
                              "none" if with_sponsor else "community")  # fmt: skip
        answers["sponsor"] = str(self.sponsor.pk) if with_sponsor else ""
        with at(self.instant(start, -1)):
            party = Party.objects.create(kind="team", name=f"{answers['full_name']}（筹）")
            Membership.objects.create(party=party, user=founder, role="founder", valid_from=start)
            case = begin("establishment", party, by=founder, division=self.district, unit=self.authority,
                         title=f"{answers['full_name']}成立登记")  # fmt: skip
            fill(case, answers, founder)
        day = start
        for step, who, wait, facts in steps:
            day = min(self.working.add(day, wait) if wait else day, today())
            case = self.step(case, step, founder if who == "founder" else self.accounts[who], day, facts)
        self.time_passes(case)
        self.number += 1

    def beside(self, case, name, by, day, facts):
        """A matter opened beside the case, or a step of the last one; returns the case, whose version has not moved."""
        facts, last = dict(facts), case.matters.order_by("id").last()
        if name in HELD:
            facts["held_at"] = f"{self.working.add(day, HELD[name]).isoformat()}T08:00"
        files = {"minutes": sheet("签名记录")} if name in ("hold", "conclude") else {}
        files |= {"photo": sheet_photo()} if name == "record_visit" else {}
        if name == "deliver":
            facts["delivered_on"], files["receipt"] = day.isoformat(), sheet("送达回证")
        with at(self.instant(day, case.version + 1)):
            if side_of(process_of(case), name):
                made = open_matter(case, name, by=by, **facts)
            else:
                made = perform(last, name, by=by, files=files, **facts)
            self.post(made)
        return process_of(case).cases.objects.get(pk=case.pk)

    def step(self, case, step, by, day, facts):
        """One step at its past instant, with the papers its form asks for."""
        if step.startswith("+"):
            return self.beside(case, step[1:], by, day, facts)
        facts, files = dict(facts), {}
        if step == "issue_certificate":
            facts["delivered_on"], files["receipt"] = day.isoformat(), sheet("送达回证")
        if step == "sponsor_consent":
            facts["consent_date"], files["document"] = day.isoformat(), sheet("审查同意文件")
        if step in ("report_seal", "report_account"):
            facts["done_on"] = day.isoformat()
        if step == "report_seal":
            files["pattern"] = sheet("印章式样")
        if step == "press_sponsor":
            facts["request_date"] = day.isoformat()
        if step == "resubmit":
            facts["unable"] = "账户名称已由银行补盖，章程修改稿随后送到窗口。"
        with at(self.instant(day, case.version)):
            if step == "announce" and seal_waiting(case, self.accounts["seal_keeper"], day):
                self.post(case)
            done = perform(case, step, by=by, files=files or None, **facts)
            self.post(done)
        return done

    def time_passes(self, case):
        """What the clock would have done since."""
        for matter in case.matters.filter(closed_at__isnull=True):
            self.time_passes(matter)
        for row in case.deadlines.filter(met_at__isnull=True, due_on__lt=today()).order_by("due_on"):
            if row.on_expiry:
                with at(self.instant(row.due_on + timedelta(days=1), 0, hour=0)):
                    expire(row.pk)
                    self.post(process_of(case).cases.objects.get(pk=case.pk))

    def post(self, case):
        """Letters of the past were read in the past; their papers are numbered then and rendered by the heartbeat."""
        rows = Outbox.objects.filter(letter__case_id=case.pk, done_at__isnull=True).select_related("letter__case")
        for row in rows.order_by("id"):
            if row.channel == "paper":
                papers.issue(row.letter)
                Outbox.objects.filter(pk=row.pk).update(run_after=wall())
            else:
                site(row)
                Outbox.objects.filter(pk=row.pk).update(done_at=row.run_after)

    def instant(self, day, place, hour=9):
        """An instant on a day within office hours, later for later steps, never ahead of now."""
        found = datetime.combine(day, time(hour, (place * 13 + self.number) % 60, self.number % 60))
        # What comes before the first step (-1) lies an hour before it.
        return min(timezone.make_aware(found) + timedelta(hours=place % 8 if place >= 0 else -1), wall())

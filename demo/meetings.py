"""The joint meeting of the fictional district: seats, topics, two meetings held, one called, one that was not held, circulations."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.journal.instant import at, today
from demo import carried
from demo.circulations import Circulator
from demo.decisions import Follower
from demo.filing import sheet
from demo.names import person
from demo.topics import Proposer
from demo.world import SINCE, read
from meetings.bulletins.figures import quarter_of
from meetings.keeping import new_bulletin, new_meeting
from meetings.packets.rounds import ask, make
from meetings.standing.keeping import members, seat
from network.models import Unit, User


def run(accounts, maker):
    """Make all of it; returns how many cases."""
    return Convening(accounts, maker).all()


class Convening:
    """Makes the seats and the meetings one after another; `who` are the liaison officers by unit."""

    def __init__(self, accounts, maker):
        self.accounts, self.maker, self.given = accounts, maker, read("meetings.yaml")
        self.units = {unit.slug: unit for unit in Unit.objects.all()}
        self.who, self.count = {}, 0

    def all(self):
        """Seats first: whoever acts needs a post."""
        self.seats()
        self.proposer = Proposer(self)
        circulator = Circulator(self)
        for row in self.given["meetings"]:
            self.meeting(row | {"reports": circulator.before(row["title"])})
        self.not_held()
        carried.run(self)
        for row in self.given["elsewhere"]:
            self.proposer.elsewhere(row)
        circulator.others()
        self.replaced()
        self.bulletin()
        return sum(PROCESSES[slug].cases.objects.count() for slug in ("topic", "meeting", "circulation"))

    def seats(self):
        """Members, liaison officers and their substitutes."""
        with at(self.maker.instant(SINCE, 0)):
            for place, unit in enumerate([*members(), self.units["st_031"]]):
                member, name, title, backup = self.given["seats"].get(unit.slug, ("", person(place + 40), "办公室联络员", ""))
                login = self.given["known"].get(unit.slug)
                user = self.accounts[login] if login else self.account(f"liaison_{unit.slug}", name)
                seat(unit, "liaison", name=user.name, title=title, since=SINCE, by=None, user=user)
                self.who[unit.slug] = user
                if member:
                    seat(unit, "member", name=member, title="负责人", since=SINCE, by=None)
                if backup:
                    seat(unit, "backup", name=backup, title="科员", since=SINCE, by=None, user=self.account(f"backup_{unit.slug}", backup))

    def account(self, username, name):
        """An official's account nobody can sign in with."""
        return User.objects.create(username=username, name=name, is_staff=True, password="!")

    def leader(self, slug):
        """The head of a unit by name: its member of the joint meeting, or an invented person, always the same."""
        return self.given["seats"].get(slug, [""])[0] or person(sum(map(ord, slug)))

    def bulletin(self):
        """Last quarter's, issued to the units."""
        office, day = self.accounts["office"], self.day(1)
        with at(self.maker.instant(day, 0)):
            case = new_bulletin(office.posts.get().unit, quarter_of(today()).before, by=office, examples=self.given["examples"])
        case = self.take(case, "submit_bulletin", "office", 1)
        self.take(case, "issue_bulletin", "director", 1)

    def replaced(self):
        """One unit has a new officer, by letter."""
        row = self.given["replaced"]
        unit, user = self.units[row["unit"]], self.account("liaison_new", row["name"])
        with at(self.maker.instant(self.maker.ago(row["reported"]), 0)):
            seat(unit, "liaison", name=row["name"], title=row["title"], since=self.maker.ago(row["happened"]), by=self.accounts["office"],
                 user=user, letter_number=row["letter"], reported_on=self.maker.ago(row["reported"]))  # fmt: skip
        self.who[unit.slug] = user

    def day(self, ago):
        """The day some working days ago, or ahead for a negative number."""
        return self.maker.ago(ago) if ago >= 0 else self.maker.working.add(today(), -ago)

    def take(self, case, step, who, ago, files=None, **facts):
        """One step on the day some working days ago."""
        by = self.accounts.get(who) or self.who.get(who) or who
        with at(self.moment(ago, case)):
            done = perform(case, step, by=by, files=files, **facts)
            self.maker.post(done)
        return done

    def moment(self, ago, case):
        """An instant of that day, later for later steps."""
        return self.maker.instant(self.day(max(0, ago)), case.version)

    def plan(self, title, ago, held, kind="plenary", units=None):
        """A meeting on the plan, entered `ago` working days ago for the day it was then held on."""
        invited, planned = [self.units[slug] for slug in units or self.given["plenary"]], self.day(held)
        with at(self.maker.instant(self.day(ago), 0)):
            return new_meeting(self.accounts["office"].posts.get().unit, by=self.accounts["office"], title=title, kind=kind,
                               planned_on=planned, minutes=150, units=invited)  # fmt: skip

    def meeting(self, row):
        """One plenary meeting from its collection of topics to where it stands now."""
        held = row["held"]
        case = self.take(self.plan(row["title"], held + 32, held), "open_collection", "office", held + 31)
        topics = [self.proposer.admitted(item, held + 30) for item in row["items"]]
        case = self.take(case, "close_collection", "office", held + 20)
        case = self.arranged(case, topics, row, held)
        for slug in self.given["plenary"]:
            part = case.matters.get(unit__slug=slug)
            if slug in row["absent"]:
                part = self.take(part, "ask_leave", slug, held + 4, how="absent", reason="外出参加培训")
                self.take(part, "grant_leave", "convener", held + 3)
            elif held > 0 or len(slug) % 2:
                self.take(part, "confirm_coming", slug, held + 4, name=self.leader(slug), title="主要负责人")
        if held > 0:
            self.minutes(self.session(case, topics, row, held), topics, row, held)

    def arranged(self, case, topics, row, held):
        """Agenda, approval, notice, packet."""
        begins = timezone.make_aware(datetime.combine(self.day(held), time(14, 30)))
        items = [{"topic": topic.number, "reporter": self.who[item["unit"]].name, "minutes": item["minutes"]}
                 for topic, item in zip(topics, row["items"], strict=True)]  # fmt: skip
        case = self.take(case, "submit_agenda", "office", held + 12, begins_at=begins, minutes=150, place="区政府三号楼205会议室",
                         observers="滨海新区社会组织联合会代表", urgent_reason="", items=items, reports=row.get("reports", []))  # fmt: skip
        case = self.take(case, "check_agenda", "director", held + 12, opinion="材料清单齐全。")
        case = self.take(case, "approve_agenda", "convener", held + 11)
        case = self.take(case, "notify", "office", held + 9)
        few = any("restricted" in item for item in row["items"])
        if few:  # every unit has a copy of its own: one for all would tell
            with at(self.moment(held + 8, case)):
                make(ask(case, self.accounts["office"]).pk)
        return self.take(case, "send_materials", "office", held + 8, files={"packet": None if few else sheet("材料汇编")})

    def session(self, case, topics, row, held):
        """The meeting itself."""
        roll = [{"unit": slug, "how": "absent" if slug in row["absent"] else "member", "name": self.leader(slug),
                 "title": "主要负责人"} for slug in self.given["plenary"]]  # fmt: skip
        case = self.take(case, "open_session", "convener", held, chair="康正平", attendance=roll)
        for topic, item in zip(topics, row["items"], strict=True):
            case = self.take(case, "record_item", "office", held, item=topic.number, statements="涉及单位发表意见，没有不同意见。", outcome="resolved",
                             resolved=item["resolved"], needed="", recused="")  # fmt: skip
        return self.take(case, "end_session", "convener", held, recorder="邹晓岚", files={"record": sheet("会议记录")})

    def minutes(self, case, topics, row, held):
        """Written, checked, signed, issued, followed up."""
        texts = [{"topic": topic.number, "considered": f"会议认为，{item['considered']}", "resolved": f"会议议定，{item['resolved']}",
                  "required": f"会议要求，{item['required']}"} for topic, item in zip(topics, row["items"], strict=True)]  # fmt: skip
        planned = [(topic, task) for topic, item in zip(topics, row["items"], strict=True) for task in item["tasks"]]
        tasks = [{"item": topic.number, "text": task["text"], "lead": task["lead"], "assisting": "、".join(task["with"]),
                  "due": (self.day(held) + timedelta(days=task["due"] * 7 // 5)).isoformat(), "deliverable": task["of"]}
                 for topic, task in planned]  # fmt: skip
        case = self.take(case, "circulate_minutes", "office", held - 2, opening="", items=texts, tasks=tasks)
        for part in case.matters.filter(state="checking").select_related("unit"):
            self.take(part, "find_correct", part.unit.slug, held - 3)
        case = PROCESSES["meeting"].cases.objects.get(pk=case.pk)
        case = self.take(case, "check_minutes", "director", held - 4, opinion="与会议记录一致。")
        marks = [{"topic": topic.number, "public": item["public"]} for topic, item in zip(topics, row["items"], strict=True)]
        case = self.take(case, "sign_minutes", "convener", held - 4, public_items=marks, rulings="")
        case = self.take(case, "issue_minutes", "office", held - 5)
        case = self.take(case, "assign_decisions", "office", held - 6)
        self.publish(case, held)
        if row.get("correction"):
            wrong, right = row["correction"]
            case = self.take(case, "propose_correction", "office", held - 12, wrong=wrong, right=right)
            self.take(case, "approve_correction", "convener", held - 13)
        rows = PROCESSES["decision"].cases.objects.filter(sitting_id=case.pk).order_by("place")
        for decision, (_, task) in zip(rows, planned, strict=True):
            Follower(self).follow(decision, task["road"], held - 6)

    def publish(self, case, held):
        """The public version, through the publishers."""
        self.take(case, "publish_minutes", "office", held - 8)
        notice = case.public_notices.get()
        for step in ("review", "announce"):
            notice = self.take(PROCESSES["public_notice"].cases.objects.get(pk=notice.pk), step, "publisher", held - 9)

    def not_held(self):
        """A special meeting that was put off and then given up."""
        case = self.plan("行业协会商会收费公示专题会议", 22, 4, "special", ["market", "development", "federation_industry"])
        case = self.take(case, "convene_special", "office", 21, ground="convener", proposers=[], units=[], reason="召集人决定召开专题会议。")
        topic = self.proposer.admitted({"unit": "market", "title": "行业协会商会收费公示模板", "touched": ["development", "federation_industry"],
                                        "lead": "market", "minutes": 20, "background": "各协会收费公示的项目和格式不一，群众难以比较，去年收到相关投诉17件。",
                                        "proposal": "统一收费公示模板"}, 21)  # fmt: skip
        begins = timezone.make_aware(datetime.combine(self.day(4), time(9, 30)))
        case = self.take(case, "submit_agenda", "office", 13, begins_at=begins, minutes=60, place="区民政局302会议室", observers="",
                         urgent_reason="", items=[{"topic": topic.number, "reporter": "甘露", "minutes": 20}])  # fmt: skip
        case = self.take(case, "check_agenda", "director", 12, opinion="材料齐全。")
        case = self.take(case, "approve_agenda", "convener", 12)
        case = self.take(case, "notify", "office", 11)
        case = self.take(case, "postpone", "convener", 6, reason_code="R02", reason="与全区防汛调度会议冲突。")
        self.take(case, "cancel", "convener", 3, reason_code="R05", reason="各单位意见已经一致，改用书面方式确认。")

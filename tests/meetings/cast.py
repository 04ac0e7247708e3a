"""The cast of the joint meeting's stories: five departments with liaison officers, the office of two, its director, a convener."""

from datetime import timedelta

from casework.core.begin import begin
from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.journal.instant import now
from demo.filing import sheet
from meetings import dues
from meetings.keeping import new_meeting
from meetings.parties import party_of, show
from meetings.sittings.states import ASSIGNING
from meetings.standing.keeping import seat
from network.models import Post, Unit
from tests.bureau import SINCE

MEMBERS = {"finance": "区财政局", "health": "区卫生健康委", "market": "区市场监管局", "emergency": "区应急管理局", "science": "区科技局"}
TOPIC = {
    "secret": "no", "title": "医养服务类社会组织准入协同", "background": "医养服务类机构成立时须分别取得登记、执业、消防等意见，申请人平均往返9次。",
    "done": "", "proposals": [{"do": "编制一张联合材料清单", "who": "区卫生健康委牵头", "until": "2027年3月31日"}],
    "touched": ["finance", "market"], "lead": "health", "money": "", "money_source": "", "kinds": [], "urgent": "no",
    "urgent_reason": "", "minutes": "15",
}  # fmt: skip


class Cast:
    """Everybody by name: `cast.health` is the liaison officer of that unit; `office`, `office2`, `director`, `convener`."""

    def __init__(self, bureau):
        self.bureau = bureau
        self.units = {
            slug: Unit.objects.create(slug=slug, name=f"天津市滨海新区{short.removeprefix('区')}", short=short, kind="bureau",
                                      level="district", division=bureau.district, capacities=["member"])
            for slug, short in MEMBERS.items()
        }  # fmt: skip
        self.home = Unit.objects.create(slug="joint", name="天津市滨海新区民政局（联席会议办公室）", short="联席会议办公室", kind="bureau",
                                        level="district", division=bureau.district, capacities=["joint_office", "supervisor"])  # fmt: skip
        for slug, unit in self.units.items():
            user = bureau.person(f"of_{slug}", f"{MEMBERS[slug]}联络员", staff=True)
            setattr(self, slug, user)
            seat(unit, "liaison", name=user.name, title="联络员", since=SINCE, by=None, user=user)
        for name, role in (("office", "office"), ("office2", "office"), ("director", "chief"), ("convener", "convener")):
            user = bureau.person(name, f"{name}甲", staff=True)
            setattr(self, name, user)
            Post.objects.create(user=user, role=role, unit=self.home, division=bureau.district, title=role, valid_from=SINCE)

    def matter(self, case, slug):
        """A unit's own matter of a case, with its columns."""
        row = case.matters.get(unit__slug=slug)
        return PROCESSES[row.process].cases.objects.get(pk=row.pk)

    def draft(self, by="health", **said):
        """A topic of a unit, written and not yet sent."""
        unit, user = self.units[by], getattr(self, by)
        case = begin("topic", party_of(unit), by=user, division=self.bureau.district, unit=unit, title="（拟写中）")
        return perform(case, "write", by=user, **(TOPIC | said))

    def proposed(self, by="health", **said):
        """A topic sent to the office."""
        return perform(self.draft(by, **said), "submit_topic", by=getattr(self, by), leader="主任", consented_on=now().date().isoformat(),
                       files={"sheet": sheet("签批件")})  # fmt: skip

    def countersigned(self, by="health", **said):
        """A topic whose touched units have all agreed."""
        topic = self.proposed(by, **said)
        topic = perform(topic, "start_countersign", by=self.office, units=topic.touched, question="是否同意上述建议？")
        for matter in topic.matters.all():
            perform(matter, "sign", by=getattr(self, matter.unit.slug), answer="agree", reason="", leader="局长")
        return fresh(topic)

    def admitted(self, by="health", **said):
        """A topic the convener wants on an agenda."""
        topic = perform(self.countersigned(by, **said), "recommend", by=self.office, recommendation="admit", reason="涉及几个单位，建议列入。")
        return perform(topic, "admit", by=self.convener)


def fresh(case):
    """The case as it is stored now."""
    return type(case).objects.get(pk=case.pk)


def later(days, at="T09:00"):
    """A moment some days from now, as a form sends it."""
    return f"{(now() + timedelta(days=days)).date().isoformat()}{at}"


MINUTES = {"considered": "会议认为，申请人往返次数多，材料没有共用。", "resolved": "会议议定，由区卫生健康委牵头编制联合材料清单。", "required": "会议要求，各单位一次告知。"}


def planned(cast, **more):
    """A plenary meeting of the five units on the plan."""
    said = {"title": "社会组织工作联席会议2026年第三次全体会议", "kind": "plenary", "planned_on": now().date() + timedelta(days=30), "minutes": 60}
    return new_meeting(cast.home, by=cast.office, **(said | more))


def drafting(cast):
    """One for which topics need not be collected any more."""
    return perform(planned(cast), "convene_special", by=cast.office, ground="convener", proposers=[], units=[], reason="召集人决定召开。")


def agenda(cast, topics, minutes=20):
    """Rows of an agenda."""
    return [{"topic": topic.number, "reporter": "某某", "minutes": minutes} for topic in topics]


def approved(cast, topics, days=10):
    """A meeting whose agenda stands, some days from now."""
    case = perform(drafting(cast), "submit_agenda", by=cast.office, begins_at=later(days, "T14:30"), minutes=60, place="205会议室", observers="",
                   urgent_reason="", items=agenda(cast, topics))  # fmt: skip
    case = perform(case, "check_agenda", by=cast.director, opinion="材料齐全。")
    return perform(case, "approve_agenda", by=cast.convener)


def notified(cast, topics, days=10):
    """One that every unit was told of, with its packet."""
    case = perform(approved(cast, topics, days), "notify", by=cast.office)
    return perform(case, "send_materials", by=cast.office, files={"packet": sheet("材料汇编")})


def roll(cast, absent=()):
    """Who signed in."""
    return [{"unit": slug, "how": "absent" if slug in absent else "member", "name": "某局长", "title": "局长"} for slug in MEMBERS]


def held(cast, topics, travel):
    """One that was held ten days later, every topic resolved."""
    case = notified(cast, topics)
    travel("2026-12-03 14:30")
    case = perform(case, "open_session", by=cast.convener, chair="康正平", attendance=roll(cast, absent=("science",)))
    for topic in topics:
        case = perform(case, "record_item", by=cast.office, item=topic.number, statements="各单位没有不同意见。", outcome="resolved",
                       resolved="由区卫生健康委牵头编制联合材料清单。", needed="", recused="")  # fmt: skip
    return perform(case, "end_session", by=cast.convener, recorder="邹晓岚", files={"record": sheet("会议记录")})


def task(topic, lead="health", due="2027-01-29", **more):
    """One row of tasks."""
    return {"item": topic.number, "text": "编制联合材料清单", "lead": lead, "assisting": "区市场监管局、区财政局", "due": due,
            "deliverable": "清单"} | more  # fmt: skip


def circulated(cast, topics, travel, tasks=None):
    """One whose minutes the units are checking."""
    case = held(cast, topics, travel)
    rows = [{"topic": topic.number, **MINUTES} for topic in topics]
    return perform(case, "circulate_minutes", by=cast.office, opening="", items=rows, tasks=[task(topics[0])] if tasks is None else tasks)


def issued(cast, topics, travel, tasks=None, public="yes"):
    """One whose minutes were signed and sent."""
    case = circulated(cast, topics, travel, tasks)
    for part in case.matters.filter(state="checking"):
        perform(part, "find_correct", by=getattr(cast, part.unit.slug))
    case = perform(fresh(case), "check_minutes", by=cast.director, opinion="与记录一致。")
    case = perform(case, "sign_minutes", by=cast.convener, public_items=[{"topic": t.number, "public": public} for t in topics], rulings="")
    return perform(case, "issue_minutes", by=cast.office)


def supervised(cast, topics, travel, **more):
    """One whose decisions are being carried out."""
    return perform(issued(cast, topics, travel, **more), "assign_decisions", by=cast.office)


def assigned(cast, last, sitting=None, **more):
    """A decision of a meeting, led by health and assisted by finance, without the road to it."""
    lead = cast.units["health"]
    sitting = sitting or planned(cast)
    case = begin("decision", party_of(lead), by=cast.office, division=cast.bureau.district, unit=lead, title="编制联合材料清单", submitted_at=now(),
                 sitting=sitting, place=sitting.decisions.count() + 1, text="编制联合材料清单", assisting=["market", "finance"], last_day=last,
                 deliverable="清单", **more)  # fmt: skip
    show(case, [lead.pk], now())
    dues.run_until(case, last, expires="mark_overdue", basis=(ASSIGNING,))
    return case

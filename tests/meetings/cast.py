"""The cast of the joint meeting's stories: five departments with liaison officers, the office of two, its director, a convener."""

from datetime import timedelta

from casework.core.begin import begin
from casework.core.perform import perform
from casework.journal.instant import now
from demo.filing import sheet
from meetings.parties import party_of
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

    def draft(self, by="health", **said):
        """A topic of a unit, written and not yet sent."""
        unit, user = self.units[by], getattr(self, by)
        case = begin("topic", party_of(unit), by=user, division=self.bureau.district, unit=unit, title="（拟写中）")
        return perform(case, "write", by=user, **(TOPIC | said))

    def proposed(self, by="health", **said):
        """A topic sent to the office."""
        return perform(self.draft(by, **said), "propose", by=getattr(self, by), leader="主任", consented_on=now().date().isoformat(),
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

"""The life of filed bodies between filing and exit: activities with pictures, a finished and a running round of answers, held funds."""

import io
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from casework.intake.fields import receive
from casework.journal.instant import at, wall
from demo.names import person
from network.models import Membership
from orgs.filing import ledger
from orgs.filing.activities import keeping as activities
from orgs.filing.activities.photos import smaller
from orgs.filing.community_org import CommunityOrg
from orgs.filing.held import disclosing, hubs
from orgs.filing.held import keeping as held
from orgs.filing.held.rows import HeldDisclosure
from orgs.filing.satisfaction import keeping as satisfaction

# name -> who leads it, and what it did: (working days ago, what, people, volunteers, minutes, pictures)
DONE = {
    "银杏助餐队": ("applicant", [
        (150, "给高龄老人送午餐", 38, 9, 120, 0), (96, "包粽子送老人", 42, 12, 180, 2), (61, "入户看望独居老人", 15, 8, 90, 0),
        (24, "给老人做长寿面", 56, 14, 150, 3), (6, "冬季用火用气安全提醒", 30, 6, 60, 1)]),
    "松鹤太极队": ("applicant2", [(120, "清晨太极练习汇报", 26, 3, 60, 1), (40, "社区运动会表演", 31, 5, 90, 2), (9, "新学员体验课", 18, 2, 60, 0)]),
    "平安楼道巡逻队": ("applicant", [(70, "楼道杂物清理", 22, 22, 120, 1), (15, "夜间巡楼", 12, 12, 90, 0)]),
}  # fmt: skip
SAID = (("饭菜软烂，合老人胃口。", 5), ("送得准时，人也和气。", 5), ("", 4), ("希望周末也有。", 4), ("", 5), ("", 3), ("", 5), ("楼上王奶奶也想报名。", 5),
        ("", 4), ("", 5), ("", 4), ("有一回汤洒了。", 2))  # fmt: skip


def run(accounts, maker):
    """Returns how many activities were written down."""
    count = 0
    for name, (leader, rows) in DONE.items():
        org = body(name)
        for place, row in enumerate(rows):
            count += one(accounts, maker, org, accounts[leader], place, row)
    rate(accounts, maker)
    hold(accounts, maker)
    return count


def body(name):
    """A filed body by the end of its name."""
    return CommunityOrg.objects.select_related("party", "division", "street").get(name__endswith=name)


def one(accounts, maker, org, leader, place, row):
    """One activity, written down in the evening; the older pictures are released by the street, the newest wait."""
    ago, what, people, volunteers, minutes, pictures = row
    day = maker.ago(ago)
    said = {"what": what, "held_on": day, "place": org.place, "people": people, "volunteers": volunteers, "minutes": minutes, "photos_agreed": pictures > 0}
    if day < org.filed_on:
        return 0
    with at(maker.instant(day, place, hour=19)):
        made = activities.record(org, said, by=leader, key=f"demo-{place}", photos=[picture(what, n) for n in range(pictures)])
    if pictures and ago > 10:
        with at(maker.instant(maker.ago(ago - 1), place)):
            activities.let_out(made, by=officer(accounts, org))
    if place == 1:
        with at(maker.instant(maker.ago(ago - 2), place)):
            activities.correct(made, said | {"people": people + 2}, version=1, why="漏记了后来到的两位", by=leader)
    return 1


def officer(accounts, org):
    """The street's officer of a body."""
    return next(accounts[name] for name in ("street", "street2", "street3")
                if accounts[name].posts.filter(role="street", division=org.street).exists())  # fmt: skip


def picture(what, place):
    """A drawn picture that stands for a photograph: nobody is on it."""
    image = Image.new("RGB", (1280, 960), ("#e9f1f4", "#f4efe6", "#eaf2ea")[place % 3])
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 640, 1280, 960), fill="#c9b79a")
    for n in range(6):
        left = 120 + n * 180
        draw.ellipse((left, 420 + place * 12, left + 90, 510 + place * 12), fill="#8a6f52")
        draw.rounded_rectangle((left - 15, 515 + place * 12, left + 105, 700), 30, fill=("#2b6777", "#b3572e", "#5b7f46")[(n + place) % 3])
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=80)
    (Path(settings.PRIVATE_DIR) / "incoming").mkdir(parents=True, exist_ok=True)
    return smaller(receive(SimpleUploadedFile(f"{what}{place}.jpg", kept.getvalue()), ("jpg",)))


def rate(accounts, maker):
    """One round that is over, with enough answers to be shown; one that runs."""
    org = body("银杏助餐队")
    by = officer(accounts, org)
    opened = maker.ago(45)
    with at(maker.instant(opened, 30)):
        row = satisfaction.open_round(org, closes_on=opened + timedelta(days=30), by=by)
        codes = satisfaction.print_codes(row, count=20, by=by)
    for place, (remark, score) in enumerate(SAID):
        with at(maker.instant(maker.ago(40 - place), 31)):
            satisfaction.take(codes[place], scores={"helpful": score, "handy": max(score - place % 2, 1), "manner": score, "overall": score}, remark=remark)
    org = body("松鹤太极队")
    with at(maker.instant(maker.ago(3), 32)):
        row = satisfaction.open_round(org, closes_on=maker.ago(3) + timedelta(days=30), by=officer(accounts, org))
        codes = satisfaction.print_codes(row, count=12, by=row.by)
        satisfaction.take(codes[0], scores={"helpful": 5, "handy": 4, "manner": 5, "overall": 5})


def hold(accounts, maker):
    """The street has a hub: income, spending, a reversal, a wish that waits, a half year that was published."""
    org, keeper = body("银杏助餐队"), accounts["legal_rep"]
    by, leader, first = officer(accounts, org), accounts["applicant"], half_year(maker)
    party = federation(org, keeper, first)
    with at(maker.instant(first, 33)):
        hubs.appoint(org.street, party, since=first, by=by)
        held.receive(org, amount_fen=600000, source="街道微心愿项目经费", held_on=first, by=keeper, key="demo-1")
        paid = held.propose(org, amount_fen=128050, purpose="助餐保温箱", by=leader, key="demo-2")
        held.settle(paid, state="paid", by=keeper, note="票据2张", held_on=first)
        wrong = held.receive(org, amount_fen=30000, source="活动耗材补助", held_on=first, by=keeper, key="demo-3")
        held.reverse(wrong, why="记错了组织", by=keeper)
    year, half = disclosing.half_before(maker.ago(0))
    begins = maker.working.add(disclosing.days_of(year, half)[1], 1)
    with at(maker.instant(begins, 34)):
        disclosing.open_due(begins)
    released = maker.working.add(begins, 12)
    if released < maker.ago(0):
        with at(maker.instant(released, 35)):
            disclosing.publish(HeldDisclosure.objects.get(party=party, year=year, half=half), by=keeper)
    with at(maker.instant(maker.ago(2), 36)):
        held.propose(org, amount_fen=45000, purpose="冬至活动食材", by=leader, key="demo-4")


def half_year(maker):
    """A working day in the last half year that is over."""
    year, half = disclosing.half_before(maker.ago(0))
    return maker.working.next_working(date(year, 4 if half == 1 else 10, 12))


def federation(org, keeper, day):
    """The street's own federation, filed on paper years ago; one account of the demonstration acts for it."""
    made = ledger.take_in(
        number=f"{org.street.code}20190099", name=f"天津市滨海新区{org.street.name}社区社会组织联合会", division=org.street, leader=person(990),
        since=date(2019, 5, 20), instant=wall(), batch="纸质台账录入（演示数据）", category="charity", member_kind="association",
        scope_level="street", activity="场地、培训、项目对接、资金代管", place=f"{org.street.name}社会组织服务站", member_count=12,
    )  # fmt: skip
    Membership.objects.create(party=made.party, user=keeper, role="applicant", valid_from=day)
    return made.party

"""Filed bodies that leave, in every state: by their own wish, ex officio, kept, reviewed, passed into a legal person or another body."""

from datetime import date

from casework.core.perform import perform
from casework.core.process import by_code
from casework.intake import drafts, store
from casework.intake.opening import open_for
from casework.journal.instant import at, wall
from demo.filing import sheet
from demo.names import person
from network.actors import the_clock
from network.divisions import Division
from network.models import Membership, User
from orgs.filing import ledger
from orgs.filing.cancellation.opening import open_ex_officio
from orgs.filing.choices import ScopeLevel
from orgs.organization import Organization, Status

PLACE, STREET, PREFIX = "120116005005", "120116005", "天津市滨海新区杭州道街道文安里社区"
TWO = [{"name": "邢春梅"}, {"name": "丁永泰"}]
GOODS = {"assets": [{"what": "音响", "to": "还给借主"}, {"what": "余款240元", "to": "社区爱心柜"}], "debts": [],
         "surplus_use": "public", "present": TWO, "not_shared": "on"}  # fmt: skip
GAPS = {"gaps": [{"about": "resolution_sheet", "code": "C01", "note": "决议上没有成员签名，请补拍签名那一页。"}], "gap_note": ""}
SUBMIT = ("submit", "leader", 0, {"truth_pledge": "on"})
VERIFIED = (SUBMIT, ("verify_resolution", "community", 2, {"called": [*TWO, {"name": "郑某"}], "opinion": "电话问过三名成员，属实。"}))
SETTLED = (*VERIFIED, ("file_settlement", "leader", 3, GOODS))
POSTED = (*SETTLED, ("post", "street", 1, {"nothing_open": "on"}))
NOTICED = (*POSTED, ("end_notice", "clock", 8, {}))
PROPOSED = (*NOTICED, ("propose_cancel", "street", 1, {"advice": "公示期满无人申报，拟同意注销。"}))
DECIDED = (*PROPOSED, ("decide_cancel", "street_approver", 1, {}))
CONTESTED = (*DECIDED, ("contest", "leader", 2, {"claim": "有五名成员后来说不想散，请再看看。"}))
REVIEWED = (*CONTESTED, ("propose_review", "civil_reviewer", 3, {"finding": "overturn", "ground": "逐一联系，签名的只有七人，没有达到三分之二。"}))
TOLD = ("record_cause", "street", 2, {"checkers": TWO, "ground": "stopped", "facts": "消防部门责令停止在地下室活动，至今没有落实新场所。"})
STATED = ("state_case", "leader", 2, {"statement": "已经借到社区活动室，不在地下室活动了。", "wants_chance": "yes"})
LOST = {"checkers": TWO, "tries": [{"on": "{day}", "way": way, "result": "没有人应答。"} for way in ("电话", "短信", "上门")]}
FALSE = (("record_cause", "street", 2, {"checkers": TWO, "ground": "false", "facts": "逐个打电话，名册上八人不知情。"}),
         ("state_case", "leader", 2, {"statement": "名册是别人给的，没有一个个问过。", "wants_chance": "no"}),
         ("uphold_cause", "street2", 3, {"finding": "负责人承认没有核对，虚假备案不适用给机会。"}),
         ("community_settle", "community", 3, {**GOODS, "assets": [], "surplus_use": ""}), ("post", "street", 1, {"nothing_open": "on"}),
         ("end_notice", "clock", 8, {}), ("propose_cancel", "street2", 1, {"advice": "名册不实，拟撤销备案。"}),
         ("decide_revoke", "street_approver2", 1, {}))  # fmt: skip
# name -> (cause, days ago, how it was opened, steps as (step, who, working days later, facts)).
ROADS = {
    "拾趣编织组": ("resolved", 3, "own", ()),
    "乐行健走队": ("resolved", 2, "own", (SUBMIT,)),
    "芳邻插花社": ("resolved", 6, "own", (SUBMIT, ("community_return", "community", 2, GAPS))),
    "春芽种植组": ("resolved", 8, "own", VERIFIED),
    "夕阳腰鼓队": ("resolved", 10, "own", (*VERIFIED, ("ask_community_settle", "leader", 1, {"reason": "年纪大，清点不了。"}))),
    "暖心织补坊": ("resolved", 9, "own", SETTLED),
    "邻声朗诵社": ("resolved", 10, "own", POSTED),
    "百灵合唱组": ("charter", 14, "own", (*POSTED, ("claim", "community", 2, {
        "claim_kind": "debt", "objector": "郑某", "contact": "zheng@example.org", "ground": "演出服装费还欠三百元。", "identity_seen": "on"}))),
    "清晨剑术队": ("resolved", 20, "own", NOTICED),
    "墨韵书法会": ("resolved", 20, "own", PROPOSED),
    "同舟钓鱼社": ("resolved", 22, "own", DECIDED),
    "长椅读报组": ("resolved", 30, "own", (*DECIDED, ("return_certificate", "street", 2, {"returned_on": "{day}"}),
                                      ("waive_review", "leader", 0, {"content": "on"}))),
    "云帆航模社": ("resolved", 28, "own", CONTESTED),
    "银线戏曲社": ("resolved", 30, "own", REVIEWED),
    "老街摄影社": ("resolved", 40, "own", (*REVIEWED, ("overturn", "civil_approver", 1, {}))),
    "齐心球友会": ("resolved", 15, "own", (SUBMIT, ("reject_resolution", "community", 2, {"facts": "问过八名成员，五人没有开过会，也没有签名。"}),
                  ("propose_keep", "street", 3, {"reason_codes": ["R01"], "facts": "八名成员中五人没有开过会，决议没有达到三分之二。"}),
                  ("decide_keep", "street_approver", 1, {}))),
    "小巷棋友会": ("merger", 45, "own", (*DECIDED, ("finish_merger", "clock", 16, {}))),
    "蓝天助老队": ("promotion", 45, "open_promotion", (("file_settlement", "leader", 2, GOODS), ("post", "street", 1, {"nothing_open": "on"}),
                  ("end_notice", "clock", 8, {}), ("propose_cancel", "street", 1, {"advice": "法人登记已完成，财物已移交，拟注销。"}),
                  ("decide_cancel", "street_approver", 1, {}), ("finish_promotion", "clock", 16, {}))),
    "闲庭茶艺社": ("resolved", 12, "own", (*POSTED, ("withdraw", "leader", 2, {"reason": "成员改了主意，还想接着办。"}))),
    "果香烘焙坊": ("resolved", 30, "own", (SUBMIT, ("community_return", "community", 2, GAPS), ("remind", "clock", 15, {}),
                                      ("close_unanswered", "clock", 2, {}))),
    "风筝爱好组": ("resolved", 75, "own", (("remind", "clock", 60, {}), ("discard_draft", "clock", 8, {}))),
    "夜巡护楼队": ("stopped", 5, "ex", ()),
    "地下乐队社": ("stopped", 4, "ex", (TOLD,)),
    "回声乐器社": ("stopped", 8, "ex", (TOLD, STATED)),
    "归雁同乡组": ("unreachable", 10, "ex", (("announce", "street", 2, LOST),)),
    "远山登山队": ("unreachable", 20, "ex", (("announce", "street", 2, LOST), STATED, ("give_chance", "street2", 2, {
        "finding": "负责人换了号码，愿意按年度确认补报，给予一次机会。"}))),
    "双桥快板社": ("false", 27, "ex", FALSE),
    "彩云舞蹈队": ("false", 60, "ex", (*FALSE, ("finish_revocation", "clock", 16, {}))),
}  # fmt: skip
SOURCES = {"stopped": "消防部门抄送的责令停止活动通知。", "unreachable": "居委会反映半年没有见到活动。", "false": "居民举报名册是抄来的。"}


def run(accounts, maker):
    """Returns how many cancellations were made."""
    division = Division.objects.get(code=PLACE, valid_to__isnull=True)
    bodies = [taken_in(name, place, division) for place, name in enumerate(ROADS)]
    for place, (org, road) in enumerate(zip(bodies, ROADS.values(), strict=True)):
        one(accounts, maker, org, place, bodies[0], *road)
    maker.number += len(ROADS)
    return len(ROADS)


def taken_in(name, place, division):
    """A body of the paper ledger of the year 2021, with its leader's account."""
    org = ledger.take_in(
        number=f"{STREET}2021{place + 101:04d}", name=f"{PREFIX}{name}", division=division, leader=person(900 + place), since=date(2021, 4, 6),
        instant=wall(), batch="纸质台账录入（演示数据）", category="culture_sports", focus_tags=[], member_kind="association",
        scope_level=ScopeLevel.COMMUNITY, activity=f"{name[2:-1]}活动", place="文安里社区党群服务中心", member_count=12,
    )  # fmt: skip
    user = User.objects.create(username=f"leaver{place:02d}", name=person(900 + place), password="!")
    Membership.objects.create(party=org.party, user=user, role="applicant", valid_from=date(2021, 4, 6))
    org.user = user
    return org


def one(accounts, maker, org, place, other, cause, ago, how, steps):
    """One cancellation along its road."""
    day, people = maker.ago(ago), accounts | {"leader": org.user, "clock": the_clock}
    with at(maker.instant(day, 0)):
        case = opened(org, accounts["street"], cause, how, other)
    for turn, (step, who, wait, facts) in enumerate(steps, start=1):
        day = maker.working.add(day, wait) if wait else day
        given = {name: filled(value, day) for name, value in facts.items()}
        with at(maker.instant(day, turn, hour=1 if who == "clock" else 9)):
            case = perform(case, step, by=people[who], **given)
            maker.post(case)


def filled(value, day):
    """A fact with its day."""
    if isinstance(value, list):
        return [{name: said.format(day=day.isoformat()) for name, said in row.items()} if "on" in row else row for row in value]
    return value.format(day=day.isoformat()) if isinstance(value, str) else value


def opened(org, officer, cause, how, other):
    """As the street opens it, or as the leader fills it in on a phone."""
    if how == "open_promotion":
        registered = Organization.objects.filter(status=Status.REGISTERED, kind="private_unit").order_by("pk").first()
        return open_ex_officio(org, officer, how, registered_as=registered.uscc)
    if how == "ex":
        return open_ex_officio(org, officer, "open_ex_officio", cause=cause, source=SOURCES[cause])
    case = open_for(by_code("BZ"), org.user, org.party)
    said = {"cause": {"cause": cause, **({"goes_to": other.filing_number} if cause == "merger" else {})},
            "resolution": {"meeting_on": "2026-01-10", "total_count": "12", "agree_count": "10"},
            "assets": {"assets": [{"what": "音响", "to": "还给借主"}], "surplus_use": "public"}}  # fmt: skip
    for key, typed in said.items():
        drafts.keep(case, key, typed, by=org.user)
    for key in ("resolution_sheet", *(["merger_consent"] if cause == "merger" else [])):
        store.keep(case, key, sheet("成员决议"), org.user)
    return case

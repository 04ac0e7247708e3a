"""Changes of filed bodies in every state: recorded at once, doubted, decided, refused, reviewed; one body moved to another street."""

from casework.core.perform import perform
from casework.core.process import PROCESSES, by_code
from casework.intake import drafts, store
from casework.intake.handing_in import drawn, required
from casework.intake.opening import open_for
from casework.journal.instant import at
from demo.community_roads import files_of
from demo.filing import sheet
from network.actors import the_clock
from network.divisions import Division
from network.models import Membership
from orgs.filing.community_org import CommunityOrg
from orgs.filing.naming import own_part

PLEDGE = {"truth_pledge": "on"}
WANTED = {
    "contact": {"items": ["contact"], "new_phone": "{phone}"},
    "members": {"items": ["members"], "members_now": "29"},
    "place": {"items": ["place"], "place": "社区党群服务中心二楼活动室", "stays": "yes", "place_provider": "committee"},
    "leader": {"items": ["leader"], "new_leader": "方玉梅", "leader_id": "110105195801010029", "leader_phone": "13800210001", "leader_tie": "lives",
               "consent_count": "{most}"},
    "name": {"items": ["name"], "own_name": "邻里同心会", "consent_count": "{most}"},
    "content": {"items": ["content"], "activities": [{"what": "日常活动"}, {"what": "重阳节慰问老人"}], "category": "charity", "scope_level": "street",
                "needs_permit": "no"},
    "move": {"items": ["move"], "community": "文安里", "place": "文安里社区党群服务中心", "own_name": "{own}", "consent_count": "{most}"},
}  # fmt: skip
GAPS = {"gaps": [{"about": "consent_record", "code": "C01", "note": "接龙截图看不清有几人同意，请重拍。"}], "gap_note": ""}
SUBMIT, RECORD = ("submit", "leader", 0, PLEDGE), ("record_small", "leader", 0, PLEDGE)
AT_STREET = (SUBMIT, ("pass_unanswered", "clock", 4, {}))
GRANT = ("propose_change", "street", 1, {"advice": "变更后仍符合备案条件，拟准予。"})
GRANTED = (GRANT, ("approve", "street_approver", 1, {}), ("reissue", "street", 1, {}))
REFUSED = (*AT_STREET, ("propose_refusal", "street", 1, {"reason_codes": ["R02"], "facts": "走访查明，新的活动内容是推销保健品。"}),
           ("refuse", "street_approver", 1, {}))  # fmt: skip
ASKED = (*REFUSED, ("ask_review", "leader", 1, {"claim": "没有推销，只是请医生来讲课。"}))
WRONG = (*ASKED, ("propose_review", "civil_reviewer", 2, {"finding": "redo", "ground": "走访和询问成员，均表示没有推销，原决定事实不清。"}))
REOPENED = (*WRONG, ("order_redo", "civil_approver", 1, {}))
RIGHT = (*ASKED, ("propose_review", "civil_reviewer", 2, {"finding": "uphold", "ground": "走访查明确有推销，原决定属实。"}),
         ("uphold", "civil_approver", 1, {}))  # fmt: skip
DOUBTED = (RECORD, ("question_entry", "street", 3, {"mismatch": "昨日到现场核对，二楼没有这间活动室。"}))
EXPLAINED = (*DOUBTED, ("explain", "leader", 2, {"statement": "活动室在二楼东侧，门牌还没有挂。", "files": {"proof": "活动室照片"}}))
POSTED = (*AT_STREET, ("post_by_street", "street", 0, {"fits": "on"}))
CONFIRM = (("submit_leader_change", "leader", 0, PLEDGE), ("outgoing_silent", "clock", 6, {}))
MOVE = ("submit_move", "leader", 0, PLEDGE)
# (body, whose account, what changes, working days ago, steps as (step, who, working days later, facts)); who is "street" of the body's own street.
ROADS = (
    ("暖邻互助会", "applicant", "place", 67, (("remind", "clock", 60, {}), ("discard_draft", "clock", 6, {}))),
    ("暖邻互助会", "applicant", "content", 60, RIGHT),
    ("暖邻互助会", "applicant", "place", 12, (RECORD,)),
    ("暖邻互助会", "applicant", "name", 1, (SUBMIT,)),
    ("墨缘书画社", "applicant2", "name", 40, (*POSTED, ("withdraw", "leader", 1, {"reason": "成员想保留原来的名称。"}))),
    ("墨缘书画社", "applicant2", "content", 20, REFUSED),
    ("墨缘书画社", "applicant2", "name", 5, POSTED),
    ("方圆楼门议事会", "applicant", "name", 50, (*AT_STREET, ("ask_correction", "street", 1, GAPS), ("remind", "clock", 14, {}),
                                           ("close_unanswered", "clock", 2, {}))),
    ("方圆楼门议事会", "applicant", "place", 5, DOUBTED),
    ("方圆楼门议事会", "applicant", "content", 5, AT_STREET),
    ("银杏助餐队", "applicant", "place", 8, EXPLAINED),
    ("银杏助餐队", "applicant", "content", 8, (*AT_STREET, GRANT)),
    ("银杏助餐队", "applicant", "contact", 1, ()),
    ("松鹤太极队", "applicant2", "members", 15, (RECORD, ("confirm_entry", "street", 3, {"asked": "on", "check_note": "电话核对名册，属实。"}))),
    ("松鹤太极队", "applicant2", "name", 4, (SUBMIT, ("community_ask", "community", 1, GAPS))),
    ("同心矛盾调解组", "applicant", "place", 12, (*EXPLAINED, ("roll_back", "street_approver", 1, {"reason": "再次到现场，东侧也没有活动室。"}))),
    ("同心矛盾调解组", "applicant", "content", 9, (*AT_STREET, GRANT, ("approve", "street_approver", 1, {}))),
    ("向日葵儿童托管班", "applicant2", "content", 14, ASKED),
    ("拾光花艺社", "applicant", "content", 22, (*REOPENED, ("propose_redo", "street2", 2, {"way": "grant", "advice": "查明没有推销，拟准予变更。"}))),
    ("文安里社区晚晴合唱队", "founder", "content", 8, (*AT_STREET, *GRANTED)),
    ("塘沽街道紫云园社区晚晴合唱队", "applicant2", "content", 16, WRONG),
    ("塘沽街道紫云园社区晚晴合唱队", "applicant2", "leader", 8, CONFIRM),
    ("顺手维修队", "applicant", "move", 40, (MOVE, ("welcome", "street", 2, {"note": "欢迎，场所已经落实。"}), *GRANTED)),
    ("顺手维修队", "applicant", "content", 18, REOPENED),
    ("爪印文明养宠社", "applicant2", "name", 8, (*AT_STREET, ("ask_correction", "street", 1, GAPS))),
    ("平安楼道巡逻队", "applicant", "leader", 2, CONFIRM[:1]),
    ("津沽红秧歌队", "applicant2", "name", 7, (*POSTED, ("object", "street", 1, {
        "objector": "汤某", "contact": "tang@example.org", "ground": "改名没有同成员商量。", "identity_seen": "on"}))),
    ("玫瑰香葡萄文化会", "applicant", "move", 2, (MOVE,)),
)  # fmt: skip
STREETS = {"120116001": "street3", "120116005": "street", "120116033": "street4"}


def run(accounts, maker):
    """Returns how many changes were made."""
    for name, leader, kind, ago, steps in ROADS:
        org = CommunityOrg.objects.select_related("party", "division", "street").get(name__endswith=name)
        Membership.objects.get_or_create(party=org.party, user=accounts[leader], role="applicant", defaults={"valid_from": org.filed_on})
        one(accounts | {"leader": accounts[leader], "clock": the_clock}, maker, org, WANTED[kind], maker.ago(ago), steps)
    return len(ROADS)


def one(people, maker, org, said, day, steps):
    """One change along one road; "street" is whoever works in the street with which it lies."""
    with at(maker.instant(day, -1)):
        case = open_for(by_code("BB"), people["leader"], org.party)
        fill(case, people["leader"], answers(org, people["leader"], said, day))
    for turn, (step, who, wait, facts) in enumerate(steps, start=1):
        day = maker.working.add(day, wait) if wait else day
        given, files = files_of(facts)
        with at(maker.instant(day, turn, hour=1 if who == "clock" else 9)):
            case = perform(case, step, by=people[who.replace("street", STREETS[case.division.code[:9]], 1)], files=files, **given)
            maker.post(case)


def answers(org, user, said, day):
    """What is asked, with the body's own numbers and words."""
    words = {"phone": user.clear_phone or "13800138000", "most": org.member_count * 3 // 4, "own": own_part(org)}
    found = {name: value.format(**words) if isinstance(value, str) else value for name, value in said.items()}
    street = {"street": str(Division.objects.get(code="120116005", valid_to__isnull=True).pk)} if "move" in said["items"] else {}
    return {"happened_on": day.isoformat(), "reason": "情况有了变化。"} | found | street


def fill(case, user, said):
    """Every section that is asked, and a sheet for every material that has to be uploaded."""
    for section in PROCESSES["filing_change"].sections:
        if section.when is None or section.when(said):
            row = case.drafts.filter(section=section.key).first()
            given = {name: value for name, value in said.items() if name in section.form().fields}
            drafts.save(case, section, given, by=user, version=row.version if row else 0)
    for material in required(case, drafts.answers_of(drafts.forms_of(case))):
        if not drawn(case, material):
            store.keep(case, material.key, sheet(material.title), user)

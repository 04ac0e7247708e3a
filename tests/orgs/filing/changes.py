"""Changes for the tests: a body in the ledger with its people, a draft that asks for one thing, the way to every state."""

from datetime import date
from types import SimpleNamespace

from casework.core.perform import perform
from casework.core.process import PROCESSES, by_code
from casework.intake import drafts, store
from casework.intake.handing_in import drawn, required
from casework.intake.opening import open_for
from demo.filing import sheet
from network.models import Membership
from network.users import set_phone
from orgs.filing import ledger
from orgs.filing.community_org import CommunityOrg
from tests.bureau import SINCE

NUMBER, NAME = "12011600520250001", "天津市滨海新区杭州道街道文安里社区晚晴合唱队"
SUCCESSOR = "110105195801010029"
WHY = {"happened_on": "2026-11-20", "reason": "情况变了。"}
WANTED = {
    "contact": {"new_phone": "13800000068"}, "members": {"members_now": "15"},
    "place": {"place": "文安里二号活动室", "stays": "yes", "place_provider": "committee"},
    "elsewhere": {"place": "紫云园文化站", "stays": "no", "place_provider": "committee"},
    "leader": {"new_leader": "冯立强", "leader_id": SUCCESSOR, "leader_phone": "13800000069", "leader_tie": "lives", "consent_count": "9"},
    "name": {"own_name": "晚霞合唱队", "consent_count": "9"},
    "content": {"activities": [{"what": "合唱"}, {"what": "义演"}], "category": "charity", "scope_level": "street", "needs_permit": "no"},
    "move": {"community": "紫云园", "place": "紫云园文化站", "own_name": "晚晴合唱队", "consent_count": "9"},
}  # fmt: skip


def body(near, *, name=NAME, number=NUMBER, leader="周美兰", members=12):
    """A body filed on paper in 2025, with its leader's and a member's accounts."""
    org = ledger.take_in(
        number=number, name=name, division=near.community, leader=leader, since=date(2025, 5, 8), instant="2025-05-08T09:00+08:00", batch="台账",
        category="culture_sports", member_kind="association", scope_level="community", activity="排练、演出", place="文安里活动室",
        member_count=members,
    )  # fmt: skip
    near.leader = getattr(near, "leader", None) or near.bureau.person("old_leader", leader)
    for user in (near.bureau.founder, near.leader):
        Membership.objects.create(party=org.party, user=user, role="applicant", valid_from=SINCE)
    set_phone(near.bureau.founder, "13800000068")
    return org


def draft(near, org, *kinds, far=None, **answers):
    """A draft that asks for these things, filled in whole, its photographs uploaded."""
    user = near.bureau.founder
    case = open_for(by_code("BB"), user, org.party)
    items = sorted({"place" if kind == "elsewhere" else kind for kind in kinds})
    said = {"items": items} | WHY | ({"street": str(far.division.pk)} if far else {})
    for kind in kinds:
        said |= WANTED[kind]
    fill(case, user, said | answers)
    return case


def fill(case, user, said):
    """Every section that is asked, and a file for every material that has to be uploaded."""
    for section in PROCESSES["filing_change"].sections:
        row = case.drafts.filter(section=section.key).first()
        given = {name: value for name, value in said.items() if name in section.form().fields}
        if section.when is None or section.when(said):
            drafts.save(case, section, given, by=user, version=row.version if row else 0)
    for material in required(case, drafts.answers_of(drafts.forms_of(case))):
        if not drawn(case, material) and not case.uploads.filter(key=material.key).exists():
            store.keep(case, material.key, sheet(material.title), user)


def submitted(near, org, *kinds, **answers):
    """Handed in on its way."""
    case = draft(near, org, *kinds, **answers)
    way = {"leader": "submit_leader_change", "move": "submit_move"}.get(kinds[0], "submit")
    small = set(kinds) <= {"contact", "members", "place"}
    return perform(case, "record_small" if small else way, by=near.bureau.founder, truth_pledge="on")


def fresh(row):
    """A case or a body read anew."""
    model = CommunityOrg if isinstance(row, CommunityOrg) else PROCESSES["filing_change"].cases
    return model.objects.get(pk=row.pk)


def paper(letter):
    """What /verify/ asks of the paper of a letter."""
    return SimpleNamespace(kind=letter.paper, case=letter.case)

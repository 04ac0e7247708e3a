"""What a filed body's papers already say for its registration: section by section, only what still fits, nothing silently.

It is shown to be looked through and becomes an answer once it is saved. A name, a charter, the money of a legal person
are something else than those of a filing: they are not carried, and the section says why.
"""

from casework.clock import day_of
from casework.intake.handing_in import opened
from orgs.filing.choices import MemberKind

LEFT = {
    "name": "备案名称“{name}”不是法人名称，没有带入；请按法人名称的规则另写，也可以先办名称核准。",
    "funds": "备案不要求活动资金，没有带入；年度确认报告的收支不等于活动资金或者开办资金。",
    "clauses": "备案章程没有法人章程的必备内容，没有带入；可以在材料“章程草案”里按示范文本重新起草。",
}
PARTLY = {
    "category": "只带入了组织类型；行业分类、是否直接登记请按法人的情况选。",
    "founders": "只带入了负责人；备案的成员不当然是发起人，其他发起人请补上。",
    "members": "带入的是台账上的成员人数；专职工作人员请补上。",
    "officers": "只带入了负责人作拟任法定代表人；可以改，其他负责人请补上。",
    "residence": "活动场所不一定能作住所，请核对并写到门牌号。",
}


def answers(case, key):
    """Field -> value as it is typed, of one section of the application."""
    return _carried(case).get(key, {}) if case.filed_body_id else {}


def said(case, key):
    """Where the section's content comes from, or why nothing was carried; "" for an application of its own."""
    if not case.filed_body_id:
        return ""
    if key in LEFT:
        return LEFT[key].format(name=case.filed_body.name)
    if not answers(case, key):
        return "备案时没有这些内容，请填写。"
    return f"由{_source(case)}带入，请逐项核对，保存以后才算填写。{PARTLY.get(key, '')}"


def _source(case):
    filing = _filing(case)
    number = case.filed_body.filing_number
    if filing is None:
        return f"备案台账（备案编号{number}）"
    return f"备案办件{filing.number}（{day_of(filing.submitted_at):%Y年%-m月%-d日}提交）和备案台账（备案编号{number}）"


def _filing(case):
    """The body's filing on the platform, or None where it was filed on paper. Kept on the case for the request."""
    if "_filing" not in case.__dict__:
        rows = case.party.cases.filter(process="community_filing", submissions__isnull=False)
        case.__dict__["_filing"] = rows.order_by("-pk").first()
    return case.__dict__["_filing"]


def _carried(case):
    if "_carried" not in case.__dict__:
        org, filing = case.filed_body, _filing(case)
        last = filing and filing.submissions.order_by("number").last()
        case.__dict__["_carried"] = of(org, opened(last)["answers"] if last else {})
    return case.__dict__["_carried"]


def of(org, filed):
    """Section key -> answers, from the ledger and from the sections handed in with the filing (empty where there were none)."""
    leader = filed.get("leader", {})
    same = leader.get("leader_name") == org.leader.name  # another leads it now: the number and the telephone are not theirs
    known = {name: leader.get(name, "") if same else "" for name in ("leader_id", "leader_phone")}
    association = org.member_kind == MemberKind.ASSOCIATION
    found = {
        "category": {"kind": "association" if association else "private_unit"},
        "purpose": {"purpose": org.purpose, "scope": org.activity},
        "residence": {"street": str(org.street_id), "address": org.place},
        "founders": {"founders": [{"name": org.leader.name, "id_number": known["leader_id"], "employer": ""}]},
        "members": {"individual_members": org.member_count} if association else {},
        "officers": {"legal_rep": org.leader.name, "legal_rep_id": known["leader_id"]},
        "party": {"party_members": filed.get("members", {}).get("party_members", "")},
        "delivery": {"agent": org.leader.name, "phone": known["leader_phone"]},
    }  # fmt: skip
    kept = {key: {name: value for name, value in rows.items() if value not in ("", None)} for key, rows in found.items()}
    return {key: rows for key, rows in kept.items() if rows}

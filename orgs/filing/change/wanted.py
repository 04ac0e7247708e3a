"""What a change wants of the ledger, old beside new, under the kinds of its facts."""

from network.vault import mask_phone
from orgs.filing import ledger
from orgs.filing.change.items import Item
from orgs.filing.choices import Category, ScopeLevel
from orgs.filing.naming import whole

LABELS = {"name": "名称", "leader": "负责人", "category": "类别", "scope_level": "活动范围", "activity": "活动内容", "place": "活动场所",
          "member_count": "成员人数", "contact": "联系电话"}  # fmt: skip
WORDS = {"category": dict(Category.choices), "scope_level": dict(ScopeLevel.choices)}


def columns(org, said):
    """Ledger columns as they shall be, from clean answers."""
    items, found = set(said.get("items") or ()), {}
    if Item.MEMBERS in items:
        found["member_count"] = said.get("members_now")
    if items & {Item.PLACE, Item.MOVE}:
        found["place"] = said.get("place")
    if Item.CONTENT in items:
        found |= {"activity": "、".join(row["what"] for row in said.get("activities") or ())[:300], "category": said.get("category"),
                  "scope_level": said.get("scope_level")}  # fmt: skip
    if items & {Item.NAME, Item.MOVE}:
        where = said.get("division") if Item.MOVE in items else org.division
        found["name"] = whole(where or org.division, found.get("scope_level") or org.scope_level, said.get("own_name") or "")
    return found


def phone_of(said):
    """The number by which it shall be reached, or None: a new leader brings theirs."""
    return said.get("new_phone") if Item.CONTACT in said["items"] else said.get("leader_phone") if Item.LEADER in said["items"] else None


def compared(org, said):
    """(what was, what shall be), by kind, of what differs; the phone masked."""
    after = columns(org, said)
    if Item.LEADER in said["items"]:
        after["leader"] = said["new_leader"]
    if phone_of(said):
        after["contact"] = mask_phone(phone_of(said))
    now = ledger.said(org)
    after = {kind: value for kind, value in after.items() if value != now[kind]}
    return {kind: now[kind] for kind in after}, after


def rows(case):
    """[[label, old, new]] as people read them."""
    found = [[LABELS[kind], word(kind, case.before.get(kind)), word(kind, value)] for kind, value in case.after.items()]
    if case.target_id:
        found.insert(0, ["备案街镇", case.home.name, case.target.parent.name])
    return found


def word(kind, value):
    """One value."""
    return str(WORDS.get(kind, {}).get(value, value if value not in (None, "") else "（没有记载）"))

"""What may change of a filed body (第二十五条), and which way each change goes (第二十七条、第二十八条)."""

from django.db.models import TextChoices


class Item(TextChoices):
    """The changes of 第二十五条."""

    CONTACT = "contact", "联系电话（提交后马上生效）"
    MEMBERS = "members", "成员人数（提交后马上生效）"
    PLACE = "place", "活动场所（还在本社区的马上生效）"
    LEADER = "leader", "负责人"
    NAME = "name", "名称"
    CONTENT = "content", "活动内容、范围或者类别"
    MOVE = "move", "迁往其他街镇"


SHORT = {Item.CONTACT: "联系方式", Item.MEMBERS: "成员人数", Item.PLACE: "活动场所", Item.LEADER: "负责人", Item.NAME: "名称",
         Item.CONTENT: "活动内容和范围、类别", Item.MOVE: "迁往其他街镇"}  # fmt: skip
AT_ONCE = frozenset({Item.CONTACT, Item.MEMBERS})
AGREED = frozenset({Item.LEADER, Item.NAME, Item.MOVE})  # what more than half of the members agree to
POSTED = frozenset({Item.NAME, Item.LEADER})
WRITTEN = frozenset({Item.NAME, Item.CONTENT})  # what changes the charter
RECORD, PLAIN, LEADER, MOVE = "record", "plain", "leader", "move"


def chosen(*items):
    """Whether one of these was chosen, asked of what has been typed or answered."""
    return lambda said: bool(set(items) & set(said.get("items") or ()))


def small(said):
    """The chosen items that are recorded at once: a place only while it stays in the community."""
    found = set(said.get("items") or ())
    return (found & AT_ONCE) | ({Item.PLACE} & found if said.get("stays") == "yes" else set())


def way_of(said):
    """Which way an application goes."""
    found = set(said.get("items") or ())
    if Item.MOVE in found:
        return MOVE
    if Item.LEADER in found:
        return LEADER
    return RECORD if found and found <= small(said) else PLAIN

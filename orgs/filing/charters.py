"""章程: a filed body's, from the model text of 第十二条; the platform writes it, founders may add to it."""

import re
from pathlib import Path

from orgs.charters import model
from orgs.charters.building import Builder, chapters, handed_in
from orgs.charters.checking import Item, look
from orgs.charters.composing import one_line
from orgs.filing.choices import ScopeLevel
from orgs.filing.community_org import street_of
from orgs.filing.naming import called
from policy.basis import cite

_BASIS = cite("community/t12")
# 第十二条: what has to be in it, and the words by which it is known.
ITEMS = tuple(Item(title, title, signs, _BASIS) for title, *signs in (
    ("名称", r"名称是"), ("宗旨", r"宗旨是"), ("活动内容和范围", r"活动内容是", r"活动范围是"), ("成员加入与退出", r"成为成员", r"退出"),
    ("负责人产生与更换", r"负责人由.{0,20}推选", r"更换负责人"), ("财物管理与公开", r"财物.{0,60}用于", r"公开"),
    ("终止与剩余财物处理", r"终止", r"剩余财物"), ("坚持党的领导", r"坚持中国共产党的领导"),
))  # fmt: skip


def model_of(_kind):
    """The one model there is."""
    return model.read(Path(__file__).parent / "charter_model.md")


def known(answers, _case):
    """What the application says, under the names the model uses."""
    division, rows = answers.get("division"), answers.get("activities") or ()
    street = street_of(division).name if division else ""
    everywhere = answers.get("scope_level") == ScopeLevel.STREET
    return one_line({
        "full_name": answers.get("full_name"), "purpose": answers.get("purpose"), "hours": answers.get("hours"),
        "activity": "、".join(str(row.get("what") or "") for row in rows), "street": street,
        "scope": street if everywhere or not division else f"{street}{called(division)}", "place": answers.get("place"),
        "leader": answers.get("leader_name"), "members": len(answers.get("members") or ()) or "",
        "times": sum(row.get("times") or 0 for row in rows) or "",
    })  # fmt: skip


def check(_kind, clauses):
    """Every item with where it was found."""
    return [look(item, clauses) for item in ITEMS]


BUILDER = Builder(model_of=model_of, known=known, check=check, issued=True)


def written(case):
    """The charter of a case as it was handed in, in plain words for its paper."""
    charter = BUILDER.charter(case, handed_in(case))
    kept = [(chapter, [[piece.label, re.split(r"\n+", piece.text)] for piece in pieces])
            for chapter, pieces in chapters([piece for piece in charter.pieces if not piece.dropped])]  # fmt: skip
    return {"name": charter.known["名称"], "edition": charter.model.edition, "chapters": kept}

"""Organizations like one that is to be founded: a list for whoever judges, never a judgement (社会团体登记管理条例第十三条).

The register is that of one district: what stands in it is in the same 行政区划.
"""

from dataclasses import dataclass

from orgs.likeness import overlap, pairs
from orgs.organization import Organization, Status
from policy.basis import law

# What is shown, not what is allowed: below the least likeness a row would only be noise.
LEAST, MOST = 0.2, 10
LIVING = (Status.APPROVED, Status.REGISTERED)
GROUNDS = {
    "association": law("社会团体登记管理条例", 13), "private_unit": law("民办非企业单位登记管理暂行条例", 11),
}  # fmt: skip


@dataclass(frozen=True)
class Similar:
    """One organization of the list: its name, code, street, scope, and how like it is (0 to 1) by name and by scope."""

    name: str
    uscc: str
    street: str
    scope: str
    by_name: float
    by_scope: float

    @property
    def likeness(self):
        """The greater of the two."""
        return max(self.by_name, self.by_scope)

    @property
    def says(self):
        """The row in words."""
        how = [f"名称相近{self.by_name:.0%}"] if self.by_name >= LEAST else []
        how += [f"业务范围重合{self.by_scope:.0%}"] if self.by_scope >= LEAST else []
        scope = f"；业务范围：{self.scope[:80]}" if self.scope else ""
        return f"{self.name}（{self.uscc}，{self.street}）：{'，'.join(how)}{scope}"


def similar(kind, name, scope, *, district="", apart_from=None):
    """Living organizations of a kind whose name or scope is like this one, the likest first; one query.

    `district` is the name all of them begin with, which counts for nothing; `apart_from` is the party whose own
    organization does not count.
    """
    mine, does = pairs((name or "").removeprefix(district)), pairs(scope or "")
    if not mine and not does:
        return []
    rows = Organization.objects.filter(kind=kind, status__in=LIVING).exclude(party_id=apart_from)
    found = [
        Similar(theirs, uscc, street, do, overlap(mine, pairs(theirs.removeprefix(district))), overlap(does, pairs(do)))
        for theirs, uscc, street, do in rows.values_list("name", "uscc", "division__name", "scope")
    ]  # fmt: skip
    found = [row for row in found if row.likeness >= LEAST]
    return sorted(found, key=lambda row: (-row.likeness, row.name))[:MOST]

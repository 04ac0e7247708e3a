"""What a charter must say, looked for clause by clause. It advises; nobody is stopped by it."""

import re
from dataclasses import dataclass

from policy.basis import Basis


@dataclass(frozen=True)
class Item:
    """One thing a charter must say: each of `signs` has to be found in some clause."""

    code: str
    title: str
    signs: tuple
    basis: Basis


@dataclass(frozen=True)
class Found:
    """What became of one item: `where` are clause labels; `missing` says that some of it was not seen."""

    item: Item
    where: tuple
    missing: bool

    @property
    def says(self):
        """Where it is, or that it was not seen."""
        return "、".join(self.where) if not self.missing else "未见"


def look(item, clauses):
    """What became of one item in clauses as (label, text)."""
    where, missing = [], False
    for sign in item.signs:
        seen = [label for label, text in clauses if re.search(sign, text, re.DOTALL)]
        missing |= not seen
        where += seen[:2]
    order = [label for label, _ in clauses]
    return Found(item, tuple(sorted(set(where), key=order.index)), missing)

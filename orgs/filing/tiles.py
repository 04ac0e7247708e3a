"""The tile map: one tile a street at a fixed place in a grid, north above; our own drawing, no survey and no border.

A street without a place here gets one below the others, in the order of the codes: nothing is left out.
"""

from dataclasses import dataclass

COLUMNS, WIDE, HIGH, GAP = 4, 100, 74, 4
# Places by code: (column, row).
GRID = {
    "120116032": (1, 0), "120116031": (2, 0), "120116135": (3, 0),
    "120116033": (1, 1), "120116406": (2, 1), "120116403": (3, 1),
    "120116009": (0, 2), "120116008": (1, 2), "120116014": (2, 2), "120116400": (3, 2),
    "120116011": (0, 3), "120116005": (1, 3), "120116013": (2, 3), "120116012": (3, 3),
    "120116402": (0, 4), "120116006": (1, 4), "120116001": (2, 4), "120116401": (3, 4),
    "120116100": (0, 5), "120116007": (1, 5), "120116053": (2, 5), "120116051": (3, 5),
    "120116158": (0, 6), "120116157": (1, 6), "120116156": (2, 6), "120116054": (3, 6),
}  # fmt: skip
SHORT = {"120116014": "泰达", "120116400": "经开区", "120116401": "保税区", "120116402": "高新区", "120116403": "东疆", "120116406": "生态城"}


@dataclass(frozen=True)
class Tile:
    """One street's tile: where it is drawn, its short name, its two lines of numbers, its tone and where it leads."""

    code: str
    name: str
    short: str
    have: int
    missing: int | None
    column: int
    row: int

    @property
    def x(self):
        """Left edge."""
        return self.column * WIDE + GAP // 2

    @property
    def y(self):
        """Upper edge."""
        return self.row * HIGH + GAP // 2

    @property
    def middle(self):
        """The middle, for text."""
        return self.column * WIDE + WIDE // 2

    @property
    def tone(self):
        """The class of its colour; the words say the same."""
        return "none" if self.missing is None else "short" if self.missing else "full"

    @property
    def second(self):
        """The second line of numbers."""
        return "无目标" if self.missing is None else f"缺{self.missing}" if self.missing else "达标"


def short(code, name):
    """A name of at most three or four characters."""
    for ending in ("街道", "镇"):
        name = name.removesuffix(ending)
    return SHORT.get(code, name[:4])


def tiles(places):
    """Tiles of [(code, name, have, missing or None)], row by row from the upper left."""
    free, found = 1 + max((row for _, row in GRID.values()), default=0), []
    spare = 0
    for code, name, have, missing in places:
        if code in GRID:
            column, row = GRID[code]
        else:
            column, row, spare = spare % COLUMNS, free + spare // COLUMNS, spare + 1
        found.append(Tile(code, name, short(code, name), have, missing, column, row))
    return sorted(found, key=lambda tile: (tile.row, tile.column))


def size(found):
    """(width, height) of the drawing."""
    return COLUMNS * WIDE, (1 + max((tile.row for tile in found), default=0)) * HIGH

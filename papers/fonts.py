"""The faces of official papers: which file plays which role, and the installed family that stands in for a missing one.

An office that owns licensed faces names their files by role in PAPER_FONTS (docs/papers.md); a cell of the page stays one
em whatever the face, so the layout does not move.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings

from papers.levelling import EM_BOX

SCHEME = "paperfont:"
# Latin letters and digits only: quotation marks, dashes and dots stay those of the Chinese face, and so does the space,
# by which a line's place in its row is reckoned.
LATIN_RANGE = "U+0021-007E"
NOTO = Path("/usr/share/fonts/opentype/noto")
SIMPLIFIED = 2  # the face of simplified Chinese inside Noto's collections
SONG, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"


@dataclass(frozen=True)
class Role:
    """What a face is used for; `stand_in` is the installed family that is taken when its file is not there."""

    name: str
    label: str
    file: str
    stand_in: str = SONG
    stand_in_file: str = "NotoSerifCJK-Regular.ttc"


ROLES = {
    role.name: role
    for role in (
        Role("body", "正文（仿宋）", "FandolFang-Regular.otf"),
        Role("title", "标题和发文机关标志（小标宋）", "FandolSong-Bold.otf", SONG, "NotoSerifCJK-Bold.ttc"),
        Role("hei", "一级标题（黑体）", "FandolHei-Regular.otf", SANS, "NotoSansCJK-Regular.ttc"),
        Role("kai", "二级标题（楷体）", "FandolKai-Regular.otf"),
        Role("page", "页码（宋体）", "FandolSong-Regular.otf"),
        Role("latin", "数字和西文", "LiberationSerif-Regular.ttf"),
    )
}
# Where Debian keeps what script/fonts fetches or bootstrap installs.
ELSEWHERE = (
    Path("/usr/share/fonts/truetype/liberation"),
    Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"),
)


@dataclass(frozen=True)
class Face:
    """One font file; `number` picks a face out of a collection."""

    path: Path
    number: int = -1

    @cached_property
    def _tables(self):
        from fontTools.ttLib import TTFont

        with TTFont(self.path, fontNumber=self.number, lazy=True) as font:
            units, heights = font["head"].unitsPerEm, font["hhea"]
            return font.getBestCmap(), font["hmtx"].metrics, units, heights.ascent / units, -heights.descent / units

    def covers(self, character):
        """Whether the face has a glyph of its own for it."""
        return ord(character) in self._tables[0]

    def advance(self, character):
        """The width of its glyph in em; 1 where there is none."""
        glyphs, widths, units, *_ = self._tables
        name = glyphs.get(ord(character))
        return widths[name][0] / units if name else 1.0

    @property
    def ascent(self):
        """Em above the baseline."""
        return self._tables[3]

    @property
    def descent(self):
        """Em below it."""
        return self._tables[4]


@lru_cache(maxsize=64)
def _face(path, number=-1):
    return Face(path, number)


def file_of(role):
    """The file that plays a role, or None when only the stand-in is left."""
    chosen = settings.PAPER_FONTS.get(role) or ROLES[role].file
    for folder in (Path(settings.FONTS_DIR), *ELSEWHERE):
        path = folder / chosen
        if path.is_file():
            return path
    return None


def stack(role):
    """The faces in the order a character is looked for: the role's own, then its stand-in."""
    own, last = file_of(role), NOTO / ROLES[role].stand_in_file
    found = [_face(own)] if own else []
    return found + ([_face(last, SIMPLIFIED)] if last.is_file() else [])


def measures(role="body"):
    """(ascent, descent) in em of a role. Our own faces get those of the body; a stand-in for the body keeps its own, and
    then the others get these.
    """
    if role != "body" and file_of(role):
        return measures()
    faces = stack(role)
    return EM_BOX if file_of(role) or not faces else (faces[-1].ascent, faces[-1].descent)


def family(role):
    """The CSS font-family of a role; the digits of a page number are its own (半角宋体)."""
    roles = (role,) if role == "page" else dict.fromkeys(("latin", role))
    names = [f"paper-{name}" for name in roles if file_of(name)]
    return ", ".join([*names, f'"{ROLES[role].stand_in}"'])


def rules():
    """@font-face rules of the files that are there. The scheme is our own: local() would be a file:// address."""
    return "\n".join(
        f"@font-face {{ font-family: paper-{role}; src: url({SCHEME}{role});"
        f"{f' unicode-range: {LATIN_RANGE};' if role == 'latin' else ''} }}"
        for role in ROLES
        if file_of(role)
    )

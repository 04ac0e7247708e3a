"""The gate's answer: masked hits with their places, and how to mend them (SECURITY: publication gate).

Looked for: identity numbers of 18 (check digit) and 15 digits, mobile phones, bank cards of 16 to 19 digits (Luhn),
landlines that are called personal; in full-width digits, with blanks, dashes, line breaks or invisible characters
between them. Not looked for: numbers in Chinese characters, home addresses, what is painted in a picture.
Credit codes, document numbers, money, dates and bar codes pass.
"""

from dataclasses import asdict, dataclass

from casework.notices.gate.finding import LABELS, find
from casework.notices.gate.reading import words_of

MENDS = {
    "text": "请删去，或者只留前几位和后几位、中间打星号。",
    "file": "请在原文件里删去或者打星号，再重新上传。",
    "hidden": "请在软件的“属性”里删去（或者打印成新的PDF、另存为新的图片）再重新上传，并核对画面里有没有同样的号码。",
}
MOST = 200  # hits that are kept of one file: more help nobody


@dataclass(frozen=True)
class Hit:
    """One number of a person: never the number itself, only its mask. `place` is where people find it."""

    kind: str
    masked: str
    place: str
    mend: str

    @property
    def sentence(self):
        """What is wrong, where, and how to mend it."""
        return f"{self.place}有{LABELS[self.kind]} {self.masked}。{MENDS[self.mend]}"


def in_text(text, where):
    """Hits in a text that people type; the place is counted in lines and characters."""
    return [Hit(found.kind, found.masked, f"{where}{_at(text, found.start)}", "text") for found in find(text)]


def in_file(path, kind, name):
    """(hits, sentences about what no machine can read) of an inspected file. Raises Unreadable."""
    words, hits = words_of(path, kind), []
    for where, text in words.pieces:
        mend = "hidden" if where.endswith(("附加信息", "属性")) else "file"
        at = (lambda start, text=text: _at(text, start)) if "\n" in text else (lambda start: "")
        hits += [Hit(f.kind, f.masked, f"附件“{name}”{where}{at(f.start)}", mend) for f in find(text)]
    return list(dict.fromkeys(hits))[:MOST], [f"附件“{name}”{said}" for said in words.unread]


def kept(hits):
    """Hits as JSON."""
    return [asdict(hit) for hit in hits]


def opened(rows):
    """Hits from JSON."""
    return [Hit(**row) for row in rows]


def _at(text, start):
    before = text[:start]
    return f"第{before.count(chr(10)) + 1}行第{start - before.rfind(chr(10))}字"

"""A charter made from the model: blanks filled, clauses reworded or left out; made anew without losing either."""

from dataclasses import dataclass

from orgs.charters.model import BLANK
from policy.numerals import article_label


@dataclass(frozen=True)
class Piece:
    """One clause as it will stand: its number in this charter and in the model, and its words cut into parts.

    `parts` are (text, name of the blank or "", filled); `deviates` says that the words are the founders' own.
    """

    label: str
    place: int
    chapter: str
    parts: tuple
    required: bool
    deviates: bool
    dropped: bool

    @property
    def text(self):
        """The words, open blanks in their brackets."""
        return "".join(text for text, _, _ in self.parts)

    @property
    def lines(self):
        """The parts line by line, for pages and papers."""
        rows = [[]]
        for text, name, filled in self.parts:
            for count, line in enumerate(text.split("\n")):
                if count:
                    rows.append([])
                if line:
                    rows[-1].append((line, name, filled))
        return rows


def filled(model, known, given):
    """Blank -> words: what the applicants wrote for it (`given`), else what the application says (`known`), else the model's default."""
    found = {}
    for name, said in model.blanks.items():
        words = given.get(name, "").strip() or known.get(said.get("from"), "") or said.get("default", "")
        found[name] = str(words).strip()
    return found


def one_line(known):
    """Answers as they stand within a sentence of a charter."""
    return {name: " ".join(str(said or "").split()).rstrip("。；;") for name, said in known.items()}


def compose(model, known, amended, dropped):
    """The pieces of a charter; a clause left out keeps its place with `dropped` and takes no number."""
    pieces, number = [], 0
    for clause in model.clauses:
        out = clause.place in dropped and not clause.required
        number += not out
        own = amended.get(str(clause.place))
        pieces.append(Piece("" if out else article_label(number), clause.place, clause.chapter,
                            tuple(cut(clause.text if own is None else own, known)), clause.required,
                            own is not None and own != clause.text, out))  # fmt: skip
    return pieces


def cut(text, known):
    """The parts of a text: words, and blanks with what fills them."""
    at = 0
    for found in BLANK.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], "", True
        said = known.get(found[1], "")
        yield said or found[0], found[1], bool(said)
        at = found.end()
    if at < len(text):
        yield text[at:], "", True


def open_blanks(pieces):
    """Names of the blanks that nothing fills yet, in order, each once."""
    return list(dict.fromkeys(name for p in pieces if not p.dropped for _, name, filled in p.parts if name and not filled))

"""A charter made from the model: blanks filled, clauses reworded or left out; made anew without losing either."""

from dataclasses import dataclass

from network.units import with_capacity
from orgs.registration.establishment.charters.model import BLANK
from orgs.registration.establishment.sections import DISTRICT
from papers.words import zh_date
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


def values(model, answers, case, blanks):
    """Blank -> words: what the founders wrote for it, else what the application says, else the model's default."""
    known = {**of_case(case), **of_answers(answers)}
    found = {}
    for name, said in model.blanks.items():
        given = blanks.get(name, "").strip() or known.get(said.get("from"), "") or said.get("default", "")
        found[name] = str(given).strip()
    return found


def of_answers(answers):
    """What the application says, under the names the models use."""
    sponsor, amount, met = answers.get("sponsor"), answers.get("amount"), answers.get("meeting_date")
    found = {
        "full_name": answers.get("full_name"), "purpose": answers.get("purpose"), "scope": answers.get("scope"),
        "address": answers.get("address"), "sponsor": sponsor.name if sponsor else "",
        "amount": f"{amount / 100:.2f}".removesuffix(".00") if amount else "", "meeting_date": zh_date(met),
        "founders": "、".join(row["name"] for row in answers.get("founders") or []),
        "payers": "、".join(row["payer"] for row in answers.get("sources") or []),
    }  # fmt: skip
    return {name: " ".join(str(said or "").split()).rstrip("。；;") for name, said in found.items()}


def of_case(case):
    """What the platform knows itself: the authority, the body for party work, the district."""
    body = with_capacity("party_work")
    return {"authority": case.deciding_unit.name, "party_body": body[0].name if body else "", "district": DISTRICT}


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

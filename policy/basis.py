"""Basis: a citation of an article, the same object on buttons, letters, papers and pages.

`cite("registration/decision-limit")` cites the district's document by a stable anchor; `law("行政许可法", 32)` a law by
its short title and article. Both work without a database and refuse what does not exist.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from policy.documents import FOLDER, read
from policy.models import AnchorMap
from policy.numerals import article_label


@dataclass(frozen=True)
class Basis:
    """A document's title, the passage in it (第十五条, or "" for the whole) and its anchor."""

    document: str
    passage: str
    anchor: str

    def __str__(self):
        return f"《{self.document}》{self.passage}"

    @property
    def title(self):
        """The document's full title, as a paper names it: 《中华人民共和国行政许可法》 for 行政许可法."""
        facts = laws().get(self.document)
        return facts["title"] if facts else self.document

    @property
    def formal(self):
        """The citation as a paper prints it."""
        return f"《{self.title}》{self.passage}"

    @property
    def slug(self):
        """The document's slug."""
        return self.anchor.partition("/")[0]

    @property
    def url(self):
        """The passage on the portal."""
        _, _, place = self.anchor.partition("/")
        return f"/policies/{self.slug}/" + (f"#{place}" if place else "")


@cache
def _anchors():
    return yaml.safe_load((FOLDER / "anchors.yaml").read_text(encoding="utf-8"))


@cache
def _model(slug):
    found = read((FOLDER / f"{slug}.md").read_text(encoding="utf-8"))
    title = found.title.removesuffix("（示例文本）")
    return title, frozenset(part.ordinal for part in found.articles)


@cache
def laws():
    """Short title -> facts of every law known (policy/laws.csv)."""
    with (Path(__file__).parent / "laws.csv").open(encoding="utf-8") as file:
        return {row["short"]: row for row in csv.DictReader(file)}


@cache
def cite(anchor):
    """An article of one of the nine documents by its stable anchor, or as <document>/t<number>."""
    slug, _, place = anchor.partition("/")
    title, ordinals = _model(slug)
    if not place:
        return Basis(title, "", slug)
    ordinal = int(place[1:]) if place[0] == "t" and place[1:].isdigit() else _anchors().get(slug, {}).get(place)
    if ordinal not in ordinals:
        raise LookupError(f"no article behind the anchor {anchor}")
    return Basis(title, article_label(ordinal), anchor)


@cache
def law(short, ordinal=None):
    """An article of a law by its short title; without a number the law as a whole."""
    facts = laws().get(short)
    if facts is None:
        raise LookupError(f"the law {short} is not in policy/laws.csv")
    if ordinal is None:
        return Basis(facts["short"], "", facts["slug"])
    if not facts["articles"] or not 1 <= ordinal <= int(facts["articles"]):
        raise LookupError(f"{short} has no article {ordinal} that we know of")
    return Basis(facts["short"], article_label(ordinal), f"{facts['slug']}/t{ordinal}")


def cited(bases, *, formal=True):
    """Citations, each document named once: 《…》第九条、第十四条; papers name it in full, pages (`formal=False`) by its short title."""
    found = {}
    for basis in bases:
        found.setdefault(basis.title if formal else basis.document, []).append(basis.passage)
    return [f"《{title}》{'、'.join(passage for passage in passages if passage)}" for title, passages in found.items()]


def named_anchors():
    """(anchor, slug, ordinal) of every named anchor."""
    return [(f"{slug}/{name}", slug, ordinal) for slug, names in _anchors().items() for name, ordinal in names.items()]


def printed(basis):
    """The citation as printed for people: through the district's own anchor map where it replaced a text."""
    row = AnchorMap.objects.filter(anchor=basis.anchor).select_related("document", "article").first()
    if row is None:
        return str(basis)
    return f"《{row.document.short}》{row.article.label if row.article else ''}"

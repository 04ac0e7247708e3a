"""章程示范文本: a model charter as data (one file of Markdown), versioned and dated."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from policy.numerals import article_label, number

CLAUSE = re.compile(r"^第([零一二三四五六七八九十百千]+)条\s*", re.MULTILINE)
CHAPTER = re.compile(r"^#+\s*(第.+?章.*)$")
BLANK = re.compile(r"【(.+?)】")


@dataclass(frozen=True)
class Clause:
    """One clause of the model: its number there, the chapter it stands in, its text with 【blanks】, what it is for."""

    place: int
    chapter: str
    text: str
    items: tuple

    @property
    def required(self):
        """Whether the law asks for what it says: it may be reworded, not left out."""
        return bool(self.items)


@dataclass(frozen=True)
class Model:
    """One edition of a model charter. `blanks` maps the name of a blank to from, default and ask."""

    kind: str
    version: str
    dated: date
    title: str
    blanks: dict
    clauses: tuple

    @property
    def edition(self):
        """How the edition is cited."""
        return f"{self.title}（{self.version}，{self.dated.year}年{self.dated.month}月{self.dated.day}日）"


@cache
def read(path):
    """The model in a file, or None where there is no such file."""
    return parse(path.read_text(encoding="utf-8")) if path.is_file() else None


def parse(text):
    """A model from its file. Raises ValueError for a blank that is not declared or a clause out of order."""
    _, head, body = text.split("---\n", 2)
    said = yaml.safe_load(head)
    serves = {}
    for item, places in said["items"].items():
        for place in places:
            serves.setdefault(place, []).append(item)
    clauses = tuple(
        Clause(place, chapter, words, tuple(serves.get(place, ()))) for place, chapter, words in clauses_of(body)
    )
    if [clause.place for clause in clauses] != list(range(1, len(clauses) + 1)):
        raise ValueError("the clauses are not numbered one after the other")
    unknown = {name for clause in clauses for name in BLANK.findall(clause.text)} - set(said["blanks"])
    if unknown:
        raise ValueError(f"blanks nobody declared: {'、'.join(sorted(unknown))}")
    return Model(said["kind"], said["version"], said["dated"], said["title"], said["blanks"], clauses)


def clauses_of(text):
    """[(number, chapter, words)] of a charter's text, clause by clause; [] where it has no 第…条."""
    found, chapter = [], ""
    for line in text.splitlines():
        heading = CHAPTER.match(line.strip()) or re.match(r"^(第[零一二三四五六七八九十]+章\s.*)$", line.strip())
        begins = CLAUSE.match(line.strip())
        if heading:
            chapter = heading[1].strip()
        elif begins:
            found.append([number(begins[1]), chapter, [line.strip()[begins.end() :]]])
        elif found and line.strip():
            found[-1][2].append(line.strip())
    return [(place, title, "\n".join(lines)) for place, title, lines in found]


def labelled(rows):
    """(label, text) of clauses as `clauses_of` gives them."""
    return [(article_label(place), text) for place, _, text in rows]

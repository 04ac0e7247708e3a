"""Reading a document: Markdown with chapters and articles into parts that can be cited."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from policy.numerals import article_label, number

FOLDER = Path(__file__).parent / "documents"
CHAPTER = re.compile(r"^#{2,4}\s*(第[零一二三四五六七八九十百]+[编章节].*)$")
ARTICLE = re.compile(r"^第([零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?[\s　]+(.*)$")


@dataclass
class Read:
    """A document as read: its title, its lead (what stands before the first article), its articles, its faults."""

    title: str = ""
    lead: list = field(default_factory=list)
    articles: list = field(default_factory=list)
    faults: list = field(default_factory=list)


@dataclass
class Part:
    """One article as read: number, sub-number, chapter heading and paragraphs."""

    ordinal: int
    sub: int
    heading: str
    paragraphs: list

    @property
    def label(self):
        """第十五条."""
        return article_label(self.ordinal, self.sub)

    @property
    def text(self):
        """The paragraphs, one line each."""
        return "\n".join(self.paragraphs)


def read(text):
    """Parse a Markdown text. Faults are Chinese sentences: no title, no article, doubled or missing numbers."""
    found, heading = Read(), ""
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line.startswith("<!--"):
            continue
        if line.startswith("# ") and not found.title:
            found.title = line[2:].strip()
        elif chapter := CHAPTER.match(line):
            heading = re.sub(r"\s+", " ", chapter[1]).strip()
        elif line.startswith("#"):
            heading = line.lstrip("#").strip()
        elif article := ARTICLE.match(line):
            sub = number(article[2]) if article[2] else 0
            found.articles.append(Part(number(article[1]), sub, heading, [article[3].strip()]))
        elif found.articles:
            found.articles[-1].paragraphs.append(line)
        else:
            found.lead.append(line)
    found.faults = list(_faults(found))
    return found


def _faults(found):
    if not found.title:
        yield "没有标题：第一行应当是“# 标题”。"
    if not found.articles:
        yield "没有读到条文：每条应当以“第一条”这样的条号起行。"
    seen, last = set(), 0
    for part in found.articles:
        if (part.ordinal, part.sub) in seen:
            yield f"{part.label}出现两次。"
        seen.add((part.ordinal, part.sub))
        if part.ordinal > last + 1:
            yield f"{article_label(last + 1)}缺失：{article_label(last) if last else '开头'}之后是{part.label}。"
        last = max(last, part.ordinal)


def shipped():
    """(slug, Read) of every model document that ships with the product."""
    return [(path.stem, read(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.md"))]

"""Renderer: one kind of paper: its title, its 文号 series, its template and where its words come from."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import segno
from django.conf import settings
from django.utils import timezone

from casework.journal.instant import day_of
from casework.post.papers import Made
from network.demonstration import shown
from papers.signing import sealed
from papers.typeset import typeset
from papers.words import zh_date

# What record.json inside the PDF says beside the words of the paper.
RECORDED = ("title", "number", "code", "agency", "case_number", "head", "root")


@dataclass(frozen=True)
class Renderer:
    """Called with a Paper it gives the Made file; `words(letter)` is the process's part, taken when the letter is written.

    Words are plain JSON (texts, numbers, lists, dicts): the engine keeps them with the letter.
    """

    title: str
    series: str
    template: str
    words: Callable

    def __call__(self, paper):
        """The paper as it is issued, signed where a signer is configured: made once and kept."""
        plain = self.typeset(paper.letter.words, paper)
        content = sealed(plain, reason=f"{self.title}{paper.number}", place=paper.letter.words.get("agency", ""))
        return Made(content, hashlib.sha256(plain).hexdigest() if content is not plain else "")

    def typeset(self, words, paper):
        """Typeset given words as this paper."""
        context = self.context(words, paper)
        made = timezone.localtime(paper.issued_at).isoformat(timespec="seconds")
        record = {name: context[name] for name in RECORDED if context.get(name)} | {"issued_at": made, "words": words}
        return typeset(self.template, context | {"made": made}, record=record, at=paper.issued_at)

    def page(self, paper):
        """(template, context) of the same paper as a web page: the template stands in the frame named by `layout`."""
        return self.template, self.context(paper.letter.words, paper)

    def context(self, words, paper):
        """The words, and what every paper carries."""
        url = f"{settings.WAGTAILADMIN_BASE_URL}/verify/{paper.code}/"
        foot = {
            "title": self.title, "number": paper.number, "code": paper.code, "verify_url": url,
            "qr": segno.make(url, error="m").svg_data_uri(scale=4, border=0), "head": paper.head, "root": paper.root,
            "date": zh_date(day_of(paper.issued_at)), "demo": shown(),
        }  # fmt: skip
        return foot | words

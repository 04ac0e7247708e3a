"""Policy documents as PDF: typeset beforehand, one file for every edition of the text, handed out to everybody."""

import hashlib
from pathlib import Path

from django.conf import settings

from papers.typeset import typeset
from papers.words import zh_date
from policy.models import Document

TEMPLATE = "papers/policy.html"


def words_of(document):
    """What the paper says: the facts, the chapters with their articles, and that a model text is one."""
    chapters = []
    for article in document.articles.order_by("ordinal", "sub"):
        if not chapters or chapters[-1][0] != article.heading:
            chapters.append((article.heading, []))
        chapters[-1][1].append((article.label, article.text.split("\n")))
    return {
        "title": document.title, "issuer": document.issuer, "number": document.number, "model": document.kind == "model",
        "dates": [(label, zh_date(day)) for label, day in (("成文日期", document.written_on), ("施行日期", document.effective_on)) if day],
        "chapters": chapters,
    }  # fmt: skip


def place_of(document, words):
    """Where the PDF of this edition lies: another text is another file."""
    digest = hashlib.sha256(repr(sorted(words.items())).encode()).hexdigest()[:16]
    return Path(settings.PRIVATE_DIR) / "policies" / f"{document.slug}-{digest}.pdf"


def printed(document):
    """The PDF of the document as it reads now, or None while nobody has made it."""
    words = words_of(document)
    place = place_of(document, words)
    return place if words["chapters"] and place.exists() else None


def print_missing(documents=None):
    """Typeset what has no PDF of its present edition and drop those of earlier ones; returns how many were made.

    `documents` narrows it to some rows.
    """
    made = 0
    for document in (
        (Document.objects.all() if documents is None else documents).filter(articles__isnull=False).distinct()
    ):
        words = words_of(document)
        place = place_of(document, words)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            fresh = place.with_suffix(".part")
            fresh.write_bytes(typeset(TEMPLATE, words))
            fresh.replace(place)
            made += 1
        for old in place.parent.glob(f"{document.slug}-{'[0-9a-f]' * 16}.pdf"):
            if old != place:
                old.unlink(missing_ok=True)
    return made

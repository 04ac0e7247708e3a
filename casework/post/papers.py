"""Issuing papers: a number is drawn with the paper's row, the bytes are rendered afterwards, outside the lock."""

import hashlib
import secrets
import tempfile
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import F

from casework.journal.anchor import latest_root
from casework.journal.instant import day_of, now
from casework.post.rows import Paper, Series

# "paper:<process>/<kind>" -> renderer with .title, .series (or ""), .words (letter) -> dict frozen with the step, and a
# call (paper) -> Made; filled by ready().
RENDERERS = {}
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def renderer_of(letter):
    """The renderer of a letter's paper; raises KeyError with the key when nobody registered it."""
    return RENDERERS[f"paper:{letter.case.process}/{letter.paper}"]


def issue(letter):
    """The letter's paper row, made and numbered once."""
    with transaction.atomic():
        found = Paper.objects.select_for_update().filter(letter=letter).first()
        if found:
            return found
        made = renderer_of(letter)
        anchor = latest_root()
        return Paper.objects.create(
            letter=letter, case_id=letter.case_id, kind=letter.paper, title=made.title, issued_at=now(),
            number=draw(made.series, day_of(now()).year) if made.series else "", head=letter.entry.digest,
            root=anchor[1] if anchor else "", code="".join(secrets.choice(ALPHABET) for _ in range(12)),
        )  # fmt: skip


def draw(series, year):
    """The next 文号 of a series, as 〔2026〕1号 behind its name; gapless because the caller's row is in the same step."""
    row, _ = Series.objects.select_for_update().get_or_create(name=series, year=year)
    Series.objects.filter(pk=row.pk).update(last=F("last") + 1)
    row.refresh_from_db()
    return f"{series}〔{year}〕{row.last}号"


class Made(NamedTuple):
    """A paper's bytes as they are issued, and the digest of what they were before they were signed ("" unsigned)."""

    content: bytes
    plain_sha256: str = ""


def render(paper):
    """The Made file of a paper as its renderer typesets and signs it."""
    return renderer_of(paper.letter)(paper)


def keep(paper, made):
    """Store a Made file once, whole or not at all; the row then names its hashes. A signature is never made twice over:
    what is there already stays as it is."""
    if not Paper.objects.filter(pk=paper.pk, made_at__isnull=True).exists():
        return
    place = f"{paper.code[:2]}/{paper.code}.pdf"
    target = Path(settings.PRIVATE_DIR) / "papers" / place
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as fresh:
        fresh.write(made.content)
    Path(fresh.name).chmod(0o640)
    Path(fresh.name).replace(target)
    Paper.objects.filter(pk=paper.pk, made_at__isnull=True).update(
        path=place, sha256=hashlib.sha256(made.content).hexdigest(), plain_sha256=made.plain_sha256, made_at=now()
    )


def path_of(paper):
    """Where a paper's bytes are."""
    return Path(settings.PRIVATE_DIR) / "papers" / paper.path


def titles(process):
    """Kind -> title of the papers a process has renderers for."""
    prefix = f"paper:{process.slug}/"
    return {key.removeprefix(prefix): made.title for key, made in RENDERERS.items() if key.startswith(prefix)}


__all__ = ["Made", "RENDERERS", "draw", "issue", "keep", "path_of", "render", "renderer_of", "titles"]

"""Several photographs become one PDF: upright, of a size that can be sent and read, one a page."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from casework.intake.fields import receive

EDGE = 2000  # pixels of the longer side: small print of an A4 page stays readable
KINDS = ("jpg", "png")
MOST = 30  # pages of one document
DATELESS = {"creationDate": None, "modDate": None}  # the same photographs make the same bytes: a retry is recognised


def combined(files, title):
    """The inspected PDF made of these photographs, in their order; raises ValidationError with every problem found.

    Each photograph is inspected by itself first, which also turns it upright and drops where it was taken.
    """
    if len(files) > MOST:
        raise ValidationError([f"一次最多合成{MOST}张照片，请分两次上传。"])
    taken, said = [], []
    for file in files:
        try:
            taken.append(receive(file, KINDS))
        except ValidationError as error:
            said += error.messages
    try:
        if said:
            raise ValidationError(said)
        return receive(bound(taken, title), ("pdf",))
    finally:
        for one in taken:
            for path in (one.path, one.verdict.clean_path):
                if path:
                    Path(path).unlink(missing_ok=True)


def bound(taken, title):
    """The pages bound together, as a file to be received."""
    pages = [page(one.verdict.clean_path or one.path) for one in taken]
    with tempfile.TemporaryFile(dir=Path(settings.PRIVATE_DIR) / "incoming") as kept:
        pages[0].save(kept, "PDF", save_all=True, append_images=pages[1:], resolution=200, quality=85, **DATELESS)
        kept.seek(0)
        return ContentFile(kept.read(), name=f"{title[:100]}（{len(pages)}张照片）.pdf")


def page(path):
    """One photograph, on white where it was transparent, no larger than it need be."""
    with Image.open(path) as image:
        seen = image.convert("RGBA")
        plain = Image.new("RGB", seen.size, "white")
        plain.paste(seen, mask=seen.getchannel("A"))
    plain.thumbnail((EDGE, EDGE))
    return plain

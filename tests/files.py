"""Small files made by code."""

import io
from functools import cache

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


@cache
def small_pdf(words="文件"):
    """A one-page PDF."""
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Title"] = words
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def upload(name, content):
    """As a browser would send it."""
    return SimpleUploadedFile(name, content)


def small_png(name="photo.png"):
    """A picture as a phone sends it."""
    kept = io.BytesIO()
    Image.new("RGB", (64, 48), (120, 130, 140)).save(kept, "PNG")
    return SimpleUploadedFile(name, kept.getvalue(), "image/png")

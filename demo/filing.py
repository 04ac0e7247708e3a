"""Filling in and handing in a fictional application: drafts, one small PDF a material, the steps."""

import hashlib
import io
import shutil
from pathlib import Path

import pikepdf
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from casework.core.process import PROCESSES
from casework.intake import drafts, store
from casework.intake.fields import Inspected
from casework.intake.handing_in import required
from casework.intake.inspection import inspect

MADE = {}


def sheet(name):
    """An inspected one-page PDF; its content is inspected once, later ones are copies of the same bytes."""
    folder = Path(settings.PRIVATE_DIR) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    if "verdict" not in MADE:
        document = pikepdf.new()
        document.add_blank_page(page_size=(595, 842))
        kept = io.BytesIO()
        document.save(kept)
        first = folder / "demo-sheet.pdf"
        first.write_bytes(kept.getvalue())
        MADE["verdict"], MADE["path"] = inspect(first, "材料.pdf", ("pdf",)), first
    copy = folder / f"demo-{hashlib.sha256(name.encode()).hexdigest()[:12]}.pdf"
    shutil.copyfile(MADE["path"], copy)
    return Inspected(f"{name}.pdf", copy, MADE["verdict"])


def fill(case, answers, by):
    """Save every section and keep one file for every material the answers ask for."""
    process = PROCESSES[case.process]
    for section in process.sections:
        names = section.form().fields
        drafts.save(case, section, {n: v for n, v in answers.items() if n in names}, by=by)
    for material in required(case, answers):
        store.keep(case, material.key, sheet(material.title), by)


def sheet_photo():
    """A plain picture, as a phone sends one."""
    kept = io.BytesIO()
    Image.new("RGB", (320, 240), (176, 190, 197)).save(kept, "PNG")
    return SimpleUploadedFile("现场.png", kept.getvalue(), "image/png")

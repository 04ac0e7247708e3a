"""Filling in and handing in a fictional application: drafts, one small PDF a material, the steps."""

import hashlib
import io
import shutil
from contextlib import contextmanager
from html import escape
from pathlib import Path

import pikepdf
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from weasyprint import HTML

from casework.core.process import PROCESSES
from casework.intake import drafts, store
from casework.intake.fields import Inspected
from casework.intake.handing_in import required
from casework.intake.inspection import inspect

MADE = {}
LOOK = ("@page{size:A4;margin:30mm 25mm} body{font:16pt/2 serif} h1{font-size:22pt;text-align:center;margin-bottom:20mm}"
        ".sign{margin-top:60mm;text-align:right}")  # fmt: skip


def sheet(name):
    """An inspected one-page PDF; a content is made and inspected once, later ones are copies of the same bytes.

    Blank, or within `with printed():` a page that says what it stands for.
    """
    folder = Path(settings.PRIVATE_DIR) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    mark = hashlib.sha256(name.encode()).hexdigest()[:12]
    place = (mark if MADE.get("printed") else "blank", str(folder))
    if place not in MADE:
        first = folder / f"demo-sheet-{place[0]}.pdf"
        first.write_bytes(worded(name) if MADE.get("printed") else blank())
        MADE[place] = inspect(first, "材料.pdf", ("pdf",)), first
    verdict, first = MADE[place]
    copy = folder / f"demo-{mark}.pdf"
    shutil.copyfile(first, copy)
    return Inspected(f"{name}.pdf", copy, verdict)


@contextmanager
def printed():
    """Within it sheets carry words: a demonstration is looked at, a test is not."""
    MADE["printed"] = True
    try:
        yield
    finally:
        MADE["printed"] = False


def blank():
    """One empty page."""
    document, kept = pikepdf.new(), io.BytesIO()
    document.add_blank_page(page_size=(595, 842))
    document.save(kept)
    return kept.getvalue()


def worded(name):
    """One page that says what it stands for."""
    return HTML(string=f"<style>{LOOK}</style><h1>{escape(name)}</h1><p>这是演示用的材料，内容从略。</p>"
                       "<p>真实的办件里，这里是申请人上传的原件扫描件。</p><p class='sign'>签名、盖章处</p>").write_pdf()  # fmt: skip


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

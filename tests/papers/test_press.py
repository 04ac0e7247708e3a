"""What comes off the press: the same bytes everywhere, PDF/A-3u, tagged, titled, with its data attached."""

import hashlib
import io
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from django.conf import settings

from papers import press as room
from papers.limits import Unprintable
from papers.press import press
from papers.typeset import typeset
from tests.papers.examples import NOTICE, agenda, document

AT = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
MADE = {"made": "2026-11-23T09:00:00+08:00"}
ELSEWHERE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from django.conf import settings
settings.configure(FONTS_DIR=sys.argv[1], PAPER_FONTS={})
from papers.press import press
sys.stdout.buffer.write(press().pdf(sys.stdin.read(), record={"number": "1"}, at=datetime.fromisoformat("2026-11-23T09:00:00+08:00")))
"""


def letter():
    return typeset("papers/notice.html", NOTICE | MADE, record={"number": "1", "名称": "某某中心"}, at=AT)


def test_the_same_words_give_the_same_bytes():
    first = letter()
    typeset("papers/agenda.html", agenda())
    assert letter() == first


def test_another_process_gives_the_same_bytes():
    from django.template.loader import render_to_string

    html = render_to_string("papers/document.html", document().paragraph("正文，2026年。").words() | MADE)
    here = press().pdf(html, record={"number": "1"}, at=AT)
    given = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "7", "LANG": "C.UTF-8", "PYTHONWARNINGS": "ignore"}
    there = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(settings.FONTS_DIR)], input=html.encode(), capture_output=True, check=True,
        env=given, cwd=Path(__file__).resolve().parents[2],
    ).stdout  # fmt: skip
    assert hashlib.sha256(there).hexdigest() == hashlib.sha256(here).hexdigest()


def test_it_is_an_archivable_file_with_tags_title_dates_and_data():
    with pikepdf.open(io.BytesIO(letter())) as pdf:
        root = pdf.Root
        xmp = root.Metadata.read_bytes().decode()
        assert 'part="3"' in xmp and 'conformance="U"' in xmp
        assert root.MarkInfo.Marked and str(root.Lang) == "zh-CN" and root.ViewerPreferences.DisplayDocTitle
        assert root.OutputIntents[0].DestOutputProfile is not None and "/StructTreeRoot" in root
        assert str(pdf.docinfo.Title) == "受理通知书 某社登受〔2026〕1号" and str(pdf.docinfo.CreationDate).startswith(
            "D:20261123"
        )
        data = pdf.attachments["record.json"].get_file()
        assert json.loads(data.read_bytes()) == {"number": "1", "名称": "某某中心"}
        assert {str(kind) for kind in kinds(root.StructTreeRoot.K)} >= {"/Document", "/P", "/H1"}
        fonts = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert fonts and all("/FontFile3" in one or "/FontFile2" in one for one in fonts)


def kinds(node):
    """The tags of a structure tree."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from kinds(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node.S
        if "/K" in node:
            yield from kinds(node.K)


def test_the_press_is_one_for_the_process():
    assert press() is press()


def test_threads_take_turns():
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: letter(), range(6)))
    assert set(made) == {letter()}


def test_a_forked_child_leaves_the_press_of_its_parent_alone(monkeypatch):
    inherited, folder = press(), press().fonts._folder
    monkeypatch.setattr(room, "MADE", {os.getpid() + 1: inherited})

    assert room.press() is not inherited and inherited.fonts._folder is None
    inherited.fonts._folder = folder  # here its end may clear its own faces


def test_without_the_libraries_a_sentence_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "papers.press", None)
    with pytest.raises(Unprintable, match="script/bootstrap"):
        typeset("papers/notice.html", NOTICE)


@pytest.mark.parametrize("template", ["papers/agenda.html", "papers/notice.html"])
def test_the_text_can_be_read_back(template):
    from tests.papers.measuring import opened, rows

    words = agenda() if "agenda" in template else NOTICE
    pdf = opened(typeset(template, words))
    text = "".join(row.text for n in range(len(pdf)) for row in rows(pdf[n]))
    assert words["title"] in text and words["date"] in text

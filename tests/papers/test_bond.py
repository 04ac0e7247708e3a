"""签章页: its QR is read from a scan as scanners and phones make them, and a page of another version or case is refused."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
import segno
from PIL import Image, ImageFilter

from casework.intake.bond.judging import MATCHED, UNREAD, judge, judged
from casework.intake.bond.reading import CHILD, NOTHING, Read, read
from casework.intake.bond.text import Bond, line, parsed
from casework.intake.fields import Inspected
from casework.intake.inspection import Verdict
from papers.bonding import picture
from papers.typeset import typeset
from tests.papers.examples import NOTICE

NUMBER, SHEET, DIGEST = "2026-DJ-0017", "S-APPLICATION", "0f3c" * 16
MARK = DIGEST[:16].upper()
TITLE = "成立登记申请书"


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    """(PDF of a signed page of several pages, its pages at 150 dpi)."""
    folder = tmp_path_factory.mktemp("sheet")
    text = line(NUMBER, SHEET, DIGEST)
    rows = [(f"问题{n}", ["答复" * 20]) for n in range(18)]
    made = folder / "sheet.pdf"
    made.write_bytes(typeset("papers/signed_page.html", {
        "title": TITLE, "bond": text, "qr": picture(text), "case_number": NUMBER, "mark": MARK, "sections": [("基本情况", rows)],
        "signatures": ["全体发起人签名（盖章）"], "date": "2026年1月8日",
    }))  # fmt: skip
    return made, rasters(made, folder)


def rasters(path, folder):
    """Pages of a PDF as grey pictures at 150 dpi, by a renderer that is not the reader's."""
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", path, folder / "page"], check=True)
    return sorted(folder.glob("page-*.png"))


def scan(path, kind=None):
    """A file as it comes out of inspection."""
    return Inspected(Path(path).name, Path(path), Verdict(True, kind or Path(path).suffix[1:], ()))


def bonds(*found):
    """A Read with these pages; a number is that page of three, None one without a QR."""
    pages = [Bond(NUMBER, SHEET, n, 3, MARK) if n else None for n in found]
    return Read(len(pages), tuple(pages))


def held(found, number=NUMBER, sheet_=SHEET, mark=MARK):
    """What is said of a Read where this sheet is wanted."""
    return judge(found, (number, sheet_, mark), TITLE)


def worn(path, folder, angle=3.5, grain=38):
    """A page as a careless scan: crooked, out of focus, grainy, grey."""
    image = Image.open(path).convert("L").rotate(angle, expand=True, fillcolor=225, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(0.8))
    grains = Image.frombytes("L", image.size, random.Random(4).randbytes(image.width * image.height))
    worn_ = folder / "worn.jpg"
    Image.blend(image, grains, grain / 255).save(worn_, quality=55)
    return worn_


def test_every_page_of_a_150_dpi_raster_says_which_page_of_which_version_it_is(sheet):
    _, pages = sheet
    assert len(pages) >= 2
    for place, page in enumerate(pages, start=1):
        assert read(scan(page)).bonds == (Bond(NUMBER, SHEET, place, len(pages), MARK),)


def test_the_whole_sheet_is_matched_and_a_crooked_grainy_page_is_still_read(sheet, tmp_path):
    made, pages = sheet
    assert judged(scan(made), NUMBER, SHEET, MARK, TITLE).state == MATCHED
    assert read(scan(worn(pages[0], tmp_path))).bonds == (Bond(NUMBER, SHEET, 1, len(pages), MARK),)
    blotted = Image.open(pages[0])
    blotted.paste(0, (0, blotted.height - 420, 420, blotted.height))  # the whole corner of the QR is inked over
    blotted.save(tmp_path / "blotted.png")
    assert judged(scan(tmp_path / "blotted.png"), NUMBER, SHEET, MARK, TITLE).state == UNREAD


def test_the_checking_code_of_an_official_paper_is_read_from_a_150_dpi_raster(tmp_path):
    url = "https://example.gov.cn/verify/ABCDEFGH2345/"
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(
        typeset(
            "papers/notice.html",
            NOTICE | {"code": "ABCDEFGH2345", "qr": segno.make(url, error="m").svg_data_uri(scale=4, border=0)},
        )
    )
    last = rasters(paper, tmp_path)[-1]
    said = subprocess.run([sys.executable, "-I", CHILD, "png", last], capture_output=True, check=True).stdout
    assert json.loads(said) == {"pages": 1, "texts": [[url]]}


def test_another_version_another_case_and_another_sheet_are_refused_in_words():
    assert held(bonds(1, 2, 3)).state == MATCHED and not held(bonds(1, 2, 3)).problems
    (old,) = held(bonds(1, 2, 3), mark="0" * 16).problems
    assert "以前印的" in old and "重新打印" in old
    (foreign,) = held(bonds(1, 2, 3), number="2026-DJ-0018").problems
    assert NUMBER in foreign and "另一件申请" in foreign
    assert "不是这一份" in held(bonds(1, 2, 3), sheet_="L-ABCDEFGH").problems[0]
    mixed = Read(3, (*bonds(1, 2).bonds, Bond(NUMBER, SHEET, 3, 3, "0" * 16)))
    assert "第3页" in held(mixed).problems[0]


@pytest.mark.parametrize(("pages", "state", "missing"), [
    ((1, 3), None, "缺第2页"), ((1,), None, "缺第2、3页"), ((1, 1, 2), None, "缺第3页"), ((1, None), None, "缺第2、3页"),
    ((1, None, 3), UNREAD, ""), ((None, None, None), UNREAD, ""), ((3, 1, 2), MATCHED, ""), ((1, 2, 3, None), MATCHED, ""),
])  # fmt: skip
def test_a_missing_page_is_named_and_an_illegible_one_is_left_to_a_person(pages, state, missing):
    found = held(bonds(*pages))
    assert missing in "".join(found.problems) and bool(found.problems) == bool(missing)
    assert state is None or found.state == state


def test_what_kills_the_reader_has_read_nothing_and_asks_for_a_person(tmp_path, monkeypatch):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnot a document\n%%EOF")
    assert read(scan(broken)) == NOTHING and held(NOTHING).state == UNREAD
    assert read(scan(tmp_path / "gone.png")) == NOTHING
    monkeypatch.setattr("casework.intake.bond.reading.WALL", 0.01)
    assert read(scan(broken)) == NOTHING


def test_a_page_of_monstrous_size_is_drawn_small_and_pages_beyond_the_limit_are_not_read(tmp_path):
    code = tmp_path / "code.png"
    segno.make(line(NUMBER, SHEET, DIGEST).replace("#", "1/1"), error="m").save(str(code), scale=8, border=4)
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(14_400, 14_400))
        for _ in range(34):
            document.add_blank_page(page_size=(60, 80))
        document.save(tmp_path / "huge.pdf")
    found = read(scan(tmp_path / "huge.pdf"))
    assert (found.pages, len(found.bonds)) == (35, 30)
    assert read(scan(code)).bonds[0].page == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.cn",
        "QZ1:A:S:1/1:0",
        "QZ1:2026-DJ-0001:S:4/3:0123456789ABCDEF",
        "QZ2:2026-DJ-0001:S:1/1:0123456789ABCDEF",
    ],
)
def test_no_other_code_passes_for_one_of_ours(text):
    assert parsed(text) is None
    assert parsed("QZ1:2026-DJ-0001:S:1/1:0123456789ABCDEF").page == 1

"""The font table of an office, what stands in for a missing face, and what the person is told about it."""

import shutil
import struct
import warnings

import pytest

from papers import checks, fonts
from papers import press as room
from papers.glyphs import report
from papers.levelling import levelled
from papers.typeset import typeset
from tests.papers.examples import document

needs_fandol = pytest.mark.skipif(not fonts.file_of("body"), reason="仿宋 was not fetched (script/fonts)")


@pytest.fixture
def bare(settings, tmp_path):
    """A font folder with nothing in it."""
    settings.FONTS_DIR = tmp_path
    room.forget()
    yield tmp_path
    room.forget()


def faces_of(content):
    """The names of the fonts in a PDF."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {str(one.FontName).split("+")[-1] for one in pdf.objects
                if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"}  # fmt: skip


def test_without_any_face_of_its_own_a_paper_comes_in_noto(bare):
    paper = document().heading("一、情况").paragraph("正文，2026年，赵堃。")
    found = faces_of(typeset(paper.template, paper.words()))
    assert any("Noto-Serif-CJK-SC" in name.replace(" ", "-") for name in found)
    assert "paper-body" not in found


@needs_fandol
def test_each_role_has_its_face_and_a_rare_name_is_borrowed():
    paper = document().heading("一、情况").heading("（一）数量", 2).paragraph("正文，赵堃。")
    found = " ".join(sorted(faces_of(typeset(paper.template, paper.words()))))
    for name in ("paper-body", "paper-hei", "paper-kai", "paper-title", "Noto-Serif"):
        assert name in found


@needs_fandol
def test_an_office_plugs_in_its_own_face(bare, settings):
    shutil.copy(kept_file("FandolKai-Regular.otf"), bare / "office.otf")
    settings.PAPER_FONTS = {"body": "office.otf"}
    assert checks.table(None) == []
    paper = document().paragraph("正文。")
    found = faces_of(typeset(paper.template, paper.words()))
    assert "paper-body" in found and "paper-hei" not in found
    assert fonts.stack("body")[0].path == bare / "office.otf"


def kept_file(name):
    """A file of the real font folder, while the setting points elsewhere."""
    from config.settings import FONTS_DIR

    return FONTS_DIR / name


@needs_fandol
def test_characters_from_a_stand_in_and_from_nowhere_are_named():
    found = report("天津市某区堃和中心，赵昇、陈喆 2026 🦊")
    assert (found.borrowed, found.missing) == ("喆堃昇", "🦊")
    assert "喆、堃、昇" in found.sentences()[0] and "空框" in found.sentences()[1]
    assert report("天津市，2026年").sentences() == []


def test_with_noto_alone_nothing_is_borrowed(bare):
    found = report("赵堃、陈喆 🦊")
    assert (found.borrowed, found.missing) == ("", "🦊")


def test_a_missing_library_is_an_error_and_a_slow_one_a_warning(monkeypatch):
    assert checks.engine(None) == []
    monkeypatch.setattr(checks, "NEEDED", ("libpango-that-is-not-there.so.9",))
    monkeypatch.setattr(checks, "WANTED", ("libharfbuzz-that-is-not-there.so.9",))
    assert [found.id for found in checks.engine(None)] == ["pdf.E001", "pdf.W001"]


@pytest.mark.parametrize(
    "table", [{"fangsong": "a.otf"}, {"body": "missing.otf"}, {"body": "../../etc/passwd"}, {"title": "a.ttc"}]
)
def test_a_wrong_font_table_is_an_error(settings, table):
    settings.PAPER_FONTS = table
    assert [found.id for found in checks.table(None)] == ["pdf.E002"]


def test_bare_roles_are_told_at_deployment(bare):
    assert [found.id for found in checks.faces(None)] == ["pdf.W002"]


@needs_fandol
def test_faces_are_levelled_in_the_copy_only():
    path = fonts.file_of("hei")
    content = path.read_bytes()
    copy = levelled(content)
    assert len(copy) == len(content) and copy != content and path.read_bytes() == content
    offset = next(
        struct.unpack_from(">I", copy, 12 + 16 * n + 8)[0]
        for n in range(20)
        if copy[12 + 16 * n : 16 + 16 * n] == b"hhea"
    )
    assert struct.unpack_from(">hhh", copy, offset + 4) == (880, -120, 0)
    assert levelled(b"no font at all") == b"no font at all"


def test_typesetting_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        paper = document().paragraph("正文，赵堃。")
        typeset(paper.template, paper.words())

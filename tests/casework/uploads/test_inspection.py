"""Inspection: every hostile file is refused with its sentence, every good one passes, and it fails closed."""

import hashlib
import io
import time

import pytest
from PIL import Image

from casework.intake.inspection import inspect, inspecting
from tests.casework.uploads import pdfs, pictures
from tests.casework.uploads.controls import controls
from tests.casework.uploads.good import good_files
from tests.casework.uploads.hostile import hostile_files
from tests.casework.uploads.offices import office
from tests.casework.uploads.scanners import EICAR, clamd, nobody

HOSTILE, GOOD, CONTROLS = hostile_files(), good_files(), controls()
DIED = "检查不了：内容太复杂或者已经损坏"


@pytest.fixture(autouse=True)
def _no_scanner(monkeypatch):
    monkeypatch.delenv("CLAMD_SOCKET", raising=False)


@pytest.fixture
def look(tmp_path):
    """Inspect these bytes under this name."""

    def looked(data, name, accepts=("pdf", "docx", "xlsx", "jpg", "png", "ofd"), **options):
        path = tmp_path / "upload"
        path.write_bytes(data)
        return inspect(path, name, accepts, **options)

    return looked


def test_there_are_enough_files_and_every_family_has_a_control():
    """Ids are unique; a hostile family without a control would prove nothing."""
    ids = [case[0] for case in [*HOSTILE, *GOOD]]
    assert len(HOSTILE) >= 60 and len(GOOD) >= 40
    assert len(ids) - len(set(ids)) == 0
    assert {case.split("-")[0] for case, *_ in HOSTILE} == {family for family, *_ in CONTROLS}
    assert all(fragment for *_, fragment in HOSTILE)


@pytest.mark.parametrize(("name", "data", "accepts", "said"), [c[1:] for c in HOSTILE], ids=[c[0] for c in HOSTILE])
def test_hostile_files_are_refused_with_their_sentence(look, tmp_path, name, data, accepts, said):
    """One sentence, the expected one, which names the file where that is safe; no copy is left behind."""
    verdict = look(data, name, accepts)
    assert not verdict.ok
    assert len(verdict.problems) == 1
    assert said in verdict.problems[0]
    assert "{" not in verdict.problems[0] and verdict.problems[0].endswith("。")
    assert name in verdict.problems[0] or "文件名里有" in verdict.problems[0]
    assert verdict.clean_path is None and verdict.sha256 == ""
    assert [path.name for path in tmp_path.iterdir()] == ["upload"]


@pytest.mark.parametrize(("name", "data", "accepts", "said"), [c[1:] for c in GOOD], ids=[c[0] for c in GOOD])
def test_good_files_pass(look, name, data, accepts, said):
    """Kind, fingerprint and size are those of the file to keep."""
    verdict = look(data, name, accepts)
    assert verdict.problems == ()
    assert verdict.ok and verdict.scan == "none"
    kept = verdict.clean_path.read_bytes() if verdict.clean_path else data
    assert (verdict.clean_path is not None) == (verdict.kind in ("jpg", "png"))
    assert verdict.sha256 == hashlib.sha256(kept).hexdigest() and verdict.size == len(kept)
    assert (verdict.pages is not None) == (verdict.kind == "pdf")


@pytest.mark.parametrize(("name", "data"), [c[2:] for c in CONTROLS], ids=[c[1] for c in CONTROLS])
def test_controls_pass(look, name, data):
    """The same file without the hostile part."""
    assert look(data, name).problems == ()


def test_size_limit(look):
    """Too big is refused by the limit; exactly the limit passes."""
    data = pdfs.pdf(text=b"x" * 2_000_000)
    assert "超过1 MB" in look(data, "章程.pdf", limit=1024 * 1024).problems[0]
    assert look(data, "章程.pdf", limit=len(data)).ok
    assert not look(data, "章程.pdf", limit=len(data) - 1).ok


def test_pages_are_counted(look):
    """Also inside object streams."""
    assert look(pdfs.packed(pdfs.pdf(pages=37)), "章程.pdf").pages == 37


@pytest.mark.parametrize(
    ("name", "data", "secrets"),
    [
        ("a.jpg", pictures.photographed(), [b"Exif", b"SecretCamera", b"SecretComment"]),
        ("a.jpg", pictures.jpg() + b"<?php secret(); ?>" + office("docx"), [b"<?php", b"PK\x03\x04"]),
        ("a.png", pictures.worded(), [b"SecretAuthor"]),
        ("a.png", pictures.png() + b"<script>secret</script>" + office("docx"), [b"<script>", b"PK\x03\x04"]),
        ("a.png", pictures.png(exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0Secret"), [b"eXIf", b"Secret"]),
    ],
    ids=["exif", "jpg-tail", "png-text", "png-tail", "png-exif"],
)
def test_images_are_written_anew(look, name, data, secrets):
    """Places, makers, comments and trailing bytes are gone; the picture is still the picture."""
    assert all(secret in data for secret in secrets)
    kept = look(data, name).clean_path.read_bytes()
    assert not [secret for secret in secrets if secret in kept]
    with Image.open(io.BytesIO(kept)) as image:
        image.load()
        assert not dict(image.getexif())
        assert 160 in image.size and 120 in image.size


def test_a_photograph_is_turned_upright(look):
    """Its orientation is applied before the EXIF is dropped."""
    with Image.open(look(pictures.photographed(6), "a.jpg").clean_path) as image:
        assert image.size == (120, 160)


def test_of_several_pictures_the_first_is_kept(look):
    """Telephones put a small second picture behind the first."""
    data = next(case[2] for case in GOOD if case[0] == "jpg-several")
    with Image.open(look(data, "a.jpg").clean_path) as image:
        assert (image.format, image.size, getattr(image, "n_frames", 1)) == ("JPEG", (160, 120), 1)


@pytest.mark.parametrize("mode", ["P", "RGB", "L"])
def test_a_seal_stays_transparent(look, mode):
    """The transparent colour is not painted black."""
    clear = {"P": 0, "RGB": (0, 0, 0), "L": 0}[mode]
    data = pictures.written(Image.new(mode, (20, 20), clear), "PNG", transparency=clear)
    with Image.open(look(data, "印章.png").clean_path) as image:
        assert image.convert("RGBA").getpixel((5, 5))[3] == 0


def test_a_child_that_takes_too_long_is_stopped(look, monkeypatch):
    """A small photograph that would be decoded for minutes."""
    monkeypatch.setattr(inspecting, "SECONDS", 2)
    data, before = pictures.endless(), time.monotonic()
    assert len(data) < 5_000_000
    assert DIED in look(data, "照片.jpg").problems[0]
    assert 2 <= time.monotonic() - before < 8


@pytest.mark.parametrize("kind", [b"/Type /ObjStm", b""], ids=["typed", "untyped"])
def test_a_file_that_swells_is_a_refusal(look, kind):
    """A PDF of a few kilobytes that swells to gigabytes; the same one that swells little passes."""
    assert look(pdfs.swelling(20), "章程.pdf").pages == 1
    data = pdfs.swelling(kind=kind)
    assert len(data) < 60_000
    verdict = look(data, "章程.pdf")
    assert not verdict.ok
    assert "打不开" in verdict.problems[0]


def test_objects_that_cannot_be_unpacked_are_a_refusal(look):
    """A reader with another idea of the filter would find a script there."""
    script = pdfs.packed(pdfs.pdf(b"/OpenAction 5 0 R", extra=[b"<< /S /JavaScript /JS (1) >>"]))
    small = pdfs.swelling(1)
    assert "脚本" in look(script, "章程.pdf").problems[0]
    for hidden in (b"/Filter [/FlateDecode /Nonesuch123]", b"/Filter [/FlateDecode /DCTDecode  ]"):
        assert len(hidden) == len(b"/Filter [/FlateDecode /FlateDecode]")
        data = small.replace(b"/Filter [/FlateDecode /FlateDecode]", hidden)
        assert "打不开" in look(data, "章程.pdf").problems[0]


@pytest.mark.parametrize("program", ["raise SystemExit(3)", "import os; os.abort()", "print('not json')", ""])
def test_a_child_that_crashes_is_a_refusal(look, monkeypatch, tmp_path, program):
    """Whatever ends it, and whatever it prints."""
    (tmp_path / "child.py").write_text(program)
    monkeypatch.setattr(inspecting, "CHILD", tmp_path / "child.py")
    assert look(pdfs.pdf(), "章程.pdf").problems[0].startswith(f"“章程.pdf”{DIED}")


def test_the_scanner_refuses_what_it_finds(look, monkeypatch):
    """A file that is sound in every other way; the scanner is sent all of it."""
    data = pdfs.pdf(extra=[pdfs.stream(EICAR)])
    assert look(data, "章程.pdf").ok
    with clamd() as (address, sent):
        monkeypatch.setenv("CLAMD_SOCKET", address)
        verdict = look(data, "章程.pdf")
    assert not verdict.ok and "没有通过病毒检查（Eicar-Test-Signature）" in verdict.problems[0]
    assert sent == [data]


def test_the_scanner_passes_a_clean_file(look, monkeypatch):
    """In many chunks."""
    data = pdfs.pdf(text=b"x" * 300_000)
    with clamd() as (address, sent):
        monkeypatch.setenv("CLAMD_SOCKET", address)
        verdict = look(data, "章程.pdf")
    assert verdict.ok and verdict.scan == "clean" and sent == [data]


def test_a_picture_the_scanner_refuses_leaves_no_copy(look, monkeypatch, tmp_path):
    """The rewritten copy is thrown away."""
    with clamd() as (address, _sent):
        monkeypatch.setenv("CLAMD_SOCKET", address)
        assert not look(pictures.jpg() + EICAR, "照片.jpg").ok
    assert [path.name for path in tmp_path.iterdir()] == ["upload"]


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: \0", b"UNKNOWN COMMAND\0"])
def test_a_scanner_that_does_not_answer_the_question_is_a_refusal(look, monkeypatch, answer):
    """Only OK is OK."""
    with clamd(answer) as (address, _sent):
        monkeypatch.setenv("CLAMD_SOCKET", address)
        verdict = look(pdfs.pdf(), "章程.pdf")
    assert not verdict.ok and "扫描服务不可用" in verdict.problems[0]


@pytest.mark.parametrize(
    "address", [nobody(), "/nowhere/clamd.sock", "localhost", "localhost:clamd"], ids=["port", "socket", "host", "name"]
)
def test_a_scanner_that_is_away_is_a_refusal(look, monkeypatch, address):
    """Also where its address is nonsense."""
    monkeypatch.setenv("CLAMD_SOCKET", address)
    verdict = look(pdfs.pdf(), "章程.pdf")
    assert not verdict.ok and "扫描服务不可用" in verdict.problems[0]

"""Signed papers: valid for pyHanko and for Poppler; one flipped bit and one later increment are both caught."""

import io
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from papers import checks, signing
from papers.signing import examined, sealed
from papers.typeset import typeset
from tests.papers.examples import NOTICE


@pytest.fixture
def office(settings, tmp_path):
    """An office with a trial seal; the file of its root certificate."""
    settings.PAPER_SEAL = str(tmp_path / "seal" / "seal.p12")
    settings.PAPER_SIGNER = "papers.signing.Keyfile"
    signing._signer.cache_clear()
    call_command("seal_key", "某市某区民政局", stdout=io.StringIO())
    yield tmp_path / "seal" / "seal-root.pem"
    signing._signer.cache_clear()


@pytest.fixture
def paper():
    """A paper without a signature."""
    return typeset("papers/notice.html", NOTICE, record={"number": "1"})


def test_a_signed_paper_is_valid_and_says_whose_it_is(office, paper):
    signed = sealed(paper, reason="受理通知书", place="某市某区民政局")
    found = examined(signed, [office])
    assert found.valid and found.by == "某市某区民政局电子印章（试用）"
    assert signed.startswith(paper) and len(signed) - len(paper) < 30_000
    assert examined(paper, [office]) is None


def test_poppler_finds_it_valid(office, paper, tmp_path):
    path = tmp_path / "signed.pdf"
    path.write_bytes(sealed(paper, reason="受理通知书"))
    said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said and "Total document signed" in said


def test_one_flipped_bit_is_caught(office, paper, tmp_path):
    signed = sealed(paper, reason="受理通知书")
    at = signed.index(b"stream", 2000) + 200
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    found = examined(changed, [office])
    assert not found.intact and not found.valid
    path = tmp_path / "changed.pdf"
    path.write_bytes(changed)
    said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" not in said


def test_a_later_increment_is_caught(office, paper):
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed(paper, reason="受理通知书")))
    writer.root["/Lang"] = generic.pdf_string("en-US")
    writer.update_root()
    changed = io.BytesIO()
    writer.write(changed)
    found = examined(changed.getvalue(), [office])
    assert not found.whole and not found.valid


def test_another_office_is_not_trusted(office, paper, settings, tmp_path):
    signed = sealed(paper, reason="受理通知书")
    settings.PAPER_SEAL = str(tmp_path / "other" / "seal.p12")
    call_command("seal_key", "别的单位", stdout=io.StringIO())
    found = examined(signed, [tmp_path / "other" / "seal-root.pem"])
    assert found.intact and not found.trusted and not found.valid


def test_a_key_is_never_overwritten_and_only_ours_to_read(office, settings):
    before = Path(settings.PAPER_SEAL).read_bytes()
    with pytest.raises(CommandError):
        call_command("seal_key", "某市某区民政局")
    assert Path(settings.PAPER_SEAL).read_bytes() == before
    assert Path(settings.PAPER_SEAL).stat().st_mode & 0o777 == 0o600


def test_without_a_signer_the_bytes_stay_as_they_are(paper, settings):
    settings.PAPER_SIGNER = ""
    assert sealed(paper, reason="受理通知书") is paper


def test_a_signer_without_its_key_is_an_error(office, settings):
    assert checks.signer(None) == []
    Path(settings.PAPER_SEAL).unlink()
    assert [found.id for found in checks.signer(None)] == ["pdf.E003"]
    settings.PAPER_SIGNER = "papers.signing.Nobody"
    assert [found.id for found in checks.signer(None)] == ["pdf.E003"]


def test_an_office_with_a_long_name_gets_its_seal(settings, tmp_path):
    settings.PAPER_SEAL = str(tmp_path / "seal.p12")
    call_command("seal_key", "某某自治区某某自治州某某自治县民政局（社会组织管理局）", stdout=io.StringIO())
    assert (tmp_path / "seal.p12").stat().st_mode & 0o777 == 0o600

"""A signed paper is made once: its hash and that of the file before the signature are kept, and /verify/ takes either."""

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from casework.post import papers
from casework.post.outbox import post_due
from casework.post.papers import Made, keep
from casework.post.rows import Paper
from papers import signing
from papers.signing import examined

pytestmark = pytest.mark.django_db


@pytest.fixture
def seal(settings, tmp_path):
    """The installation signs with a trial key; the root certificate."""
    settings.PAPER_SEAL, settings.PAPER_SIGNER = str(tmp_path / "seal.p12"), "papers.signing.Keyfile"
    signing._signer.cache_clear()
    call_command("seal_key", "某区民政局", "--keep", stdout=io.StringIO())
    yield tmp_path / "seal-root.pem"
    signing._signer.cache_clear()


def compared(paper, content):
    """What /verify/ says of a file."""
    page = Client().post(f"/verify/{paper.code}/", {"file": SimpleUploadedFile("a.pdf", content, "application/pdf")})
    return page.context["same"]


def test_signed_once_kept_with_both_hashes_and_either_file_is_known(bureau, seal):
    bureau.submitted()
    post_due()
    paper = Paper.objects.get()
    signed = papers.path_of(paper).read_bytes()
    found = examined(signed, [seal])
    assert found.valid and hashlib.sha256(signed).hexdigest() == paper.sha256 != paper.plain_sha256
    plain = signed[: signed.index(b"%%EOF") + 5]
    plain = next(
        signed[:end]
        for end in (len(plain), len(plain) + 1)
        if hashlib.sha256(signed[:end]).hexdigest() == paper.plain_sha256
    )
    assert compared(paper, signed) and compared(paper, plain)
    assert not compared(paper, signed + b"\n") and not compared(paper, plain[:-2])
    assert paper.plain_sha256 in Client().get(f"/verify/{paper.code}/").content.decode()

    keep(paper, Made(b"%PDF another", ""))  # a second carrier of the same row comes late
    again = Paper.objects.get()
    assert papers.path_of(again).read_bytes() == signed and again.sha256 == paper.sha256
    assert not list(papers.path_of(paper).parent.glob("*.part"))


def test_an_office_with_a_long_name_gets_a_key_too(settings, tmp_path):
    settings.PAPER_SEAL = str(tmp_path / "long" / "seal.p12")
    call_command("seal_key", "天津市滨海新区" * 6 + "民政局", stdout=io.StringIO())
    assert (tmp_path / "long" / "seal-root.pem").exists()


def test_a_key_that_is_there_is_left_alone(seal):
    place = seal.with_name("seal.p12")
    before = place.read_bytes(), seal.read_bytes()
    call_command("seal_key", "别的单位", "--keep", stdout=io.StringIO())
    assert (place.read_bytes(), seal.read_bytes()) == before
    assert place.stat().st_mode & 0o777 == 0o600

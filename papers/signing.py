"""Electronic signatures of papers: PAdES over the whole file, after which nothing may be changed.

Which signer is used is a setting (PAPER_SIGNER): a class called without arguments, with `sign(content, reason=, place=)`
that gives the signed bytes. Keyfile keeps its key in a file of the worker; an office whose seal is issued by an authority
(SM2, a cryptographic device) brings a class of its own. pyHanko is imported here only, when a paper is signed.
"""

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

FIELD = "Seal"


class Keyfile:
    """Signs with the key and the certificates of one PKCS#12 file (PAPER_SEAL, made by `manage.py seal_key` for trials)."""

    def __init__(self):
        import cryptography.hazmat.primitives.serialization.pkcs12  # noqa: F401  pyHanko uses it without importing it
        from pyhanko.sign import signers

        passphrase = settings.PAPER_SEAL_PASSPHRASE.encode() or None
        self.signer = signers.SimpleSigner.load_pkcs12(settings.PAPER_SEAL, passphrase=passphrase)
        if self.signer is None:
            raise ValueError(f"签章密钥文件不能使用：{settings.PAPER_SEAL}")

    def sign(self, content, *, reason, place):
        """The file with an invisible certifying signature; later changes of any kind make it invalid."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import fields, signers

        about = signers.PdfSignatureMetadata(
            field_name=FIELD, md_algorithm="sha256", reason=reason, location=place, certify=True,
            subfilter=fields.SigSeedSubFilter.PADES, docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        )  # fmt: skip
        return signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(content)), about, signer=self.signer).getvalue()


@lru_cache(maxsize=1)
def _signer(name):
    return import_string(name)()


def sealed(content, *, reason, place=""):
    """The bytes signed by the configured signer; as they are when none is configured."""
    if not settings.PAPER_SIGNER:
        return content
    return _signer(settings.PAPER_SIGNER).sign(content, reason=reason, place=place)


@dataclass(frozen=True)
class Examined:
    """What a signature says: `intact`, the signed bytes are unchanged; `whole`, nothing was added behind them; `trusted`,
    its certificate leads to one of the roots; `by`, whose it is."""

    intact: bool
    whole: bool
    trusted: bool
    by: str

    @property
    def valid(self):
        """All of it."""
        return self.intact and self.whole and self.trusted


def examined(content, roots):
    """The Examined of a signed PDF, None for one without a signature. `roots` are files of trusted certificates."""
    from pyhanko.keys import load_cert_from_pemder
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    found = PdfFileReader(io.BytesIO(content)).embedded_signatures
    if not found:
        return None
    trust = ValidationContext(trust_roots=[load_cert_from_pemder(str(Path(root))) for root in roots])
    status = validate_pdf_signature(found[0], trust)
    intact = bool(status.intact and status.valid)
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE and bool(status.docmdp_ok)
    return Examined(intact, whole, bool(status.trusted), status.signing_cert.subject.native.get("common_name", ""))

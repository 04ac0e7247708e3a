"""A certificate authority of our own for trials: a root, and a certificate for the seal of one office.

Nobody outside trusts it. An office that signs for real gets its certificate from an authority that the law recognizes.
"""

from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

ROOT_YEARS, SEAL_YEARS = 10, 2
LONGEST = 64
KEY_USAGES = (
    "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
    "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
)  # fmt: skip


def made(office, now, passphrase=""):
    """(PKCS#12 bytes of the seal, PEM bytes of the root) for an office."""
    root_key, seal_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = _name(office, "试用根证书")
    root = _certificate(root_name, root_name, root_key, root_key, now, ROOT_YEARS, root=True)
    seal = _certificate(
        _name(office, "电子印章（试用）"), root_name, seal_key, root_key, now, SEAL_YEARS, root=False
    )
    kept = serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
    bundle = pkcs12.serialize_key_and_certificates(b"seal", seal_key, seal, [root], kept)
    return bundle, root.public_bytes(serialization.Encoding.PEM)


def _fitting(text, behind=""):
    """A text and what stands behind it, the text cut so that both have the 64 bytes a name may have (X.520)."""
    return text.encode()[: LONGEST - len(behind.encode())].decode(errors="ignore") + behind


def _name(office, role):
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _fitting(office)),
            x509.NameAttribute(NameOID.COMMON_NAME, _fitting(office, role)),
        ]
    )


def _certificate(subject, issuer, key, signing_key, now, years, *, root):
    usages = {"key_cert_sign", "crl_sign"} if root else {"digital_signature", "content_commitment"}
    public = key.public_key()
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * years))
        .add_extension(x509.BasicConstraints(ca=root, path_length=0 if root else None), critical=True)
        .add_extension(x509.KeyUsage(**{usage: usage in usages for usage in KEY_USAGES}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(authority, critical=False)
        .sign(signing_key, hashes.SHA256())
    )

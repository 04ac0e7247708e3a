"""The archive: a tar of manifest, database and files, followed by a signature over every byte before it."""

import hashlib
import json
import os
import tarfile
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from django.conf import settings

from casework.backups.copying import copy_database, engine
from casework.backups.manifest import FORMAT, KINDS, Damaged, fingerprints, private_files, sha256_of, written
from casework.journal.anchor import signing_key
from casework.journal.instant import wall

SIGNATURE = 64  # bytes of an Ed25519 signature


def pack(folder, with_keys=False):
    """Write one archive into `folder`; returns (its path, its manifest, sentences about what was not whole)."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"platform-{wall():%Y%m%d-%H%M%S-%f}.backup"
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database, draft = Path(place) / "database", Path(place) / "archive"
        files = private_files()
        hashes = {name: sha256_of(path) for name, path in files.items()}
        found, faults = copy_database(database, hashes)
        manifest = {"format": FORMAT, "made_at": wall().isoformat(), "engine": engine(), "files": hashes, "kinds": KINDS,
                    "database": sha256_of(database), "keys": fingerprints(Path(settings.KEYS_DIR)), "faults": faults} | found  # fmt: skip
        (Path(place) / "manifest.json").write_bytes(written(manifest))
        with tarfile.open(draft, "w") as tar:
            tar.add(Path(place) / "manifest.json", "manifest.json")
            tar.add(database, "database")
            for name, path in files.items():
                tar.add(path, f"private/{name}")
        signature = signing_key().sign(bytes.fromhex(sha256_of(draft)))
        with draft.open("ab") as file:
            file.write(signature)
        draft.chmod(0o600)
        draft.replace(target)
    if with_keys:
        write_keys(target.with_suffix(".keys"))
    return target, manifest, faults


def write_keys(path):
    """All keys in one file that its owner alone may read: to be kept where the archive is not."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w") as file:
        found = sorted(Path(settings.KEYS_DIR).glob("*.key"))
        json.dump({p.name: p.read_text() for p in found if not p.name.startswith(".")}, file)


def unpack(path, place, keys):
    """Check an archive against the keys in folder `keys` and lay it out in `place`; returns its manifest.

    Raises Damaged, having changed nothing.
    """
    path, place = Path(path), Path(place)
    try:
        with tarfile.open(path, "r:") as tar:
            tar.extractall(place, filter="data")
        manifest = json.loads((place / "manifest.json").read_bytes())
        check_keys(manifest["keys"], keys)
        check_contents(manifest, place)
    except (OSError, tarfile.TarError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Damaged(f"备份读不出来，不是本平台的备份或者已经损坏。The archive cannot be read: {fault}") from fault
    check_signature(path, keys)
    return manifest


def check_keys(expected, keys):
    """The keys of this installation must be the archive's: otherwise nothing in it could be opened or verified."""
    have = fingerprints(keys)
    wrong = sorted(name for name in expected if name != "django.key" and have.get(name) != expected[name])
    if wrong:
        raise Damaged(
            f"这里的密钥不是备份时的密钥：{'、'.join(wrong)}。请先放回备份的密钥，或者用 --keys 指明密钥文件。"
            "The keys of this installation are not those of the archive."
        )


def check_contents(manifest, place):
    """Every file of the manifest is there with its hash, and no other."""
    laid = {str(p.relative_to(place / "private")): p for p in (place / "private").rglob("*") if p.is_file()}
    said = [f"备份缺少文件 {name}（missing）" for name in sorted(manifest["files"].keys() - laid.keys())]
    said += [f"备份多出文件 {name}（unexpected）" for name in sorted(laid.keys() - manifest["files"].keys())]
    said += [f"文件 {name} 与印记不符（altered）" for name, path in sorted(laid.items())
             if name in manifest["files"] and sha256_of(path) != manifest["files"][name]]  # fmt: skip
    if sha256_of(place / "database") != manifest["database"]:
        said.append("数据库的副本与印记不符（altered）")
    if said:
        raise Damaged("备份不完整，没有恢复任何内容：" + "；".join(said[:20]))


def check_signature(path, keys):
    """The last 64 bytes sign every byte before them."""
    digest, left = hashlib.sha256(), path.stat().st_size - SIGNATURE
    with path.open("rb") as file:
        while left > 0:
            piece = file.read(min(left, 1 << 20))
            digest.update(piece)
            left -= len(piece)
        signature = file.read()
    try:
        signing_key(keys).public_key().verify(signature, digest.digest())
    except InvalidSignature as fault:
        raise Damaged("备份的签名不符，写成以后被改动过。The archive was altered after it was signed.") from fault

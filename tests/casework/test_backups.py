"""A backup put back is the same world; an archive that is not whole is refused before anything is touched."""

import shutil
import stat
import tarfile

import pytest

from casework.backups import archive, copying, restoring
from casework.backups.manifest import Damaged
from casework.core import guards
from casework.core.models import Case, Gap
from casework.core.perform import perform
from casework.journal.anchor import Anchor, anchor_days
from casework.journal.verify import verify
from casework.post.outbox import post_due
from network.keyring import ensure_keys
from network.models import User
from tests.casework.test_commands import said
from tests.conftest import sweep

pytestmark = [pytest.mark.engine, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def place(settings, tmp_path):
    """An installation with files and keys of its own."""
    settings.PRIVATE_DIR, settings.DATA_DIR = tmp_path / "private", tmp_path
    shutil.copytree(settings.KEYS_DIR, tmp_path / "keys")
    settings.KEYS_DIR = tmp_path / "keys"
    return tmp_path


@pytest.fixture
def world(place, bureau, travel):
    """Three cases with letters, papers and a signed day; returns one of them."""
    travel("2026-11-23 10:00")
    cases = [bureau.submitted(), bureau.submitted(), bureau.draft()]
    post_due()
    travel("2026-11-24 00:01")
    anchor_days()
    return cases[0]


def standing():
    """Everything the manifest would say now."""
    files = {name: path.read_bytes() for name, path in archive.private_files().items()}
    return copying.counted_now() | {"files": files}


def wipe(place):
    """The database emptied and the files gone, as on a new machine."""
    sweep(None)
    for kind in ("files", "papers"):
        shutil.rmtree(place / "private" / kind)


def test_a_world_backed_up_wiped_and_restored_is_the_same(world, place):
    before = standing()
    path, manifest, faults = archive.pack(place / "out")
    assert (faults, stat.S_IMODE(path.stat().st_mode)) == ([], 0o600)
    assert (len(manifest["heads"]), manifest["counts"]["casework_case"]) == (3, 3)
    assert manifest["anchor"][0] == "2026-11-23"
    assert len(manifest["files"]) > 16
    wipe(place)
    assert standing() != before

    text, code = said("restore", str(path))

    assert (code, standing()) == (0, before), text
    assert "3 条日志链与备份一致" in text
    assert verify().faults == guards.drift() == []
    assert perform(world.pk, "accept", by=User.objects.get(username="clerk")).state == "accepted"


def test_what_is_not_empty_is_not_overwritten(world, place):
    path, _, _ = archive.pack(place / "out")
    before = standing()
    text, code = said("restore", str(path))
    assert (code, standing()) == (1, before)
    assert "--force" in text
    assert said("restore", str(path), "--force")[1] == 0


def rewritten(path, target, leave_out="", alter=""):
    """The archive packed anew without one file, or with one altered; signed by nobody."""
    with tarfile.open(path) as old, tarfile.open(target, "w") as new:
        for member in old.getmembers():
            data = old.extractfile(member)
            if member.name == alter:
                data.seek(0)
                spoilt = target.with_suffix(".part")
                spoilt.write_bytes(data.read()[:-1] + b"?")
                new.add(spoilt, member.name)
            elif member.name != leave_out:
                new.addfile(member, data)
    return target


def test_a_flipped_byte_anywhere_is_found(world, place):
    path, _, _ = archive.pack(place / "out")
    wipe(place)
    whole = path.read_bytes()
    step = max(len(whole) // 40, 1)
    spoilt = place / "spoilt"
    for at in [*range(0, len(whole), step), len(whole) - 1, len(whole) - 70]:
        spoilt.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Damaged):
            restoring.restore(spoilt)
    assert restoring.is_empty()
    assert said("restore", str(spoilt))[1] == 1
    assert said("restore", str(path))[1] == 0  # the control: unspoilt it goes in


def test_a_missing_or_altered_file_is_named(world, place):
    path, manifest, _ = archive.pack(place / "out")
    wipe(place)
    name = sorted(manifest["files"])[0]
    missing, code = said("restore", str(rewritten(path, place / "a", leave_out=f"private/{name}")))
    assert (code, f"备份缺少文件 {name}（missing）" in missing) == (1, True)
    altered, code = said("restore", str(rewritten(path, place / "b", alter=f"private/{name}")))
    assert (code, f"文件 {name} 与印记不符（altered）" in altered) == (1, True)
    unsigned, code = said("restore", str(rewritten(path, place / "c")))
    assert (code, "签名不符" in unsigned) == (1, True)
    assert restoring.is_empty()


def test_a_backup_says_which_files_the_database_misses(world, place):
    first = sorted((place / "private" / "files").rglob("*"))[-1]
    first.unlink()
    text, code = said("backup", str(place / "out"))
    assert (code, f"数据库提到的文件不在磁盘上：files/{first.parent.name}/{first.name}" in text) == (1, True)


def test_other_keys_are_refused_and_the_right_ones_go_in_from_their_file(world, place):
    path, _, _ = archive.pack(place / "out", with_keys=True)
    keys = path.with_suffix(".keys")
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert (place / "keys" / "field.key").read_bytes().strip() not in path.read_bytes()
    wipe(place)
    shutil.rmtree(place / "keys")
    ensure_keys(place / "keys")
    text, code = said("restore", str(path))
    assert (code, "这里的密钥不是备份时的密钥" in text, restoring.is_empty()) == (1, True, True)
    text, code = said("restore", str(path), keys=str(keys))
    assert code == 0, text


def test_a_signed_gap_explains_what_an_older_backup_lost_and_nothing_else(world, place, travel):
    clerk = User.objects.get(username="clerk")
    path, _, _ = archive.pack(place / "out")
    travel("2026-11-24 09:00")
    perform(world.pk, "accept", by=clerk)
    travel("2026-11-25 00:01")
    anchor_days()
    published = Anchor.objects.latest("day")
    lost = f"{world.number} 第{world.entries.count()}条：与 2026-11-24 签名的锚不符"
    travel("2026-11-25 10:00")

    assert said("restore", str(path), "--force")[1] == 0
    Anchor.objects.bulk_create([published])  # the portal had published it, and a receipt prints it
    assert verify().faults == [lost]
    Anchor.objects.filter(day=published.day).delete()
    assert said("restore", str(path), "--force")[1] == 0  # nothing lost now, so nothing to sign
    assert Gap.objects.count() == 0
    perform(world.pk, "accept", by=clerk)

    assert said("restore", str(path), "--force", gap="磁盘损坏，恢复十一月二十四日零点的备份")[1] == 0
    Anchor.objects.bulk_create([published])
    assert [(g.case_number, g.seq) for g in Gap.objects.all()] == [
        (world.number, Case.objects.get(pk=world.pk).entries.count())
    ]
    assert verify().faults == []
    Gap.objects.update(reason="别的原因")
    assert verify().faults == [f"{world.number} 的缺口说明：签名不符", lost]

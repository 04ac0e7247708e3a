"""Every file that cannot be made anew is known to backups and to the sweep, by whichever table names it; pictures of the editors too."""

import os
import shutil
import time

import pytest
from django.apps import apps

from casework.backups import archive, orphans, restoring
from casework.backups.manifest import KINDS, REFERENCES
from casework.intake.store import path_of
from casework.journal.instant import now, wall
from casework.post.papers import issue
from casework.post.rows import Letter
from papers.sealing.rows import Delivery
from tests.conftest import sweep

MADE_ANEW = {"papers_dossier", "meetings_packetcopy"}  # bound again when somebody asks: test_dossiers, test_packets


def test_every_table_that_names_a_file_is_known():
    naming = {model._meta.db_table for model in apps.get_models() if {"path", "sha256"} <= {field.name for field in model._meta.concrete_fields}}
    assert naming - MADE_ANEW == {table for _, table, _ in REFERENCES}
    assert len(naming) >= 7 and naming >= MADE_ANEW


@pytest.mark.django_db
def test_a_signed_receipt_is_not_swept_away(bureau, settings, tmp_path):
    settings.PRIVATE_DIR = tmp_path / "private"
    case = bureau.submitted()
    row = Delivery(paper=issue(Letter.objects.filter(case_id=case.pk).exclude(paper="").first()), ref="r1", way="direct", day=wall().date(),
                   receiver="封", path="aa/receipt", kind="pdf", sha256="0" * 64, by=bureau.clerk, at=now())  # fmt: skip
    row.save()
    unknown = Delivery(path="aa/nobody")
    old = time.time() - 3 * 86400
    for one in (row, unknown):
        path_of(one).parent.mkdir(parents=True, exist_ok=True)
        path_of(one).write_bytes(b"%PDF")
        os.utime(path_of(one), (old, old))
    assert orphans.sweep(wall() - orphans.AGE) == (1, [])
    assert path_of(row).exists() and not path_of(unknown).exists()  # the control: what no row names goes
    path_of(row).unlink()
    assert "数据库提到的文件不在磁盘上：files/aa/receipt" in list(orphans.missing())


@pytest.mark.django_db(transaction=True)
def test_the_editors_pictures_come_back_and_an_early_archive_leaves_them(settings, tmp_path):
    settings.PRIVATE_DIR, settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path / "private", tmp_path, tmp_path / "media"
    picture = settings.MEDIA_ROOT / "original_images" / "hall.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"picture")
    path, manifest, _ = archive.pack(tmp_path / "out")
    assert "media/original_images/hall.jpg" in manifest["files"] and tuple(manifest["kinds"]) == KINDS
    sweep(None)
    shutil.rmtree(settings.MEDIA_ROOT)
    restoring.restore(path, force=True)
    assert picture.read_bytes() == b"picture"
    restoring.put_files(tmp_path / "nothing", restoring.kinds_of({}))
    assert picture.exists()

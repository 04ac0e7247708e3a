"""import_register: the existing register from a spreadsheet, checked cell by cell, entered as one reversible batch."""

from pathlib import Path

import yaml
from django.core.management.base import BaseCommand, CommandError

from network.models import Post, User
from orgs.importing import batch
from orgs.importing.defects import lacking
from orgs.importing.reading import Unreadable
from orgs.importing.sheets import defect_sheet
from orgs.models import ImportBatch


class Command(BaseCommand):
    """import_register FILE [--dry-run] [--mapping YAML] --by ADMIN; --revert BATCH; --defects FILE.xlsx."""

    help = "Enter the existing register from .xlsx or .csv; revert a batch; write the defect list."

    def add_arguments(self, parser):
        """The file or what else to do."""
        parser.add_argument("file", nargs="?")
        parser.add_argument("--by", help="account of the system administrator who answers for it")
        parser.add_argument("--mapping", help="YAML file: our column name -> the sheet's header")
        parser.add_argument("--dry-run", action="store_true", help="check and report, write nothing")
        parser.add_argument("--revert", type=int, metavar="BATCH", help="take a batch back")
        parser.add_argument("--defects", metavar="FILE", help="write what is still to be filled in, street by street")

    def handle(self, file, by, mapping, dry_run, revert, defects, **options):
        """Exit 1 when cells were wrong, a batch cannot be taken back, or the file cannot be read."""
        if defects:
            Path(defects).write_bytes(defect_sheet())
            self.stdout.write(f"待补清单 {lacking().count()} 家：{defects}")
        elif revert:
            self.revert(revert, self.administrator(by))
        elif file:
            self.enter(file, mapping, dry_run, None if dry_run else self.administrator(by))
        else:
            raise CommandError("请写明名册文件，或者 --revert、--defects。")

    def administrator(self, by):
        """Whoever answers for it; nobody is asked for before there are administrators."""
        admin = User.objects.filter(username=by or "", posts__role="admin", posts__valid_to__isnull=True).first()
        if admin is None and (by or Post.objects.filter(role="admin").exists()):
            raise CommandError("请用 --by 写明系统管理员的账号。")
        return admin

    def enter(self, file, mapping, dry_run, by):
        """Check, and enter unless it is a dry run."""
        table = yaml.safe_load(Path(mapping).read_text(encoding="utf-8")) if mapping else None
        try:
            if dry_run:
                made, told = None, batch.examined(file, mapping=table)
            else:
                made, told = batch.run(file, by=by, mapping=table)
        except (Unreadable, OSError) as error:
            raise CommandError(str(error)) from error
        for line in [*told.notes, *map(str, told.faults)]:
            self.stdout.write(line)
        self.stdout.write(f"可以录入 {len(told.rows)} 行，有错的单元格 {len(told.faults)} 处，待补 {len(told.gaps)} 处。")
        if dry_run:
            self.stdout.write("只是检查，没有写入。")
        elif made is None:
            self.stdout.write("没有变化，什么也没有写入。")
        else:
            self.stdout.write(f"第 {made.pk} 批：新录入 {made.entered} 家，变更 {made.changed} 家，未变 {made.unchanged} 家。")
        if told.faults or not told.rows:
            raise CommandError("有错的行没有录入，请改好以后再来；录过的行不会重复。")

    def revert(self, pk, by):
        """Take a batch back."""
        made = ImportBatch.objects.filter(pk=pk, single=False).first()
        if made is None:
            raise CommandError(f"没有第 {pk} 批。")
        try:
            batch.revert(made, by=by)
        except batch.NotReversible as error:
            raise CommandError("不能撤销：\n" + "\n".join(error.problems)) from error
        self.stdout.write(f"第 {pk} 批已经撤销。")

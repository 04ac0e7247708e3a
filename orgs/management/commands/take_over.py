"""take_over: cases that began on paper, from a spreadsheet, each led to where it stands by its real steps."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from openpyxl import Workbook

from casework.core.process import by_code
from network.models import User
from orgs.importing.reading import Unreadable
from orgs.takeover import sheet
from orgs.takeover.asking import PaperForm
from orgs.takeover.road import ROADS


class Command(BaseCommand):
    """take_over FILE.xlsx --code DJ --by CLERK --scans DIR [--dry-run]; --template FILE.xlsx writes an empty sheet."""

    help = "Take over cases that began on paper; run twice it changes nothing."

    def add_arguments(self, parser):
        """The sheet, whose cases they are, who enters them, where the scans lie."""
        parser.add_argument("file", nargs="?")
        parser.add_argument("--code", required=True, help="the process: DJ or MC")
        parser.add_argument("--by", required=True, help="account of the clerk who enters the files")
        parser.add_argument("--scans", default=".", help="folder of the scans named in the sheet")
        parser.add_argument("--dry-run", action="store_true", help="try every step and roll back")
        parser.add_argument("--template", metavar="FILE", help="write an empty sheet with the columns")

    def handle(self, file, code, by, scans, dry_run, template, **options):
        """Exit 1 when a cell was wrong or the file cannot be read."""
        process, user = by_code(code.upper()), User.objects.filter(username=by).first()
        if process is None or process.slug not in ROADS:
            raise CommandError(f"“{code}”不能接续办理，可以写：{'、'.join(sorted(self.codes()))}。")
        if user is None:
            raise CommandError(f"没有账号“{by}”。")
        road = ROADS[process.slug]
        if template:
            book = Workbook()
            book.active.append([f.label for f in PaperForm(road, by=user).fields.values()])
            book.save(template)
            self.stdout.write(f"空表已写到 {template}")
        if not file:
            return
        if not Path(file).is_file():
            raise CommandError(f"没有文件“{file}”。")
        try:
            told = sheet.run(Path(file), road, by=user, scans=scans, rehearse=dry_run)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        self.report(told, dry_run)

    def report(self, told, dry_run):
        """Say what was done, cell by cell what was wrong."""
        for line in (*told.notes, *map(str, told.faults)):
            self.stdout.write(line)
        doing = "可以接续" if dry_run else "接续"
        self.stdout.write(f"{doing}{len(told.new)}件{'：' + '、'.join(told.new) if told.new else ''}，未变{told.unchanged}件。")
        if told.faults:
            raise CommandError(f"有{len(told.faults)}处要改，改好以后再运行同一张表，录过的不会重复。")

    def codes(self):
        """Codes of the processes that take paper cases."""
        from casework.core.process import PROCESSES

        return {PROCESSES[slug].code for slug in ROADS}

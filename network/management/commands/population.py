"""population: residents of divisions from a spreadsheet, for the figures per 10,000 residents."""

from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from network import population
from network.models import Post, User
from network.roster import RosterError, read


class Command(BaseCommand):
    """population FILE --by ADMIN enters it; population --template FILE writes an empty one."""

    help = "Enter the residents of the district and its streets from a spreadsheet (.xlsx or .csv)."

    def add_arguments(self, parser):
        """The file, and who answers for it."""
        parser.add_argument("file")
        parser.add_argument("--template", action="store_true", help="write an empty sheet to FILE instead")
        parser.add_argument("--by", help="account of the system administrator who answers for it")

    def handle(self, file, template, by, **options):
        """Everything is entered or nothing."""
        if template:
            population.template(file)
            self.stdout.write(f"已写入空表：{file}")
            return
        admin = User.objects.filter(username=by or "", posts__role="admin", posts__valid_to__isnull=True).first()
        if admin is None and (by or Post.objects.filter(role="admin").exists()):
            raise CommandError("请用 --by 写明系统管理员的账号。")
        try:
            rows = read(file, population.COLUMNS, population.COLUMNS, "population")
            entered = population.enter(rows, instant=datetime.now(tz=timezone.get_default_timezone()), by=admin)
        except RosterError as error:
            raise CommandError("没有录入，请改好以后再来：\n" + "\n".join(error.problems)) from error
        self.stdout.write(f"常住人口录入 {entered} 行，未变 {len(rows) - entered} 行。")

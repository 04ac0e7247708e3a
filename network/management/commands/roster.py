"""roster: units, accounts and posts from a spreadsheet."""

from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from network import roster
from network.models import Post, User


class Command(BaseCommand):
    """roster FILE --by ADMIN enters it; roster --template FILE writes an empty one."""

    help = "Enter units, accounts and posts from a spreadsheet (.xlsx or .csv)."

    def add_arguments(self, parser):
        """The file, and who answers for it."""
        parser.add_argument("file")
        parser.add_argument("--template", action="store_true", help="write an empty roster to FILE instead")
        parser.add_argument("--by", help="account of the system administrator who answers for it")

    def handle(self, file, template, by, **options):
        """Print the activation codes once; they are not kept."""
        if template:
            roster.template(file)
            self.stdout.write(f"已写入空表：{file}")
            return
        admin = User.objects.filter(username=by or "", posts__role="admin", posts__valid_to__isnull=True).first()
        if admin is None and (by or Post.objects.filter(role="admin").exists()):
            raise CommandError("请用 --by 写明系统管理员的账号。")
        try:
            opened = roster.enter(roster.read(file), instant=datetime.now(tz=timezone.get_default_timezone()), by=admin)
        except roster.RosterError as error:
            raise CommandError("没有录入，请改好以后再来：\n" + "\n".join(error.problems)) from error
        self.stdout.write(
            f"岗位表已录入，新开账号 {len(opened)} 个。激活码只显示这一次，请分别交给本人，30天内在 /activate/ 使用："
        )
        for user, code in opened:
            self.stdout.write(f"  {user.name}\t{user.username}\t{code}")

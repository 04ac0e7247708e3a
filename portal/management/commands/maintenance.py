"""maintenance: shut the platform for a while, open it again, ask."""

from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal import maintenance


class Command(BaseCommand):
    """`on --until "2026-12-01 14:00" [--say …]`, `off`, `status`."""

    help = "Shut the platform for maintenance, open it again, or ask."

    def add_arguments(self, parser):
        """What to do, until when (Asia/Shanghai), and a sentence for the page."""
        parser.add_argument("what", choices=["on", "off", "status"])
        parser.add_argument("--until", help="预计恢复的时间，例如 2026-12-01 14:00")
        parser.add_argument("--say", default="", help="写在页面上的一句话")

    def handle(self, *, what, until, say, **options):
        """Do it and say so. Raises CommandError for a time that is missing, unreadable or past."""
        if what == "on":
            word = maintenance.begin(instant(until), say[:200])
            self.stdout.write(f"平台已经停止对外服务。维护期间要查看平台，请打开 {settings.WAGTAILADMIN_BASE_URL}{maintenance.DOOR}{word}/")
            self.stdout.write("停机影响申请人期限的，恢复以后请在工作台“系统中断”登记。")
        elif what == "off":
            self.stdout.write("平台已经恢复服务。" if maintenance.end() else "平台没有在维护。")
        else:
            shut = maintenance.standing()
            self.stdout.write(f"维护中，预计 {timezone.localtime(shut['until']):%Y-%m-%d %H:%M} 恢复。" if shut else "平台没有在维护。")


def instant(text):
    """The aware instant of what was typed."""
    try:
        found = timezone.make_aware(datetime.strptime(text or "", "%Y-%m-%d %H:%M"))  # noqa: DTZ007  made aware at once
    except ValueError:
        raise CommandError("请用 --until 写明预计恢复的时间，例如 --until \"2026-12-01 14:00\"。") from None
    if found <= timezone.now():
        raise CommandError("预计恢复的时间已经过去，请写今后的时间。")
    return found

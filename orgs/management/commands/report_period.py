"""report_period: a month's figures; closing it; the city's workbook filled; whether closed months are what was sealed."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from network.models import User
from orgs.models import ReportPeriod
from orgs.statistics import catalogue, period, workbook
from orgs.statistics.span import Unclear, month


class Command(BaseCommand):
    """report_period 2026-10 [--close --by ACCOUNT] [--xlsx FILE [--form FORM.xlsx]]; --verify."""

    help = "Show or close a month of statistics, fill the city's workbook, verify closed months."

    def add_arguments(self, parser):
        """The month and what to do with it."""
        parser.add_argument("month", nargs="?", help="2026-10")
        parser.add_argument("--close", action="store_true", help="freeze the month; cannot be undone")
        parser.add_argument("--by", help="account of the official who closes it")
        parser.add_argument("--xlsx", metavar="FILE", help="write the filled workbook here")
        parser.add_argument("--form", metavar="FILE", help="the city's form with named cells; without it our own")
        parser.add_argument("--verify", action="store_true", help="compare closed months with their digests")

    def handle(self, month, close, by, xlsx, form, verify, **options):  # noqa: A002
        """Exit 1 with a sentence when something cannot be done or a closed month was tampered with."""
        if verify:
            self.verify()
        elif month:
            first = self.first(month)
            row = self.close(first, by) if close else ReportPeriod.objects.filter(month=first).first()
            figures = self.show(first, row)
            if xlsx:
                self.fill(xlsx, form, figures, f"{first:%Y-%m}")
        else:
            raise CommandError("请写明月份，例如 report_period 2026-10，或者 --verify。")

    def first(self, text):
        """The first day of the month."""
        try:
            return month(text)[0]
        except Unclear as error:
            raise CommandError(str(error)) from error

    def verify(self):
        """All closed months."""
        found = list(period.faults())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"已关账的 {ReportPeriod.objects.count()} 期与摘要相符。")

    def close(self, first, by):
        """Freeze it."""
        user = User.objects.filter(username=by or "").first()
        if user is None:
            raise CommandError("请用 --by 写明关账人的账号。")
        try:
            return period.close(first, by=user)
        except period.NotClosable as error:
            raise CommandError("不能关账：\n" + "\n".join(error.problems)) from error

    def show(self, first, row):
        """Every figure on a line; returns them."""
        figures = row.told["figures"] if row else catalogue.values(period.span_of(first))
        state = f"已关账 {row.closed_at:%Y-%m-%d}，摘要 {row.digest}" if row else "没有关账，按现在所知"
        self.stdout.write(f"{first:%Y-%m}（{state}）")
        for code, label in catalogue.labels(figures).items():
            self.stdout.write(f"{label}\t{'—' if figures[code] is None else figures[code]}\t{code}")
        if row:
            self.stdout.write(f"迟到的事实 {row.told['late']['count']} 项")
        return figures

    def fill(self, target, form, figures, text):
        """The workbook."""
        source = Path(form) if form else Path(target)
        if not form:
            source.write_bytes(workbook.template())
        try:
            told = workbook.fill(source, figures, text, name=source.name)
        except (workbook.Unusable, OSError) as error:
            raise CommandError(str(error)) from error
        Path(target).write_bytes(told.content)
        for sentence in told.sentences:
            self.stdout.write(sentence)

"""specimens: one PDF of every kind of paper, from the demonstration's cases."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction

from casework.post import papers
from casework.post.rows import Letter
from demo import load
from network.demonstration import look_again
from network.models import Demonstration


class Command(BaseCommand):
    """specimens DIR: writes <process>-<kind>.pdf; the database is left as it was. Exit 1 for a kind without a case."""

    help = "Write one PDF of every kind of paper into a folder."

    def add_arguments(self, parser):
        """Where to."""
        parser.add_argument("folder")

    def handle(self, folder, **options):
        """Render from what is there, or from a demonstration that is loaded and taken back."""
        place, missing = Path(folder), []
        place.mkdir(parents=True, exist_ok=True)
        with transaction.atomic():
            if not Demonstration.objects.exists():
                self.stdout.write("→ 临时载入演示数据，结束后撤回")
                load.run(lambda line: None)
            for key in sorted(papers.RENDERERS):
                slug, kind = key.removeprefix("paper:").split("/")
                letter = Letter.objects.filter(case__process=slug, paper=kind).order_by("-id").first()
                if letter is None:
                    missing.append(f"{slug}-{kind}：没有一件办件发出过这种文书")
                    continue
                target = place / f"{slug}-{kind}.pdf"
                target.write_bytes(papers.render(papers.issue(letter)).content)
                self.stdout.write(str(target))
            transaction.set_rollback(True)
        look_again()
        for sentence in missing:
            self.stdout.write(sentence)
        if missing:
            sys.exit(1)

"""import_policies: the text of laws, from Markdown files, into chapters, articles and anchors."""

import re
import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.text import slugify
from pypinyin import lazy_pinyin

from policy import seed
from policy.documents import read
from policy.models import Document


class Command(BaseCommand):
    """Files or folders; a file that cannot be read is named with its faults, and nothing of it is stored."""

    help = "Import Markdown texts of policies: # title, ## chapters, 第N条 paragraphs."

    def add_arguments(self, parser):
        """PATH…"""
        parser.add_argument("paths", nargs="+", type=Path)

    def handle(self, paths, **options):
        """Print a line per document and the totals; exit 1 when a file had faults."""
        files = [f for path in paths for f in (sorted(path.glob("*.md")) if path.is_dir() else [path])]
        articles, faulty = 0, 0
        for file in files:
            if not file.is_file():
                self.stdout.write(f"{file.name}：没有这个文件。")
                faulty += 1
                continue
            found = read(file.read_text(encoding="utf-8"))
            if found.faults:
                faulty += 1
                for fault in found.faults:
                    self.stdout.write(f"{file.name}：{fault}")
                continue
            articles += self.store(found)
            self.stdout.write(f"{found.title} {len(found.articles)}")
        self.stdout.write(f"documents {len(files) - faulty} articles {articles}")
        if faulty:
            sys.exit(1)

    @transaction.atomic
    def store(self, found):
        """The document by its title or short title, made when it is new, with its articles as read."""
        short = found.title.removeprefix("中华人民共和国")
        document = Document.objects.filter(kind="law", short=short).first()
        document = document or Document.objects.filter(title=found.title).first()
        if document is None:
            slug = slugify("-".join(lazy_pinyin(re.sub(r"\W", "", short))))[:80]
            document = Document.objects.create(slug=slug, title=found.title, short=short[:80], kind="law", level="国家")
        return seed.store(document, found.articles)

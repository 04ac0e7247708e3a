"""wording: compiles our Chinese for the installed apps and lists what is still English."""

import sys

from django.core.management.base import BaseCommand

from portal.wording import DOMAINS, LANGUAGE, OURS, compiled, lacking


class Command(BaseCommand):
    """Exit 1 with a list of what nobody has translated (docs/editing.md)."""

    help = "Compile locale/ and list what installed apps still say in English."

    def handle(self, **options):
        """Write the .mo files beside the .po files, then tell what is lacking."""
        for domain in DOMAINS:
            source = OURS / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"
            source.with_suffix(".mo").write_bytes(compiled(source))
        said = list(lacking())
        for domain, app, msgid in said:
            self.stdout.write(f"{domain}.po　{app}　{msgid!r}")
        if said:
            sys.exit(1)
        self.stdout.write("已经编译；各个组件的文字都有中文。")

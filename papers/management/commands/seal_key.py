"""seal_key: a key and a certificate for trying out signed papers."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from papers.authority import made


class Command(BaseCommand):
    """seal_key OFFICE: writes PAPER_SEAL (0600) and the root certificate beside it; never over a key that is there.

    With --keep a key that is there is left alone without complaint: so script/run asks for one.
    """

    help = "Make a trial key and certificate for signing papers."
    requires_system_checks = []  # they miss the key that is made here

    def add_arguments(self, parser):
        """Whose seal."""
        parser.add_argument("office")
        parser.add_argument("--keep", action="store_true")

    def handle(self, office, keep=False, **options):
        """Write both files and say what to set."""
        place = Path(settings.PAPER_SEAL)
        if place.exists() and keep:
            return
        if place.exists():
            raise CommandError(f"{place} 已经存在，不覆盖。")
        bundle, root = made(office, timezone.now(), settings.PAPER_SEAL_PASSPHRASE)
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as fresh:  # 0600; whole or not at all
            fresh.write(bundle)
        Path(fresh.name).replace(place)
        place.with_name("seal-root.pem").write_bytes(root)
        self.stdout.write(f"已生成试用签章密钥 {place}，根证书 {place.with_name('seal-root.pem')}。")
        self.stdout.write(
            "设置 PAPER_SIGNER=papers.signing.Keyfile 后，新制作的文书带电子签名；试用证书不具有法律效力。"
        )

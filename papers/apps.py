"""papers: typesetting of official papers and certificates, and their verification."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Official papers."""

    name = "papers"

    def ready(self):
        """Register the system checks."""
        from django.core.checks import register

        from papers import checks, personal
        from papers.dossier import rounds
        from papers.numbering import book
        from papers.sealing import keeping

        rounds.register()
        keeping.register()
        book.register()
        personal.register()
        register(checks.engine)
        register(checks.table)
        register(checks.signer)
        register(checks.faces, deploy=True)

"""orgs: the register of organizations and the processes that write into it."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Enters its processes and their papers into the engine."""

    name = "orgs"

    def ready(self):
        """Register what this app declares."""
        from casework.core.process import register
        from casework.post.papers import RENDERERS
        from network import sealed
        from orgs.registration.establishment import papers, process

        sealed.register(
            "orgs.person.id", "orgs.Person", "id_number", lambda r: f"orgs.person.id:{r.id_blind}", "id_blind"
        )
        register(process.ESTABLISHMENT)
        for kind, renderer in papers.PAPERS.items():
            RENDERERS[f"paper:establishment/{kind}"] = renderer

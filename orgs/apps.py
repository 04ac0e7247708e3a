"""orgs: the register of organizations and the processes that write into it."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Enters its processes and their papers into the engine."""

    name = "orgs"

    def ready(self):
        """Register what this app declares."""
        from casework.core.process import register
        from casework.post.papers import RENDERERS
        from orgs.registration.establishment import later_papers, papers, process

        register(process.ESTABLISHMENT)
        for kind, renderer in (papers.PAPERS | later_papers.LATER).items():
            RENDERERS[f"paper:establishment/{kind}"] = renderer

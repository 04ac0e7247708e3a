"""orgs: the register of organizations and the processes that write into it."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """Enters its processes and their papers into the engine."""

    name = "orgs"

    def ready(self):
        """Register what this app declares."""
        from casework.clock.tick import ROUNDS
        from casework.core.process import register
        from casework.post.papers import RENDERERS
        from network import sealed
        from orgs.registration.establishment.elsewhere_papers import ELSEWHERE
        from orgs.registration.establishment.later_papers import LATER
        from orgs.registration.establishment.papers import PAPERS as OF_ESTABLISHMENT
        from orgs.registration.establishment.process import ESTABLISHMENT
        from orgs.registration.names.papers import PAPERS as OF_NAMES
        from orgs.registration.names.process import NAME_CHECK
        from orgs.registration.names.rounds import go_round

        sealed.register(
            "orgs.person.id", "orgs.Person", "id_number", lambda r: f"orgs.person.id:{r.id_blind}", "id_blind"
        )
        sealed.register(
            "establishment.account", "orgs.Establishment", "account_sealed", lambda r: f"establishment.account:{r.pk}"
        )
        for process, papers in ((ESTABLISHMENT, OF_ESTABLISHMENT | LATER | ELSEWHERE), (NAME_CHECK, OF_NAMES)):
            register(process)
            for kind, renderer in papers.items():
                RENDERERS[f"paper:{process.slug}/{kind}"] = renderer
        ROUNDS["names"] = go_round

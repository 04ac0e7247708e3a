"""matters: the side matters every careful procedure repeats."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Enters the kinds and their papers into the engine, and has its say in every step."""

    name = "matters"

    def ready(self):
        """Register what this app declares."""
        from casework.core.phases import PHASES
        from casework.core.process import register
        from casework.post.papers import RENDERERS
        from matters import (
            clarification,
            consultation,
            deliberation,
            following,
            hearing,
            legal_review,
            objection,
            papers,
            personal,
            recusal,
            remedy,
            third_party,
            visit,
        )
        from network import sealed

        personal.register()
        sealed.register("matter", "matters.Matter", "sealed", lambda row: f"matter:{row.pk}")
        kinds = (consultation, clarification, third_party, hearing, visit, objection, recusal, legal_review, deliberation, remedy)
        for kind in kinds:
            register(kind.PROCESS)
        for key, renderer in papers.PAPERS.items():
            RENDERERS[f"paper:{key}"] = renderer
        PHASES["prepare"].append(following.holding_up)
        PHASES["letters"].append(following.follow)

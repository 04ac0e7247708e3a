"""matters: the side matters every careful procedure repeats."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Enters the kinds and their papers into the engine, and has its say in every step."""

    name = "matters"

    def ready(self):
        """Register what this app declares."""
        from django.core import checks

        from casework.clock.tick import ROUNDS
        from casework.core.phases import PHASES
        from casework.core.process import register
        from casework.post.guests import CONTACTS
        from casework.post.papers import RENDERERS
        from matters import (
            clarification,
            consultation,
            declared,
            deliberation,
            extension,
            following,
            hearing,
            legal_review,
            objection,
            outsiders,
            papers,
            recusal,
            remedy,
            reminding,
            third_party,
            visit,
        )
        from network import sealed

        sealed.register("matter", "matters.Matter", "sealed", lambda row: f"matter:{row.pk}")
        kinds = (consultation, clarification, third_party, hearing, visit, objection, recusal, legal_review, deliberation, remedy,
                 extension)  # fmt: skip
        for kind in kinds:
            register(kind.PROCESS)
        for key, renderer in papers.PAPERS.items():
            RENDERERS[f"paper:{key}"] = renderer
        CONTACTS.update({"objection": outsiders.contact, "third_party": outsiders.contact})
        ROUNDS["consultations"] = reminding.go_round
        checks.register(declared.faulty)
        PHASES["prepare"].append(following.holding_up)
        PHASES["letters"].append(following.follow)

"""policy: the 1+8, its documents, its rules, its calendar."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """Catalogue, documents and articles, rule editions, working days."""

    name = "policy"

    def ready(self):
        """Common questions ship with every installation."""
        from policy import questions
        from policy.seed import ROOMS

        ROOMS["questions"] = questions.seed

"""policy: the 1+8, its documents, its rules, its calendar."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    """Catalogue, documents and articles, rule editions, working days."""

    name = "policy"

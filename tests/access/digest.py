"""What the database holds, table by table, so that two moments can be compared."""

import hashlib

from django.apps import apps

PASSING = {"sessions.Session"}  # a browser's own; nothing of a party


def tables():
    """Every table of the platform and of the packages it uses, once each."""
    found = {
        model._meta.db_table: model for model in apps.get_models() if model._meta.managed and not model._meta.proxy
    }
    return {table: model for table, model in found.items() if model._meta.label not in PASSING}


def digest():
    """Table -> hash of all its rows."""
    return {
        table: hashlib.sha256(repr(list(model._base_manager.order_by("pk").values_list())).encode()).hexdigest()
        for table, model in tables().items()
    }


def differing(before, after):
    """Tables whose rows are not what they were."""
    return sorted(table for table in before if before[table] != after[table])

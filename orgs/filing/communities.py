"""Communities and villages as people call them, and the unit of a street that files."""

from network.units import with_capacity
from orgs.filing.naming import called

SUFFIXES = ("社区居委会", "村委会", "居委会", "社区", "村")


def bare(name):
    """A community's name without what it is, as people call it."""
    return next((name.removesuffix(s) for s in SUFFIXES if name.endswith(s) and name != s), name)


def community_called(text, street):
    """(the community or village of a street that is meant, names to choose from instead)."""
    rows, wanted = list(street.children.filter(valid_to__isnull=True)), bare(text.replace(" ", ""))
    found = [row for row in rows if bare(row.name) == wanted] or [row for row in rows if wanted and wanted in row.name]
    return (found[0] if len(found) == 1 else None), [called(row) for row in found or rows]


def unit_of(street):
    """The unit of a street that files, or None."""
    return next((unit for unit in with_capacity("filing") if unit.division_id == street.pk), None)

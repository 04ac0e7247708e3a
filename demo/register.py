"""The 140 organizations of the fictional register, entered by the register import."""

from demo.world import DATA
from orgs.importing import batch
from orgs.models import Organization


def run():
    """Enter those not yet there; returns how many organizations there are now. Raises ValueError for a fault in the data."""
    _, told = batch.run(DATA / "organizations.csv", by=None)
    if told.faults:
        raise ValueError("；".join(map(str, told.faults)))
    return Organization.objects.count()

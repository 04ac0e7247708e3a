"""Last days of some papers in the library: one that ends soon, one that is over, the others far away."""

from datetime import timedelta

from casework.intake.rows import Upload
from casework.journal.instant import today


def run():
    """On the leases and identity papers handed in; returns how many were given a day."""
    days = (40, -20, 900)
    rows = list(Upload.objects.filter(key__in=["premises", "identity"], submission__isnull=False).order_by("id"))
    for place, row in enumerate(rows):
        row.valid_until = today() + timedelta(days=days[place % len(days)])
    Upload.objects.bulk_update(rows, ["valid_until"], batch_size=200)
    return len(rows)

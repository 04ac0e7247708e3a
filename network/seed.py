"""The real divisions of the district, dated: loaded once, corrected by later runs, never doubled."""

import csv
from datetime import date
from pathlib import Path

from network.divisions import Division

FOLDER = Path(__file__).parent / "data"
DISTRICT = ("120116", "滨海新区")
# When each division came into being is not known here; this day only lies before every case.
FROM = date(2000, 1, 1)


def rows():
    """(code, name, kind, parent code) of every division, from the top down."""
    yield (*DISTRICT, "district", None)
    for name in ("divisions.csv", "communities.csv"):
        with (FOLDER / name).open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                yield row["code"], row["name"], row["kind"], row["parent"]


def run():
    """Load what is missing; returns how many divisions there are now."""
    have = {division.code: division for division in Division.objects.filter(valid_to__isnull=True)}
    level = {}
    for code, name, kind, parent in rows():
        level.setdefault(len(code), []).append((code, name, kind, parent))
    for length in sorted(level):
        new = [
            Division(code=code, name=name, kind=kind, parent=have.get(parent), valid_from=FROM)
            for code, name, kind, parent in level[length] if code not in have
        ]  # fmt: skip
        have |= {division.code: division for division in Division.objects.bulk_create(new)}
    return len(have)

"""Every sealed column of the platform, in one registry: what a rotation of keys must go through.

Each room says in its `ready()` what it seals; a house test finds a place that is sealed and not registered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.utils import timezone

from network import vault

BATCH = 500
COLUMNS = {}  # place (the first word of the context) -> Column
CODES = {}  # name -> callable returning how many printed codes are still good, which only their blind digest knows


@dataclass(frozen=True)
class Column:
    """A sealed column: `context(row)` names its place, `digest` is the blind index that belongs to it, if any."""

    model: str
    column: str
    context: Callable
    digest: str = ""

    def rows(self):
        """All rows in which something is sealed."""
        return apps.get_model(self.model).objects.exclude(**{self.column: ""}).order_by("pk")

    def left(self):
        """Rows sealed under an older key."""
        token = f"{vault.VERSION}:{vault.current('field')}:"
        return self.rows().exclude(**{f"{self.column}__startswith": token})


def register(place, model, column, context, digest=""):
    """Say that a column is sealed under contexts that begin with `place`."""
    COLUMNS[place] = Column(model, column, context, digest)


def reseal(column, row):
    """Seal one row anew under the current keys; False when somebody changed it meanwhile (then the next round does it).

    Raises what `unseal` raises when the row cannot be opened.
    """
    old = getattr(row, column.column)
    text, changes = vault.unseal(old, column.context(row)), {}
    if column.digest:
        changes[column.digest] = vault.blind(text)
        setattr(row, column.digest, changes[column.digest])
    changes[column.column] = vault.seal(text, column.context(row))
    model = apps.get_model(column.model)
    return bool(model.objects.filter(pk=row.pk, **{column.column: old}).update(**changes))


def rotate(batch=BATCH):
    """Seal everything under an older key anew, batch by batch; yields (place, done, sentences) after each batch.

    A row that cannot be opened is named and left; stopping at any moment loses nothing, the next run goes on.
    """
    for place, column in COLUMNS.items():
        last = 0
        while rows := list(column.left().filter(pk__gt=last)[:batch]):
            done, said, last = 0, [], rows[-1].pk
            for row in rows:
                try:
                    done += reseal(column, row)
                except Exception as fault:  # noqa: BLE001  one unreadable row must not keep the others under the old key
                    said.append(f"{column.model} {row.pk}：打不开（{type(fault).__name__}）")
            yield place, done, said


def unproved():
    """Sentences about rows that do not open under the current key or whose blind index is not the current one."""
    for column in COLUMNS.values():
        for row in column.rows().iterator(chunk_size=BATCH):
            token = getattr(row, column.column)
            if token.split(":", 2)[1] != vault.current("field"):
                yield f"{column.model} {row.pk}：还用着旧密钥"
                continue
            try:
                text = vault.unseal(token, column.context(row))
            except Exception as fault:  # noqa: BLE001  every row is to be named, whatever is wrong with it
                yield f"{column.model} {row.pk}：打不开（{type(fault).__name__}）"
                continue
            stale = column.digest and getattr(row, column.digest) != vault.blind(text)
            if stale and not reseal(column, row):
                yield f"{column.model} {row.pk}：检索码还是旧的"


def open_codes():
    """How many printed codes are still good; they were digested when printed and cannot be digested anew."""
    return sum(count() for count in CODES.values())


def unused():
    """Printed activation codes that could still be used."""
    rows = apps.get_model("network.Activation").objects.filter(used_at__isnull=True)
    return rows.filter(expires_at__gt=datetime.now(tz=timezone.get_default_timezone())).count()

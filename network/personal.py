"""Personal data, field by field: every column that holds some says why, on what ground, who sees it, how long.

Each room declares its own columns in its `ready()`; columns of a suspicious name or type that hold none are declared
harmless. The check below names a column that is neither. Grounds that were not verified say 待核实.
"""

from dataclasses import dataclass

from django.apps import apps
from django.core import checks
from django.db import models

SORTS = {}  # key -> Sort
COLUMNS = {}  # (model label, column) -> Column
HARMLESS = {}  # (model label, column) -> why
OWN = ("policy", "network", "casework", "papers", "matters", "orgs", "meetings", "hall", "desk", "portal", "demo")
WORDS = {
    "name", "phone", "mobile", "tel", "email", "mail", "address", "birth", "birthday", "born", "ip", "id", "identity",
    "contact", "person", "visitor", "photo", "picture", "gender", "sex", "ethnicity", "account", "origin", "blind",
    "agent", "user", "username", "employer", "members", "signatures", "presences",
}  # fmt: skip
FREE = (models.TextField, models.JSONField, models.EmailField, models.GenericIPAddressField, models.FileField,
        models.BinaryField)  # fmt: skip


@dataclass(frozen=True)
class Sort:
    """One sort of personal data: why it is held, on what ground, who sees it, until when, what happens then.

    `rule` is the key of the rule that gives the days of keeping ("" where `keeps` says it in words).
    """

    key: str
    title: str
    purpose: str
    basis: str
    seen_by: str
    at_end: str
    rule: str = ""
    keeps: str = ""
    erasable: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a model in Chinese words, its sort, and how it is masked where officials read it."""

    model: str
    column: str
    label: str
    sort: str
    mask: str = ""


def sort(key, title, **words):
    """Declare a sort of personal data."""
    SORTS[key] = Sort(key, title, **words)


def declare(model, key, mask="", **labels):
    """Declare columns of a model as personal data of a sort: column=Chinese label."""
    for column, label in labels.items():
        COLUMNS[model, column] = Column(model, column, label, key, mask)


def harmless(model, why, *columns):
    """Declare columns that look personal and are not, with the reason."""
    for column in columns:
        HARMLESS[model, column] = why


def suspicious(field):
    """Whether a column may hold personal data by its name or its type; keys, numbers, days and marks of rows do not."""
    if field.is_relation or not isinstance(field, (models.CharField, *FREE)):
        return bool(set(field.name.split("_")) & {"birth", "birthday", "born"})
    return isinstance(field, FREE) or bool(set(field.name.split("_")) & WORDS)


def undeclared(found=None):
    """"model.column" of every suspicious column of ours that is declared neither personal nor harmless."""
    for model in found or [m for m in apps.get_models() if m._meta.app_label in OWN and not m._meta.proxy]:
        for field in model._meta.local_concrete_fields:
            place = (model._meta.label, field.name)
            if suspicious(field) and place not in COLUMNS and place not in HARMLESS:
                yield ".".join(place)


def stale():
    """Declarations of columns that do not exist, of sorts that do not, or of one column twice."""
    for label, column in [*COLUMNS, *HARMLESS]:
        known = {f.name for f in apps.get_model(label)._meta.concrete_fields}
        if column not in known:
            yield f"{label}.{column}"
    yield from (f"{c.model}.{c.column}: {c.sort}" for c in COLUMNS.values() if c.sort not in SORTS)
    yield from (".".join(place) for place in COLUMNS.keys() & HARMLESS.keys())


def check(app_configs, **_):
    """The system check: nothing personal is held that the inventory does not know."""
    return [
        checks.Error(f"{place} 没有说明是不是个人信息", hint="在本应用的 personal.py 里登记。", id="network.E001")
        for place in undeclared()
    ] + [checks.Error(f"个人信息登记与模型不符：{place}", id="network.E002") for place in stale()]


def tables():
    """Sort -> {model label: [columns]}, tables and columns by name: what the page and the document are drawn from."""
    found = {entry: {} for entry in SORTS.values()}
    for column in sorted(COLUMNS.values(), key=lambda c: (c.model, c.column)):
        found[SORTS[column.sort]].setdefault(column.model, []).append(column)
    return found


def title_of(label):
    """A table in Chinese words."""
    return TITLES.get(label, label)


TITLES = {}  # model label -> what people call its rows


def called(**titles):
    """Name tables for people: app__Model="…"."""
    TITLES.update({label.replace("__", "."): title for label, title in titles.items()})

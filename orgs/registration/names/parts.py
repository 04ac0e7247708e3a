"""名称核准: a name taken apart: district, place within it, the distinctive core, form of organization."""

import re
import unicodedata
from dataclasses import dataclass

SPACE = re.compile(r"[\s\u3000]+")


@dataclass(frozen=True)
class Parts:
    """What a name is made of. `core` is what is left without district and form; "" where nothing is left."""

    whole: str
    district: str
    core: str
    form: str


def plain(name):
    """A name without spaces, full-width letters and digits made ordinary."""
    return SPACE.sub("", unicodedata.normalize("NFKC", name or ""))


def taken_apart(name, kind, words):
    """The parts of a name of a kind; the longest form that fits is taken."""
    whole = plain(name)
    district = next((d for d in (words.district, *words.partial_districts) if whole.startswith(d)), "")
    rest = whole.removeprefix(district)
    form = next((f for f in words.forms.get(kind, ()) if rest.endswith(f)), "")
    return Parts(whole, district, rest.removesuffix(form) if form else rest, form)

"""Folding: a text as a reader sees it, with the place of every character kept.

Full-width and other decimal digits become 0-9, every dash "-", every blank " ", every line end "\\n"; what cannot be
seen (zero-width characters, soft hyphens, marks) is dropped. Numbers written in Chinese characters (一三八……) and
circled digits stay as they are: they are out of scope.
"""

import unicodedata
from functools import lru_cache

DASHES = set("-‐‑‒–—―−﹣－ー⁃")
CROSSES = set("×ХхΧχ✕╳")  # written for the X that ends an ID number
LINES = set("\n\x0b\x0c\x85\u2028\u2029")


@lru_cache(maxsize=4096)
def plain(char):
    """What one character stands for: a character or several, or nothing."""
    kind = unicodedata.category(char)
    if char in LINES:
        return "\n"
    if char == "\t":
        return "\t"
    if kind in ("Cf", "Cc", "Mn", "Me"):
        return ""
    if kind in ("Zs", "Zl", "Zp") or char == "\u3164":
        return " "
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    if char in DASHES or kind == "Pd":
        return "-"
    if char in CROSSES:
        return "X"
    return char if kind == "No" else unicodedata.normalize("NFKC", char).upper()


def folded(text):
    """(folded text, places): the place in `text` that each folded character came from."""
    kept, places = [], []
    for place, char in enumerate(text):
        for part in plain(char):
            kept.append(part)
            places.append(place)
    return "".join(kept), places

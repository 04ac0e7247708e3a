"""名称核准: the words the examiner knows, read once from words.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Words:
    """The lists of words.yaml; `forms` and `industries` by kind and by class, longest words first."""

    district: str
    partial_districts: tuple
    zones: tuple
    forms: dict
    scale: tuple
    scale_within: tuple
    reach: tuple
    banned: dict
    authorities: tuple
    authorities_within: tuple
    leaders: tuple
    places: tuple
    sentence_marks: tuple
    industries: dict


def longest_first(value):
    """A list as a tuple, longer words before those they contain; mappings entry by entry."""
    if isinstance(value, dict):
        return {key: longest_first(words) for key, words in value.items()}
    return tuple(sorted(value, key=lambda word: (-len(word), word))) if isinstance(value, list) else value


@cache
def words():
    """The words that ship with the product."""
    text = (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
    return Words(**{key: longest_first(value) for key, value in yaml.safe_load(text).items()})

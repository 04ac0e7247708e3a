"""Spelling: a text names a rule in braces, as in "{remedy.review_limit}内", and people read the value that holds for them."""

import re

from policy import rules

PLACE = re.compile(r"\{([a-z][a-z_.]*)\}")


def keys_in(*texts):
    """The rule keys named in texts."""
    return {key for text in texts for key in PLACE.findall(text)}


class Speller:
    """Spells a page full of texts with one query: every edition of the rules they name is read beforehand."""

    def __init__(self, *texts):
        keys = keys_in(*texts)
        self.rows = list(rules.editions(keys)) if keys else []

    def __call__(self, text, *, on, known=None):
        """The text with the editions in force on a day, as known at an instant. Raises KeyError for an unknown key."""
        found = {}
        for row in self.rows:
            if row.effective_from <= on and (known is None or row.recorded_at <= known):
                found[row.key] = rules.rule_of(row).text
        return PLACE.sub(lambda match: found[match[1]], text)


def spelt(text, *, on, known=None):
    """One text spelt; no query when it names no rule."""
    return Speller(text)(text, on=on, known=known)


def seeded(text):
    """A text with the values that ship, without a database: for the docs."""
    return PLACE.sub(lambda match: rules.seeded(match[1]).text, text)

"""名称核准: how like two names are: by characters and by sound."""

from functools import lru_cache

from pypinyin import lazy_pinyin


@lru_cache(maxsize=20_000)
def sound(text):
    """A text by its syllables, without tones."""
    return tuple(lazy_pinyin(text))


def within(one, other, most):
    """Whether one text becomes the other with at most `most` characters put in, left out or changed."""
    if abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for place, left in enumerate(one, start=1):
        before, row = row, [place]
        for column, right in enumerate(other, start=1):
            row.append(min(before[column] + 1, row[-1] + 1, before[column - 1] + (left != right)))
        if min(row) > most:
            return False
    return row[-1] <= most

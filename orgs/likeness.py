"""How like two texts are: by the pairs of neighbouring characters they share, without regard to order."""

import re
from collections import Counter

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fffA-Za-z0-9]+")
# Words every scope and every name has: they say nothing of what an organization does.
EMPTY = re.compile(r"服务|活动|开展|相关|有关|组织|提供|工作|业务|社会|协会|中心|促进会|联合会|研究会|商会|学会")


def pairs(text):
    """The pairs of neighbouring characters of a text, counted; punctuation parts them."""
    return Counter(run[at : at + 2] for run in HAN.findall(EMPTY.sub("，", text)) for at in range(len(run) - 1))


def overlap(one, other):
    """How much two counted texts share: 0 nothing, 1 everything (twice the common part over the sum of both)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0

"""Breaks a title into centred lines: words whole, lengths balanced (梯形、菱形), at most three lines where it can be."""

import re

from papers.breaking import NO_END, NO_START

WIDEST = 20  # characters of 2号 that fit on a line
# What is read in one breath is not torn apart: book titles, numbers, and the kind of paper at the end.
WHOLE = re.compile(
    r"《[^》]{1,18}》|〔\d+〕|[A-Za-z0-9.]+[年月日号次届家个%]?|第[一二三四五六七八九十百]+[次届号条章]"
    r"|(?:的)?(?:通知|通报|报告|请示|批复|意见|决定|公告|通告|函|纪要|议程|告知书|决定书|通知书|凭证|名单|一览表|办法|方案)$"
)
LIKED_AFTER = frozenset("的和与及、》，：）")
LIKED_BEFORE = ("关于", "《", "（", "印发", "转发", "开展", "进一步")
# Words that belong together and are common in the titles of this field.
WORDS = re.compile(
    "民办非企业单位|征求意见稿|专题会议|全体会议|临时会议|社会组织|联席会议|滨海新区|行政许可|社会团体|民政局|登记|管理|评估|等级|备案|政府|购买|服务|公益|创投|工作|会议|"
    "安排|情况|成立|变更|注销|名称|单位|法人|章程|实施|建设|监督|项目|结果|事项|材料|补正|受理|准予"
)


def balanced(text, widest=WIDEST):
    """The lines of a title."""
    length = _length(text)
    if length <= widest:
        return [text]
    cuts = _cuts(text)
    for count in range(2, 8):
        found = _best(text, cuts, count, widest)
        if found:
            return found
    return [text[n : n + widest] for n in range(0, len(text), widest)]


def _length(text):
    """In cells: a digit or Latin letter takes half of one."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def _cuts(text):
    """Position -> how much it is disliked there."""
    torn = {n for match in WHOLE.finditer(text) for n in range(match.start() + 1, match.end())}
    inside = {n for match in WORDS.finditer(text) for n in range(match.start() + 1, match.end())}
    found = {}
    for n in range(1, len(text)):
        if n in torn or text[n] in NO_START or text[n - 1] in NO_END:
            continue
        liked = text[n - 1] in LIKED_AFTER or text.startswith(LIKED_BEFORE, n)
        found[n] = 12.0 if n in inside else 0.0 if liked else 3.0
    return found


def _best(text, cuts, count, widest):
    """The cheapest way into `count` lines, or None."""
    even = _length(text) / count
    best = {0: (0.0, [])}
    for line in range(1, count + 1):
        reached = {}
        for start, (cost, lines) in best.items():
            for stop in [*cuts, len(text)] if line < count else [len(text)]:
                size = _length(text[start:stop])
                if stop <= start or size > widest or (stop == len(text)) != (line == count):
                    continue
                price = cost + (size - even) ** 2 / 4 + cuts.get(stop, 0.0)
                if stop not in reached or price < reached[stop][0]:
                    reached[stop] = (price, [*lines, text[start:stop]])
        best = reached
    found = best.get(len(text))
    return found[1] if found else None

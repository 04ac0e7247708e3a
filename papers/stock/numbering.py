"""Numbers of blanks as people write them: one, several, from–to."""

import re

from casework.core.answers import Problem, Refused

ONE = re.compile(r"([A-Za-z\u4e00-\u9fff〔〕-]{0,10}?)(\d{1,10})")
BETWEEN = re.compile(r"—|–|至|~|～")
APART = re.compile(r"[、，,;；\s]+")
MOST = 2000


def span(first, last, field="last"):
    """Every number from first to last, both included. Raises Refused."""
    begins, ends = ONE.fullmatch(first.strip()), ONE.fullmatch(last.strip())
    if begins is None or ends is None:
        raise Refused([Problem("编号由字头和数字组成，例如 JZ000001。", field)])
    if begins[1] != ends[1] or len(begins[2]) != len(ends[2]):
        raise Refused([Problem("起号和止号的字头、位数要一致。", field)])
    low, high = int(begins[2]), int(ends[2])
    if high < low:
        raise Refused([Problem("止号不能小于起号。", field)])
    if high - low >= MOST:
        raise Refused([Problem(f"一次最多{MOST}张，请核对起止号。", field)])
    return [f"{begins[1]}{place:0{len(begins[2])}d}" for place in range(low, high + 1)]


def listed(text, field):
    """The numbers somebody typed, in order, each once. Raises Refused."""
    found = []
    for part in filter(None, APART.split(text.strip())):
        ends = BETWEEN.split(part)
        if len(ends) > 2:
            raise Refused([Problem(f"“{part}”看不懂，请写成 JZ000001 或者 JZ000001—JZ000005。", field)])
        found += span(ends[0], ends[-1], field)
    if len(found) > MOST:
        raise Refused([Problem(f"一次最多{MOST}张。", field)])
    twice = sorted({number for number in found if found.count(number) > 1}) if len(set(found)) < len(found) else []
    if twice:
        raise Refused([Problem(f"写了两次：{'、'.join(twice[:5])}。", field)])
    return found

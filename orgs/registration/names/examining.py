"""名称核准: the name examiner. Pure: a name, what was said of it and what is taken go in, findings with their clause come out.

Findings advise. `must` marks what the document says must be changed; the applicant may still insist and gets a written
decision (第二十二条). `firm` marks what a reviewer cannot judge otherwise, because letters, dates or the register say so.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from orgs.registration.names import taken as register
from orgs.registration.names.findings import Finding
from orgs.registration.names.parts import taken_apart
from orgs.registration.names.words import Words
from policy.basis import cite

STRUCTURE, FORBIDDEN = cite("registration/name-structure"), cite("registration/name-forbidden")
FITTING = cite("registration/name-before-establishment")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ebef]")
LATIN, DIGIT = re.compile(r"[^\W\d_]", re.UNICODE), re.compile(r"\d")
KIND_LABELS = {"association": "社会团体", "private_unit": "民办非企业单位", "foundation": "基金会"}


@dataclass(frozen=True)
class Asked:
    """What the applicant says of the name: kind, field of activity, scope, brand, whose name is restored."""

    name: str
    kind: str
    industry: str = ""
    scope: str = ""
    brand: str = ""
    origin: str = ""
    personal: bool = False
    party: int | None = None


@dataclass(frozen=True)
class Limits:
    """The thresholds, read from the rules of the day by the caller."""

    brand_chars: int
    near: int


@dataclass(frozen=True)
class Examined:
    """Everything a check may look at."""

    asked: Asked
    parts: object
    words: Words
    limits: Limits
    taken: list = field(default_factory=list)
    day: date | None = None


def examine(asked: Asked, words: Words, limits: Limits, *, taken=(), day=None):
    """All findings about one name, in the order of the checks; [] when nothing was noticed.

    `taken` are the names of the register that matter (orgs.registration.names.taken.Taken), `day` today.
    """
    seen = Examined(asked, taken_apart(asked.name, asked.kind, words), words, limits, list(taken), day)
    return [finding for check in CHECKS for finding in check(seen)]


def district(seen):
    """N1: it begins with the district's full name."""
    if seen.parts.whole.startswith(seen.words.district):
        return
    begun = seen.parts.district
    wrong = f"现在写的是“{begun}”" if begun else "现在没有写行政区划"
    yield Finding("N1", True, f"名称应当以“{seen.words.district}”开头，{wrong}。", STRUCTURE, firm=True)


def zones(seen):
    """N2: a functional zone never stands alone."""
    after = seen.parts.whole.startswith(seen.words.district)
    for zone in seen.words.zones:
        if zone in seen.parts.whole and not after:
            yield Finding("N2", True, f"“{zone}”不能单独使用，请先写“{seen.words.district}”。", STRUCTURE)
            return


def brand(seen):
    """N3: a brand of enough characters that is no place, no sentence, nobody's name without consent, no leader's."""
    for leader in _inside(seen.parts.whole, seen.words.leaders):
        yield Finding("N3", True, f"不能使用国家领导人姓名“{leader}”。", FORBIDDEN)
    if seen.asked.kind == "association":
        if seen.parts.whole and not seen.parts.core and seen.parts.district:
            yield Finding("N3", True, "缺少业务领域或者会员组成，请写在区名和组织形式之间。", STRUCTURE)
        return
    written = seen.asked.brand or seen.parts.core
    if len(HAN.findall(written)) < seen.limits.brand_chars:
        yield Finding("N3", True, f"字号应当由{seen.limits.brand_chars}个以上汉字组成。", STRUCTURE)
    elif seen.asked.brand and seen.asked.brand not in seen.parts.whole:
        yield Finding("N3", True, f"名称里没有您填写的字号“{seen.asked.brand}”，请核对。", STRUCTURE)
    for place in _inside(seen.asked.brand or seen.parts.core[:3], seen.words.places):
        yield Finding("N3", True, f"字号不能使用行政区划名称“{place}”。", STRUCTURE)
    for mark in _inside(seen.parts.core, seen.words.sentence_marks):
        yield Finding("N3", True, f"字号不能是完整的句子（“{mark}”）。", STRUCTURE)
    if seen.asked.personal:
        yield Finding("N3", False, "字号使用人名的，请上传本人同意书；已故的由近亲属同意。", STRUCTURE)


def form(seen):
    """N4: it ends with a form that its kind may use, without words of scale."""
    if not seen.parts.form:
        allowed = "、".join(seen.words.forms.get(seen.asked.kind, ())[-8:])
        label = KIND_LABELS.get(seen.asked.kind, "这类组织")
        yield Finding("N4", True, f"名称没有以{label}可以使用的组织形式结尾，例如{allowed}。", STRUCTURE)
    whole = seen.parts.whole
    for within in seen.words.scale_within:
        whole = whole.replace(within, "")
    for word in _inside(whole, seen.words.scale):
        yield Finding("N4", True, f"不能使用“{word}”这样表明隶属或者经营规模的文字。", FORBIDDEN)
    if seen.asked.origin and not seen.parts.whole.endswith("商会"):
        yield Finding("N4", True, "异地商会的名称由行政区划、原籍地名称和“商会”组成。", STRUCTURE)


def writing(seen):
    """N5: Chinese characters only."""
    odd = [char for char in seen.asked.name if not HAN.match(char)]
    letters, digits = [c for c in odd if LATIN.match(c)], [c for c in odd if DIGIT.match(c)]
    other = [c for c in odd if not c.isspace() and c not in letters and c not in digits and c not in "（）()·"]
    for found, what in ((letters, "外国文字或者汉语拼音字母"), (digits, "阿拉伯数字"), (other, "符号")):
        if found:
            shown = "".join(dict.fromkeys(found))
            yield Finding("N5", True, f"名称里有{what}“{shown}”，请改用汉字。", FORBIDDEN, firm=True)


def content(seen):
    """N6: nothing that harms, offends or misleads; no party, authority or troop."""
    for why, banned in seen.words.banned.items():
        for word in _inside(seen.parts.whole, banned):
            yield Finding("N6", True, f"“{word}”属于{why}的内容，不能使用。", FORBIDDEN)
    whole = seen.parts.whole.removeprefix(seen.words.district)
    for within in seen.words.authorities_within:
        whole = whole.replace(within, "")
    for word in _inside(whole, seen.words.authorities):
        yield Finding("N6", True, f"不能使用政党、党政机关或者部队的名称“{word}”。", FORBIDDEN)


def reach(seen):
    """N9: no words that reach beyond the district."""
    for word in _inside(seen.parts.whole, seen.words.reach):
        yield Finding("N9", True, f"区级登记的组织不能使用“{word}”字样。", FORBIDDEN, firm=True)


def industry(seen):
    """N10: the field of activity in the name is the one filled in."""
    expected = seen.words.industries.get(seen.asked.industry, ())
    if expected and seen.parts.core and not any(word in seen.parts.whole for word in expected):
        yield Finding("N10", False, "名称中的行业用语看起来与填报的行业分类不一致，请核对。", FITTING)
    body = seen.parts.core.removeprefix(seen.asked.brand)
    if seen.asked.scope and body and not _touch(body, seen.asked.scope):
        yield Finding("N10", False, "名称中的行业用语没有出现在业务范围里，请核对是否一致。", FITTING)


def _inside(text, found):
    """The words that a text has; a word inside one already named is not named again."""
    for word in found:
        if word in text:
            yield word
            text = text.replace(word, "")


def _touch(one, other):
    """Whether two texts share two characters in a row."""
    return any(one[n : n + 2] in other for n in range(len(one) - 1)) or len(one) < 2


CHECKS: tuple[Callable, ...] = (
    district, zones, brand, form, writing, content, register.duplicates, register.cooling, reach, industry,
)  # fmt: skip

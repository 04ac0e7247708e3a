"""Finding: the numbers of persons in one text, with their places. Nothing here is logged or kept: only masks leave."""

import re
from dataclasses import dataclass

from casework.journal.instant import today
from casework.notices.gate import numbers
from casework.notices.gate.folding import folded
from casework.notices.gate.runs import CARD, PHONE, windows
from network.vault import mask_id, mask_phone

LABELS = {
    "id": "身份证号码", "id_like": "疑似身份证号码（校验位不对）", "mobile": "手机号码", "card": "银行卡号",
    "landline": "个人固定电话",
}  # fmt: skip
MONEY_AFTER = re.compile(r"\s?(元|万|亿|分|美元|人民币|%|平方|㎡|M2|米|吨|公斤|股|株|字节)|\.\d{1,2}(?!\d)")
MONEY_BEFORE = re.compile(r"[¥$]\s?$")
CARD_WORDS = re.compile(r"(卡号|银行卡|储蓄卡|信用卡|账号|帐号|账户|开户)[^\n]{0,20}$")
PHONE_WORDS = re.compile(r"(电话|手机|联系|微信|号码|致电|拨打|TEL|PHONE|MOBILE)[^0-9\n]{0,10}$")
CODE_WORDS = re.compile(r"(信用代码|机构代码)[^0-9\n]{0,12}$")
# A division, a day of these years and four digits make a serial number as well as a small child's identity number.
SERIAL_WORDS = re.compile(r"(流水号|编号|受理号|业务号|单号|案号|序列号|批次)[^0-9\n]{0,4}$")
ID_WORDS = re.compile(r"(身份证|证件号|公民身份)[^0-9\n]{0,14}$")
LANDLINE = re.compile(
    r"(住宅|宅电|家庭电话|家里电话|家中电话|家用电话|个人电话|本人电话|私人电话)[^0-9\n]{0,10}(0\d{2,3}[- ]?\d{7,8}|\d{7,8})(?!\d)"
)
TOKEN = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")
ID_WITHIN = re.compile(r"\d{19,}")


@dataclass(frozen=True)
class Found:
    """One number: its kind, its mask, and where it begins and ends in the text."""

    kind: str
    masked: str
    start: int
    end: int

    @property
    def label(self):
        """The kind as people call it."""
        return LABELS[self.kind]


def find(text):
    """Every number of a person in a text, in order of place."""
    plain, places = folded(text)
    plain = TOKEN.sub(_without_code, plain)
    spans = [*_ids(plain), *_landlines(plain)]
    for kind, is_one, sizes, words in (("card", _is_card, CARD, CARD_WORDS), ("mobile", _is_mobile, PHONE, PHONE_WORDS)):
        taken = [span[2:] for span in spans]
        for window in windows(plain):
            free = all(window.end <= start or end <= window.start for start, end in taken)
            if free and is_one(window, plain) and (window.written_as(sizes) or window.called(words)):
                spans.append((kind, window.number, window.start, window.end))
                taken.append((window.start, window.end))
    return [
        Found(kind, masked(kind, number), places[start], places[end - 1] + 1)
        for kind, number, start, end in sorted(spans, key=lambda span: span[2])
    ]


def masked(kind, number):
    """A number for display."""
    if kind in ("id", "id_like"):
        return mask_id(number)
    if kind == "card":
        return f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}"
    return mask_phone(number[-11:] if kind == "mobile" else number)


def _without_code(match):
    """A credit code with a letter in it is no person's number: its digits are taken out of sight."""
    token = match[0]
    letters = any(char.isalpha() for char in token.removesuffix("X"))
    return "#" * 18 if letters and numbers.is_credit_code(token) else token


def _ids(plain):
    """Spans of identity numbers."""
    spans = []
    for window in windows(plain):
        kind = _id_kind(window, plain)
        if kind and all(window.end <= span[2] or span[3] <= window.start for span in spans):
            spans.append((kind, window.number, window.start, window.end))
    for match in ID_WITHIN.finditer(plain):  # glued to other digits: a row of figures without blanks
        for at in range(match.start(), 0 if numbers.is_luhn(match[0]) else match.end() - 17):
            number = plain[at : at + 18]
            if number[:2] in numbers.PROVINCES and numbers.is_id18(number):
                spans.append(("id", number, at, at + 18))
    return spans


def _id_kind(window, plain):
    number, before = window.number, plain[max(window.start - 24, 0) : window.start]
    joined = len(window.groups) == 1 or (len(window.groups) == 2 and window.groups[1] == "X")
    if numbers.is_id18(number) and (joined or number[:2] in numbers.PROVINCES):
        coded = CODE_WORDS.search(before) and numbers.is_whole_credit_code(number)
        return None if coded or (SERIAL_WORDS.search(before) and numbers.is_young(number, today())) else "id"
    even = window.sizes in {(6, 6, 3), (6, 2, 2, 2, 3), (6, 9), (3, 3, 3, 3, 3), (5, 5, 5)} or max(window.sizes) == 1
    if numbers.is_id15(number) and (joined or even or (len(window.groups) == 2 and window.breaks == 1 and window.worded)):
        return "id"
    named = ID_WORDS.search(before) and joined and len(number) in (15, 18)
    return "id_like" if named and not numbers.is_credit_code(number) else None


def _landlines(plain):
    return [("landline", match[2].replace("-", "").replace(" ", ""), *match.span(2)) for match in LANDLINE.finditer(plain)]


def _is_card(window, plain):
    number, before = window.number, plain[max(window.start - 28, 0) : window.start]
    if not 16 <= len(number) <= 19 or not number.isdigit():
        return False
    if CARD_WORDS.search(before):
        return numbers.is_luhn(number)
    coded = numbers.is_credit_code(number) and (CODE_WORDS.search(before) or number[:2] in numbers.AUTHORITIES)
    return numbers.is_card(number) and not coded


def _is_mobile(window, plain):
    if not 11 <= len(window.number) <= 15 or not numbers.is_mobile(window.number):
        return False
    amount = MONEY_AFTER.match(plain, window.end) or MONEY_BEFORE.search(plain[max(window.start - 3, 0) : window.start])
    return not (amount and len(window.groups) == 1)

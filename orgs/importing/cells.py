"""One cell each: from what a spreadsheet holds to a value, or a Chinese sentence that says how to mend it."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from stdnum.cn import ric
from stdnum.cn import uscc as code

from orgs.organization import Kind, Status

EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range(10_000, 80_000)  # days since the epoch that lie between 1927 and 2119
DAMAGED = re.compile(r"\d(\.\d+)?E\+?\d+", re.I)
DAY = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")
KINDS = {
    "社会团体": Kind.ASSOCIATION, "社团": Kind.ASSOCIATION, "social_association": Kind.ASSOCIATION,
    "民办非企业单位": Kind.PRIVATE_UNIT, "民非": Kind.PRIVATE_UNIT, "社会服务机构": Kind.PRIVATE_UNIT,
    "private_non_enterprise_unit": Kind.PRIVATE_UNIT, "基金会": Kind.FOUNDATION, "foundation": Kind.FOUNDATION,
}  # fmt: skip
STATUSES = {
    "正常": Status.REGISTERED, "存续": Status.REGISTERED, "registered": Status.REGISTERED, "注销": Status.DISSOLVED,
    "已注销": Status.DISSOLVED, "dissolved": Status.DISSOLVED, "撤销": Status.REVOKED, "已撤销": Status.REVOKED,
    "撤销登记": Status.REVOKED, "已撤销登记": Status.REVOKED, "revoked": Status.REVOKED,
}  # fmt: skip

GRADES = {
    **{word: grade for n in "12345" for grade in (f"{n}A",) for word in (grade, f"{n}a", "AAAAA"[: int(n)], f"{grade}级")},
    **dict.fromkeys(("无", "无等级", "未评估", "none"), ""),
}  # fmt: skip
CONCLUSIONS = {
    "合格": "passed", "年检合格": "passed", "pass": "passed", "基本合格": "basic", "basic_pass": "basic", "不合格": "failed",
    "年检不合格": "failed", "fail": "failed", "未参检": "not_filed", "未报送": "not_filed", "未参加": "not_filed", "not_filed": "not_filed",
    "不需参检": "not_due", "不需要参加": "not_due", "免检": "not_due", "not_due": "not_due", "已注销": "not_due", "ended": "not_due",
}  # fmt: skip


class Fault(ValueError):
    """What is wrong with a cell, and how to mend it."""


# Full-width digits and letters, and the ideographic space; punctuation stays full-width, as Chinese text has it.
WIDE = {n: n - 0xFEE0 for r in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for n in range(*r)} | {0x3000: 0x20}


def plain(value):
    """A cell as clean text: full-width digits and letters made plain, outer spaces and zero-width characters dropped."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return re.sub(r"[\u200b-\u200f\ufeff]", "", str(value).translate(WIDE)).strip()


def narrow(value):
    """A code, number or date as clean text: every full-width character made plain, no spaces at all."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", plain(value)))


def words(most):
    """A line of text of at most so many characters."""

    def clean(value):
        text = re.sub(r"\s+", " ", plain(value))
        if len(text) > most:
            raise Fault(f"超过{most}个字，请缩短")
        return text

    return clean


def uscc(value):
    """A unified social credit code with its check character."""
    text = narrow(value).upper()
    if isinstance(value, int | float) or DAMAGED.fullmatch(text):
        raise Fault("代码被表格软件改成了数字，请把整列设为文本以后重新填写")
    if text and not code.is_valid(text):
        raise Fault(f"“{text[:24]}”不是有效的统一社会信用代码，请核对末位校验码")
    return text


def identity(value):
    """An identity number with its check character; empty when unknown."""
    text = narrow(value).upper()
    if isinstance(value, float) or DAMAGED.fullmatch(text):
        raise Fault("号码被表格软件改成了数字，请把整列设为文本以后重新填写")
    if text and not ric.is_valid(text):
        raise Fault("身份证件号码不正确，请核对位数和末位校验码")
    return text


def day(value):
    """A date: as a date cell, in the usual spellings, or as the serial number a lost format leaves behind."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = narrow(value)
    if not text:
        return None
    if text.isdigit() and int(text) in SERIALS:
        return EXCEL_EPOCH + timedelta(days=int(text))
    found = DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups()))
    except (AttributeError, ValueError):
        raise Fault(f"“{text[:20]}”不是日期，请写成 2019-01-02 的样子") from None


def money(factor):
    """Money in a unit of `factor` fen, cleaned to whole fen; None when empty."""

    def clean(value):
        text = narrow(value).replace(",", "")
        scale = factor
        for unit, fen in (("万元", 1_000_000), ("万", 1_000_000), ("元", 100)):
            if text.endswith(unit):
                text, scale = text.removesuffix(unit), fen
                break
        if not text:
            return None
        try:
            fen = Decimal(text) * scale
        except InvalidOperation:
            raise Fault(f"“{text[:20]}”不是金额，请只填写数字") from None
        if not fen.is_finite() or fen < 0 or fen > 10**17:
            raise Fault("金额应当是不小于0的数字")
        if fen != fen.to_integral_value():
            raise Fault("金额最多到分")
        return int(fen)

    return clean


def count(value):
    """A number of people; None when empty."""
    text = narrow(value).replace(",", "").removesuffix("人").removesuffix("名")
    if not text:
        return None
    if not text.isdecimal() or int(text) > 1_000_000:
        raise Fault(f"“{text[:20]}”不是人数，请只填写0以上的整数")
    return int(text)


def one_of(table, what):
    """One of a few words, in any of their spellings."""

    def clean(value):
        text = narrow(value)
        if text and text not in table:
            known = "、".join(dict.fromkeys(word for word in table if not word.isascii()))
            raise Fault(f"不认识的{what}“{text[:20]}”，可以填写：{known}")
        return table.get(text, "")

    return clean


kind, status = one_of(KINDS, "类型"), one_of(STATUSES, "状态")
grade, conclusion = one_of(GRADES, "评估等级"), one_of(CONCLUSIONS, "年检结论")

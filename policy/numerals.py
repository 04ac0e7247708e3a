"""Chinese numerals as articles and chapters use them: 一 to 九百九十九 and beyond a thousand."""

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")}
POWERS = {"十": 10, "百": 100, "千": 1000}


def number(text):
    """The value of a Chinese numeral; raises ValueError for anything else."""
    total, digit = 0, 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in POWERS:
            total += (digit or 1) * POWERS[char]
            digit = 0
        else:
            raise ValueError(f"不是中文数字：{text}")
    return total + digit


def numeral(value):
    """The Chinese numeral of a number from 1 to 9999, as statutes write it."""
    text, rest, zero = "", value, False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, power)
        if digit:
            lead = "零" if zero and text else ""
            text += lead + ("" if digit == 1 and power == 10 and not text else "零一二三四五六七八九"[digit]) + sign
            zero = False
        else:
            zero = bool(text)
    return text


def article_label(ordinal, sub=0):
    """第十五条, 第十五条之一."""
    return f"第{numeral(ordinal)}条" + (f"之{numeral(sub)}" if sub else "")

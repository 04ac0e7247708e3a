"""Whether digits make a number of a person: identity cards (GB 11643), mobile phones, bank cards (Luhn)."""

from datetime import date

from stdnum import luhn
from stdnum.cn import uscc

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
PROVINCES = {
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91",
}  # fmt: skip
# The first two characters of a credit code in digits: 机构编制, 民政, 工商. No bank card of 18 digits begins with them.
AUTHORITIES = {"11", "12", "13", "19", "51", "52", "53", "59", "91", "92", "93"}
ORGANIZATION = (3, 7, 9, 10, 5, 8, 4, 2)  # GB 11714: the eight characters of an organization's own code
INNER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_birth(text):
    """Whether eight digits are a day on which somebody alive or lately dead was born."""
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2099


def is_id18(number):
    """18 characters: a day of birth, and the check character of GB 11643 (mod 11-2)."""
    body = number[:17]
    if len(number) != 18 or not body.isdigit() or not is_birth(number[6:14]):
        return False
    return CHECKS[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11] == number[17]


def is_young(number, day):
    """Whether an identity number's day of birth lies in this year or the four before it."""
    return day.year - 4 <= int(number[6:10])


def is_id15(number):
    """15 digits of the first generation: a province and a day of the last century; it has no check digit."""
    return len(number) == 15 and number.isdigit() and number[:2] in PROVINCES and is_birth("19" + number[6:12])


def is_mobile(number):
    """11 digits that begin like a mobile phone's, perhaps with the country's code or a trunk zero before them."""
    for prefix in ("0086", "86", "0"):
        if len(number) == 11 + len(prefix) and number.startswith(prefix):
            number = number[len(prefix) :]
    return len(number) == 11 and number.isdigit() and number[0] == "1" and number[1] in "3456789"


def is_card(number):
    """16 to 19 digits with a valid Luhn digit that begin like a bank card's (not like a date or a serial number)."""
    begins = number[0] in "345689" or number[:2] in ("22", "23", "24", "25", "26", "27")
    return begins and is_luhn(number)


def is_luhn(number):
    """16 to 19 digits with a valid Luhn digit, all zeros excepted."""
    return 16 <= len(number) <= 19 and number.isdigit() and number.strip("0") != "" and luhn.is_valid(number)


def is_credit_code(number):
    """A unified social credit code (GB 32100), with a province in it."""
    return len(number) == 18 and number[2:4] in PROVINCES | {"10"} and uscc.is_valid(number)


def is_whole_credit_code(number):
    """A credit code whose inner organization code (GB 11714) is right too: chance does not make one."""
    if not is_credit_code(number):
        return False
    rest = 11 - sum(w * INNER.index(c) for w, c in zip(ORGANIZATION, number[8:16], strict=True)) % 11
    return number[16] == {10: "X", 11: "0"}.get(rest, str(rest))

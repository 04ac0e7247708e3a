"""Canaries: valid identity numbers and phones nobody has, and the one finder all proofs use."""

import re

from casework.notices.gate.numbers import is_id18, is_mobile

WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
LOOKS = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|1[3-9]\d{9})(?![0-9A-Za-z])")


def an_id(born, place):
    """An identity number with its check character."""
    body = f"110105{born}{place:03d}"
    return body + CHECKS[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def a_phone(place):
    """A mobile phone number."""
    return f"137{place:08d}"


def found(text):
    """Valid identity numbers and mobile phones in a text."""
    return sorted({n.upper() for n in LOOKS.findall(text) if is_id18(n.upper()) or (len(n) == 11 and is_mobile(n))})

"""Reasons that bear nothing alone: noise (第十三条末款), lateness (第二十五条)."""

import re


def only_of(text, words):
    """Whether every sentence of a text speaks of what these words are about, and there is one."""
    pieces = [piece for piece in re.split(r"[。；;！!？?，,\n]", text or "") if piece.strip()]
    return bool(pieces) and all(words.search(piece) for piece in pieces)

"""The pattern of an electronic seal: the name on an arc, a star, and the words that it is a pattern.

It is drawn, not stored: the real image of an office's seal belongs to the office and comes with its certificate.
"""

import math

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

RED = "#c00000"
RADIUS, SPREAD = 34.0, 240.0  # of a square of 100; degrees of the arc a long name takes
STAR = " ".join(
    f"{50 + r * math.sin(math.pi * n / 5):.2f},{50 - r * math.cos(math.pi * n / 5):.2f}"
    for n, r in enumerate((14.0, 5.35) * 5)
)


def seal(name):
    """The seal of an office as SVG."""
    size = min(11.0, 2 * math.pi * RADIUS * SPREAD / 360 / max(1, len(name)))
    step = min(28.0, SPREAD / max(1, len(name) - 1))
    letters = []
    for n, character in enumerate(name):
        angle = (n - (len(name) - 1) / 2) * step
        x, y = 50 + RADIUS * math.sin(math.radians(angle)), 50 - RADIUS * math.cos(math.radians(angle))
        letters.append(f'<text transform="translate({x:.2f} {y:.2f}) rotate({angle:.1f})">{escape(character)}</text>')
    return format_html(
        '<svg class="seal" viewBox="0 0 100 100" fill="{red}" text-anchor="middle" font-family="paper-body, Noto Serif CJK SC, serif">'
        '<circle cx="50" cy="50" r="47.5" fill="none" stroke="{red}" stroke-width="2.6"/><polygon points="{star}"/>'
        '<g font-size="{size}">{letters}</g><text x="50" y="79" font-size="7">电子印章样式</text></svg>',
        red=RED, star=STAR, size=f"{size:.1f}", letters=mark_safe("".join(letters)),
    )  # fmt: skip

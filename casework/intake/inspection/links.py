"""Links that do more than open a page: scripts, data, and files on somebody else's computer."""

import re

UNSAFE = re.compile(r"(javascript|vbscript|data):|file:/*\\\\|file://[^/]|\\\\", re.IGNORECASE)
BLANK = re.compile(r"[\x00-\x20]")


def unsafe(target):
    """Whether a link leads to a script, to data, or to a share."""
    return bool(UNSAFE.match(BLANK.sub("", target)))

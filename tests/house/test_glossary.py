"""docs/glossary.md speaks of the code as it is: every identifier in it is used there, and none stands for two words."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("policy", "network", "casework", "orgs", "papers")


def rows():
    """(Chinese, identifiers) of every line of the table."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        found = re.findall(r"`(\w+)`", cells[1]) if len(cells) == 3 else []
        if found:
            yield cells[0], found


def used():
    """Every word of our source."""
    words = set()
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            words |= set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    return words


def test_every_identifier_is_used_and_stands_for_one_thing():
    words, listed = used(), [name for _, names in rows() for name in names]
    assert len(listed) > 60
    assert [name for name in listed if name not in words] == []
    assert sorted({name for name in listed if listed.count(name) > 1}) == []
    assert "social_org" not in words  # the control: a word of the field we do not use

"""The glossary and the map speak of the project as it is: every word is used, every folder is named."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("policy", "network", "casework", "orgs", "papers", "matters", "meetings")


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


def unnamed(text):
    """Folders of the project, and rooms of the tests, that the map does not name."""
    hidden = {"var", "__pycache__"}
    found = [path for path in ROOT.iterdir() if path.is_dir() and path.name not in hidden and path.name[0] != "."]
    found += [path for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name not in hidden]
    names = [str(path.relative_to(ROOT)) + "/" for path in found if any(path.rglob("*.*"))]
    return sorted(name for name in names if f"`{name}" not in text)


def test_the_map_names_every_folder():
    text = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    assert unnamed(text) == []
    assert unnamed(text.replace("`locale/`", "")) == ["locale/"]


def test_every_identifier_is_used_and_stands_for_one_thing():
    words, listed = used(), [name for _, names in rows() for name in names]
    assert len(listed) > 60
    assert [name for name in listed if name not in words] == []
    assert sorted({name for name in listed if listed.count(name) > 1}) == []
    assert "social_org" not in words  # the control: a word of the field we do not use

"""Reading a file's words in a child process; a file nobody could read is said to be unread, never taken for clean."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CHILD = Path(__file__).with_name("words.py")
SECONDS = 45


class Unreadable(Exception):
    """The file could not be read; nothing is known of what it says."""


@dataclass(frozen=True)
class Words:
    """`pieces`: (where, text) of all that was read; `unread`: sentences about parts that hold no readable text."""

    pieces: tuple
    unread: tuple


def words_of(path, kind):
    """What a file of an inspected kind says. Raises Unreadable when the child gives up or runs out of time or memory."""
    command = [sys.executable, "-I", str(CHILD), kind, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, env={"LANG": "C.UTF-8"})
        report = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        report = None
    if report is None:
        raise Unreadable(str(kind))
    return Words(tuple((where, text) for where, text in report["pieces"]), tuple(report["unread"]))

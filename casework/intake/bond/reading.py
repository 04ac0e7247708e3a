"""Reading the QR codes of a scan: in a child process; one that dies or takes too long has read nothing."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from casework.intake.bond.text import Bond, parsed

CHILD = Path(__file__).with_name("read_child.py")
KINDS = ("pdf", "jpg", "png")
WALL = 30  # seconds


@dataclass(frozen=True)
class Read:
    """The pages a scan has, and the bond on each that was looked at (None: no QR of ours was recognised)."""

    pages: int
    bonds: tuple[Bond | None, ...]


NOTHING = Read(0, ())


def read(file):
    """The Read of an inspected file; NOTHING for what has no pages to look at or could not be read."""
    if file.verdict.kind not in KINDS:
        return NOTHING
    path = file.verdict.clean_path or file.path
    command = [sys.executable, "-I", str(CHILD), file.verdict.kind, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=WALL, check=False, env={"LANG": "C.UTF-8"})
        report = json.loads(done.stdout) if done.returncode == 0 else {"pages": 0, "texts": []}
    except (subprocess.TimeoutExpired, ValueError):
        return NOTHING
    return Read(report["pages"], tuple(next(filter(None, map(parsed, found)), None) for found in report["texts"]))

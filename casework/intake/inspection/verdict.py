"""Verdict: what inspection found."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Verdict:
    """`problems` are Chinese sentences; without any the file is ok. `clean_path` is a rewritten copy to keep instead.

    `sha256` and `size` are those of the file to keep; `pages` of a PDF; `scan` is "clean" or "none" (no scanner).
    """

    ok: bool
    kind: str | None
    problems: tuple
    sha256: str = ""
    size: int = 0
    pages: int | None = None
    scan: str = "none"
    clean_path: Path | None = None

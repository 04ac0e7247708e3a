"""Large papers are made in a process of their own that the system stops at the limit of time and memory.

    python -m papers.apart      reads one JSON order from its input, writes the PDF to its output

It knows nothing of the database: it gets finished HTML and the font table, and nothing else.
"""

import json
import resource
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings

from papers.limits import MEGABYTES, PAGES, SECONDS, WALL, Unprintable

MEMORY, REFUSED = 8, 9  # how the process ends
TOO_LONG = "制作这份文书的时间超过{}秒，已经停止，没有留下文件，请分成几份附件。"
TOO_BIG = "制作这份文书需要的内存超过{} MB，已经停止，没有留下文件，请分成几份附件。"


def made(html, *, record=None, at=None, pages=PAGES, seconds=SECONDS, megabytes=MEGABYTES, wall=WALL):
    """The bytes of Press.pdf, made in a child. Raises Unprintable at a limit."""
    order = {
        "html": html, "record": record, "at": at.isoformat() if at else "", "pages": pages, "seconds": seconds,
        "megabytes": megabytes, "fonts": str(settings.FONTS_DIR), "table": settings.PAPER_FONTS,
    }  # fmt: skip
    try:
        child = subprocess.run(
            [sys.executable, "-m", "papers.apart"], input=json.dumps(order).encode(), capture_output=True, timeout=wall,
            cwd=Path(__file__).resolve().parent.parent, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Unprintable(TOO_LONG.format(wall)) from None
    if child.returncode == 0 and child.stdout.startswith(b"%PDF"):
        return child.stdout
    if child.returncode == REFUSED:
        raise Unprintable(child.stderr.decode().strip().splitlines()[-1])
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise Unprintable(TOO_LONG.format(seconds))
    # A library that gets no memory does not raise, it aborts.
    if (
        child.returncode in (MEMORY, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGTRAP)
        or b"MemoryError" in child.stderr
    ):
        raise Unprintable(TOO_BIG.format(megabytes))
    raise RuntimeError(child.stderr.decode(errors="replace")[-2000:])


def main():
    """The child: limits first, then the press."""
    order = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_CPU, (order["seconds"], order["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_AS, (order["megabytes"] << 20,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    settings.configure(FONTS_DIR=order["fonts"], PAPER_FONTS=order["table"])
    try:
        from papers.press import press

        at = datetime.fromisoformat(order["at"]) if order["at"] else None
        content = press().pdf(order["html"], record=order["record"], at=at, apart=False, pages=order["pages"])
    except MemoryError:
        sys.exit(MEMORY)
    except Unprintable as refused:
        sys.stderr.write(refused.problems[0])
        sys.exit(REFUSED)
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main()

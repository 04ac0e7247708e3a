"""The child process: reads everything a file says, seen or hidden, and prints it as JSON.

Runs alone (`python -I words.py KIND PATH`) with little time and memory, as the inspection's child does: a file that
makes a reader run long or grow large must not harm the platform.

It may take longer than the inspection: 500 full pages are read in ten seconds.

The report is {"pieces": [[where, text], …], "unread": [sentence, …]}: `unread` are parts that hold no readable text
(scanned pages, pictures), which a person has to look at.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
SECONDS = 30
SAID = 8_000_000  # characters in all; more than that no person reads either


def main(kind, path):
    """Read the file and print the report."""
    sys.path += [str(HERE), str(HERE.parents[1] / "intake" / "inspection")]
    from structure import limit

    limit(SECONDS)
    if kind == "pdf":
        import pdf_words as module
    elif kind in ("jpg", "png"):
        import image_words as module
    else:
        import office_words as module
    pieces, unread = module.read(Path(path))
    if sum(len(text) for _, text in pieces) > SAID:
        raise SystemExit(1)
    print(json.dumps({"pieces": pieces, "unread": unread}))  # noqa: T201  the report is this program's output


if __name__ == "__main__":
    main(*sys.argv[1:3])

"""The child process: opens one file with limited time and memory and prints what is wrong with it as JSON.

Runs alone (`python -I structure.py KIND PATH`), so that it loads neither Django nor anything of ours.
"""

import json
import resource
import sys
from pathlib import Path

MEMORY = 512 * 1024 * 1024
SECONDS = 10


def limit(seconds=SECONDS):
    """Give this process ten seconds and half a gigabyte, no core dump, few open files."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def main(kind, path):
    """Look into the file and print the report."""
    sys.path.append(str(Path(__file__).parent))
    limit()
    if kind == "pdf":
        import pdf_structure as module
    elif kind in ("jpg", "png"):
        import image_structure as module
    else:
        import zip_structure as module
    print(json.dumps(module.look(Path(path), kind)))  # noqa: T201  the report is this program's output


if __name__ == "__main__":
    main(*sys.argv[1:3])

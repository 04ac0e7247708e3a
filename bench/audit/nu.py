"""The Nu HTML checker over fetched pages; it needs Java and the package vnu-jar of npm (script/audit installs it)."""

import json
import shutil
import subprocess


def errors(jar, folder, pages):
    """[(address, sentence)] of every error; `pages`: [Seen]. Raises RuntimeError when the checker itself fails."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    named = {}
    for place, page in enumerate(pages):
        path = folder / f"{place:04d}.html"
        path.write_bytes(page.body)
        named[path.name] = page.address
    done = subprocess.run(
        ["java", "-Xmx512m", "-jar", str(jar), "--errors-only", "--exit-zero-always", "--format", "json", str(folder)],
        capture_output=True, timeout=900, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-400:])
    found = json.loads(done.stderr)["messages"]
    return [(named[m["url"].rsplit("/", 1)[-1]], f"{m['message']} ({m.get('extract', '')[:120]})") for m in found]


def version(jar):
    """What the checker calls itself."""
    return subprocess.run(
        ["java", "-jar", str(jar), "--version"], capture_output=True, check=True, text=True
    ).stdout.strip()

"""docs/first-process.md works: its files are copied out and run as a newcomer would."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = re.compile(r"^`(\w+/\w+\.py)`\n\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files():
    """(path, text) of every file the page shows."""
    return FILE.findall((ROOT / "docs" / "first-process.md").read_text())


def run(place, *command):
    """A command of the project with the newcomer's app beside it, on data of its own."""
    env = os.environ | {"EXTRA_APPS": "room_booking", "PYTHONPATH": f"{place}:{ROOT}", "DATA_DIR": str(place / "data"),
                        "DJANGO_SETTINGS_MODULE": "config.settings"}  # fmt: skip
    for name in ("DATABASE_URL", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"):
        env.pop(name, None)
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True)


def test_the_first_process_runs(tmp_path):
    for path, text in files():
        target = tmp_path / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(text)
    (tmp_path / "room_booking" / "__init__.py").touch()
    (tmp_path / "tests").rename(tmp_path / "proofs")  # in the project they stand beside the other tests
    (tmp_path / "proofs" / "conftest.py").write_text("from tests.conftest import *  # noqa: F403\n")

    made = run(tmp_path, "manage.py", "makemigrations", "room_booking")
    assert "0001_initial" in made.stdout, made.stderr
    listed = run(tmp_path, "manage.py", "processes")
    assert "YY 会议室预约 4 个状态 4 个步骤" in listed.stdout, listed.stderr
    told = run(tmp_path, "-m", "pytest", "-c", "pyproject.toml", str(tmp_path / "proofs"))
    assert "3 passed" in told.stdout, told.stdout + told.stderr


def test_the_page_keeps_to_its_length():
    """About 120 lines: the process itself, without its test."""
    lines = [line for path, text in files() if "test_" not in path for line in text.splitlines() if line.strip()]
    assert len(files()) == 7
    assert 100 <= len(lines) <= 130

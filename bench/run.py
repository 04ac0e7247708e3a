"""What a step costs, as medians and as ratios to bare SQL in the same run: `.venv/bin/python bench/run.py [ROUNDS]`.

Runs on a throw-away SQLite database under a temporary folder; nothing outside it is touched.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = tempfile.TemporaryDirectory(prefix="bench-")
os.environ |= {"DATA_DIR": FOLDER.name, "DJANGO_SETTINGS_MODULE": "config.settings", "DEMO": "1"}
for name in ("DATABASE_URL", "REDIS_URL"):
    os.environ.pop(name, None)
sys.path.insert(0, str(ROOT))

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402


def median(job, rounds):
    """Milliseconds of the middle run."""
    times = []
    for turn in range(rounds):
        start = time.perf_counter()
        job(turn)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def bare(turn):
    """The baseline: one transaction that changes one row and adds one."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE bench SET n = n + 1 WHERE id = 1")
        cursor.execute("INSERT INTO bench (n) VALUES (%s)", [turn])


def main(rounds):
    """Print the table."""
    from casework.core.perform import perform
    from casework.journal.verify import verify
    from policy import seed
    from tests.bureau import Bureau

    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    seed.run()
    bureau = Bureau()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench (id INTEGER PRIMARY KEY, n INTEGER)")
        cursor.execute("INSERT INTO bench (n) VALUES (0)")
    drafts = [bureau.draft() for _ in range(rounds)]
    cases = [perform(case, "submit", by=bureau.founder, commitment="on") for case in drafts]
    clerk = Client()
    clerk.force_login(bureau.clerk)
    jobs = {
        "bare SQL: one row changed, one added": bare,
        "perform: 受理 with line, deadlines, letter": lambda n: perform(cases[n], "accept", by=bureau.clerk),
        "page: worklist": lambda n: clerk.get("/desk/"),
        "page: a case": lambda n: clerk.get(f"/desk/cases/{cases[n].number}/"),
        f"verify: the whole journal of {rounds} cases": lambda n: verify(),
    }
    baseline = None
    for name, job in jobs.items():
        found = median(job, rounds)
        baseline = baseline or found
        sys.stdout.write(f"{found:9.2f} ms {found / baseline:8.1f} ×  {name}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)

"""What lists and pages cost with many cases: `.venv/bin/python bench/pages.py [CASES…]` (10,000, 100,000, 1,000,000).

Medians beside a bare Django view in the same run, on a throw-away SQLite database, or on the empty one of DATABASE_URL.
Cases are born in bulk under an Intake row, the way an import is; the guards stand.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = tempfile.TemporaryDirectory(prefix="bench-")
os.environ |= {"DATA_DIR": FOLDER.name, "DJANGO_SETTINGS_MODULE": "config.settings", "DEMO": "1"}
os.environ.pop("REDIS_URL", None)
sys.path.insert(0, str(ROOT))

import django  # noqa: E402

django.setup()

from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.urls import path  # noqa: E402

ROUNDS, BATCH = 15, 5000
MOST_QUERIES, MOST_KILOBYTES, MOST_GROWTH, MOST_KEPT = 12, 60, 1.2, 1.5  # the targets


def median(job):
    """Milliseconds of the middle run of fifteen, one before them not counted."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def many_cases(bureau, wanted):
    """Cases that wait for the window, until there are so many."""
    from casework.core.models import Case, Intake
    from casework.journal.instant import now, today

    there, day, instant = Case.objects.count(), today(), now()
    intake = Intake.objects.create(why="测量", opened_at=instant)
    party, unit = bureau.team(), bureau.units["approval"]
    for first in range(there, wanted, BATCH):
        Case.objects.bulk_create(
            Case(number=f"2025-DJ-{n + 100_000}", process="establishment", party=party, title=f"第{n}号服务中心成立登记",
                 state="submitted", division=bureau.district, unit=unit, opened_at=instant, submitted_at=instant, rules_on=day,
                 rules_known=instant, awaits="clerk", due_on=day + timedelta(days=n % 90), intake=intake)
            for n in range(first, min(first + BATCH, wanted))
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def last_key():
    """The key behind which the last page of the worklist begins."""
    from casework.core.models import Case

    row = Case.objects.filter(state="submitted").order_by("-due_on", "-id")[20]
    return f"{row.due_on.isoformat()}.{row.pk}"


def say(name, found, bare, client=None, address=""):
    """One line of the table; (queries, kilobytes) where a page is looked at."""
    more, queries, size = "", 0, 0
    if client:
        reset_queries()
        with CaptureQueriesContext(connection) as asked:
            size = len(client.get(address).content)
        queries = len(asked)
        more = f"{queries:4} queries {size / 1024:6.1f} KB"
    sys.stdout.write(f"{found:9.2f} ms {found / bare:7.1f} ×{more}  {name}\n")
    sys.stdout.flush()
    return queries, size / 1024


def prepared():
    """The empty database made ready: tables, seed, pages; a bare view beside them."""
    from config import urls
    from policy import seed

    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    seed.run()
    urls.urlpatterns.insert(0, path("bare/", lambda request: HttpResponse("<!DOCTYPE html><title>bare</title>")))


def bare_view():
    """What a view that does nothing costs behind the same middleware, in ms."""
    known = Client()
    known.cookies["seen"] = "1"
    bare = median(lambda: known.get("/bare/"))
    say(f"a bare view behind the same middleware ({connection.vendor})", bare, bare)
    return bare


def main(sizes):
    """The table, one block a size, then whether the targets are met."""
    from tests.bureau import Bureau

    prepared()
    bureau = Bureau()
    whole = bureau.submitted()
    clerk, founder, stranger, known = Client(), Client(), Client(), Client()
    clerk.force_login(bureau.clerk)
    founder.force_login(bureau.founder)
    known.cookies["seen"] = "1"
    bare, worklist, missed = bare_view(), {}, []
    for size in sizes:
        many_cases(bureau, size)
        sys.stdout.write(f"--- {size:,} cases\n")
        after = f"/desk/?after={last_key()}"
        for name, client, address in (
            ("worklist, first page", clerk, "/desk/"), ("worklist, last page", clerk, after),
            ("a case at the desk", clerk, f"/desk/cases/{whole.number}/"),
            ("a case in the hall", founder, f"/hall/cases/{whole.number}/"), ("home, made", known, "/"),
            ("policy page, made", known, "/policies/registration/"), ("register, made", known, "/register/"),
        ):  # fmt: skip
            found = median(lambda c=client, a=address: c.get(a))
            queries, kilobytes = say(name, found, bare, client, address)
            if name.startswith("worklist"):
                worklist.setdefault(name, []).append(found)
                if queries > MOST_QUERIES or kilobytes > MOST_KILOBYTES:
                    missed.append(f"{name}: {queries} queries, {kilobytes:.1f} KB")
        # A kept page is compared with a bare view of this minute: the machine is not the same an hour later.
        for name, address in (("home, kept", "/"), ("policy page, kept", "/policies/registration/")):
            cache.clear()
            beside = median(lambda: known.get("/bare/"))
            found = median(lambda a=address: stranger.get(a))
            say(name, found, beside, stranger, address)
            if found > MOST_KEPT * beside:
                missed.append(f"{name}: {found / beside:.2f} times a bare view")
    missed += [
        f"{name}: grows {took[-1] / took[0]:.2f} times"
        for name, took in worklist.items()
        if took[-1] > MOST_GROWTH * took[0]
    ]
    sys.stdout.write("missed: " + "; ".join(missed) + "\n" if missed else "every target is met\n")
    return missed


if __name__ == "__main__":
    sys.exit(bool(main([int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000])))

"""What all tests share: one migrated and seeded database, the fictional bureau, a clock that can be moved."""

import gc
import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from _pytest.runner import runtestprotocol
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import storages
from django.db import connection, connections, transaction
from django.test import TransactionTestCase
from django.utils.functional import empty

from config.stack import roomy
from tests import migrated

SHANGHAI = ZoneInfo("Asia/Shanghai")
LOCK, COPIED = pytest.StashKey(), pytest.StashKey()
PRIVATE = Path(tempfile.mkdtemp(prefix="platform-tests-"))
# A test makes much and keeps little: looking for rubbish after every 700 objects took a sixth of the suite's time.
gc.set_threshold(50_000, 20, 50)


def pytest_configure(config):
    """Plain static files, quick passwords, files and keys in a folder that is thrown away."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    storages.__dict__.pop("backends", None)
    storages._backends = None
    storages._storages.clear()
    staticfiles_storage._wrapped = empty
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.PRIVATE_DIR = PRIVATE / "private"
    settings.DATA_DIR = PRIVATE
    settings.DEMO = True
    # Every test client has a stack of middleware of its own; reading the whole folder of static files for each took a sixth of the time.
    settings.WHITENOISE_AUTOREFRESH = True
    settings.KEPT_STAMP_SECONDS = 0  # a test sees its own step at once (tests/portal/test_kept_pages.py has the second)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database.setdefault("TEST", {})["NAME"] = str(PRIVATE / "test.sqlite3")

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    TransactionTestCase._fixture_teardown = sweep


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """A test as pytest runs it, with the room on the stack that a served request has (config/stack.py)."""
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    roomy(runtestprotocol)(item, nextitem=nextitem)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Two workers begin at the beginning and in the middle: the one with the access tests, which share a costly world, the
    other with the long explorations, so that nobody ends alone with one while the other waits.
    """
    worlds = [item for item in items if "access" in item.path.parts]
    long = [item for item in items if item.get_closest_marker("long")]
    apart = {*worlds, *long}
    others = [item for item in items if item not in apart]
    middle = max(0, len(items) // 2 - len(worlds))
    items[:] = worlds + others[:middle] + long + others[middle:]


def pytest_unconfigure(config):
    """Throw the folder away."""
    shutil.rmtree(PRIVATE, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_db_modify_db_settings, django_db_blocker):
    """Whether the database is there already: kept by the developer, or copied from another process of this run."""
    if migrated.RUN:
        request.config.stash[LOCK] = migrated.hold()
        with django_db_blocker.unblock():
            request.config.stash[COPIED] = migrated.taken()
    return request.config.stash.get(COPIED, False) or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_keepdb, django_db_setup, django_db_blocker):
    """Migrate once, seed once; the search index stays out of the way."""
    from policy import seed

    try:
        if not request.config.stash.get(COPIED, False):
            with django_db_blocker.unblock():
                seed.run()
                if migrated.RUN:
                    migrated.give()
    finally:
        gc.collect()
        gc.freeze()
        if migrated.RUN:
            os.close(request.config.stash[LOCK])


KEPT = {
    "casework_edge", "policy_document", "policy_article", "policy_anchormap", "policy_rulerow", "policy_calendaryear",
    "policy_calendarday", "network_division", "django_migrations", "django_content_type", "auth_permission",
    "wagtailcore_locale", "wagtailcore_page", "wagtailcore_site", "wagtailcore_collection", "wagtailcore_workflow",
    "wagtailcore_task", "wagtailcore_workflowtask", "wagtailcore_workflowpage", "wagtailcore_groupapprovaltask",
    "wagtailcore_groupapprovaltask_groups", "auth_group", "auth_group_permissions", "wagtailcore_grouppagepermission",
    "wagtailcore_groupcollectionpermission", "wagtailcore_pageviewrestriction", "portal_homepage", "portal_articlepage",
    "portal_informationpage", "portal_secondpersontask", "portal_secondpersontask_groups", "policy_question",
}  # fmt: skip


def sweep(self):
    """Empty our tables after a test that committed: guards lifted and put back in one transaction, seeds kept."""
    from casework.core import guards

    with transaction.atomic():
        guards.lift()
        tables = [t for t in connection.introspection.django_table_names(only_existing=True) if t not in KEPT]
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA defer_foreign_keys = ON")
            for table in tables:
                cursor.execute(f'DELETE FROM "{table}"')
        guards.install()


@pytest.fixture
def bureau(db):
    """The fictional bureau: units, and one person for every role (tests/bureau.py)."""
    from tests.bureau import Bureau

    return Bureau()


@pytest.fixture
def travel():
    """Move the clock: travel("2026-11-23 09:00"); a TestCase-like traveller that ends with the test."""
    travellers = []

    def go(text):
        instant = datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
        while travellers:
            travellers.pop().stop()
        traveller = time_machine.travel(instant, tick=False)
        traveller.start()
        travellers.append(traveller)
        return instant

    yield go
    while travellers:
        travellers.pop().stop()


@pytest.fixture
def no_leaks():
    """Close every connection a test opened in threads."""
    yield
    connections.close_all()

"""A Redis of the tests' own, that can be stopped and started again, and real workers on the tests' own database."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from config.celery import app

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60  # seconds after which a silent worker is put down and the test fails


class Redis:
    """One throw-away Redis server on a port of its own; what it held is lost when it stops."""

    def __init__(self, folder):
        self.folder, self.process = folder, None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        """Start it and return once it accepts connections."""
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(self.folder)],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        for line in self.process.stdout:
            if "Ready to accept connections" in line:
                return
        raise RuntimeError("redis-server did not start")

    def stop(self):
        """Kill it, if it runs."""
        if self.process and self.process.poll() is None:
            self.process.kill()
        if self.process:
            self.process.wait()
            self.process.stdout.close()


class Worker:
    """A real Celery worker in a process group of its own, with this run's keys; its log is read line by line."""

    def __init__(self, url, *options):
        shutil.copytree(settings.KEYS_DIR, Path(settings.DATA_DIR) / "keys", dirs_exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-c", "2", "-l", "INFO", *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT, start_new_session=True,
            env=os.environ | {
                "DATABASE_URL": database_url(), "REDIS_URL": url, "DATA_DIR": str(settings.DATA_DIR),
                "EMAIL_URL": f"filemail:///{settings.DATA_DIR}/mail",
            },
        )  # fmt: skip
        self.watchdog = threading.Timer(PATIENCE, self.kill)
        self.watchdog.start()
        self.lines = []

    def until(self, pattern, times=1):
        """Read the log until a pattern was seen so many times; fails when the worker ends before that."""
        for line in self.process.stdout:
            self.lines.append(line)
            times -= bool(re.search(pattern, line))
            if times == 0:
                return self
        raise RuntimeError("the worker ended:\n" + "".join(self.lines[-30:]))

    def kill(self):
        """kill -9 for the worker and all its children, as when a machine loses its power."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)

    def close(self):
        """Kill it and wait for its end."""
        self.watchdog.cancel()
        self.kill()
        self.process.wait()
        self.process.stdout.close()


def database_url():
    """The tests' own database, for another process."""
    chosen = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{chosen['NAME']}"
    return f"postgres://{chosen['USER']}@{chosen['HOST']}:{chosen['PORT']}/{chosen['NAME']}"


@pytest.fixture
def broker(settings, tmp_path):
    """A running Redis to which this process nudges."""
    redis = Redis(tmp_path)
    redis.start()
    settings.REDIS_URL = redis.url
    app.conf.update(broker_url=redis.url, broker_write_url=redis.url, broker_read_url=redis.url)
    yield redis
    app.pool.force_close_all()
    app.amqp._producer_pool = None
    redis.stop()


@pytest.fixture
def hire(broker):
    """Start workers; all of them are put down at the end: hire(*celery_options)."""
    hired = []

    def start(*options):
        hired.append(Worker(broker.url, *options))
        return hired[-1]

    yield start
    for worker in hired:
        worker.close()

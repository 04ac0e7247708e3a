"""FACES: each process serves its own entrances; what is not its own is not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ASK = """
import django; django.setup()
from django.urls import resolve
for path in ("/", "/register/", "/hall/services/", "/desk/", "/desk/rules/", "/admin/", "/verify/", "/accounts/login/"):
    try:
        print(path, resolve(path).func.__module__)
    except Exception as missing:
        print(path, type(missing).__name__)
"""


def served(faces, data):
    """Path -> the module that answers it, in a process with these faces."""
    env = os.environ | {"FACES": faces, "DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(data)}
    done = subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("faces", "there", "missing"),
    [
        ("portal,hall", {"/": "wagtail.views", "/register/": "portal.register", "/hall/services/": "hall.guides"},
         {"/desk/": "wagtail.views", "/desk/rules/": "wagtail.views", "/admin/": "wagtail.views"}),
        ("desk", {"/desk/": "desk.worklist", "/desk/rules/": "policy.views"},
         {"/": "Resolver404", "/register/": "Resolver404", "/hall/services/": "Resolver404"}),
    ],
)  # fmt: skip
def test_a_process_serves_its_faces_only(faces, there, missing, tmp_path):
    """Under the portal an unknown address falls to the editorial pages, which do not know it: 404."""
    found = served(faces, tmp_path)
    for path, module in (there | missing).items():
        assert found[path] == module
    assert found["/verify/"] == "papers.verify"
    assert found["/accounts/login/"].startswith("allauth")

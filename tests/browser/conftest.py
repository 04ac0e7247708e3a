"""Debian's Chromium before a live server: pages as people see them, with every complaint of the browser collected."""

import os
import shutil

import pytest
from django.conf import settings
from django.test import Client

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver runs a loop in this thread; the ORM need not mind
DESK, PHONE, NARROW = ({"width": width, "height": 800} for width in (1280, 390, 320))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """The distribution's browser; without a sandbox, which a container does not permit."""
    return {"executable_path": shutil.which("chromium"), "args": ["--no-sandbox", "--disable-gpu"]}


class Visitor:
    """One person before one window: `open` a page of the platform, `complaints` are what the browser did not like."""

    def __init__(self, context, server):
        self.context, self.server, self.page = context, server, context.new_page()
        self.complaints = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("response", self._answered)

    def _said(self, message):
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _answered(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.complaints.append(f"{response.url}: {response.status}")

    def open(self, path):
        """Go to an address; returns the page."""
        self.page.goto(self.server.url + path)
        return self.page

    def sign_in(self, user):
        """Carry the session cookie of a signed-in person."""
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.server.url}])
        return self

    def larger(self):
        """Choose 大字版."""
        self.context.add_cookies([{"name": "text", "value": "large", "url": self.server.url}])
        return self


@pytest.fixture
def visit(browser, live_server):
    """Windows of any size, with or without JavaScript: visit(PHONE, script=False); closed at the end."""
    contexts = []

    def window(size=DESK, script=True):
        contexts.append(browser.new_context(viewport=size, java_script_enabled=script, locale="zh-CN"))
        return Visitor(contexts[-1], live_server)

    yield window
    for context in contexts:
        context.close()

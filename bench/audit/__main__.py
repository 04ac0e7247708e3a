"""`python -m bench.audit BASE [--jar JAR] [--write] [--role NAME]…`: audits the demonstration served at BASE (script/audit)."""

import argparse
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver runs a loop in this thread; the ORM need not mind

import django  # noqa: E402

django.setup()

from playwright.sync_api import sync_playwright  # noqa: E402

from bench.audit import looks, nu, stranger  # noqa: E402
from bench.audit.figures import Figures, written  # noqa: E402
from bench.audit.roles import ADMIN, Sorts, roles  # noqa: E402
from bench.audit.walk import Walk, kind_of  # noqa: E402
from casework.journal.instant import today  # noqa: E402

VIEWS = {
    "1280": (1280, False),
    "390": (390, False),
    "320": (320, False),
    "大字版 1280": (1280, True),
    "大字版 320": (320, True),
}


def say(line):
    """A line for whoever waits."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def signed_in(window, account):
    """Sign in through the page, as people do."""
    window.open("/accounts/login/")
    window.page.fill("[name=login]", account)
    window.page.fill("[name=password]", os.environ.get("DEMO_PASSWORD", "demo-binhai-2026"))
    window.page.click("main button.btn")
    window.page.wait_for_load_state()
    if "/accounts/login/" in window.page.url:
        raise RuntimeError(f"{account} could not sign in")


def larger(window, large):
    """Press 大字版 if it is not as wanted."""
    window.open("/accounts/email/" if window.page.locator("form[action='/accounts/logout/']").count() else "/")
    button = window.page.get_by_role("button", name="大字版")
    if (button.get_attribute("aria-pressed") == "true") != large:
        button.click()
        window.page.wait_for_load_state()
    if (window.page.locator("html").get_attribute("data-text") == "large") != large:
        raise RuntimeError("大字版 did not change")


def asking(context, base):
    """Fetch with the cookies of a window."""

    def fetch(address):
        answer = context.request.get(base + address, timeout=120_000, max_redirects=8)
        kind = kind_of({name.title(): value for name, value in answer.headers.items()})
        return answer.status, kind, answer.body(), answer.url

    return fetch


def looked(window, figures, role, pages, views):
    """Look at every page in these views."""
    for large in sorted({large for _, large in views.values()}):
        larger(window, large)
        widths = {name: width for name, (width, big) in views.items() if big == large}
        for page in pages:
            window.complaints()
            window.page.set_viewport_size({"width": 1280, "height": 900})
            answer = window.open(page.address)
            if (answer.status, answer.url) != (page.status, window.base + page.address):
                figures.add(
                    "links", role.name, page.address, "", f"the browser was given {answer.status} at {answer.url}"
                )
            theirs = page.address.startswith(ADMIN)
            for name, width in widths.items():
                window.page.set_viewport_size({"width": width, "height": 900})
                found = [] if theirs else seen(window.page)
                for check, words in found + window.complaints():
                    figures.add(check, role.name, page.address, name, words)
                figures.looks += 1
                if theirs:
                    break


def seen(page):
    """[(check, words)] of one page in one window."""
    return [
        *(("axe", words) for words in looks.axe(page)), *(("wide", words) for words in looks.sticking_out(page)),
        *(("cut", words) for words in looks.cut_off(page)),
    ]  # fmt: skip


def audited(browser, base, role, figures, jar, views):
    """One role: the walk, the looks, the links, the markup."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN", reduced_motion="reduce")
    window = looks.Window(context, base)
    if role.account:
        signed_in(window, role.account)
    walk = Walk(asking(context, base), base)
    reached = walk.along(role.starts, role.face, Sorts(role.every_state))
    pages = [page for page in reached if page.reading]
    for page in pages:
        if page.status >= 500 or (page.status >= 400 and page.address not in role.starts and page.status != 403):
            figures.add("links", role.name, page.address, "", f"{page.status}, from {page.by}")
    for words in dict.fromkeys(walk.broken(pages)):
        figures.add("links", role.name, words.split(" → ")[0], "", words)
    looked(window, figures, role, pages, views)
    if jar:
        ours = [page for page in pages if not page.address.startswith(ADMIN)]
        for address, words in nu.errors(jar, Path(os.environ["DATA_DIR"]) / f"markup-{role.account}", ours):
            figures.add("markup", role.name, address, "", words)
    figures.windows[role.name] = list(views)
    figures.pages[role.name], figures.links[role.name] = len(pages), len(walk.seen)
    context.close()


def main():
    """The audit; exit 1 when there is anything to mend."""
    parser = argparse.ArgumentParser(prog="script/audit pages")
    parser.add_argument("base")
    parser.add_argument("--jar", type=Path)
    parser.add_argument("--write", action="store_true", help="write docs/quality.md")
    parser.add_argument("--role", action="append", default=[], help="only this role; may be repeated")
    parser.add_argument("--view", action="append", default=[], choices=VIEWS, help="only this window; may be repeated")
    given, began, figures = parser.parse_args(), time.monotonic(), Figures()
    views = {name: view for name, view in VIEWS.items() if not given.view or name in given.view}
    if not stranger.sees():
        raise RuntimeError("the finder of numbers does not see planted ones")
    pages, *faults = stranger.portal(Walk(stranger.fetcher(given.base), given.base))
    figures.portal = {"pages": len(pages), "html": sum(bool(page.reading) for page in pages)}
    figures.portal |= dict(zip(("errors", "broken", "numbers"), faults, strict=True))
    say(f"→ 陌生人走一遍：{figures.crawl()}")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        figures.tools = [f"Chromium {browser.version}", f"axe {looks.edition()}"]
        if given.jar:
            figures.tools.append(f"Nu HTML checker {nu.version(given.jar)}")
        else:
            figures.skipped.append("markup")
        for role in roles():
            if not given.role or role.name in given.role:
                before = len(figures.found)
                audited(browser, given.base, role, figures, given.jar, views)
                say(f"→ {role.name}：{figures.pages[role.name]} 页，{figures.links[role.name]} 个地址，"
                    f"{len(figures.found) - before} 处要改（{time.monotonic() - began:.0f} 秒）")  # fmt: skip
                for line in figures.told(role.name):
                    say(f"  {line}")
        browser.close()
    say(figures.table())
    if given.write:
        text = written(figures, today(), time.monotonic() - began)
        (ROOT / "docs" / "quality.md").write_text(text, encoding="utf-8")
    few = figures.portal["html"] < stranger.LEAST
    return int(bool(figures.faults() or few))


if __name__ == "__main__":
    sys.exit(main())

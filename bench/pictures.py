"""Pictures of the main pages of the demonstration at 1280 and 390 px: `script/screenshots [FOLDER]`.

Prints a line for every page that sticks out of its window, answers with anything but 200 or asks another host.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# The browser's own loop runs in this thread; the few rows that are read meanwhile need no other.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
sys.path.insert(0, str(ROOT))

import django  # noqa: E402

django.setup()

from playwright.sync_api import sync_playwright  # noqa: E402

from casework.core.models import Case  # noqa: E402
from casework.notices.queries import public  # noqa: E402
from orgs.queries import public as organizations  # noqa: E402

WIDTHS = (1280, 390)
README = {"home": "portal", "case-of-applicant": "case", "worklist": "worklist"}


def number(state, process="establishment", **more):
    """The number of some case in a state."""
    return (
        Case.objects.filter(process=process, state=state, **more)
        .order_by("pk")
        .values_list("number", flat=True)
        .first()
    )


def pages():
    """name -> (account or None, address)."""
    draft, mending = number("draft", party__memberships__user__username="founder"), number("correction_requested")
    review = number("under_review", handler__username="reviewer")
    return {
        "home": (None, "/"), "policies": (None, "/policies/"), "policy": (None, "/policies/registration/"),
        "publicity": (None, "/publicity/"), "notice": (None, f"/publicity/{public().order_by('-pk').first().number}/"),
        "articles": (None, "/notices/"), "guide": (None, "/hall/services/DJ/"), "pre-check": (None, "/hall/services/DJ/check/"),
        "register": (None, "/register/"), "organization": (None, f"/register/{organizations().first().uscc}/"),
        "statistics": (None, "/stats/"), "search": (None, "/search/?q=孵化"), "help": (None, "/help/"),
        "my-cases": ("founder", "/hall/cases/"), "draft": ("founder", f"/hall/cases/{draft}/"),
        "question": ("founder", f"/hall/cases/{draft}/task/name/"), "upload": ("founder", f"/hall/cases/{draft}/files/fund_proof/"),
        "check-answers": ("founder", f"/hall/cases/{draft}/check/"), "case-of-applicant": ("founder", f"/hall/cases/{mending}/"),
        "worklist": ("reviewer", "/desk/"), "case-of-reviewer": ("reviewer", f"/desk/cases/{review}/"),
        "figures": ("chief", "/desk/statistics/"),
    }  # fmt: skip


def main(base, folder):
    """Take them all; returns how many had something to report."""
    folder.mkdir(parents=True, exist_ok=True)
    faults, shown = 0, pages()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for width in WIDTHS:
            for user in dict.fromkeys(user for user, _ in shown.values()):
                window = browser.new_context(
                    viewport={"width": width, "height": 900}, locale="zh-CN", reduced_motion="reduce"
                )
                page, strangers = window.new_page(), []
                page.on(
                    "request",
                    lambda r, seen=strangers: seen.append(r.url) if not r.url.startswith((base, "data:")) else None,
                )
                if user:
                    page.goto(f"{base}/accounts/login/")
                    page.fill("[name=login]", user)
                    page.fill("[name=password]", os.environ.get("DEMO_PASSWORD", "demo-binhai-2026"))
                    page.click("main button.btn")
                    page.wait_for_load_state()
                for name, (owner, address) in shown.items():
                    if owner == user:
                        answer = page.goto(base + address)
                        out = page.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                        )
                        page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
                        if width == WIDTHS[0] and name in README:
                            page.screenshot(path=folder / f"{README[name]}.png")
                        if answer.status != 200 or out > 0 or strangers:
                            faults += 1
                            sys.stdout.write(f"{name} {width}: {answer.status}, {out} px too wide, {strangers}\n")
                            strangers.clear()
                window.close()
        browser.close()
    sys.stdout.write(f"{len(shown)} pages at {WIDTHS} px in {folder}, {faults} with something to mend\n")
    return faults


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1], Path(sys.argv[2]))))

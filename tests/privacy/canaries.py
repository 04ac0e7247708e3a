"""A life of the platform with canaries in every form that asks for a number: what the proofs then look through."""

import logging
import re

from django.test import Client

from casework.clock.tick import tick
from casework.core.models import Case
from casework.core.perform import perform
from casework.journal.instant import today
from casework.post.outbox import post_due
from demo.filing import sheet
from network.models import User
from orgs import codes
from orgs.organization import Kind
from tests.bureau import seal_without_typesetting
from tests.privacy.numbers import a_phone, an_id
from tests.stories.pages import ASSIGNED, POINTS, at_desk_of, desk, draft, fill, press

IDS = [an_id(f"19{70 + n}0{1 + n}1{n}", 101 + 2 * n) for n in range(6)]
PHONES = [a_phone(5550 + n) for n in range(6)]
CANARIES = [*IDS, *PHONES]
ANY = re.compile("|".join(CANARIES).encode())


class Heard(logging.Handler):
    """Every record of every logger while it listens, with its arguments and tracebacks."""

    def __init__(self):
        super().__init__(level=logging.DEBUG)
        self.lines = []

    def emit(self, record):
        """Keep it."""
        self.lines.append(f"{self.format(record)} {record.args!r}")

    def __enter__(self):
        root = logging.getLogger()
        self.before, self.quiet = root.level, {}
        for name in ("django", "django.request", "django.db.backends", "weasyprint", "fontTools"):
            self.quiet[name] = logging.getLogger(name).level
            logging.getLogger(name).setLevel(logging.INFO)
        root.setLevel(logging.DEBUG)
        root.addHandler(self)
        return self

    def __exit__(self, *_):
        root = logging.getLogger()
        root.removeHandler(self)
        root.setLevel(self.before)
        for name, level in self.quiet.items():
            logging.getLogger(name).setLevel(level)


def signed_up():
    """A member of the public signs up with a phone; a second one makes every mistake."""
    given = {"name": "冉志平", "username": "canary", "email": "c@example.org", "phone": PHONES[0],
             "password1": "salt-lake-2026", "password2": "salt-lake-2026"}  # fmt: skip
    assert Client().post("/accounts/signup/", given).status_code == 302
    assert User.objects.get(username="canary").clear_phone == PHONES[0]
    Client().post("/accounts/signup/", given | {"username": "canary2", "password2": "x"})
    Client().post("/accounts/login/", {"login": PHONES[0], "password": IDS[0]})


def proved(bureau):
    """The clerk sees a document; then types it wrong; then the person asks for a correction."""
    form = {"username": "canary", "name": "冉志平", "kind": "id_card", "number": IDS[1], "seen": "on"}
    window = at_desk_of(bureau.clerk)
    assert window.post("/desk/staff/identity/", form).status_code == 303
    window.post("/desk/staff/identity/", form | {"username": "founder"})
    canary = at_desk_of(User.objects.get(username="canary"))
    wish = {"kind": "correct", "part": "phone", "value": PHONES[1], "reason": "换了手机号码", "key": "k"}
    done = canary.post("/hall/data/request/", wish)
    assert done.status_code == 303
    press(at_desk_of(bureau.privacy), "desk", done.url.split("/")[-2], "fulfil", answer="已经更正。")
    assert User.objects.get(username="canary").clear_phone == PHONES[1]
    canary.get("/hall/data/?format=json")


def applied(bureau):
    """An application from the first page to the public register; returns its number."""
    founder, number = draft(bureau)
    who = {"name": "冉志勤", "id_number": IDS[2], "employer": "某中学"}
    officer = who | {"position": "理事长", "declared": "yes"}
    fill(founder, number, bureau, founders=[who], officers=[officer], legal_rep_id=IDS[2], phone=PHONES[2],
         sources=[{"payer": "冉志勤", "yuan": "30000", "nature": "捐赠"}])  # fmt: skip
    founder.post(f"/hall/cases/{number}/task/officers/", {"legal_rep_id": IDS[3][:-1], "version": "9"})
    assert press(founder, "hall", number, "submit", commitment="on").status_code == 303
    clerk = at_desk_of(bureau.clerk)
    shown = clerk.post(f"/desk/cases/{number}/show/officers/legal_rep_id/", {"reason": "与身份证原件核对"})
    assert IDS[2] in shown.content.decode()
    clerk.post(f"/desk/cases/{number}/show/officers/legal_rep_id/", {"reason": ""})
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 1000 + n) for n in range(3)], Kind.PRIVATE_UNIT)
    desk(bureau, number, *ASSIGNED, ("reviewer", "propose_grant", {"opinion": "符合条件，建议准予登记。", **POINTS}),
         ("chief", "chief_agree", {"opinion": "同意。"}), ("approver", "grant", {}))  # fmt: skip
    case = Case.objects.get(number=number)
    case = perform(case, "issue_certificate", by=bureau.clerk2, delivery="window", delivered_on=today().isoformat(),
                   files={"receipt": sheet("送达回证")})  # fmt: skip
    seal_without_typesetting(case)
    perform(case, "announce", by=bureau.publisher)
    return number


def lived(bureau):
    """All of it, then what the platform does by itself."""
    signed_up()
    proved(bureau)
    number = applied(bureau)
    tick()
    post_due()
    return number


__all__ = ["ANY", "CANARIES", "IDS", "PHONES", "Heard", "lived"]

"""Who may open which address: every address of the platform stands in this table, and nobody gets further than it says.

Columns: the public, the founder of the case, another applicant, the clerk at the window, the sponsor of another unit,
the auditor, the system administrator; a founder who left the team, a reviewer, a chief, an approver, the publisher of
another unit, a street, the security administrator. 200 shown, 302 to sign-in or elsewhere, 303 to the case because it is handed in, 403 visible but not yours, 404 not there.
"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import get_resolver

from casework.core.models import Case, Entry
from casework.core.perform import perform
from casework.intake.rows import Upload
from casework.journal.instant import today
from casework.notices import objections
from casework.notices.attachments import attach
from casework.post.outbox import post_due
from casework.post.rows import Letter, Paper
from casework.views.files import token_of
from hall.switching import member_ref, ref_of
from network.models import Membership, Post
from orgs.statistics import period
from tests import naming
from tests.casework.notices.making import drafted, staffed
from tests.files import small_pdf, upload

pytestmark = [pytest.mark.story, pytest.mark.django_db]
FILE = "<slug:number>/files/<slug:token>/"
WHO = ("public", "founder", "stranger", "clerk", "sponsor", "auditor", "admin",
       "former", "reviewer", "chief", "approver", "publisher", "street", "security")  # fmt: skip

DOORS = {
    "healthz": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "readyz": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "activate/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "text-size/": "405 405 405 405 405 405 405 405 405 405 405 405 405 405",
    "enter/": "302 302 302 302 302 302 302 302 302 302 302 302 302 302",
    "files/<slug:token>/": "302 200 404 200 404 200 404 404 200 200 200 200 404 404",
    "verify/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "verify/<slug:code>/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "papers/<slug:code>/": "302 200 404 200 404 200 404 404 200 200 200 200 404 404",
    "notices/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "help/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "stats/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "stats/data.csv": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "sitemap/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "sitemap.xml": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "publicity/calendar.ics": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "register/data.csv": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "register/<slug:uscc>/qr.svg": "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/claim-letter/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/organizations/<slug:uscc>/claim/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/cases/<number:number>/mandates/<slug:ref>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/cases/<number:number>/mirrors/": "302 404 404 200 404 200 404 404 200 200 200 200 404 404",
    "desk/mirrors/": "302 404 404 200 404 404 404 404 200 200 200 404 404 404",
    "desk/mirrors/many/": "302 404 404 200 404 404 404 404 200 404 404 404 404 404",
    "desk/outages/": "302 404 404 404 404 200 200 404 404 404 404 404 404 404",
    "desk/outages/<int:pk>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/claims/": "302 404 404 200 404 404 404 404 404 404 404 404 404 404",
    "t/<str:token>/": "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/calendar.ics": "302 200 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/": "302 302 302 302 302 302 302 302 302 302 302 302 302 302",
    "hall/services/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/services/<slug:code>/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/services/<slug:code>/check/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/cases/": "302 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/cases/new/<slug:code>/": "302 405 405 405 405 405 405 405 405 405 405 405 405 405",
    "hall/cases/<number:number>/": "302 200 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/task/<slug:key>/": "302 303 404 404 404 404 404 404 404 404 404 404 404 404",
    "files/<slug:token>/pages/<int:page>/": "302 200 404 200 404 200 404 404 200 200 200 200 404 404",
    "hall/cases/<number:number>/files/<slug:key>/": "302 303 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/write/<slug:key>/": "302 303 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/compare/<slug:key>/": "302 200 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/check/": "302 303 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/steps/<slug:step>/": "302 403 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/done/": "302 200 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/matters/<slug:kind>/": "302 403 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/founding/": "302 303 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/founding/new/<slug:kind>/": "302 303 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/founding/meeting/": "302 303 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/founding/sheets/<slug:code>/": "302 303 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/cases/<number:number>/founding/<slug:ref>/": "302 303 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/asked/<number:number>/<slug:step>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/letters/<number:number>/<int:seq>/": "302 200 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/account/": "302 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/materials/": "302 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/org/": "302 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/org/switch/": "302 405 405 405 405 405 405 405 405 405 405 405 405 405",
    "hall/org/<slug:ref>/": "302 200 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/org/<slug:ref>/members/<slug:member>/": "302 200 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/org/<slug:ref>/members/<slug:member>/sheet/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/join/<slug:token>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "hall/messages/": "302 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/data/": "302 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/data/request/": "302 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "hall/claim/": "302 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "desk/": "302 404 404 200 200 200 200 404 200 200 200 200 200 200",
    "desk/cases/": "302 404 404 200 200 200 200 404 200 200 200 200 200 200",
    "desk/organizations/": "302 404 404 200 200 200 200 404 200 200 200 200 200 200",
    "desk/organizations/<slug:uscc>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/cases/<number:number>/": "302 404 404 200 404 200 404 404 200 200 200 200 404 404",
    "desk/cases/<number:number>/steps/<slug:step>/": "302 404 404 200 404 403 404 404 200 200 200 403 404 404",
    "desk/cases/<number:number>/read/<str:key>/": "302 404 404 302 404 302 404 404 302 302 302 302 404 404",
    "desk/cases/<number:number>/original/<slug:token>/": "302 404 404 405 405 405 405 404 405 405 405 405 405 405",
    "desk/cases/<number:number>/matters/<slug:kind>/": "302 404 404 403 404 403 404 404 403 403 403 403 404 404",
    "desk/cases/<number:number>/show/<slug:section>/<slug:field>/": "302 404 404 200 404 404 404 404 200 200 200 200 404 404",
    "desk/cases/<number:number>/founding/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/cases/<number:number>/founding/<slug:ref>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/cases/<number:number>/compare/<slug:key>/": "302 404 404 200 404 200 404 404 200 200 200 200 404 404",
    "desk/disclosures/": "302 404 404 404 404 200 404 404 404 404 404 404 404 404",
    "desk/data-inventory/": "302 404 404 404 404 200 200 404 404 404 404 404 404 200",
    "desk/sign-ins/": "302 404 404 404 404 200 404 404 404 404 404 404 404 404",
    "desk/window/": "302 404 404 200 404 404 404 404 404 404 404 404 404 404",
    "desk/window/<slug:number>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/takeover/": "302 404 404 200 404 404 200 404 404 404 404 404 404 404",
    "desk/takeover/new/<slug:code>/": "302 404 404 200 404 404 404 404 404 404 404 404 404 404",
    "desk/takeover/cutover/": "302 404 404 404 404 404 200 404 404 404 404 404 404 404",
    "desk/takeover/<slug:number>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/notices/": "302 404 404 404 404 200 404 404 200 200 404 200 404 404",
    "desk/notices/new/": "302 404 404 404 404 404 404 404 200 200 404 200 404 404",
    "desk/notices/<slug:number>/": "302 404 404 404 404 200 404 404 200 200 404 200 404 404",
    "desk/notices/<slug:number>/steps/<slug:step>/": "302 404 404 404 404 403 404 404 403 403 404 200 404 404",
    "desk/notices/<slug:number>/files/": "302 404 404 404 404 200 404 404 200 200 404 200 404 404",
    "desk/notices/<slug:number>/files/<slug:token>/": "302 404 404 404 404 200 404 404 200 200 404 200 404 404",
    "desk/notices/<slug:number>/objections/<int:place>/": "302 404 404 404 404 404 404 404 200 200 404 200 404 404",
    "desk/contacts/": "302 404 404 200 200 404 404 404 200 200 200 200 200 404",
    "desk/contacts/<int:pk>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/meetings/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/meetings/topics/new/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/meetings/new/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/meetings/suggestions/<int:pk>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/meetings/units/<slug:unit>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/digest/": "302 404 404 200 200 200 200 404 200 200 200 200 200 200",
    "desk/letters/": "302 404 404 200 200 200 200 404 200 200 200 200 200 200",
    "desk/letters/<int:pk>/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/signed/": "302 404 404 200 200 200 200 404 200 200 200 200 200 200",
    "desk/codes/": "302 404 404 404 404 404 200 404 404 404 404 404 404 404",
    "desk/import/": "302 404 404 404 404 404 200 404 404 404 404 404 404 404",
    "desk/import/defects/": "302 404 404 404 404 404 200 404 404 404 404 404 404 404",
    "desk/import/<int:pk>/revert/": "302 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "desk/chief/": "302 404 404 404 404 404 404 404 404 200 404 404 404 404",
    "desk/chief/<slug:figure>/": "302 404 404 404 404 404 404 404 404 200 404 404 404 404",
    "desk/statistics/": "302 404 404 404 404 200 404 404 404 200 200 404 404 404",
    "desk/statistics/periods/": "302 404 404 404 404 200 404 404 404 200 200 404 404 404",
    "desk/statistics/periods/<slug:month>/": "302 404 404 404 404 200 404 404 404 200 200 404 404 404",
    "desk/statistics/<slug:code>/": "302 404 404 404 404 200 404 404 404 200 200 404 404 404",
    "desk/journal/": "302 404 404 404 404 200 200 404 404 404 404 404 404 404",
    "desk/staff/": "302 404 404 404 404 200 200 404 404 404 404 404 404 200",
    "desk/staff/appoint/": "302 404 404 404 404 404 200 404 404 404 404 404 404 200",
    "desk/staff/<int:pk>/end/": "302 404 404 404 404 404 200 404 404 404 404 404 404 404",
    "desk/staff/<int:pk>/delegate/": "302 404 404 404 404 404 200 404 404 404 404 404 404 404",
    "desk/staff/open/": "302 404 404 200 404 404 404 404 404 404 404 404 404 404",
    "desk/staff/identity/": "302 404 404 200 404 404 404 404 404 404 404 404 404 404",
    "desk/staff/changes/": "302 404 404 404 404 200 404 404 404 404 404 404 404 200",
    "desk/rules/": "302 404 404 404 404 404 200 404 404 404 404 404 404 404",
    "desk/rules/calendar/": "302 404 404 404 404 404 200 404 404 404 404 404 404 404",
    "desk/rules/<str:key>/": "302 404 404 404 404 404 200 404 404 404 404 404 404 404",
    "admin/enter/": "302 403 403 403 403 403 403 403 403 403 403 403 403 403",
    "admin/login/": "302 302 302 302 302 302 302 302 302 302 302 302 302 302",
    "admin/logout/": "302 302 302 302 302 302 302 302 302 302 302 302 302 302",
    "admin/password_reset/": "302 302 302 302 302 302 302 302 302 302 302 302 302 302",
    "admin/password_reset/done/": "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "admin/password_reset/confirm/<uidb64>/<token>/": "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "admin/password_reset/complete/": "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "policies/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "policies/<slug:slug>/pdf/": "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "policies/<slug:slug>/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "publicity/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "publicity/answer/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "publicity/feed/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "publicity/<slug:number>/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "publicity/<slug:number>/files/<slug:token>/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "publicity/<slug:number>/objection/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "publicity/<slug:number>/objection/done/": "302 302 302 302 302 302 302 302 302 302 302 302 302 302",
    "register/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
    "register/<slug:uscc>/": "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "sign/<slug:token>/": "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    "search/": "200 200 200 200 200 200 200 200 200 200 200 200 200 200",
}  # fmt: skip
# Whole packages with tables of their own: the framework's sign-in, the editors' interface, editorial pages.
LEFT_TO_THE_FRAMEWORK = ("accounts/", "admin/", "documents/", "_util/", "^(")


def addresses(patterns, prefix=""):
    """Every address pattern as text."""
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, path)
        elif path in DOORS or not path.startswith(LEFT_TO_THE_FRAMEWORK):
            yield path


def test_every_address_stands_in_the_table():
    assert sorted(set(addresses(get_resolver().url_patterns)) ^ set(DOORS)) == []


def noticed(bureau):
    """A publicity with an attachment and an objection: (its number, the attachment's token)."""
    notice = drafted(staffed(bureau))
    file = attach(notice, upload("说明.pdf", small_pdf()), bureau.editor)
    notice = perform(notice, "review", by=bureau.publisher)
    perform(notice, "publicize", by=bureau.publisher)
    objections.file(notice, words="住所的门牌号码有误。", name="郑某", contact="a@example.org", origin="1")
    return notice.number, token_of(file)


def closed(bureau):
    """A closed month of statistics, as its address names it."""
    last = today().replace(day=1) - timedelta(days=1)
    return str(period.close(last.replace(day=1), by=bureau.approver))


@pytest.fixture
def places(bureau):
    """What the placeholders of the addresses stand for."""
    case = bureau.submitted()
    bureau.former = bureau.person("former", "离开的人")
    left(bureau.former, case)
    post_due()
    notice, shown = noticed(bureau)
    colleague = bureau.member(bureau.person("colleague", "同事"), case)
    return {
        "org/<slug:ref>": f"org/{ref_of(case.party)}", "<slug:member>": member_ref(colleague), "join/<slug:token>": "join/nobody",
        f"publicity/{FILE}": f"publicity/{notice}/files/{shown}/", f"desk/notices/{FILE}": f"desk/notices/{notice}/files/{shown}/",
        "publicity/<slug:number>": f"publicity/{notice}", "notices/<slug:number>": f"notices/{notice}",
        f"{notice}/steps/<slug:step>": f"{notice}/steps/withdraw", "<int:place>": "1",
        "<slug:token>": token_of(Upload.objects.filter(case=case).first()),
        "verify/<slug:code>": f"verify/{Paper.objects.get().code}", "papers/<slug:code>": f"papers/{Paper.objects.get().code}",
        "statistics/<slug:code>": "statistics/standing", "<slug:figure>": "in_hand", "<slug:month>": closed(bureau),
        "services/<slug:code>": "services/DJ", "new/<slug:code>": "new/DJ", "<slug:number>": case.number,
        "<number:number>": case.number, "<slug:kind>": "recusal", "<slug:unit>": "culture", "sheets/<slug:code>": "sheets/ABCD2345",
        "<slug:ref>": "0" * 32, "<int:page>": "1",
        "t/<str:token>": "t/AAAAAAAAAAAAAAAAAAAAAA", "write/<slug:key>": "write/charter", "compare/<slug:key>": "compare/charter",
        "task/<slug:key>": "task/names", "files/<slug:key>": "files/charter", "<slug:step>": "accept",
        "<int:seq>": str(Letter.objects.filter(case=case).first().entry.seq),
        "<int:pk>": str(Post.objects.get(user=bureau.clerk2).pk), "<str:key>": "remedy.review_limit",
        "<slug:section>/<slug:field>": "delivery/phone",
        "<slug:slug>": "registration", "<uidb64>/<token>": "MQ/abc-def", "<slug:uscc>": "0" * 18,
    }  # fmt: skip


def left(user, case):
    """They belonged to the case's party until yesterday."""
    Membership.objects.create(party_id=case.party_id, user=user, role="founder", valid_from=date(2020, 1, 2),
                              valid_to=today() - timedelta(days=1))  # fmt: skip


def of_a_name(places, case):
    """The same places for a name check."""
    code = Paper.objects.filter(case=case).get().code
    return places | {
        "<slug:token>": token_of(Upload.objects.filter(case=case).first()), "verify/<slug:code>": f"verify/{code}",
        "papers/<slug:code>": f"papers/{code}", "services/<slug:code>": "services/MC", "new/<slug:code>": "new/MC",
        "<slug:number>": case.number, "files/<slug:key>": "files/identity",
    }  # fmt: skip


def opened(pattern, places, clients):
    """What everybody gets at an address."""
    for placeholder, value in places.items():
        pattern = pattern.replace(placeholder, value)
    statuses = []
    for client in clients:
        answer = client.get(f"/{pattern}")
        for closer in answer._resource_closers:  # close() itself would also end the test's database connection
            closer()
        statuses.append(str(answer.status_code))
    return " ".join(statuses)


def visitors(bureau):
    """A browser for everybody of the columns."""
    for who in WHO:
        client = Client()
        if who != "public":
            client.force_login(getattr(bureau, who))
        yield client


def test_nobody_gets_further_than_the_table_says(bureau, places):
    clients = list(visitors(bureau))
    found = {pattern: opened(pattern, places, clients) for pattern in DOORS}
    assert [f"{p} {found[p]}, not {DOORS[p]}" for p in DOORS if found[p] != DOORS[p]] == []


def test_a_name_check_has_the_same_doors(bureau, places):
    case = naming.submitted(bureau)
    left(bureau.former, case)
    post_due()
    places, clients = of_a_name(places, case), list(visitors(bureau))
    asked = [
        pattern for pattern in DOORS if "<slug:" in pattern and pattern.startswith(("hall", "desk", "files", "papers"))
    ]
    found = {pattern: opened(pattern, places, clients) for pattern in asked}
    assert len(asked) >= 15
    assert [f"{p} {found[p]}, not {DOORS[p]}" for p in asked if found[p] != DOORS[p]] == []


def posted(pattern, places, clients):
    """What everybody gets who sends an empty form to an address."""
    for placeholder, value in places.items():
        pattern = pattern.replace(placeholder, value)
    return [client.post(f"/{pattern}").status_code for client in clients]


def test_whoever_may_not_look_may_not_press(bureau, places):
    """A 404 for looking is a 404 for pressing, on every address; nothing is written by any of these presses."""
    clients, before = list(visitors(bureau)), written()
    for pattern in DOORS:
        closed = [client for client, status in zip(clients, DOORS[pattern].split(), strict=True) if status == "404"]
        assert set(posted(pattern, places, closed)) <= {404, 405}, pattern
    assert written() == before


def written():
    """How far every case has come, and how many there are of what people can make."""
    cases = sorted(Case.objects.values_list("number", "state", "version"))
    return cases, Entry.objects.count(), Upload.objects.count(), Post.objects.count(), Membership.objects.count()

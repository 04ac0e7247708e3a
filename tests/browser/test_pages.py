"""Every main page in every size: nothing sticks out, nothing complains, axe finds nothing."""

from datetime import timedelta

import pytest

from bench.audit.looks import axe, cut_off, sticking_out
from casework.clock.deadline import Outage
from casework.clock.outages import record
from casework.journal.instant import now, today
from casework.members import inviting
from casework.notices import objections
from casework.officials.snippets import Snippet
from casework.post.outbox import post_due
from casework.post.rows import Letter, Outbox, Paper
from casework.views.letters import page_of
from casework.views.progress import token_of
from hall.switching import member_ref, ref_of
from network.models import Post
from orgs.claims.opening import begun
from orgs.models import Organization
from tests import naming
from tests.browser.conftest import DESK, NARROW, PHONE
from tests.bureau import SINCE
from tests.casework.notices.making import drafted, published, staffed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def noticed(bureau):
    """The number of a publicity with an objection; a draft the gate stops stands beside it."""
    notice = published(staffed(bureau))
    drafted(bureau, body="获奖人员：甲某，电话１３９ 1234 5678，予以公示。")
    objections.file(notice, words="住所的门牌号码有误。", name="郑某", contact="a@example.org", origin="1")
    return notice.number


def letters_of(case):
    """The letters that reached the applicant of a case: receipt, decision, certificate and all."""
    Letter.objects.filter(case_id=case.pk).update(run_after=now())
    Outbox.objects.filter(letter__case_id=case.pk).update(run_after=now())
    post_due()
    return Letter.objects.filter(case_id=case.pk, party_id=case.party_id, posted_at__isnull=False).select_related("case", "entry")


def unclaimed(bureau):
    """An organization of the register for which nobody acts."""
    made = naming.organization(bureau, "天津市滨海新区晴川合唱协会", number=930_001)
    Organization.objects.filter(pk=made.pk).update(announced_on=SINCE)
    return made


@pytest.fixture
def places(bureau):
    """(who, path) of the main pages, over a district with a case in the middle, one to fill in and one announced."""
    announced, reviewed, draft = bureau.reach("announced"), bureau.reach("under_review"), bureau.draft()
    post_due()
    helper = member_ref(bureau.member(bureau.stranger, draft))
    joining = f"/hall/join/{inviting.invite(draft.party, by=bureau.founder, part='reader', name='计小满')[1]}/"
    uscc = Organization.objects.get(party=announced.party).uscc
    clerk = Post.objects.get(user=bureau.clerk).pk
    notice, claim = noticed(bureau), begun(bureau.founder, unclaimed(bureau))
    Snippet.objects.create(owner=bureau.reviewer, words="材料齐全，符合法定形式。")
    record(now() - timedelta(days=3), now() - timedelta(days=2), "机房停电", bureau.admin)
    return [
        (None, path) for path in (
            "/", "/publicity/", f"/publicity/{notice}/", "/publicity/answer/", "/policies/", "/policies/registration/", "/register/", f"/register/{uscc}/", "/search/?q=登记",
            "/hall/services/", "/hall/services/DJ/", "/hall/services/DJ/check/?q1=no", "/accounts/login/",
            "/accounts/signup/", "/activate/", f"/verify/{Paper.objects.first().code}/", "/no-such-page/",
            "/stats/", "/help/", "/notices/", "/sitemap/", "/newcomers/", f"/t/{token_of(reviewed)}/",
            f"/register/{uscc}/?on={today():%Y-%m-%d}",
        )
    ] + [
        (bureau.founder, path) for path in (
            "/hall/cases/", f"/hall/cases/{reviewed.number}/", f"/hall/cases/{draft.number}/",
            f"/hall/cases/{draft.number}/task/residence/", f"/hall/cases/{draft.number}/task/founders/",
            f"/hall/cases/{draft.number}/files/charter/", f"/hall/cases/{draft.number}/check/", "/hall/messages/",
            "/hall/claim/", f"/hall/cases/{reviewed.number}/done/", f"/hall/organizations/{claim.organization.uscc}/claim/",
            f"/hall/cases/{claim.number}/", f"/hall/cases/{claim.number}/claim-letter/",
            "/hall/org/", f"/hall/org/{ref_of(draft.party)}/", f"/hall/org/{ref_of(draft.party)}/members/{helper}/", joining, "/hall/materials/",
            "/hall/account/", *(page_of(letter) for letter in letters_of(announced)),
        )
    ] + [
        (bureau.reviewer, path) for path in (
            "/desk/", "/desk/snippets/", "/desk/cases/", f"/desk/cases/{reviewed.number}/", f"/desk/cases/{reviewed.number}/?doc=charter",
            f"/desk/cases/{reviewed.number}/?doc=premises", "/desk/organizations/", "/desk/organizations/?q=没有的",
            f"/desk/organizations/{Organization.objects.get(party_id=announced.party_id).uscc}/",
            f"/desk/cases/{reviewed.number}/steps/propose_grant/", f"/desk/cases/{reviewed.number}/steps/tell_refusal/",
        )
    ] + [
        (bureau.publisher, path) for path in (
            "/desk/notices/?bucket=all", "/desk/notices/new/", f"/desk/notices/{notice}/",
            f"/desk/notices/{notice}/steps/withdraw/", f"/desk/notices/{notice}/objections/1/",
        )
    ] + [(bureau.clerk, path) for path in (
        "/desk/window/", "/desk/claims/", "/desk/mirrors/", "/desk/mirrors/many/", f"/desk/cases/{announced.number}/mirrors/",
        "/desk/takeover/new/DJ/", "/desk/contacts/",
    )] + [ (bureau.clerk, "/desk/staff/open/"), (bureau.auditor, "/desk/journal/"),
          (bureau.auditor, f"/desk/outages/{Outage.objects.get().pk}/")] + [
        (bureau.admin, path) for path in (
            "/desk/staff/", "/desk/staff/appoint/", f"/desk/staff/{clerk}/end/", "/desk/rules/?q=remedy",
            "/desk/rules/remedy.review_limit/", "/desk/rules/calendar/", "/desk/codes/", "/desk/outages/",
        )
    ]  # fmt: skip


SIZES = {"desk": (DESK, ""), "phone": (PHONE, ""), "narrow-large": (NARROW, "large")}


def looked_at(page, path):
    """What is wrong with a page in every size: fetched once, then the window grows narrow before it and the letters large."""
    for name, (size, text) in SIZES.items():
        page.set_viewport_size(size)
        page.evaluate("text => { if (text) document.documentElement.dataset.text = text; }", text)
        for fault, found in (("sticks out: ", sticking_out(page)), ("cut off: ", cut_off(page)), ("", axe(page))):
            yield from (f"{path} {name}: {fault}{one}" for one in found)
    if page.locator("h1").count() != 1:
        yield f"{path}: {page.locator('h1').count()} h1"


@pytest.mark.parametrize("half", [0, 1], ids=["odd", "even"])
def test_every_page_fits_every_window_and_pleases_axe(places, visit, half):
    faults, windows = [], {}
    for user, path in places[half::2]:
        if user not in windows:
            windows[user] = visit(DESK)
            if user:
                windows[user].sign_in(user)
        windows[user].page.set_viewport_size(DESK)
        faults += looked_at(windows[user].open(path), path)
    faults += [complaint for window in windows.values() for complaint in window.complaints]
    assert faults == []


def test_planted_faults_are_seen(bureau, visit):
    """The control: a page too wide, a picture without words, a broken script; what fits a desk and not large letters."""
    window = visit(PHONE)
    page = window.open("/")
    assert list(looked_at(page, "/")) == []
    page.evaluate("""() => {
      const wide = document.createElement('p'); wide.className = 'planted'; wide.style.width = '19rem'; wide.textContent = '宽';
      document.querySelector('main').append(wide);
    }""")
    assert {fault.split(":")[0] for fault in looked_at(page, "/")} == {"/ narrow-large"}
    page = window.open("/")
    page.set_viewport_size(PHONE)
    page.evaluate("""() => {
      const wide = document.createElement('p'); wide.className = 'planted'; wide.style.width = '900px';
      wide.textContent = '很宽';
      const image = document.createElement('img'); image.className = 'mute'; image.src = '/static/none.png';
      document.querySelector('main').append(wide, image);
      setTimeout(() => { throw new Error('planted') });
    }""")
    page.wait_for_load_state("networkidle")
    assert sticking_out(page)[-1].startswith("P.planted")
    assert any(found.startswith("image-alt: ") for found in axe(page))
    assert any("planted" in said for said in window.complaints)
    assert any(said.endswith("/static/none.png: 404") for said in window.complaints)

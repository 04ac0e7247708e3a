"""电子送达确认书: given and taken back in the hall, dated; without it what the platform shows is no delivery."""

import subprocess

import pytest

from casework.core.answers import Refused
from casework.core.models import Entry
from casework.journal.instant import day_of, now, today
from casework.post.papers import issue
from casework.post.rows import Letter, Paper
from hall.switching import ref_of
from papers.consent.giving import Served, consented
from papers.consent.rows import ElectronicConsent
from papers.consent.sheets import ConsentSheet
from papers.dossier.points import not_delivered
from papers.sealing.keeping import record_delivery
from papers.sealing.register import told
from tests.files import small_pdf, upload
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db]
PAGE = "/hall/delivery/"


@pytest.fixture
def paper(bureau, travel):
    """The receipt of an application whose party has said nothing yet, posted; nobody reads its bytes here."""
    travel("2026-11-23 09:00")
    case = bureau.submitted()
    ElectronicConsent.objects.all().delete()
    letter = Letter.objects.select_related("case", "entry").get(case_id=case.pk, name="received")
    Paper.objects.filter(pk=issue(letter).pk).update(made_at=now())
    Letter.objects.filter(pk=letter.pk).update(posted_at=now())
    return Paper.objects.select_related("case__party", "letter__entry").get(letter=letter)


def press(user, paper, do, **more):
    """The button of the hall's page."""
    return at_desk_of(user).post(PAGE, {"party": ref_of(paper.case.party), "do": do} | more)


def test_without_consent_it_is_no_delivery_and_the_page_says_what_is_left(bureau, paper):
    assert Served([paper], today()).at(paper) is None and told(paper, Served([paper], today()))["delivery"][0] == "amber"
    page = at_desk_of(bureau.clerk).get(f"/desk/papers/{paper.code}/").content.decode()
    assert "平台通知" in page and "不算送达" in page and "平台电子送达" not in page
    answer = at_desk_of(bureau.clerk).post(f"/desk/papers/{paper.code}/", {"do": "deliver", "way": "electronic", "day": today().isoformat(), "note": "发到邮箱"})
    said = answer.content.decode()
    assert answer.status_code == 422 and all(word in said for word in ("电子送达不算送达", "直接送达、邮寄送达", "公告送达", "发到邮箱"))
    assert any("没有同意电子送达" in fault for fault in not_delivered(paper.case))
    record_delivery(paper, by=bureau.clerk, way="public", day=today(), note="区政府网站公告")
    assert not list(not_delivered(paper.case))


def test_consent_counts_from_its_moment_to_its_withdrawal(bureau, paper, travel):
    travel("2026-11-24 09:00")
    assert press(bureau.founder, paper, "give").status_code == 422  # not ticked
    assert press(bureau.founder, paper, "give", agree="on").status_code == 303
    assert "已同意" in at_desk_of(bureau.founder).get(PAGE).content.decode()
    assert press(bureau.founder, paper, "give", agree="on").status_code == 422
    assert Served([paper], today()).at(paper) is None  # what was posted before stays undelivered
    Letter.objects.filter(pk=paper.letter_id).update(posted_at=now())
    paper.letter.refresh_from_db()
    posted = paper.letter.posted_at
    assert Served([paper], today()).at(paper) == posted and not list(not_delivered(paper.case))
    assert "平台电子送达" in at_desk_of(bureau.clerk).get(f"/desk/papers/{paper.code}/").content.decode()
    travel("2026-11-25 09:00")
    assert press(bureau.founder, paper, "withdraw").status_code == 303 and press(bureau.founder, paper, "withdraw").status_code == 422
    assert not consented(paper.case.party_id, now()) and Served([paper], today()).at(paper) == posted  # what was delivered stays delivered
    Letter.objects.filter(pk=paper.letter_id).update(posted_at=None)
    paper.letter.refresh_from_db()
    with pytest.raises(Refused, match="已经撤回"):
        record_delivery(paper, by=bureau.clerk, way="electronic", day=today(), note="发到邮箱")
    assert [(row.given, day_of(row.at).day) for row in ElectronicConsent.objects.all()] == [(True, 24), (False, 25)]


def test_nobody_speaks_for_another_party(bureau, paper):
    for user in (bureau.stranger, bureau.clerk):
        assert press(user, paper, "give", agree="on").status_code == 404
        assert paper.case.party.name not in at_desk_of(user).get(PAGE).content.decode()
    assert at_desk_of(bureau.founder).post(PAGE, {"party": "x", "do": "give", "agree": "on"}).status_code == 404
    assert not ElectronicConsent.objects.exists()


def test_teams_called_after_the_same_person_are_told_apart(bureau):
    first, second = bureau.submitted(), bureau.draft()
    page = at_desk_of(bureau.founder).get(PAGE).content.decode()
    assert first.party_id != second.party_id and first.party.name == second.party.name
    assert first.title in page and second.title in page


SHEET = {"signer": "冉志勤", "capacity": "founder", "address": "13800000000", "signed_on": "2026-11-22"}


def enters(user, case, **said):
    """A signed sheet typed in at the window; "" leaves the file out."""
    given = SHEET | {"sheet": upload("确认书.pdf", small_pdf("签名的确认书"))} | said
    return at_desk_of(user).post(f"/desk/cases/{case.number}/delivery/", {name: value for name, value in given.items() if value})


def test_a_signed_sheet_is_entered_at_the_window_and_counts_from_then(bureau, paper):
    case, page = paper.case, f"/desk/cases/{paper.case.number}/delivery/"
    assert page in at_desk_of(bureau.clerk).get(f"/desk/papers/{paper.code}/").content.decode()
    assert "打印电子送达确认书" in at_desk_of(bureau.clerk).get(page).content.decode()
    for user in (bureau.reviewer, bureau.auditor, bureau.founder):
        assert at_desk_of(user).get(page).status_code == 404 and enters(user, case).status_code == 404
    for wrong, sentence in (({"sheet": ""}, "请上传签名的确认书"), ({"address": "138"}, "请填写11位手机号码"), ({"signed_on": "2026-11-24"}, "不能晚于今天"),
                            ({"signer": ""}, "请填写签署人"), ({"capacity": "king"}, "请从列表中选择")):  # fmt: skip
        answer = enters(bureau.clerk, case, **wrong)
        assert answer.status_code == 422 and sentence in answer.content.decode() and 'value="2026-11-2' in answer.content.decode()
    assert not ElectronicConsent.objects.exists()

    assert enters(bureau.clerk, case).status_code == 303
    row = ConsentSheet.objects.get()
    assert (row.signer_name, row.address_text, row.capacity_label) == ("冉志勤", "13800000000", "发起人或者举办者") and "冉志勤" not in row.signer
    assert consented(case.party_id, now()) and row.consent.at == now() and Entry.objects.filter(case_id=case.pk, step="delivery_agreed").count() == 1
    assert Served([paper], today()).at(paper) is not None  # posted in the very moment; the control is the paper before
    shown = at_desk_of(bureau.clerk).get(page).content.decode()
    assert f"{page}{row.ref}/" in shown and "打印撤回电子送达确认书" in shown
    for closer in at_desk_of(bureau.reviewer).get(f"{page}{row.ref}/")._resource_closers:
        closer()
    assert at_desk_of(bureau.founder).get(f"{page}{row.ref}/").status_code == 404
    assert "窗口登记签名的确认书" in at_desk_of(bureau.founder).get(PAGE).content.decode()

    assert enters(bureau.clerk, case).status_code == 303  # the next sheet takes it back
    assert not consented(case.party_id, now()) and [row.given for row in ElectronicConsent.objects.order_by("id")] == [True, False]


def test_the_sheet_to_be_signed_has_its_four_lines(bureau, paper):
    answer = at_desk_of(bureau.clerk).get(f"/desk/cases/{paper.case.number}/delivery/?print")
    text = "".join(subprocess.run(["pdftotext", "-", "-"], input=answer.content, capture_output=True, check=True).stdout.decode().split())
    assert all(line in text for line in ("电子送达确认书", "签署人", "签署人的身份", "手机号码或者电子邮箱", "签署日期", paper.case.number))

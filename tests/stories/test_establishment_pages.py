"""成立登记 as its people meet it: through the pages."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework.core.models import Case
from casework.intake.rows import Visit
from casework.post.outbox import post_due
from casework.post.rows import Letter, Paper
from orgs import codes
from orgs.organization import Kind
from tests.files import small_pdf
from tests.stories.pages import ASSIGNED, NEEDED, POINTS, at_desk_of, desk, fill, handed_in, press, state, submitted

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def test_story_of_six_people_and_a_certificate(bureau, travel):
    travel("2026-11-23 09:00")
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 7)], Kind.PRIVATE_UNIT)
    founder, number = handed_in(bureau)
    assert number in at_desk_of(bureau.clerk).get("/desk/").content.decode()

    desk(
        bureau, number, *ASSIGNED, ("reviewer", "propose_grant", {"opinion": "建议准予登记。", **POINTS}),
        ("chief", "chief_agree", {"opinion": "同意。"}), ("approver", "grant", {}),
        ("clerk2", "issue_certificate", {"delivery": "window", "delivered_on": "2026-11-23"}),
    )  # fmt: skip
    travel("2026-11-23 09:20")
    while post_due():
        pass
    code = Paper.objects.get(kind="certificate").code
    sealed = {"do": "seal", "day": "2026-11-23", "seal": "登记专用章", "copies": "2"}
    assert at_desk_of(bureau.seal_keeper).post(f"/desk/papers/{code}/", sealed).status_code == 303
    desk(bureau, number, ("publisher", "announce", {}))

    assert state(number) == "announced"
    public = Client().get("/register/?q=盐业文化").content.decode()
    uscc = re.search(r"/register/(\w{18})/", public)[1]
    page = Client().get(f"/register/{uscc}/").content.decode()
    assert "天津市滨海新区盐业文化服务中心" in page
    assert "110105198012310022" not in page
    travel("2026-11-23 09:40")
    while post_due():
        pass
    papers = {p.kind: p for p in Paper.objects.filter(made_at__isnull=False)}
    assert set(papers) == {"receipt", "acceptance", "review_form", "grant_decision", "certificate", "seal_letter"}
    assert papers["grant_decision"].number == "滨社登准〔2026〕1号"
    words = papers["receipt"].letter.words
    assert dict(words["items"])["受理答复最后日期"] == "2026年11月30日"
    assert len(words["materials"]) == len(NEEDED)
    shown = founder.get(f"/papers/{papers['certificate'].code}/")
    assert b"".join(shown.streaming_content).startswith(b"%PDF")
    assert at_desk_of(bureau.stranger).get(f"/papers/{papers['certificate'].code}/").status_code == 404
    assert "准予成立登记决定书" in Client().get(f"/verify/{papers['grant_decision'].code}/").content.decode()


def test_story_of_a_correction(bureau):
    founder, number = submitted(bureau)
    gaps = {"gaps-0-about": "charter", "gaps-0-code": "C09", "gaps-0-note": "缺党建内容", "how": "online"}
    desk(bureau, number, ("clerk", "request_correction", gaps))
    assert "缺党建内容" in founder.get(f"/hall/cases/{number}/").content.decode()

    refused = press(founder, "hall", number, "resubmit")
    assert refused.status_code == 422
    assert refused.context["form"].errors == {
        "unable": ["这些内容还没有改动：章程草案。请补正，或者在下面说明无法补正的理由。"]
    }
    file = SimpleUploadedFile("章程新稿.pdf", small_pdf("new"), "application/pdf")
    founder.post(f"/hall/cases/{number}/files/charter/", {"file": file})
    assert press(founder, "hall", number, "resubmit").status_code == 303

    page = at_desk_of(bureau.clerk).get(f"/desk/cases/{number}/")
    assert page.context["changed_files"] == {"章程草案"}
    again = press(at_desk_of(bureau.clerk), "desk", number, "request_correction", **gaps)
    assert again.status_code == 422
    desk(bureau, number, ("clerk", "accept", {}))
    assert state(number) == "accepted"


def test_story_of_a_refusal_after_a_defence(bureau):
    founder, number = submitted(bureau)
    told = {"reasons": ["R08"], "facts": "现场查看，住所为居民家中客厅，不能使用。"}
    desk(bureau, number, *ASSIGNED, ("reviewer", "tell_refusal", told))
    too_far = {"reasons": ["R07"], "opinion": "建议不予。", "adopted": "不予采纳。"}

    assert press(founder, "hall", number, "state_case", statement="我们已另租房屋。").status_code == 303
    reviewer = at_desk_of(bureau.reviewer)
    assert press(reviewer, "desk", number, "propose_refusal", **too_far).status_code == 422
    desk(
        bureau, number, ("reviewer", "propose_refusal", too_far | {"reasons": ["R08"]}),
        ("chief", "chief_agree", {"opinion": "同意。"}), ("approver", "refuse", {"reasons": ["R08"]}),
    )  # fmt: skip

    assert state(number) == "refused"
    assert Case.objects.get(number=number).closed_at is not None
    assert "申请复议" in Letter.objects.get(name="refused").do


def test_story_at_the_window(bureau, travel):
    travel("2026-11-23 10:00")
    clerk = at_desk_of(bureau.clerk)
    visit = {"code": "DJ", "visitor": "老发起人", "received_on": "2026-11-20"}
    assert clerk.post("/desk/window/", visit).status_code == 422
    done = clerk.post("/desk/window/", visit | {"identity_seen": "on"})
    number = done.url.split("/")[-2]
    code = re.search(r'class="code">([0-9A-F-]{14})<', clerk.get(done.url).content.decode())[1]
    fill(clerk, number, bureau)
    assert press(clerk, "hall", number, "submit", commitment="on").status_code == 303
    assert Case.objects.get(number=number).received_on.isoformat() == "2026-11-20"
    assert at_desk_of(bureau.founder).get(f"/hall/cases/{number}/").status_code == 404

    founder = at_desk_of(bureau.founder)
    assert founder.post("/hall/claim/", {"code": "AAAA-BBBB-CCCC"}).status_code == 422
    assert founder.post("/hall/claim/", {"code": code.lower()}).status_code == 303
    assert founder.get(f"/hall/cases/{number}/").status_code == 200
    assert Visit.objects.get().claimed_by == bureau.founder
    assert press(clerk, "hall", number, "withdraw").status_code == 404


def test_story_of_two_officials_and_one_button(bureau):
    _, number = submitted(bureau)
    first, second = at_desk_of(bureau.clerk), at_desk_of(bureau.clerk2)
    form = {"version": "1", "key": "a"}

    assert first.post(f"/desk/cases/{number}/steps/accept/", form).status_code == 303
    late = second.post(f"/desk/cases/{number}/steps/accept/", form)

    assert late.status_code == 409
    assert "clerk甲" in late.content.decode()
    assert first.post(f"/desk/cases/{number}/steps/accept/", form).status_code == 303
    assert Case.objects.get(number=number).version == 2


def test_doors_are_shut_to_strangers_and_wrong_roles(bureau):
    _, number = submitted(bureau)
    stranger = at_desk_of(bureau.stranger)

    for path in (f"/hall/cases/{number}/", f"/desk/cases/{number}/", "/desk/", f"/hall/cases/{number}/check/"):
        assert stranger.get(path).status_code == 404
    assert Client().get("/hall/cases/").status_code == 302
    assert press(at_desk_of(bureau.reviewer), "desk", number, "accept").status_code == 403
    assert stranger.get(f"/desk/cases/{number.lower()}/").status_code == 404
    sent_on = at_desk_of(bureau.clerk).get(f"/desk/cases/{number.lower()}/?from=list")
    assert (sent_on.status_code, sent_on.url) == (301, f"/desk/cases/{number}/?from=list")

"""A meeting that is called off: its notice says so wherever it stands, everybody invited is told, calendars strike it out."""

import pytest

from casework.core.perform import perform
from casework.post.rows import Letter
from tests.access.words import words_of
from tests.meetings import cast as acts
from tests.meetings import circulated
from tests.meetings.cast import MEMBERS, fresh, later
from tests.papers.test_voiding import made, said
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db  # pages and papers, which no database changes: SQLite alone


def calendar_of(user, case):
    """Lines of the meeting's calendar as somebody downloads it."""
    answer = at_desk_of(user).get(f"/desk/cases/{case.number}/calendar.ics")
    assert answer.status_code == 200, answer.status_code
    return words_of(answer.content, answer.headers["Content-Type"]).split("\r\n")


def test_its_notice_is_worth_nothing_and_everybody_is_told(cast):
    case = acts.notified(cast, [cast.admitted()])
    notice, agenda = made(case, "notice"), made(case, "agenda")
    page, register = at_desk_of(cast.finance), at_desk_of(cast.director)
    places = ((page, f"/desk/cases/{case.number}/"), (register, "/desk/papers/"), (register, f"/desk/papers/{notice.code}/"))
    assert "已撤销" not in said(notice)
    assert not any("已撤销" in who.get(url).content.decode() for who, url in places)  # the control
    before = calendar_of(cast.finance, case)
    assert {"STATUS:CONFIRMED", "DTSTART:20261203T063000Z", "DTEND:20261203T073000Z", "LOCATION:205会议室"} <= set(before)
    assert "DESCRIPTION:1. 医养服务类社会组织准入协同（区卫生健康委，某某，20分钟）" in before

    case = perform(case, "cancel", by=cast.convener, reason_code="R02", reason="突发事件。")

    ended = made(case, "cancellation")
    assert "已撤销" in said(notice) and f'<a href="/verify/{ended.code}/">{ended.title} {ended.number}</a>' in said(notice)
    assert "已撤销" in said(agenda) and "已撤销" not in said(ended)
    assert [url for who, url in places if "已撤销" not in who.get(url).content.decode()] == []
    book = register.get("/desk/papers/?format=xlsx")
    assert "会议通知（已撤销）" in words_of(book.content, book.headers["Content-Type"]).split("\n")
    told = Letter.objects.filter(case_id=case.pk, title="会议取消", unit__isnull=False)
    assert sorted(told.values_list("unit__slug", flat=True)) == sorted(MEMBERS)
    after = calendar_of(cast.finance, case)
    assert {"STATUS:CANCELLED", "SUMMARY:已取消：社会组织工作联席会议2026年第三次全体会议", before[5]} <= set(after)
    assert "已取消" in page.get(f"/desk/cases/{case.number}/").content.decode()


def test_one_that_is_put_off_is_called_anew(cast):
    case = acts.notified(cast, [cast.admitted()])
    first, uid = made(case, "notice"), calendar_of(cast.finance, case)[5]
    case = perform(case, "postpone", by=cast.convener, reason_code="R02", reason="突发事件。")
    moved = made(case, "postponement")
    assert moved.code in said(first) and "STATUS:CANCELLED" in calendar_of(cast.finance, case)
    case = perform(perform(case, "reconvene", by=cast.office, begins_at=later(14), place="302会议室"), "notify", by=cast.office)
    second, lines = made(case, "notice"), calendar_of(cast.finance, case)
    assert "已撤销" in said(first) and "已撤销" not in said(second)
    assert uid in lines and {"STATUS:CONFIRMED", "DTSTART:20261207T010000Z", f"SEQUENCE:{case.version}"} <= set(lines)


def test_a_meeting_without_a_time_and_a_stranger_have_no_calendar(cast):
    case, url = acts.planned(cast), "/desk/cases/{}/calendar.ics"
    assert at_desk_of(cast.office).get(url.format(case.number)).status_code == 404
    assert "加入日历" not in at_desk_of(cast.office).get(f"/desk/cases/{case.number}/").content.decode()
    called = acts.approved(cast, [cast.admitted()])
    assert at_desk_of(cast.bureau.clerk).get(url.format(called.number)).status_code == 404
    topic = fresh(called.agenda.get().topic)
    assert at_desk_of(cast.office).get(url.format(topic.number)).status_code == 404


def test_who_oversees_reads_the_joint_meetings_pages_and_does_nothing_there(cast):
    case = acts.approved(cast, [cast.admitted(title="医养服务机构退出的处置", restricted="yes", restricted_for="含过程性信息。")])
    auditor = at_desk_of(cast.bureau.auditor)
    assert "/desk/meetings/" in auditor.get("/desk/").content.decode()
    pages = {tab: auditor.get(f"/desk/meetings/?tab={tab}") for tab in ("topics", "sittings", "circulations", "decisions", "units", "bulletin", "suggestions")}
    text = {tab: page.content.decode() for tab, page in pages.items()}
    assert {page.status_code for page in pages.values()} == {200}
    assert "医养服务机构退出的处置" in text["topics"] and case.title in text["sittings"] and "区财政局联络员" in text["units"]
    assert not any(word in "".join(text.values()) for word in ("提出议题</a>", "安排会议", "拟写会签稿", "编发通报", "待提议题"))
    assert auditor.get("/desk/meetings/units/health/").status_code == 200
    assert auditor.post("/desk/meetings/units/health/", {"kind": "liaison"}).status_code == 404
    for url in ("topics/new/", "new/", "circulations/new/", "bulletins/new/", "suggestions/1/"):
        assert (auditor.get(f"/desk/meetings/{url}").status_code, auditor.post(f"/desk/meetings/{url}", {}).status_code) == (404, 404), url
    for who in (cast.bureau.clerk, cast.bureau.reviewer, cast.bureau.admin):  # the control: to all others it is not there
        assert at_desk_of(who).get("/desk/meetings/").status_code == 404


def test_the_agenda_offers_what_waits_to_be_told_and_the_papers_list_it(cast):
    case = circulated.issued(cast)
    form = at_desk_of(cast.office).get(f"/desk/cases/{acts.drafting(cast).number}/steps/submit_agenda/").context["form"]
    assert form.fields["reports"].choices == [(case.number, f"{case.number} {case.title}")] and form.initial["reports"] == [case.number]
    meeting = perform(acts.drafting(cast), "submit_agenda", by=cast.office, begins_at=later(10, "T14:30"), minutes=60, place="205会议室", observers="",
                      urgent_reason="", items=acts.agenda(cast, [cast.admitted()]), reports=[case.number])  # fmt: skip
    line = f"1. 关于{case.title}的书面会签决定（{case.number}）"
    assert line in at_desk_of(cast.office).get(f"/desk/cases/{meeting.number}/").content.decode()
    meeting = perform(perform(meeting, "check_agenda", by=cast.director, opinion="齐全。"), "approve_agenda", by=cast.convener)
    assert line in str(meeting.letters.get(paper="agenda").words)

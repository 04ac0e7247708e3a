"""督查通报: drafted from the figures, checked by another against the cases, issued once to every member unit."""

from datetime import date

import pytest

from casework.core.perform import NotYours, Refused, perform
from casework.post.rows import Letter
from demo.filing import sheet
from meetings.bulletins.figures import Quarter
from meetings.keeping import new_bulletin
from tests.meetings.cast import MEMBERS, assigned, planned

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2026, 4)


@pytest.fixture
def drafted(cast, travel):
    """The fourth quarter's, with one decision in it."""
    assigned(cast, date(2027, 1, 29))
    travel("2027-01-04 09:00")
    return new_bulletin(cast.home, QUARTER, by=cast.office, examples="区卫生健康委按周报送进展。")


def test_it_is_drafted_checked_by_another_and_sent_to_every_unit(cast, drafted):
    assert [(row["unit"], row["held"], row["done"], row["late"]) for row in drafted.figures] == [("区卫生健康委", 1, 0, 0)]
    case = perform(drafted, "submit_bulletin", by=cast.office)
    with pytest.raises(NotYours):
        perform(case, "issue_bulletin", by=cast.office)
    case = perform(perform(case, "return_bulletin", by=cast.director, reason="请补充典型做法。"), "submit_bulletin", by=cast.office)
    case = perform(case, "issue_bulletin", by=cast.director)
    paper = Letter.objects.get(case=case, paper="bulletin")
    assert paper.words["title"] == "关于2026年第四季度联席会议议定事项办理情况的督查通报"
    assert ["区卫生健康委", "1件", "0件", "0件", "0件", "2次", "—"] in [row for block in paper.words["body"] for row in block.get("table", {}).get("rows", [])]
    assert Letter.objects.filter(case=case, unit__isnull=False).count() == len(MEMBERS)
    with pytest.raises(Refused, match="这个季度的通报已经印发"):
        perform(new_bulletin(cast.home, QUARTER, by=cast.office, examples=""), "submit_bulletin", by=cast.office)


def test_figures_that_have_changed_are_taken_anew(cast, drafted, travel):
    case = perform(drafted, "submit_bulletin", by=cast.office)
    travel("2026-12-30 09:00")
    assigned(cast, date(2027, 2, 26))
    travel("2027-01-05 09:00")
    with pytest.raises(Refused, match="督办件的数字已经变化"):
        perform(case, "issue_bulletin", by=cast.director)
    case = perform(case, "return_bulletin", by=cast.director, reason="数字已经变化。")
    case = perform(perform(case, "write_bulletin", by=cast.office, examples=""), "submit_bulletin", by=cast.office)
    assert perform(case, "issue_bulletin", by=cast.director).figures[0]["held"] == 2


def test_an_empty_quarter_has_no_bulletin_and_a_draft_may_be_dropped(cast):
    case = new_bulletin(cast.home, Quarter(2026, 1), by=cast.office, examples="")
    with pytest.raises(Refused, match="这个季度没有督办的事项"):
        perform(case, "submit_bulletin", by=cast.office)
    with pytest.raises(Refused, match="手机号码"):
        perform(case, "write_bulletin", by=cast.office, examples="联系人电话13800138000。")
    assert perform(case, "drop_bulletin", by=cast.office, reason="没有督办的事项。").closed_at


def test_a_long_task_is_reported_on_every_month(cast, travel):
    case = assigned(cast, date(2027, 3, 31))
    short = assigned(cast, date(2026, 12, 22))
    travel("2026-11-24 09:00")
    case = perform(case, "accept_task", by=cast.health, responsible="科长", plan="分工落实。")
    assert case.unreported([case], date(2026, 11, 25))[case.pk] == []  # the 25th itself is in time
    assert case.unreported([case], date(2026, 11, 26))[case.pk] == [date(2026, 11, 25)]
    travel("2026-12-25 16:00")
    case = perform(case, "report_progress", by=cast.health, text="正在征求意见。", percent=50)
    assert case.unreported([case], date(2027, 2, 1))[case.pk] == [date(2026, 11, 25), date(2027, 1, 25)]
    assert case.unreported([case], date(2027, 2, 1), since=date(2027, 1, 1))[case.pk] == [date(2027, 1, 25)]
    travel("2027-02-08 09:00")
    case = perform(case, "report_done", by=cast.health, result="已经按纪要完成，附成果材料。", files={"deliverable": sheet("成果")})
    assert case.unreported([case], date(2027, 4, 1))[case.pk][-1] == date(2027, 1, 25)
    assert short.unreported([short], date(2027, 2, 1))[short.pk] == []  # within a month: no report is owed


def test_the_office_is_warned_until_the_year_has_its_plenary_meetings(cast, client):
    for count in (0, 1, 2):
        for who, told in ((cast.office, count < 2), (cast.health, False)):
            client.force_login(who)
            page = client.get("/desk/meetings/?tab=sittings").content.decode()
            assert (f"全体会议有{count}次" in page) == told
        if count < 2:
            planned(cast, title=f"社会组织工作联席会议2026年第{count + 1}次全体会议")

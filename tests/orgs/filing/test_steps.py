"""社区社会组织备案 step by step: who may not, what must be written, what follows when somebody comes late."""

from datetime import date

import pytest

from casework.clock.deadline import Deadline
from casework.clock.tick import tick
from casework.core.models import Case
from casework.core.perform import NotYours, Refused, perform
from casework.core.process import PROCESSES
from casework.intake import drafts
from casework.notices import objections
from casework.notices.publishing import publicities_of
from casework.views.waiting import waiting_for
from matters.opening import open_matter
from network.models import Post, Unit
from orgs.filing import ledger
from orgs.filing.community.rules import only_of_noise
from orgs.filing.community_org import CommunityOrg, draw_number
from tests import filing
from tests.bureau import SINCE

pytestmark = pytest.mark.django_db
GAPS = {"gaps": [{"about": "members", "code": "C04", "note": "请补到十人"}], "gap_note": ""}
AGAINST = {"objection_reason": "名册中多人表示没有参加，场所也没有落实。"}
REFUSING = {"reason_codes": ["R07"], "facts": "名册中有三人表示没有参加过。"}


@pytest.fixture
def near(bureau, travel):
    """杭州道街道, on a Monday morning."""
    travel("2026-11-23 09:00")
    return filing.street(bureau)


def fresh(case):
    """The case read anew."""
    return PROCESSES["community_filing"].cases.objects.get(pk=case.pk)


def examined(near, **answers):
    """Posted, nobody objected, complete."""
    case = perform(filing.submitted(near, **answers), "community_disagree", by=near.worker, **AGAINST)
    return perform(case, "accept_complete", by=near.officer, complete="on")


def test_the_code_goes_to_the_founder_and_holds_for_what_stood_there(near, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DATA_DIR = tmp_path
    case = filing.helped(near)
    with django_capture_on_commit_callbacks(execute=True):
        case = perform(case, "fill_for", by=near.worker, helper_note="口述代填。", agreed="on")
    phone, words = next((tmp_path / "sms").glob("confirm-*")).read_text().splitlines()
    code = next(part for part in words.split("验证码")[1:] if part[:6].isdecimal())[:6]
    assert phone == filing.ANSWERS["leader_phone"]
    for wrong in ("000000", "111111", "222222", "333333", "444444"):
        with pytest.raises(Refused, match="验证码不对"):
            perform(case, "confirm_filled", by=near.worker, confirm_way="sms", code=wrong if wrong != code else "555555")
    with pytest.raises(Refused, match="输错的次数太多"):
        perform(case, "confirm_filled", by=near.worker, confirm_way="sms", code=code)
    with pytest.raises(NotYours):  # another community's counter does not stand in for this one's residents
        other = filing.Street(near.bureau, "120116001", "120116001016", "st_001")
        perform(case, "confirm_filled", by=other.worker, confirm_way="sms", code=code)


def test_what_was_confirmed_and_changed_is_confirmed_anew(near, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DATA_DIR = tmp_path
    case = filing.helped(near)
    with django_capture_on_commit_callbacks(execute=True):
        case = perform(case, "fill_for", by=near.worker, helper_note="口述代填。", agreed="on")
    code = next((tmp_path / "sms").glob("confirm-*")).read_text().split("验证码")[1][:6]
    case = perform(case, "confirm_filled", by=near.worker, confirm_way="sms", code=code)
    row = case.drafts.get(section="meeting_place")
    drafts.keep(case, "meeting_place", drafts.opened(case, row) | {"place": "别的地方"}, by=near.worker, version=row.version)
    with pytest.raises(Refused, match="确认以后改过"):
        perform(case, "submit", by=near.worker, **filing.PLEDGE)


@pytest.mark.parametrize(("answers", "said"), [
    ({"members": filing.MEMBERS[:5], "charter_consents": "5"}, "成员有5人，应当不少于10人"),
    ({"activities": [{"what": "排练", "times": "2"}]}, "全年安排了2次活动，应当不少于3次"),
    ({"charter_consents": "6"}, "应当超过全体成员12人的一半"),
    ({"leader_posts": "2"}, "同一人最多担任2个"),
    ({"leader_id": "110105201506150027"}, "负责人应当年满18"),
    ({"activity_word": "文化中心"}, "活动内容词"),
    ({"hours": "每周二，电话13912345678"}, "要公示的内容"),
])  # fmt: skip
def test_conditions_are_told_with_the_way_to_mend_them(near, answers, said):
    with pytest.raises(Refused, match=said):
        filing.submitted(near, **answers)


def test_thresholds_are_lower_for_what_is_fostered(near):
    few = {"members": filing.MEMBERS[:6], "charter_consents": "6"}
    assert filing.submitted(near, focus_tags=["elderly_care"], **few).state == "community_check"


def test_noise_alone_is_no_reason_for_anybody(near):
    assert only_of_noise("晚上太吵，扰民。") and not only_of_noise("晚上太吵，名册也不属实。") and not only_of_noise("")
    case = filing.submitted(near)
    with pytest.raises(Refused, match="不得单独作为理由"):
        perform(case, "community_disagree", by=near.worker, objection_reason="居民反映晚上太吵，活动时间太晚。")
    case = examined(near, trade_name="早霞")
    with pytest.raises(Refused, match="不属于第十三条所列情形"):
        perform(case, "propose_refusal", by=near.officer, reason_codes=["N00"], facts="居民反映扰民，名册属实。")
    done = perform(case, "propose_refusal", by=near.officer, reason_codes=["N00", "R07"], facts="名册不属实，也有居民反映扰民。")
    assert done.state == "proposed"


def test_what_can_be_mended_is_told_before_it_is_refused(near):
    case = examined(near)
    with pytest.raises(Refused, match="还没有告知过补正"):
        perform(case, "propose_refusal", by=near.officer, reason_codes=["R06"], facts="名称中含有不得使用的字样。")


def test_each_asks_once_and_an_extension_loses_no_day(near, travel):
    case = perform(filing.submitted(near), "community_disagree", by=near.worker, **AGAINST)
    case = perform(case, "ask_correction", by=near.officer, **GAPS)
    first = Deadline.objects.get(case_id=case.pk, kind="state", name="correction").due_on
    assert case.stops.filter(clock="decision", until=None).exists()
    travel("2026-11-24 09:00")
    case = perform(case, "extend_correction", by=near.bureau.founder, reason="成员外出。")
    assert Deadline.objects.get(case_id=case.pk, name="correction_extended").due_on > first
    with pytest.raises(Refused, match="还没有改动"):
        perform(case, "resubmit", by=near.bureau.founder)
    case = perform(case, "resubmit", by=near.bureau.founder, unable="名册没有错，是同名的两个人。")
    assert case.state == "examining" and not case.stops.filter(until=None).exists()


def test_who_mends_nothing_is_reminded_and_may_come_again(near, travel):
    case = perform(filing.submitted(near), "community_ask", by=near.worker, **GAPS)
    travel("2026-12-12 00:05")
    tick()
    assert fresh(case).reminded_on == date(2026, 12, 12)
    travel("2026-12-15 00:05")
    tick()
    case = fresh(case)
    assert (case.state, case.letters.filter(paper="closing_notice").count()) == ("closed_unanswered", 1)


def test_where_nobody_reminded_in_time_the_end_waits_for_the_reminder(near, travel):
    case = filing.draft(near)
    travel("2027-03-01 00:05")
    tick()
    assert (fresh(case).state, fresh(case).reminded_on) == ("draft", date(2027, 3, 1))
    travel("2027-03-02 00:05")
    tick()
    assert (fresh(case).state, case.drafts.count()) == ("discarded", 0)


def test_an_objection_on_the_platform_reaches_the_community(near, travel):
    case = perform(filing.submitted(near), "community_agree", by=near.worker, **filing.CHECKED)
    objections.file(publicities_of(case).get(), words="场所是大家的。", name="郑某", contact="a@example.org", origin="1")
    tick()
    assert fresh(case).state == "objection_check"
    row = publicities_of(case).get().objections.get()
    for stranger in (near.bureau.reviewer, near.civil_reviewer, near.approver):
        with pytest.raises(NotYours):
            objections.propose(row, answer="场所可以共用。", upheld=False, by=stranger)
    travel("2026-12-01 00:05")
    tick()
    case = fresh(case)
    assert (case.state, case.silent) == ("street_intake", 1)
    case = perform(case, "accept_complete", by=near.officer, complete="on")
    with pytest.raises(Refused, match="还有1件异议没有答复"):
        perform(case, "propose_filing", by=near.officer, advice="拟同意备案。")


def test_what_is_taken_back_leaves_the_notice_board(near):
    case = perform(filing.submitted(near), "community_agree", by=near.worker, **filing.CHECKED)
    perform(case, "withdraw", by=near.bureau.founder)
    assert publicities_of(case).get().state == "withdrawn"


def test_a_field_s_authority_is_asked_beside_and_its_silence_does_not_stop_anybody(near, travel):
    health = Unit.objects.create(slug="health", name="区卫生健康委员会", short="区卫健委", kind="bureau", level="district",
                                 division=near.bureau.district, capacities=["regulator"])  # fmt: skip
    with pytest.raises(Refused, match="不用征求"):
        open_matter(examined(near), "consultation", by=near.officer, to="health", question="量血压是否需要许可？", extract=[])
    case = examined(near, sensitive=["health"], trade_name="安康")
    asked = open_matter(case, "consultation", by=near.officer, to="health", question="量血压是否需要许可？", extract=[])
    assert (asked.unit, asked.handler) == (health, near.officer)
    with pytest.raises(Refused, match="还没有答复，答复期限到"):
        perform(case, "propose_refusal", by=near.officer, **REFUSING)
    travel(f"{asked.due_on.isoformat()} 23:00")
    travel("2026-12-01 09:00")
    tick()
    assert perform(fresh(case), "propose_refusal", by=near.officer, **REFUSING).state == "proposed"


def test_what_belongs_elsewhere_goes_there_with_what_was_filled_in(near):
    case = perform(filing.submitted(near), "redirect", by=near.worker, destination="registration", why="条件已够，请直接办理法人登记。")
    made = case.party.cases.get(process="establishment")
    assert drafts.all_typed(made)["purpose"]["purpose"] == filing.ANSWERS["purpose"]
    assert made.number in case.letters.get(name="redirected").says[-1]


def test_worklists_follow_the_unit_whose_turn_it_is(near):
    case = perform(examined(near), "propose_refusal", by=near.officer, **REFUSING)

    def waits(user):
        return Case.objects.filter(waiting_for(user, date(2026, 11, 23)), pk=case.pk).exists()

    assert (waits(near.approver), waits(near.civil_head), waits(near.bureau.approver)) == (True, False, False)
    case = perform(case, "refuse", by=near.approver)
    case = perform(case, "ask_review", by=near.bureau.founder, claim="名册上都是本人签名。")
    assert (waits(near.civil_reviewer), waits(near.bureau.reviewer)) == (True, False)
    case = perform(case, "propose_review", by=near.civil_reviewer, finding="uphold", ground="逐一联系，原决定属实。")
    assert (waits(near.civil_head), waits(near.approver)) == (True, False)
    assert perform(case, "uphold", by=near.civil_head).state == "refusal_final"


def test_numbers_are_one_body_s_for_life_and_follow_those_on_paper(near):
    paper = {"leader": "周美兰", "since": date(2026, 3, 2), "instant": "2026-11-23T09:00+08:00", "batch": "台账", "category": "charity",
             "activity": "助老", "place": "居委会", "member_count": 12, "member_kind": "association", "scope_level": "community"}  # fmt: skip
    ledger.take_in(number="12011600520260007", name="老队", division=near.community, **paper)
    assert draw_number(near.division, 2026) == "12011600520260008"
    assert draw_number(near.division, 2027) == "12011600520270001"
    with pytest.raises(Exception, match="UNIQUE|unique"):
        ledger.take_in(number="12011600520260007", name="新队", division=near.community, **paper)


def test_the_registrar_s_people_do_not_see_residents_filings(near):
    from casework.core.sight import sees

    case = filing.submitted(near)
    Post.objects.create(user=near.bureau.stranger, role="reviewer", unit=near.bureau.units["approval"], title="x", valid_from=SINCE,
                        division=near.bureau.district)  # fmt: skip
    day = date(2026, 11, 23)
    assert [sees(user, case, day) for user in (near.bureau.reviewer, near.bureau.stranger, near.bureau.street)] == [False] * 3
    assert [sees(user, case, day) for user in (near.officer, near.worker, near.civil_reviewer, near.bureau.auditor)] == [True] * 4
    assert not CommunityOrg.objects.exists()

"""接续办理: paper cases replayed at the days of the paper, by page and by sheet; what is refused, and that nothing stays."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from casework.clock.days import calendar_for, due
from casework.core.begin import begin
from casework.core.models import Case, Entry
from casework.core.perform import NotYours, perform
from casework.core.process import PROCESSES
from casework.journal.instant import today, wall
from casework.journal.verify import verify
from casework.post.outbox import post_due
from casework.post.rows import Outbox, Paper
from network.models import Membership, Party
from orgs.models import CutOver, Organization, PaperFile
from orgs.takeover.asking import PaperForm
from orgs.takeover.road import ROADS
from orgs.takeover.rows import set_until
from tests import naming
from tests.bureau import APPLICATION
from tests.files import small_pdf, upload
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db, pytest.mark.story]
NOW = "2026-11-20 10:00"
OWN = ("kind", "industry_class", "direct_class", "is_charity", "full_name", "purpose", "scope", "address", "amount",
       "legal_rep", "legal_rep_id")  # fmt: skip
DJ = {
    "number": "滨审登〔2026〕37号", "applicant": "盐业文化服务中心筹备组", "received_on": "2026-11-02", "state": "under_review",
    "accept_on": "2026-11-04", "accept_by": "clerk乙", "assign_on": "2026-11-05", "assign_by": "chief甲",
    "handler": "reviewer甲", "second": "reviewer2", **{n: APPLICATION[n] for n in OWN},
}  # fmt: skip
MC = {
    "number": "名〔2026〕5号", "applicant": "冉志勤等发起人", "received_on": "2026-11-09", "state": "approval",
    "accept_on": "2026-11-10", "accept_by": "clerk2", "propose_approval_on": "2026-11-12",
    "propose_approval_by": "reviewer甲", "chosen": naming.NAME, "opinion": "符合规定，建议核准。", "overruled": "已核对名册，没有相近的。",
    **{n: naming.ANSWERS[n] for n in ("kind", "applicant_name", "applicant_id", "industry_class", "scope", "first_name",
                                      "brand", "brand_meaning", "form", "personal_name")},
}  # fmt: skip


@pytest.fixture
def office(bureau, travel):
    """The bureau on 20 November, open for paper cases until the end of the year."""
    travel(NOW)
    set_until(bureau.units["approval"], date(2026, 12, 31), by=bureau.admin, at=wall())
    return bureau


def entered(bureau, given=DJ, code="DJ", **other):
    """What the page answers to a paper file."""
    data = given | {"street": str(bureau.street_division.pk)} | other
    data |= {"dossier": upload("卷宗.pdf", small_pdf())}
    return at_desk_of(bureau.clerk).post(f"/desk/takeover/new/{code}/", data)


def nothing_stays():
    """No case, no party, no line."""
    return not (Case.objects.exists() or PaperFile.objects.exists() or Entry.objects.exists() or Party.objects.exists())


def test_a_case_half_done_on_paper_goes_on_by_ordinary_steps(office):
    answer = entered(office)
    case = PROCESSES["establishment"].cases.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/desk/takeover/{case.number}/")
    assert (case.state, case.handler, case.received_on) == ("under_review", office.reviewer, date(2026, 11, 2))
    assert (case.accepted_on, case.rules_on) == (date(2026, 11, 4), date(2026, 11, 2))

    lines = list(case.entries.order_by("seq"))
    assert [line.step for line in lines] == ["begin", "submit", "accept", "assign", "take_over"]
    assert [line.decider for line in lines] == [None, None, office.clerk2, office.chief, None]
    assert {line.actor for line in lines} == {office.clerk} and all(line.recorded_at >= line.at for line in lines)
    assert [line.at.date() for line in lines][:4] == [date(2026, 11, d) for d in (2, 2, 4, 5)]
    assert lines[-1].facts["paper_number"] == "滨审登〔2026〕37号" and lines[-1].at.date() == today()
    assert verify().faults == []

    running = case.deadlines.get(kind="clock", met_at__isnull=True)
    days = calendar_for(running.starts_on)
    assert running.starts_on == date(2026, 11, 4)
    assert running.due_on == due(running.starts_on, running.number, running.unit, (), days)
    assert post_due() == 0 and not Paper.objects.exists() and not Outbox.objects.filter(done_at__isnull=True).exists()

    page = at_desk_of(office.reviewer).get(f"/desk/cases/{case.number}/").content.decode()
    assert "接续办理自纸质卷宗" in page and "clerk乙" in page
    with pytest.raises(NotYours):  # four eyes reach back into the paper: who accepted may not propose
        perform(case, "propose_grant", by=office.clerk2, opinion="符合条件。")
    for step, by, facts in office.way("approved")[2:]:
        case = perform(case, step, by=by, **facts)
    found = Organization.objects.get(party_id=case.party_id)
    assert (found.name, found.legal_representative.name) == (APPLICATION["full_name"], "冉志勤")


def test_entered_twice_is_one_case_and_the_same_number_means_the_same_file(office):
    entered(office)
    number = Case.objects.get().number
    again = entered(office)
    assert again["Location"] == f"/desk/takeover/{number}/" and Case.objects.count() == 1
    other = entered(office, address="另一条路2号")
    assert other.status_code == 422 and f"已经接续为{number}，内容不同" in other.content.decode()
    assert Case.objects.count() == PaperFile.objects.count() == 1


WRONG = [
    ({"accept_on": "2026-11-01"}, "受理日期早于收到日期（2026年11月02日），请核对。"),
    ({"assign_on": "2026-11-23"}, "指派日期不能晚于今天。"),
    ({"received_on": "2026-11-21"}, "收到日期不能晚于今天。"),
    ({"received_on": "2019-12-02"}, "2019年12月02日您还没有本单位的受理岗位"),
    ({"accept_by": "clerk"}, "您自己办理过的环节，请由同单位的另一名工作人员录入。"),
    ({"accept_by": "没有这个人"}, "本单位没有“没有这个人”担任这个岗位"),
    ({"assign_by": "clerk2"}, "本单位没有“clerk2”担任这个岗位"),
    ({"accept_on": ""}, "请填写受理日期。"),
    ({"state": "accepted"}, "环节选的是“已受理待指定承办”，却填了指派日期"),
    ({"state": "correction_requested", "accept_on": "", "assign_on": "", "request_correction_on": "2026-11-04",
      "request_correction_by": "clerk2", "gaps": "章程缺内容"}, "第1项请写成"),
    ({"handler": "reviewer2"}, "承办人员和协办人员不能是同一个人"),
    ({"direct_class": "none", "sponsor": ""}, "请填写业务主管单位同意文件的文号。"),
    ({"legal_rep_id": "123"}, "身份证号码不对"),
    ({"full_name": "盐业文化中心"}, "名称应当以"),
    ({"state": "announced"}, "请从列出的环节中选择。"),
]  # fmt: skip


def test_a_paper_file_that_contradicts_itself_is_told_and_not_stored(office):
    for wrong, says in WRONG:
        answer = entered(office, **wrong)
        text = answer.content.decode()
        assert (answer.status_code, says in text, DJ["purpose"] in text) == (422, True, True), says
        assert nothing_stays()


def test_the_office_takes_nothing_after_its_last_day(office, travel, bureau):
    travel("2027-01-04 10:00")
    answer = entered(office)
    assert answer.status_code == 422 and "接续办理已于2026年12月31日截止" in answer.content.decode() and nothing_stays()
    desk = at_desk_of(office.admin)
    past = desk.post("/desk/takeover/cutover/", {"unit": office.units["approval"].pk, "until": "2026-12-31"})
    assert past.status_code == 422 and "截止日不能早于今天" in past.content.decode()
    assert desk.post("/desk/takeover/cutover/", {"unit": office.units["approval"].pk, "until": "2027-02-01"}).status_code == 303
    assert [row.until for row in CutOver.objects.all()] == [date(2027, 2, 1), date(2026, 12, 31)]
    assert entered(office).status_code == 303 and Case.objects.count() == 1


def test_a_correction_on_paper_is_told_and_answered_at_the_window(office):
    asked = {"state": "correction_requested", "accept_on": "", "accept_by": "", "assign_on": "", "assign_by": "", "handler": "",
             "second": "", "request_correction_on": "2026-11-04", "request_correction_by": "clerk2",
             "gaps": "章程草案 C09 缺少党的建设内容"}  # fmt: skip
    assert entered(office, **asked).status_code == 303
    case = PROCESSES["establishment"].cases.objects.get()
    assert (case.state, [gap["about"] for gap in case.gaps]) == ("correction_requested", ["charter"])
    assert case.deadlines.get(met_at__isnull=True).starts_on == date(2026, 11, 4)
    with pytest.raises(NotYours):  # once taken over, the clerk no longer stands in for the applicant
        perform(case, "resubmit", by=office.clerk, unable="纸质补正材料已经收到。")

    desk = at_desk_of(office.clerk)
    page = f"/desk/takeover/{case.number}/"
    unseen = desk.post(page, {"visitor": "冉志勤"})
    assert unseen.status_code == 422 and "请先核对申请人的身份证件原件" in unseen.content.decode()
    desk.post(page, {"visitor": "冉志勤", "identity_seen": "on"})
    code = desk.session[f"claim-{case.number}"]
    assert code in desk.get(page).content.decode()
    at_desk_of(office.founder).post("/hall/claim/", {"code": code})
    assert Membership.objects.get(party_id=case.party_id).user == office.founder
    done = perform(case, "resubmit", by=office.founder, unable="章程修改稿已经交到窗口。")
    assert (done.state, done.submissions.count()) == ("resubmitted", 2)
    claimed = desk.post(page, {"visitor": "冉志勤", "identity_seen": "on"})
    assert claimed.status_code == 422 and "申请人已经认领这件" in claimed.content.decode()


BEYOND = {
    "refusal_told": {"tell_refusal_on": "2026-11-13", "told_reasons": "R01", "told_facts": "业务范围与已登记的组织相同。"},
    "statement_closed": {"tell_refusal_on": "2026-11-13", "told_reasons": "r01", "told_facts": "业务范围与已登记的组织相同。",
                         "state_case_on": "2026-11-17", "statement": "服务对象不同。"},
    "hearing_offered": {"offer_hearing_on": "2026-11-16", "interest": "涉及相邻商户的重大利益。"},
    "hearing_set": {"offer_hearing_on": "2026-11-16", "interest": "涉及相邻商户的重大利益。", "request_hearing_on": "2026-11-18"},
}  # fmt: skip


@pytest.mark.parametrize("state", BEYOND)
def test_a_defence_or_a_hearing_half_done_on_paper_goes_on(office, state):
    answer = entered(office, state=state, **BEYOND[state])
    assert answer.status_code == 303, answer.context and answer.context["form"].errors
    case = PROCESSES["establishment"].cases.objects.get()
    assert case.state == state and not verify().faults
    assert not Outbox.objects.filter(channel="email").exists() and case.entries.last().step == "take_over"
    page = at_desk_of(office.clerk).get("/desk/takeover/new/DJ/").content.decode()
    assert "告知拟不予登记（" in page and "<details>" in page


def test_an_unknown_reason_stands_beside_its_step_and_nothing_stays(office):
    answer = entered(office, state="refusal_told", **BEYOND["refusal_told"] | {"told_reasons": "条件不够"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "业务范围与已登记的组织相同。" in page and '<details open>' in page
    assert nothing_stays()


def test_a_name_check_on_paper_is_approved_on_the_platform(office):
    assert entered(office, MC, "MC").status_code == 303
    case = PROCESSES["name_check"].cases.objects.get()
    assert (case.state, case.chosen, case.received_on) == ("approval", naming.NAME, date(2026, 11, 9))
    case = perform(case, "approve", by=office.approver)
    assert case.state == "reserved"


def test_a_sheet_is_rehearsed_entered_and_known_again(office, tmp_path, capsys):
    (tmp_path / "卷宗.pdf").write_bytes(small_pdf())
    blank = PaperForm(ROADS["establishment"], by=office.clerk).fields
    labels = {n: f.label for n, f in blank.items()}
    words = {"kind": "民办非企业单位", "street": office.street_division.name, "dossier": "卷宗.pdf", "state": "承办审查中"}
    row = DJ | words | {"received_on": date(2026, 11, 2)}
    bad = row | {"number": "38", "accept_on": "2026年11月31日", "legal_rep_id": "123", "dossier": "../x.pdf"}
    late = row | {"number": "39", "accept_on": "2026/11/01"}

    def sheet(*rows):
        book = Workbook()
        book.active.append(list(labels.values()))
        for line in rows:
            book.active.append([line.get(name) for name in labels])
        book.save(tmp_path / "cases.xlsx")

    def run(*more):
        call_command("take_over", str(tmp_path / "cases.xlsx"), "--code", "dj", "--by", "clerk", "--scans", str(tmp_path), *more)
        return capsys.readouterr().out

    sheet(row)
    assert "可以接续1件" in run("--dry-run") and nothing_stays()
    sheet(row, bad, late)
    with pytest.raises(CommandError, match="有4处要改"):
        run()
    out = capsys.readouterr().out
    for says in ("第3行“受理日期”：请写成 2026-11-23 的样子。", "第3行“拟任法定代表人身份证号码”：身份证号码不对",
                 "第3行“卷宗扫描件”：扫描件目录里没有", "第4行“受理日期”：受理日期早于收到日期"):  # fmt: skip
        assert says in out
    assert Case.objects.get().state == "under_review" and "123" not in out
    sheet(row)
    assert "接续0件，未变1件" in run() and Case.objects.count() == 1


def test_the_list_costs_the_same_for_few_and_many(office):
    desk, unit = at_desk_of(office.clerk), office.units["approval"]
    desk.get("/desk/takeover/")

    def add(count):
        for n in range(count):
            case = begin("establishment", office.team(), by=office.founder, division=office.district, unit=unit)
            PaperFile.objects.create(case_id=case.pk, unit=unit, process="establishment", number=f"{case.pk}-{n}", digest="",
                                     entered_by=office.clerk, entered_at=wall())  # fmt: skip

    add(1)
    with CaptureQueriesContext(connection) as few:
        desk.get("/desk/takeover/")
    for _ in range(3):
        add(10)
    with CaptureQueriesContext(connection) as many:
        desk.get("/desk/takeover/")
    assert len(few) == len(many) == 8

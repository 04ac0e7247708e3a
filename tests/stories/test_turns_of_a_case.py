"""成立登记 when it does not go straight: silence, a leader who signs paper, a step taken back, a sponsor who is asked."""

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.clock.tick import tick
from casework.core.answers import Problem
from casework.core.models import Case
from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.post.outbox import post_due
from casework.post.rows import Letter, Paper
from casework.views.doors import rehearsed
from orgs import codes
from orgs.organization import Kind
from tests.files import small_pdf
from tests.stories.pages import ASSIGNED, POINTS, at_desk_of, desk, drafted, press, state, submitted

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def text(client, path):
    """What a page says."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def told(number):
    """What is counted of a case: its state, the lines that were carried out, its letters that were not cancelled."""
    case = Case.objects.get(number=number)
    return case.state, case.version, case.entries.filter(outcome="done").count(), case.letters.count()


def refused(client, face, number, step, status, said, **facts):
    """A press that is refused says why, and leaves nothing but one journalled refusal."""
    before = told(number)
    lines = Case.objects.get(number=number).entries.filter(outcome="refused").count()
    answer = press(client, face, number, step, **facts)
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert told(number) == before
    assert Case.objects.get(number=number).entries.filter(outcome="refused").count() == lines + 1


def test_story_of_silence(bureau, travel):
    """The window says nothing for five working days: the application counts as accepted from the day of receipt."""
    travel("2026-11-20 20:00")
    founder, number = submitted(bureau)
    assert "最迟5个工作日内答复" in text(founder, f"/hall/cases/{number}/")
    travel("2026-11-27 23:59")
    assert tick()["steps"] == 0
    assert state(number) == "submitted"

    travel("2026-11-28 00:01")
    assert tick()["steps"] == 1
    while post_due():
        pass

    founder = at_desk_of(bureau.founder)
    page = text(founder, f"/hall/cases/{number}/")
    assert "您的申请已视为受理" in page
    assert "2027年1月19日" in page
    assert "逾期未告知视为受理" in text(at_desk_of(bureau.chief), f"/desk/cases/{number}/")
    paper = Paper.objects.get(kind="acceptance")
    assert b"".join(founder.get(f"/papers/{paper.code}/").streaming_content).startswith(b"%PDF")
    gaps = {"gaps-0-about": "charter", "gaps-0-code": "C09", "gaps-0-note": "缺党建内容", "how": "online"}
    refused(at_desk_of(bureau.clerk), "desk", number, "request_correction", 422, "不能再办理", **gaps)
    desk(bureau, number, ASSIGNED[1])
    assert state(number) == "under_review"


def test_story_of_a_leader_who_signs_paper(bureau, travel):
    """The approver signs a sheet; a colleague enters it; the decision is the approver's, dated as signed."""
    travel("2026-11-23 09:00")
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 7)], Kind.PRIVATE_UNIT)
    _, number = submitted(bureau)
    desk(
        bureau, number, *ASSIGNED, ("reviewer", "propose_grant", {"opinion": "建议准予登记。", **POINTS}),
        ("chief", "chief_agree", {"opinion": "同意。"}),
    )  # fmt: skip
    travel("2026-11-26 15:00")
    clerk = at_desk_of(bureau.clerk2)
    assert "我代为录入" in text(clerk, f"/desk/cases/{number}/steps/grant/")

    def sheet(name="签批件"):
        return SimpleUploadedFile(f"{name}.pdf", small_pdf(name), "application/pdf")

    signed = {"paper-decider": "approver", "paper-decided_on": "2026-11-24"}
    refused(clerk, "desk", number, "grant", 422, "请上传已签批的呈批件扫描件", **signed)
    too_early = signed | {"paper-decided_on": "2026-11-20", "paper-scan": sheet()}
    refused(clerk, "desk", number, "grant", 422, "签批日期不能早于上一步的日期", **too_early)
    assert press(at_desk_of(bureau.publisher), "desk", number, "grant", **signed).status_code == 422
    assert press(clerk, "desk", number, "grant", **signed, **{"paper-scan": sheet()}).status_code == 303

    case = Case.objects.get(number=number)
    assert case.state == "approved"
    assert case.establishment.decided_on.isoformat() == "2026-11-24"
    assert "approver甲纸面签批，代为录入" in text(clerk, f"/desk/cases/{number}/")
    approver = at_desk_of(bureau.approver)
    assert "clerk乙录入" in text(approver, "/desk/signed/")
    line = case.entries.get(step="grant", outcome="done")
    assert approver.post("/desk/signed/", {"digest": line.digest, "reason": "不"}).status_code == 422
    assert clerk.post("/desk/signed/", {"digest": line.digest, "reason": "替他否认这一步"}).status_code == 404
    assert (
        approver.post("/desk/signed/", {"digest": line.digest, "reason": "那天我在外地，没有签过。"}).status_code == 303
    )
    assert "签批人否认" in text(clerk, f"/desk/cases/{number}/")


def test_story_of_a_recalled_step(bureau, travel):
    """Fifteen minutes long, and while nobody has opened it, a clerk may take back what was pressed by mistake."""
    travel("2026-11-23 09:00")
    founder, number = submitted(bureau)
    clerk = at_desk_of(bureau.clerk)
    desk(bureau, number, ("clerk", "accept", {}))
    assert "撤回" in text(clerk, f"/desk/cases/{number}/")
    refused(at_desk_of(bureau.clerk2), "desk", number, "recall", 403, "只有办理上一步的人自己可以撤回")

    travel("2026-11-23 09:10")
    assert press(clerk, "desk", number, "recall").status_code == 303

    assert state(number) == "submitted"
    assert Letter.objects.get(name="accepted").cancelled_at is not None
    travel("2026-11-23 09:40")
    while post_due():
        pass
    assert "申请已受理" not in text(founder, f"/hall/cases/{number}/")
    desk(bureau, number, ("clerk", "accept", {}))
    text(at_desk_of(bureau.chief), f"/desk/cases/{number}/")
    refused(clerk, "desk", number, "recall", 422, "下一环节的人员已经打开这件")
    assert [e.step for e in Case.objects.get(number=number).entries.filter(outcome="done")] == [
        "begin", "submit", "accept", "recall", "accept",
    ]  # fmt: skip


def test_story_of_a_step_recalled_too_late(bureau, travel):
    """After fifteen minutes the letter is on its way: nothing can be taken back."""
    travel("2026-11-23 09:00")
    _, number = submitted(bureau)
    desk(bureau, number, ("clerk", "accept", {}))
    travel("2026-11-23 09:16")
    refused(at_desk_of(bureau.clerk), "desk", number, "recall", 422, "撤回时间（15分钟）已过")


def test_story_of_a_sponsor(bureau):
    """An organization that needs a sponsor: returned once, then agreed, and on to the registration authority."""
    founder, number = drafted(bureau, direct_class="none", sponsor=str(bureau.units["culture"].pk))
    sponsor = at_desk_of(bureau.sponsor)
    assert sponsor.get(f"/desk/cases/{number}/").status_code == 404
    refused(founder, "hall", number, "submit", 422, "业务主管单位", commitment="on")
    assert press(founder, "hall", number, "send_to_sponsor", commitment="on").status_code == 303
    assert number in text(sponsor, "/desk/")
    assert at_desk_of(bureau.clerk).get(f"/desk/cases/{number}/").status_code in (200, 404)
    desk(bureau, number, ("sponsor", "sponsor_return", {"opinions": "请写明每年的活动计划。"}))
    assert "请写明每年的活动计划。" in text(founder, f"/hall/cases/{number}/")

    assert press(founder, "hall", number, "send_to_sponsor", commitment="on").status_code == 303
    consent = {
        "consent_number": "滨文旅社〔2026〕3号", "consent_date": Case.objects.get().opened_at.date().isoformat(),
        "opinion": "同意。", "document": SimpleUploadedFile("同意.pdf", small_pdf("c"), "application/pdf"),
    }  # fmt: skip
    desk(bureau, number, ("sponsor", "sponsor_consent", consent))

    assert state(number) == "submitted"
    assert number in text(at_desk_of(bureau.clerk), "/desk/")


def test_story_of_a_defence_that_is_taken_up_before_the_paper_is_made(bureau, travel):
    """The paper of an intended refusal says what was told, though the case has moved on when it is rendered."""
    travel("2026-11-23 09:00")
    founder, number = submitted(bureau)
    facts = "现场查看，住所为居民家中客厅，不能使用。"
    desk(bureau, number, *ASSIGNED, ("reviewer", "tell_refusal", {"reasons": ["R08"], "facts": facts}))
    page = text(founder, f"/hall/cases/{number}/")
    assert "没有固定住所或者场所不能使用" in page
    assert facts in page
    assert press(founder, "hall", number, "state_case", statement="我们已另租房屋。").status_code == 303
    desk(bureau, number, ("reviewer", "reopen_review", {"adopted": "已核实另租的房屋，予以采纳。"}))

    travel("2026-11-23 09:20")
    while post_due():
        pass

    paper = Paper.objects.get(kind="refusal_told")
    assert [row[:2] for row in paper.letter.words["rows"]] == [["R08", "没有固定住所或者场所不能使用"]]
    assert "已核实另租的房屋，予以采纳。" in text(founder, f"/hall/cases/{number}/")


def test_a_check_is_rehearsed_before_anything_is_filled_in(bureau):
    """What is wrong now, what waits for the form, what reads an answer that is not there yet: none breaks the page."""

    def wrong(case, act):
        """甲。"""
        yield "期限已过。"

    def beside_a_field(case, act):
        """乙。"""
        yield Problem("请填写日期。", "day")

    def reads_a_fact(case, act):
        """丙。"""
        if act.facts["day"] > act.day:
            yield "日期不能晚于今天。"

    case, cards = bureau.submitted(), PROCESSES["establishment"].cards
    card = replace(cards["accept"], checks=(wrong, beside_a_field, reads_a_fact))
    ((_, rows),) = rehearsed(case, [card, cards["fix_on_spot"]], bureau.clerk, today())
    assert [(row.says, row.problems, row.later) for row in rows] == [
        ("甲。", ("期限已过。",), False), ("乙。", (), True), ("丙。", (), True),
    ]  # fmt: skip


def test_an_official_sees_what_the_machine_noticed_and_what_will_be_checked(bureau):
    few = [{"payer": "冉志勤", "yuan": "100", "nature": "捐赠"}]
    founder, number = drafted(bureau, amount="100", sources=few)
    refused(founder, "hall", number, "submit", 422, "资金没有达到30000元的下限", commitment="on")
    insisted = {"commitment": "on", "insist": "on", "insist_reason": "另有实物出资，已附清单。"}
    assert press(founder, "hall", number, "submit", **insisted).status_code == 303

    page = at_desk_of(bureau.clerk).get(f"/desk/cases/{number}/")
    assert page.context["hints"] == ["资金没有达到30000元的下限"]
    assert "另有实物出资，已附清单。" in page.content.decode()
    checks = {card.name: {row.says: row for row in rows} for card, rows in page.context["checks"]}
    assert set(checks) == {"request_correction", "accept"}
    assert [row.problems for row in checks["accept"].values()] == [()]

    desk(bureau, number, *ASSIGNED)
    page = at_desk_of(bureau.reviewer).get(f"/desk/cases/{number}/")
    rows = {row.says: row for card, rows in page.context["checks"] for row in rows if card.name == "propose_refusal"}
    assert rows["已经告知拟不予登记，并听取了陈述申辩或者期限已经届满。"].problems
    assert "不符" in page.content.decode()

"""成立登记: what the machine notices before an application is handed in, and that it never shuts the door."""

import re

import pytest

from casework.core.perform import Refused, perform
from tests.stories.pages import POINTS, at_desk_of

pytestmark = pytest.mark.django_db
OLD = "110105193001010013"  # born in 1930
ASSOCIATION = {
    "kind": "association", "individual_members": "60", "unit_members": "", "meeting_date": "2026-01-05",
    "meeting_due": "60", "meeting_present": "50", "meeting_agreed": "40",
}  # fmt: skip


def officers(number):
    """One officer with this ID number."""
    return [{"name": "冉志勤", "id_number": number, "employer": "某中学", "position": "理事长", "declared": "yes"}]


def hinted(bureau, **answers):
    """What the machine says about these answers; "" when the application is handed in."""
    case = bureau.draft(**answers)
    if answers.get("kind") == "association":
        from casework.intake import store
        from demo.filing import sheet

        for key in ("member_list", "meeting_minutes"):
            store.keep(case, key, sheet(key), bureau.founder)
    try:
        perform(case, "submit", by=bureau.founder, commitment="on")
    except Refused as refused:
        return "".join(refused.problems)
    return ""


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"amount": "30000"}, ""), ({"amount": "29999.99", "sources": [{"payer": "冉志勤", "yuan": "29999.99", "nature": "捐赠"}]}, "资金没有达到30000元的下限"),
        ({"use_until": "2026-12-31"}, "住所的使用期限不足1年"), ({"officers": officers(OLD)}, "有拟任负责人超过70周岁"),
        (ASSOCIATION, ""), (ASSOCIATION | {"individual_members": "49"}, "会员没有达到下限"),
        (ASSOCIATION | {"meeting_present": "40"}, ""), (ASSOCIATION | {"meeting_present": "39", "meeting_agreed": "30"}, "实到人数没有达到应到人数的2/3"),
        (ASSOCIATION | {"meeting_agreed": "25"}, "同意人数没有超过实到人数的1/2"),
        (ASSOCIATION | {"meeting_agreed": "26"}, ""), (ASSOCIATION | {"meeting_due": ""}, "没有填写成立大会"),
    ],
)  # fmt: skip
def test_conditions_are_hinted_at_their_very_edge(bureau, travel, answers, said):
    travel("2026-11-23 09:00")
    found = hinted(bureau, **answers)
    assert (said in found) if said else found == ""


def test_who_insists_gives_a_reason_and_gets_through(bureau):
    case = bureau.draft(amount="100", sources=[{"payer": "冉志勤", "yuan": "100", "nature": "捐赠"}])
    with pytest.raises(Refused, match="请写明理由"):
        perform(case, "submit", by=bureau.founder, commitment="on", insist="on")
    case = perform(case, "submit", by=bureau.founder, commitment="on", insist="on", insist_reason="另有实物出资。")
    assert (case.state, case.insist_reason) == ("submitted", "另有实物出资。")


@pytest.mark.parametrize(
    ("dated", "said"),
    [
        ("2026-11-23", None),
        ("2026-05-23", None),
        ("2026-05-22", "有效期是6个月，已经过期"),
        ("2026-11-24", "同意日期不能晚于今天"),
    ],
)
def test_a_consent_holds_for_six_months(bureau, travel, dated, said):
    from demo.filing import sheet

    travel("2026-11-23 09:00")
    case = bureau.draft(direct_class="none", sponsor=str(bureau.units["culture"].pk))
    case = perform(case, "send_to_sponsor", by=bureau.founder, commitment="on")
    facts = {
        "consent_number": "1号",
        "consent_date": dated,
        "opinion": "同意。",
        "files": {"document": sheet("同意文件")},
    }
    if said is None:
        case = perform(case, "sponsor_consent", by=bureau.sponsor, **facts)
        words = case.letters.get(name="sponsor_consented").words
        assert words["agency"] == bureau.units["culture"].name
        assert dict(words["items"])["同意文件文号"] == "1号"
        return
    with pytest.raises(Refused, match=said):
        perform(case, "sponsor_consent", by=bureau.sponsor, **facts)


def test_a_late_sponsor_is_pressed_once_with_a_letter(bureau, travel):
    travel("2026-09-01 09:00")
    case = bureau.draft(direct_class="none", sponsor=str(bureau.units["culture"].pk))
    case = perform(case, "send_to_sponsor", by=bureau.founder, commitment="on")
    with pytest.raises(Refused, match="审查期限还没有届满"):
        perform(case, "press_sponsor", by=bureau.clerk, request_date="2026-09-01")
    travel("2026-11-23 09:00")
    perform(case, "press_sponsor", by=bureau.clerk, request_date="2026-11-20")
    letter = case.letters.get(name="sponsor_pressed")
    assert letter.title == "请在5个工作日内答复审查意见"
    assert dict(letter.words["items"])["请在此日前答复"] == "2026年11月30日"
    with pytest.raises(Refused, match="已经发函督促过一次"):
        perform(case, "press_sponsor", by=bureau.clerk, request_date="2026-11-20")


def test_overdue_tells_the_limit_and_the_remedies_once_the_law_is_broken(bureau, travel):
    from casework.clock.tick import tick

    travel("2026-06-01 09:00")
    case = bureau.reach("accepted")
    travel("2026-06-20 00:05")
    tick()
    first = case.letters.filter(name="overdue").first()
    assert [label for label, _ in first.words["items"]] == ["承诺期限届满"]
    assert first.words["remedies"] == ""
    travel("2026-08-10 00:05")
    tick()
    last = case.letters.filter(name="overdue").last()
    assert [label for label, _ in last.words["items"]] == ["承诺期限届满", "法定期限届满"]
    assert "60日内向天津市滨海新区人民政府申请行政复议" in last.words["remedies"]


def under_review(bureau, **answers):
    """A case on the reviewer's desk, handed in against the machine's advice where there was any."""
    case = perform(bureau.draft(**answers), "submit", by=bureau.founder, commitment="on", insist="on", insist_reason="另有实物出资。")
    for step, who, facts in (("accept", bureau.clerk, {}), ("assign", bureau.chief, {"handler": "reviewer", "second": "reviewer2"})):
        case = perform(case, step, by=who, **facts)
    return case


def test_a_reviewer_who_grants_against_a_prompt_says_why(bureau, travel):
    travel("2026-11-23 09:00")
    case = under_review(bureau, amount="100", sources=[{"payer": "冉志勤", "yuan": "100", "nature": "捐赠"}])
    page = at_desk_of(bureau.reviewer).get(f"/desk/cases/{case.number}/steps/propose_grant/").content.decode()
    assert "系统提示：资金没有达到30000元的下限。" in page and "系统核对，没有发现问题。" in page
    assert ticked(page) == ["point_residence", "point_charter"]  # of a unit without members the machine looks at three points
    with pytest.raises(Refused, match="请写明核实结论"):
        perform(case, "propose_grant", by=bureau.reviewer, opinion="建议准予。", **POINTS)
    case = perform(case, "propose_grant", by=bureau.reviewer, opinion="建议准予。", overruled="实物出资已经评估。", **POINTS)
    assert case.opinion_text == "建议准予。\n系统提示的核实结论：实物出资已经评估。"


def test_without_a_prompt_nothing_is_asked(bureau, travel):
    travel("2026-11-23 09:00")
    case = bureau.reach("under_review")
    page = at_desk_of(bureau.reviewer).get(f"/desk/cases/{case.number}/steps/propose_grant/").content.decode()
    assert ticked(page) == ["point_fund", "point_residence", "point_charter"] and "核实结论" not in page
    assert perform(case, "propose_grant", by=bureau.reviewer, opinion="建议准予。", **POINTS).opinion_text == "建议准予。"


def ticked(page):
    """The points that stand at “符合” before anybody has chosen."""
    return re.findall(r'<input[^>]*name="(point_\w+)"[^>]*value="yes"[^>]*checked', page)

"""What a chief clerk looks for: documents cited by their full title and once, titles whose words stay whole, tables with a cell for every column."""

from types import SimpleNamespace

from orgs.registration.licensing.papers import reviewed
from papers.consent.window import printed
from papers.titles import balanced
from papers.typeset import typeset
from policy.basis import cite, cited, law
from tests.papers.examples import NOTICE
from tests.papers.measuring import opened, rules


def test_a_paper_cites_each_document_once_and_by_its_full_title():
    found = cited([law("行政许可法", 32), cite("registration/t19"), law("行政许可法", 78), cite("registration/t20")])

    assert found == ["《中华人民共和国行政许可法》第三十二条、第七十八条", "《天津市滨海新区社会组织登记注册工作规程》第十九条、第二十条"]
    assert str(law("行政许可法", 32)) == "《行政许可法》第三十二条"  # pages keep the short title


def test_a_title_is_not_broken_inside_a_word():
    assert balanced("医养服务机构登记协同专题会议纪要（征求意见稿）") == ["医养服务机构登记协同", "专题会议纪要（征求意见稿）"]


def test_a_review_form_that_proposes_a_refusal_has_a_cell_for_every_column():
    found = reviewed([], SimpleNamespace(process="name_check", reasons=["R04", "R11"]))

    assert found["columns"] == ["不符合规定的情形", "依据"]
    assert [len(row) for row in found["rows"]] == [2, 2]
    assert reviewed([["资金符合条件", "符合"]], None)["columns"] == ["审查内容", "结论"]


def test_a_sheet_a_party_signs_bears_no_red_head_of_the_office():
    """The consent to electronic delivery is the party's word; the control: a notice of the office has its two rules."""
    case = SimpleNamespace(unit=SimpleNamespace(name="某市某区政务服务办公室"), party=SimpleNamespace(name="某某中心"), title="某某中心成立登记", number="2026-DJ-0001")

    assert rules(opened(printed(case, given=True))[0], red=True) == []
    assert len(rules(opened(typeset("papers/notice.html", NOTICE))[0], red=True)) == 4

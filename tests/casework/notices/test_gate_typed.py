"""What officials type in steps: numbers of persons are told beside the field and go nowhere; what is no such number passes."""

import pytest
from django import forms

from casework.core.models import Entry
from casework.core.perform import Refused, perform
from casework.core.process import PROCESSES
from casework.notices.gate import typed
from casework.post.rows import Letter
from desk.objections import AnswerForm
from tests.privacy.numbers import a_phone, an_id, found
from tests.stories.pages import POINTS, at_desk_of, press

pytestmark = [pytest.mark.story, pytest.mark.django_db]
ID, PHONE, CARD = an_id("19790303", 21), a_phone(42), "6222021234567890128"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
PLANTED = {
    "identity number": (ID, "身份证号码"),
    "full width": (ID.translate(WIDE), "身份证号码"),
    "spaced": (f"{ID[:6]} {ID[6:14]} {ID[14:]}", "身份证号码"),
    "phone with dashes": (f"{PHONE[:3]}-{PHONE[3:7]}-{PHONE[7:]}", "手机号码"),
    "phone full width and spaced": (f"{PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}".translate(WIDE), "手机号码"),
    "bank card": (f"卡号{CARD[:4]} {CARD[4:8]} {CARD[8:12]} {CARD[12:16]} {CARD[16:]}", "银行卡号"),
}  # fmt: skip
PASSING = [
    "91350100M000100Y43",
    "滨审登〔2026〕37号",
    "3万元（30000元）",
    "2026年11月23日",
    "022-65309876",
    "第三十一条",
]


def opinion(planted):
    """An opinion with something in it."""
    return f"符合条件，建议准予登记。经办人{planted}，材料齐全。"


@pytest.mark.parametrize("how", PLANTED)
def test_a_number_in_an_opinion_is_told_beside_the_field_and_goes_nowhere(bureau, how):
    number, label = PLANTED[how]
    case = bureau.reach("under_review")

    answer = press(at_desk_of(bureau.reviewer), "desk", case.number, "propose_grant", opinion=opinion(number), **POINTS)

    said = answer.context["form"].errors["opinion"]
    assert answer.status_code == 422 and len(said) == 1
    assert said[0].startswith(f"申请人或者公众会读到这段话，里面有{label} ") and "请删去号码" in said[0]
    assert opinion(number) in answer.content.decode()  # nothing typed is lost
    assert type(case).objects.get(pk=case.pk).state == "under_review"
    line = Entry.objects.filter(case=case).latest("seq")
    assert (line.step, line.outcome, found(line.body), number in line.body) == ("propose_grant", "refused", [], False)


@pytest.mark.parametrize("word", PASSING)
def test_what_is_no_persons_number_passes(bureau, word):
    case = bureau.reach("under_review")
    assert perform(case, "propose_grant", by=bureau.reviewer, opinion=opinion(word), **POINTS).state == "chief_review"


def test_without_the_gate_the_number_reaches_the_applicant(bureau, monkeypatch):
    """The control, and what the gate is for: a correction notice carries what the clerk typed."""
    gaps = [{"about": "identity", "code": "C01", "note": f"身份证号{ID}看不清"}]
    case = bureau.submitted()
    with pytest.raises(Refused, match="第1行“具体说明”里面有身份证号码"):
        perform(case, "request_correction", by=bureau.clerk, gaps=gaps, how="online")
    assert not Letter.objects.filter(case=case, name="correction_requested").exists()
    monkeypatch.setattr(typed, "find", lambda text: [])
    perform(case, "request_correction", by=bureau.clerk, gaps=gaps, how="online")
    assert ID in str(Letter.objects.get(case=case, name="correction_requested").says)


def test_a_field_for_numbers_and_what_the_applicant_writes_are_left_alone(bureau):
    case = bureau.submitted()
    case = perform(case, "fix_on_spot", by=bureau.clerk, corrections=[{"was": ID, "now": an_id("19790303", 23)}],
                   confirmed_by="冉志勤")  # fmt: skip
    with pytest.raises(Refused, match="申请人确认"):  # the field beside it is none
        perform(
            case,
            "fix_on_spot",
            by=bureau.clerk,
            corrections=[{"was": "一", "now": "二"}],
            confirmed_by=f"冉志勤{PHONE}",
        )
    assert perform(case, "withdraw", by=bureau.founder, reason=f"另行申请，电话{PHONE}。").state == "withdrawn"


def test_every_field_named_for_numbers_exists(bureau):
    named = 0
    for process in PROCESSES.values():
        for card in process.cards.values():
            names = getattr(card.form_class, "for_numbers", ())
            assert set(names) <= set(card.form_class.base_fields if names else ()), card.name
            named += len(names)
    assert named >= 8


def test_rows_are_read_by_their_columns_and_hidden_fields_are_not():
    rows = PROCESSES["consultation"].cards["ask"].form_class.base_fields["extract"]
    assert list(typed.texts(rows, [("事项", "内容")])) == [("第1行“事项”", "事项"), ("第1行“内容”", "内容")]
    assert list(typed.texts(rows, [{"value": "内容", "renamed": "别的"}])) == [
        ("第1行“内容”", "内容"),
        ("第1行", "别的"),
    ]
    assert list(typed.texts(forms.CharField(widget=forms.HiddenInput()), "x")) == []


def test_the_answer_to_an_objection_is_asked_the_same():
    wrong = AnswerForm({"upheld": "no", "answer": opinion(f"{PHONE}、{ID}")})
    listed = "手机号码 137****0042、身份证号码 110105**********14"
    said = f"申请人或者公众会读到这段话，里面有{listed}。请删去号码；要指明是谁，写姓名就够。"
    assert list(wrong.errors["answer"]) == [said]
    assert AnswerForm({"upheld": "no", "answer": opinion(PASSING[0])}).is_valid()

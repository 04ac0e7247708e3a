"""A head who cannot leave by himself: asked at the window on paper, the head is heard, another official decides."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from casework.core.models import Entry
from casework.journal.instant import today
from casework.members.removal import HeadRemoval
from casework.post.rows import Letter
from hall.switching import ref_of
from network import sealed
from network.disclosures import Disclosure
from network.models import Membership
from policy import calendar
from tests.files import small_pdf, upload
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
WHY = "任免决议已核对，与登记一致。"


@pytest.fixture
def case(bureau):
    """A case with two founders; the second is the one to be taken out."""
    case = bureau.submitted()
    bureau.old = bureau.person("old_head", "退任")
    bureau.member(bureau.old, case, "founder")
    return case


def asked(bureau, case, user=None, **other):
    """The clerk's page, filled in."""
    head = Membership.objects.get(party_id=case.party_id, user=user or bureau.old)
    given = {"head": str(head.pk), "ground": "replaced", "visitor": "来访甲", "identity_seen": "on",
             "sheet": upload("决议.pdf", small_pdf("决议"))} | other  # fmt: skip
    return at_desk_of(bureau.clerk).post(f"/desk/cases/{case.number}/heads/", {k: v for k, v in given.items() if v is not None})


def decided(bureau, case, user, granted="yes", reason=WHY):
    """Somebody's decision of the only removal."""
    row = HeadRemoval.objects.get()
    return at_desk_of(user).post(f"/desk/cases/{case.number}/heads/", {"decide": row.ref, "granted": granted, "reason": reason})


def holds(bureau, case):
    """Whether the old head still opens the case."""
    return at_desk_of(bureau.old).get(f"/hall/cases/{case.number}/").status_code == 200


def test_asked_heard_and_decided_by_another(bureau, case):
    assert "移出负责人" in at_desk_of(bureau.clerk).get(f"/desk/cases/{case.number}/").content.decode()
    assert asked(bureau, case).status_code == 303
    row = HeadRemoval.objects.get()
    assert row.due_on == calendar.load(today().year, today().year + 1).add(today(), 5)
    letter = Letter.objects.get(name="head_removal")
    assert letter.party_id == case.party_id and f"{row.due_on.day}日" in letter.do
    early = decided(bureau, case, bureau.reviewer)
    assert early.status_code == 422 and "本人还没有说明" in early.content.decode() and holds(bureau, case)
    hall = at_desk_of(bureau.old)
    assert "有人在窗口申请把您移出" in hall.get(f"/hall/org/{ref_of(case.party)}/").content.decode()
    mute = hall.post(f"/hall/org/{ref_of(case.party)}/", {"answer": "1", "agrees": "no"})
    assert mute.status_code == 422 and "不同意的，请写明理由" in mute.content.decode()
    assert hall.post(f"/hall/org/{ref_of(case.party)}/", {"answer": "1", "agrees": "no", "words": "决议是假的"}).status_code == 303
    assert "决议是假的" in at_desk_of(bureau.reviewer).get(f"/desk/cases/{case.number}/heads/").content.decode()
    assert decided(bureau, case, bureau.reviewer).status_code == 303
    assert not holds(bureau, case)
    again = decided(bureau, case, bureau.chief)
    assert again.status_code == 422 and "已经决定过了" in again.content.decode()
    lines = Entry.objects.filter(case_id=case.pk, step__startswith="head_").order_by("seq")
    assert [line.step for line in lines] == ["head_removal", "head_answer", "head_removed"]
    assert not any("退任" in line.body or "决议是假的" in line.body for line in lines)
    assert Letter.objects.filter(name="head_removed", title="负责人已移出").count() == 1
    page = at_desk_of(bureau.founder).get(f"/hall/org/{ref_of(case.party)}/").content.decode()
    assert "登记机关移出：发起人（已经换人" in page


def test_silence_until_the_last_day_lets_the_office_decide_either_way(bureau, case, travel):
    travel("2026-11-23 09:00")
    asked(bureau, case)
    last = HeadRemoval.objects.get().due_on
    travel(f"{last} 23:00")
    assert decided(bureau, case, bureau.chief).status_code == 422
    travel(f"{last + timedelta(days=1)} 09:00")
    assert decided(bureau, case, bureau.chief, "no").status_code == 303
    assert holds(bureau, case) and HeadRemoval.objects.get().granted is False


def test_who_took_it_in_and_who_is_concerned_decide_nothing(bureau, case):
    asked(bureau, case)
    HeadRemoval.objects.update(answer="agreed", asked_by=bureau.reviewer)
    own = decided(bureau, case, bureau.reviewer)
    assert own.status_code == 422 and "须由另一人决定" in own.content.decode()
    assert decided(bureau, case, bureau.clerk).status_code == 404
    assert at_desk_of(bureau.founder).post(f"/hall/org/{ref_of(case.party)}/", {"answer": "1", "agrees": "yes"}).status_code == 404
    with pytest.raises(IntegrityError), transaction.atomic():  # the control: the table itself refuses it
        HeadRemoval.objects.update(decided_by=bureau.reviewer, decided_at="2026-11-23T00:00Z", granted=True)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"sheet": None}, "请上传证明材料"), ({"identity_seen": None}, "请先核对来访人的身份证件原件"),
        ({"ground": "别的"}, "请从列表中选择原因"), ({"head": "0"}, "请从列表中选择"), ({"visitor": " "}, "请填写来访人姓名"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_beside_the_field(bureau, case, wrong, sentence):
    answer = asked(bureau, case, **wrong)
    assert answer.status_code == 422 and sentence in answer.content.decode() and not HeadRemoval.objects.exists()


def test_a_number_of_a_person_stands_in_no_reason(bureau, case):
    asked(bureau, case)
    HeadRemoval.objects.update(answer="agreed")
    answer = decided(bureau, case, bureau.reviewer, reason="已核对本人13800138000的来电。")
    assert answer.status_code == 422 and HeadRemoval.objects.get().decided_at is None and holds(bureau, case)


def test_the_last_who_acts_is_not_taken_out(bureau, case):
    Membership.objects.filter(party_id=case.party_id).exclude(user=bureau.old).delete()
    answer = asked(bureau, case)
    assert answer.status_code == 422 and "最后一名能代表申请人的人" in answer.content.decode()


def test_asked_twice_is_one_and_one_paper_may_name_two(bureau, case):
    asked(bureau, case)
    twice = asked(bureau, case)
    assert twice.status_code == 422 and "还没有决定" in twice.content.decode()
    asked(bureau, case, user=bureau.founder)
    first, second = HeadRemoval.objects.order_by("pk")
    assert first.sha256 == second.sha256 and first.ref != second.ref
    HeadRemoval.objects.update(answer="agreed")
    for row, status in ((first, 303), (second, 422)):  # the second would leave nobody
        page = at_desk_of(bureau.chief).post(f"/desk/cases/{case.number}/heads/", {"decide": row.ref, "granted": "yes", "reason": WHY})
        assert page.status_code == status


def test_the_paper_opens_for_those_who_decide_and_the_look_is_noted(bureau, case):
    asked(bureau, case)
    place = f"/desk/cases/{case.number}/heads/{HeadRemoval.objects.get().ref}/"
    page = at_desk_of(bureau.reviewer).get(place)
    assert b"".join(page.streaming_content)[:4] == b"%PDF"
    for closer in page._resource_closers:
        closer()
    assert Disclosure.objects.filter(by=bureau.reviewer, about=case.number).count() == 1
    for nobody in (bureau.founder, bureau.stranger):
        assert at_desk_of(nobody).get(place).status_code == 404


def test_names_and_words_are_sealed(bureau, case):
    asked(bureau, case)
    at_desk_of(bureau.old).post(f"/hall/org/{ref_of(case.party)}/", {"answer": "1", "agrees": "no", "words": "不是我的签名"})
    row = HeadRemoval.objects.get()
    assert "来访甲" not in row.visitor and "不是" not in row.objection
    assert (row.visitor_name, row.words) == ("来访甲", "不是我的签名")
    for place in ("removal.visitor", "removal.objection"):
        assert sealed.COLUMNS[place].model == "casework.HeadRemoval"


def test_what_the_rules_find_stands_beside_the_field(bureau, case):
    """A rule found it, not the form: it stands beside the field all the same."""
    asked(bureau, case)
    again = asked(bureau, case)
    assert "还没有决定" in "".join(again.context["form"].errors["head"])
    early = decided(bureau, case, bureau.reviewer)
    assert "本人还没有说明" in "".join(early.context["decision"].errors["granted"])

"""来电、来访、微信: noted in one line, seen by who may see the case, answered by its day, corrected by one more row."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from casework.contacts.keeping import answer, note, opened
from casework.contacts.rows import Contact, ContactAnswer
from casework.core.answers import Refused
from casework.core.models import Barred
from casework.journal.instant import now, today
from casework.journal.verify import verify
from network.disclosures import Disclosure
from network.models import Membership
from tests.bureau import SINCE
from tests.casework.test_commands import said
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
LIST, PHONE = 8, "13812345678"


def given(**more):
    """What the one-line form sends."""
    return {"way": "phone", "who": f"张先生 {PHONE}", "number": "", "words": "问年检要交什么。", "answer_by": "", "key": uuid.uuid4().hex} | more


def noted(bureau, case=None, by=None, **more):
    """One that stands."""
    facts = {"way": "phone", "who": "张先生", "words": "问补正什么时候到期。", "answer_by": None, "key": uuid.uuid4().hex} | more
    return note(by=by or bureau.clerk, case=case, **facts)


def test_a_call_is_one_line_on_the_page_of_the_case_and_stands_in_its_history(bureau):
    case = bureau.submitted()
    clerk, address = at_desk_of(bureau.clerk), f"/desk/cases/{case.number}/"
    assert 'name="words"' in clerk.get(address).content.decode()
    done = clerk.post("/desk/contacts/", given(number=case.number, here="1", answer_by=f"{today():%Y-%m-%d}"))
    assert (done.status_code, done.url) == (303, address)
    row = Contact.objects.get()
    assert (row.case_id, row.by, row.unit, row.way) == (case.pk, bureau.clerk, bureau.units["approval"], "phone")
    assert (PHONE in row.who, PHONE in opened(row, "who"), "年检" in row.words) == (False, True, False)
    page = at_desk_of(bureau.reviewer).get(address).content.decode()
    assert "来电 张先生 138****5678" in page and "问年检要交什么。" in page and "答复期限" in page and PHONE not in page
    answer(row, words="已告知。", by=bureau.reviewer)
    page = at_desk_of(bureau.reviewer).get(address).content.decode()
    assert page.index("来电 张先生") < page.index("答复来电 张先生") and "已告知。" in page
    assert "年检要交什么" not in at_desk_of(bureau.founder).get(f"/hall/cases/{case.number}/").content.decode()
    case.refresh_from_db()
    assert case.version == 1 and not verify().faults


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(bureau):
    draft, desk = bureau.draft(), at_desk_of(bureau.clerk)
    for wrong, sentence in (
        ({"words": ""}, "请写一句说了什么"), ({"words": "字" * 201}, "不超过200字"), ({"way": "pigeon"}, "请选择来电"),
        ({"number": "2026-DJ-9999"}, "没有这个编号的办件"), ({"number": draft.number}, "没有这个编号的办件"),
        ({"answer_by": "明天"}, "请写成 2026"), ({"answer_by": f"{today() - timedelta(days=1):%Y-%m-%d}"}, "不能早于今天"),
        ({"who": "字" * 61}, "不能超过60字"),
    ):  # fmt: skip
        page = desk.post("/desk/contacts/", given(**wrong) | ({} if "words" in wrong else {"words": "打错了也不丢。"}))
        assert page.status_code == 422 and sentence in page.content.decode(), wrong
        assert "words" in wrong or "打错了也不丢。" in page.content.decode()
    assert not Contact.objects.exists()


def test_the_number_is_taken_as_people_type_it_and_a_form_sent_twice_is_noted_once(bureau):
    case, desk = bureau.submitted(), at_desk_of(bureau.clerk)
    twice = given(number="".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in case.number.lower()))
    assert [desk.post("/desk/contacts/", twice).status_code for _ in range(2)] == [303, 303]
    assert Contact.objects.get().case_id == case.pk
    assert desk.post("/desk/contacts/", given(key=uuid.uuid4().hex)).status_code == 303
    assert Contact.objects.count() == 2
    row = Contact.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():  # the control: the database holds it too
        Contact.objects.create(unit=row.unit, way="phone", token="x", words="x", at=now(), by=row.by, key=row.key)


def test_on_a_case_whoever_sees_the_case_and_on_none_the_unit(bureau):
    case = bureau.submitted()
    on_case, on_none = noted(bureau, case), noted(bureau)

    def sees(user):
        return [at_desk_of(user).get(f"/desk/contacts/{row.pk}/").status_code for row in (on_case, on_none)]

    assert [sees(who) for who in (bureau.clerk2, bureau.reviewer, bureau.publisher)] == [[200, 200], [200, 200], [200, 404]]
    assert [sees(who) for who in (bureau.sponsor, bureau.street, bureau.auditor, bureau.admin, bureau.founder)] == [[404, 404]] * 5
    Barred.objects.create(case_id=case.pk, user=bureau.reviewer, reason="近亲属", since=now())
    assert sees(bureau.reviewer) == [404, 200]
    assert "问补正" in at_desk_of(bureau.clerk).get("/desk/contacts/").content.decode()
    assert case.number not in at_desk_of(bureau.reviewer).get("/desk/contacts/").content.decode()
    refused = at_desk_of(bureau.reviewer).post("/desk/contacts/", given(number=case.number))
    assert refused.status_code == 422 and Contact.objects.count() == 2
    Membership.objects.create(party_id=case.party_id, user=bureau.clerk, role="applicant", valid_from=SINCE)
    assert sees(bureau.clerk) == [404, 200]


def test_numbers_are_shown_to_others_for_a_reason_that_is_written_down(bureau):
    case = bureau.submitted()
    row, none = (noted(bureau, c, words=f"请回电{PHONE}") for c in (case, None))
    assert PHONE in at_desk_of(bureau.clerk).get(f"/desk/contacts/{row.pk}/").content.decode()  # their own words
    other = at_desk_of(bureau.reviewer)
    assert PHONE not in other.get(f"/desk/contacts/{row.pk}/").content.decode()
    refused = other.post(f"/desk/contacts/{row.pk}/", {"do": "reveal", "reason": ""})
    assert (refused.status_code, PHONE in refused.content.decode(), Disclosure.objects.count()) == (422, False, 0)
    for shown in (row, none):
        page = other.post(f"/desk/contacts/{shown.pk}/", {"do": "reveal", "reason": "回电话"})
        assert (page.status_code, PHONE in page.content.decode(), "no-store" in page["Cache-Control"]) == (200, True, True)
    assert set(Disclosure.objects.values_list("about", "by__username")) == {(case.number, "reviewer"), (f"来电来访 {none.pk}", "reviewer")}
    assert case.entries.filter(step="disclose").count() == 1 and not verify().faults


def test_a_correction_is_one_more_row_by_its_writer_and_an_answer_comes_once(bureau):
    case = bureau.submitted()
    row, desk = noted(bureau, answer_by=today()), at_desk_of(bureau.clerk)
    address, before = f"/desk/contacts/{row.pk}/", (row.who, row.words, row.case_id, row.answer_by)
    other = at_desk_of(bureau.clerk2)
    assert other.post(address, given(do="correct")).status_code == 404
    wrong = desk.post(address, given(do="correct", words=""))
    assert wrong.status_code == 422 and Contact.objects.count() == 1
    assert desk.post(address, given(do="correct", number=case.number, who="章先生", answer_by=f"{today():%Y-%m-%d}")).status_code == 303
    row.refresh_from_db()
    new = row.correction
    assert (row.who, row.words, row.case_id, row.answer_by) == before
    assert (opened(new, "who"), new.case_id, new.corrects_id) == ("章先生", case.pk, row.pk)
    listed = desk.get("/desk/contacts/").content.decode()
    assert f"/desk/contacts/{new.pk}/" in listed and address not in listed
    assert "更正以前" in desk.get(f"/desk/contacts/{new.pk}/").content.decode() and "看更正后的" in desk.get(address).content.decode()
    for shut in (given(do="correct"), {"do": "answer", "words": "已告知。"}):
        page = desk.post(address, shut)
        assert page.status_code == 422 and "已经更正过" in page.content.decode()
    assert other.post(f"/desk/contacts/{new.pk}/", {"do": "answer", "words": ""}).status_code == 422
    assert other.post(f"/desk/contacts/{new.pk}/", {"do": "answer", "words": "已告知。"}).status_code == 303
    again = desk.post(f"/desk/contacts/{new.pk}/", {"do": "answer", "words": "又答复。"})
    assert again.status_code == 422 and "已经答复" in again.content.decode()
    assert (ContactAnswer.objects.get().by, opened(ContactAnswer.objects.get().contact, "answer")) == (bureau.clerk2, "已告知。")
    with pytest.raises(Refused, match="不需要答复"):
        answer(noted(bureau), words="已告知。", by=bureau.clerk)
    assert desk.post(address, {"do": "fly"}).status_code == 400


def test_what_is_owed_comes_first_and_the_list_is_narrowed(bureau):
    late = noted(bureau, way="visit", answer_by=today() + timedelta(days=2))
    soon = noted(bureau, by=bureau.clerk2, answer_by=today())
    done = noted(bureau, answer_by=today())
    answer(done, words="已告知。", by=bureau.clerk)
    newest = noted(bureau, way="wechat")
    desk = at_desk_of(bureau.clerk)

    def shown(query=""):
        page = desk.get(f"/desk/contacts/{query}")
        return [row["contact"].pk for row in page.context["rows"]], page.context["owed"]

    assert shown() == ([soon.pk, late.pk, newest.pk, done.pk], 2)
    assert shown("?scope=mine") == ([late.pk, newest.pk, done.pk], 1)
    assert shown("?way=wechat") == ([newest.pk], 0)
    assert shown("?way=pigeon&scope=moon&page=9") == ([soon.pk, late.pk, newest.pk, done.pk], 2)


@pytest.mark.parametrize("count", [3, 300])
def test_list_case_and_file_cost_the_same_however_many(bureau, count, django_assert_num_queries):
    case = bureau.submitted()
    for n in range(count):
        noted(bureau, case if n % 2 else None, answer_by=today() if n % 3 else None)
    desk = at_desk_of(bureau.clerk)
    desk.get("/desk/contacts/")
    desk.get(f"/desk/cases/{case.number}/")
    with django_assert_num_queries(LIST):
        page = desk.get("/desk/contacts/")
    assert len(page.context["rows"]) == min(count, 20)
    with django_assert_num_queries(43):
        page = desk.get(f"/desk/cases/{case.number}/").content.decode()
    assert page.count("来电 张先生") == count // 2


def test_those_on_no_case_end_by_rule_and_those_on_a_case_stay(bureau, travel):
    travel("2026-01-05 09:00")
    case = bureau.submitted()
    kept, gone = noted(bureau, case), noted(bureau, answer_by=today())
    answer(gone, words="已告知。", by=bureau.clerk)
    moved = noted(bureau)
    stays = noted(bureau, case, corrects=moved)
    travel("2029-01-01 09:00")
    said("retain", "--do")
    assert Contact.objects.count() == 4
    travel("2029-01-06 09:00")
    said("retain", "--do")
    assert set(Contact.objects.values_list("pk", "corrects")) == {(kept.pk, None), (stays.pk, None)}
    assert not ContactAnswer.objects.exists()


def test_everybody_of_the_desk_who_notes_finds_the_line_and_the_keys(bureau):
    for who, finds in ((bureau.clerk, True), (bureau.street, True), (bureau.auditor, False), (bureau.admin, False)):
        page = at_desk_of(who).get("/desk/").content.decode()
        assert ("记一笔来电来访" in page, 'href="/desk/contacts/"' in page) == (finds, finds)
        assert "data-help" in page
        assert at_desk_of(who).post("/desk/contacts/", given()).status_code == (303 if finds else 404)

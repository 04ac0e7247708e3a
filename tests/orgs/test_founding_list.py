"""联名 behind its pages: what is counted, what is sealed, what is said, what falls when something changes."""

import json
from datetime import date

import pytest
from django.db import connection, transaction

from casework.core.answers import Refused
from casework.core.perform import perform
from casework.intake import drafts, retention, store
from casework.intake.rows import Upload
from casework.journal.instant import today
from casework.views.doors import hinted
from demo.filing import sheet as scan
from orgs.models import FoundingAnswer, FoundingList, FoundingMember
from orgs.registration.establishment.founding import (
    answering,
    changing,
    counting,
    elsewhere,
    inviting,
    meeting,
    papers,
    sheets,
)
from orgs.registration.establishment.founding.answering import Answer
from orgs.registration.establishment.founding.quorum import short
from policy.models import RuleRow
from tests.casework.test_commands import said
from tests.network.test_rotation import keys  # noqa: F401  a fixture
from tests.orgs.founding import association, confirm, individual, listed, retype, unit

pytestmark = pytest.mark.django_db
LEAST = {"individual": 50, "unit": 30, "total": 50}


@pytest.mark.parametrize(
    ("individuals", "units", "said"),
    [(0, 0, "还差个人会员50名，或者单位会员30个"), (47, 0, "还差3名"), (50, 0, ""), (0, 29, "还差1个"), (0, 30, ""),
     (20, 27, "还差3名"), (20, 30, ""), (49, 1, ""), (0, 51, "")],
)  # fmt: skip
def test_what_is_still_missing(individuals, units, said):
    assert short(individuals, units, LEAST) == said


def said_of(case, bureau):
    """What the machine notices in the draft."""
    return hinted(case, bureau.founder, today(), drafts.answers_of(drafts.forms_of(case)))


def short_of_members(case, bureau):
    """Whether it says that there are too few members."""
    return any("会员没有达到下限" in sentence for sentence in said_of(case, bureau))


def test_the_conditions_count_the_confirmed_by_the_dated_rule(bureau):
    case, founding, members = listed(bureau, 3)
    confirm(founding, members[:2], bureau.founder)
    assert any("联名已确认个人会员2名、单位会员0个，还差48名" in s for s in said_of(case, bureau))

    RuleRow.objects.create(key="association.min_individual", value="2", unit="count", basis="《某修正》", verified=False, binds="case",
                           effective_from=date(2020, 1, 2), recorded_at=case.rules_known)  # fmt: skip
    assert not short_of_members(case, bureau)


def test_an_empty_list_and_one_laid_aside_leave_the_typed_numbers(bureau):
    case, founding, _ = listed(bureau, 0)
    retype(case, "members", bureau.founder, individual_members="60")
    assert counting.counted(case) is None
    assert not short_of_members(case, bureau)
    changing.add(founding, [individual(0)], bureau.founder)
    assert short_of_members(case, bureau)
    changing.give_up(founding, bureau.founder)
    assert not short_of_members(case, bureau)
    assert FoundingMember.objects.count() == 1  # nothing is lost


def test_paper_people_upload_as_before(bureau):
    case = association(bureau, individual_members="60", meeting_due="60", meeting_present="50", meeting_agreed="50")
    for key in ("member_list", "meeting_minutes"):
        store.keep(case, key, scan(key), bureau.founder)
    assert perform(case, "submit", by=bureau.founder, commitment="on").state == "submitted"
    assert not FoundingList.objects.exists()


def test_nobody_stands_on_a_list_twice(bureau):
    case, founding, members = listed(bureau, 2, 1)
    for rows, word in (
        ([individual(1)], "已经是名单第2号"), ([unit(1)], "已经是名单第3号"),
        ([individual(5), individual(5)], "第2行：这个身份证号码与第1行相同"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            changing.add(founding, rows, bureau.founder)
        assert word in str(refused.value.problems[0])
    assert FoundingMember.objects.count() == 3
    with pytest.raises(Exception, match="UNIQUE|unique"), transaction.atomic():
        FoundingMember.objects.filter(seat=2).update(number_blind=members[0].number_blind)


def test_minors_and_an_absent_leader_are_named(bureau):
    case, founding, _ = listed(bureau, 0)
    child = individual(3, number="110105201501010017", name="小郑")
    changing.add(founding, [child, individual(4)], bureau.founder)
    now_ = counting.standing(founding, case)
    said = list(counting.remarks(now_, date(2026, 11, 23), counting.typed(case)))
    assert ["“小郑”按身份证号码未满18周岁" in said[0], said[1][:13]] == [True, "拟任法定代表人不在名单里，"]
    changing.add(founding, [unit(1, representative="冉志勤")], bureau.founder)  # the leader speaks for a unit
    now_ = counting.standing(founding, case)
    assert len(list(counting.remarks(now_, date(2026, 11, 23), counting.typed(case)))) == 1
    assert len(list(counting.remarks(now_, date(2033, 1, 2), counting.typed(case)))) == 0


def test_another_list_is_a_hint_once_it_is_handed_in(bureau):
    case, founding, members = listed(bureau, 2)
    other, theirs, _ = listed(bureau, 2)
    assert elsewhere.listed_elsewhere(founding) == {}
    for key in ("member_list", "meeting_minutes"):
        store.keep(other, key, scan(key), bureau.founder)
    changing.give_up(theirs, bureau.founder)
    perform(other, "submit", by=bureau.founder, commitment="on", insist="on", insist_reason="会员随后补齐。")
    FoundingList.objects.filter(pk=theirs.pk).update(on_paper=False)
    assert elsewhere.listed_elsewhere(founding) == {m.number_blind: [other.number] for m in members}


def test_nothing_personal_lies_open_in_the_database_or_the_journal(bureau):
    case, founding, _ = listed(bureau, 0)
    members = changing.add(founding, [individual(3, phone="13911112222"), unit(2, phone="13933334444")], bureau.founder)
    confirm(founding, members, bureau.founder)
    secret = [
        members[0].clear_name,
        members[0].opened("number"),
        "13911112222",
        members[1].signer,
        members[1].clear_name,
        "13933334444",
    ]
    dump = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(
                ("orgs_founding", "orgs_sheet", "casework_entry", "casework_letter", "casework_outbox")
            ):
                cursor.execute(f'SELECT * FROM "{table}"')
                dump += [json.dumps([str(cell) for cell in row], ensure_ascii=False) for row in cursor.fetchall()]
    assert len(dump) >= 8
    assert [text for text in secret if any(text in row for row in dump)] == []
    assert FoundingMember.objects.filter(number_blind=members[0].number_blind).count() == 1


def test_a_scan_taken_away_takes_its_answers_with_it(bureau):
    case, founding, members = listed(bureau, 3)
    confirm(founding, members[:1], bureau.founder)
    printed = sheets.print_sheet(founding, bureau.founder)
    sheets.take(printed, code=printed.code, file=scan("签名页"), refs=[m.ref for m in members[1:]], by=bureau.founder)
    assert counting.counted(case) == (3, 0)
    with pytest.raises(Refused) as refused:
        sheets.take(printed, code=printed.code, file=scan("再来"), refs=[members[0].ref], by=bureau.founder)
    assert "1号已经自己答复过" in str(refused.value.problems[0])

    store.discard(Upload.objects.get(key="member_signatures"))
    assert counting.counted(case) == (1, 0)


def test_the_roster_is_the_confirmed_list_and_knows_when_it_is_old(bureau):
    case, founding, members = listed(bureau, 3, 1)
    confirm(founding, members[:2], bureau.founder)
    assert counting.drawn(case, "member_list", "会员名册").standing == "待生成"
    assert papers.make(founding, bureau.founder) == ["member_list"]
    assert counting.drawn(case, "member_list", "会员名册").problem == ""

    changing.change(members[0], individual(0, phone="13900000000"), bureau.founder)  # a phone number is on no roster
    assert counting.drawn(case, "member_list", "会员名册").problem == ""
    confirm(founding, members[2:3], bureau.founder)
    assert counting.drawn(case, "member_list", "会员名册").standing == "需要重新生成"
    papers.make(founding, bureau.founder)
    assert Upload.objects.filter(case=case, key="member_list").count() == 1


@pytest.mark.usefixtures("keys")
def test_the_list_opens_and_links_work_under_new_keys(bureau):
    case, founding, _ = listed(bureau, 0)
    members = changing.add(founding, [individual(3, phone="13911112222"), individual(4), unit(1)], bureau.founder)
    tokens = inviting.invite(founding, members, bureau.founder)
    give = answering.give
    give(
        answering.find(tokens[members[1].ref]),
        Answer(members[1].opened("number"), members[1].signer, False, "没有时间。"),
    )
    assert said("rotate_keys")[1] == 0

    rows = {m.ref: m for m in counting.members_of(founding)}
    assert [rows[m.ref].signer for m in members] == [
        individual(3)["name"],
        individual(4)["name"],
        unit(1)["representative"],
    ]
    assert rows[members[1].ref].given.opened_reason == "没有时间。"
    give(answering.find(tokens[members[0].ref]), Answer(individual(3)["number"], individual(3)["name"], True))
    assert counting.counted(case) == (1, 0)
    text, code = said("rotate_keys", "--finish")
    assert "还有 1 个印出的代码没有使用" in text


def test_minutes_wait_while_the_votes_and_the_list_disagree(bureau):
    case, founding, members = listed(bureau, 3)
    confirm(founding, members, bureau.founder)
    refs = [m.ref for m in members]
    votes = {f"{topic}_{kind}": 3 if kind == "for" else 0 for topic in meeting.VOTES for kind in meeting.KINDS}
    held = {
        "held_on": date(2026, 1, 10),
        "place": "区文化馆",
        "others": "",
        "came": refs,
        "host": refs[0],
        "recorder": refs[1],
    }
    meeting.hold(founding, held | votes, bureau.founder)
    assert papers.make(founding, bureau.founder) == ["member_list", "meeting_minutes"]

    changing.change(members[2], individual(6), bureau.founder)
    assert counting.drawn(case, "meeting_minutes", "纪要").standing == "需要重新填写"
    assert papers.make(founding, bureau.founder) == ["member_list"]
    confirm(founding, counting.members_of(founding)[2:], bureau.founder)  # the same seat, confirmed anew: they did come
    assert counting.drawn(case, "meeting_minutes", "纪要").standing == "需要重新生成"
    assert counting.voted(case) == (3, 3, 3)
    changing.remove(members[0], bureau.founder)  # who presided
    assert counting.drawn(case, "meeting_minutes", "纪要").standing == "需要重新填写"


def test_what_was_never_handed_in_is_not_kept(bureau, travel):
    case, founding, members = listed(bureau, 2)
    confirm(founding, members, bureau.founder)
    perform(case, "withdraw", by=bureau.founder, reason="不办了。")
    assert retention.due()["未提交办件的联名名单"] == 0
    travel("2029-01-08 09:00")
    retention.carry_out()
    assert not FoundingList.objects.exists() and not FoundingAnswer.objects.exists()


def test_a_list_at_rest_takes_no_change(bureau):
    case, founding, members = listed(bureau, 2)
    perform(case, "withdraw", by=bureau.founder, reason="不办了。")
    for attempt in (
        lambda: changing.add(founding, [individual(8)], bureau.founder), lambda: changing.remove(members[0], bureau.founder),
        lambda: sheets.print_sheet(founding, bureau.founder), lambda: confirm(founding, members, bureau.founder),
    ):  # fmt: skip
        with pytest.raises(Refused):
            attempt()
    assert FoundingMember.objects.count() == 2

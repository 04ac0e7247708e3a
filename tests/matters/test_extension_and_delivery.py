"""More time: for a decision, for an answer; and letters to people who have no account."""

from datetime import date

import pytest
from django.core import mail
from django.db.models import Q

from casework.clock.days import calendar_for, due
from casework.clock.deadline import Deadline, Move
from casework.clock.deadlines import recompute
from casework.clock.tick import tick
from casework.core.models import Case
from casework.core.perform import NotYours, Refused, perform
from casework.core.process import PROCESSES
from casework.post.outbox import post_due
from casework.post.rows import Letter, Outbox
from casework.views.waiting import waiting_for
from demo.filing import sheet
from matters import declared
from matters.declared import Side
from matters.opening import open_matter, openable
from policy import rules
from tests import naming
from tests.matters.cast import MONDAY, asking

pytestmark = pytest.mark.django_db
WHY = "需要核实相近名称的使用人，原期限内来不及。"


def last_day(row):
    """A deadline counted anew from its rules alone."""
    number = sum(int(rules.value(key, on=date(2026, 11, 23)).number) for key in row.rule.split(","))
    return due(row.starts_on, number, row.unit, (), calendar_for(row.starts_on))


@pytest.fixture
def name_case(bureau, travel):
    """A name check under review on a Monday."""
    travel(MONDAY)
    return naming.accepted(bureau)


def test_a_limit_is_extended_once_with_the_approval_of_the_head(bureau, name_case, travel):
    row = Deadline.objects.get(case_id=name_case.pk, kind="clock", name="decision")
    before = row.due_on
    asked = open_matter(name_case, "extension", by=bureau.reviewer, reason=WHY)
    with pytest.raises(NotYours):
        perform(asked, "grant_more_time", by=bureau.reviewer)
    with pytest.raises(Refused, match="已有一份延长申请"):
        open_matter(name_case, "extension", by=bureau.reviewer, reason=WHY)
    assert Case.objects.open().filter(waiting_for(bureau.approver, date(2026, 11, 23)), pk=asked.pk).exists()
    version = Case.objects.get(pk=name_case.pk).version
    granted = perform(asked, "grant_more_time", by=bureau.approver)

    row.refresh_from_db()
    assert row.due_on == last_day(row) > before and row.rule.endswith(",name.decision_extension")
    assert not recompute(row)  # recomputed from its own columns, it stays where it is
    assert Case.objects.get(pk=name_case.pk).version == version
    move = Move.objects.get(deadline=row)
    assert (move.old, move.new) == (before, row.due_on) and WHY in move.reason
    letter = Letter.objects.get(case_id=granted.pk, name="granted")
    assert letter.party_id == name_case.party_id and f"理由：{WHY}" in letter.says and letter.paper == "extension_notice"
    with pytest.raises(Refused, match="已经延长过一次"):
        open_matter(name_case, "extension", by=bureau.reviewer, reason=WHY)


def test_a_refused_extension_moves_nothing(bureau, name_case):
    row = Deadline.objects.get(case_id=name_case.pk, kind="clock", name="decision")
    asked = open_matter(name_case, "extension", by=bureau.reviewer, reason=WHY)
    assert perform(asked, "refuse_more_time", by=bureau.approver, answer="按期办理即可。").state == "refused"
    assert Deadline.objects.get(pk=row.pk).due_on == row.due_on and not Move.objects.exists()
    assert list(Letter.objects.filter(case_id=asked.pk).values_list("name", "party")) == [("requested", None), ("refused", None)]


def test_the_law_does_not_allow_it_for_an_establishment(bureau, case):
    assert "extension" not in {kind.slug for kind in openable(case, bureau.reviewer, date(2026, 11, 23))}
    with pytest.raises(Refused, match="第十五条没有允许延长"):
        open_matter(case, "extension", by=bureau.reviewer, reason=WHY)
    assert not case.matters.exists()


def test_a_units_request_for_more_time_waits_on_the_handlers_list(bureau, case, regulator, travel):
    matter = asking(bureau, case)
    mine = Q(pk=matter.pk) & waiting_for(bureau.reviewer, date(2026, 11, 23))
    assert not Case.objects.open().filter(mine).exists()
    perform(matter, "request_extension", by=regulator, reason="需要会同科室研究。")
    assert Case.objects.open().filter(mine).exists()
    refused = perform(matter, "refuse_extension", by=bureau.reviewer, reason="办件期限紧。")
    assert (refused.state, refused.due_on) == ("asked", date(2026, 11, 30))
    told = Letter.objects.get(case_id=matter.pk, name="not_extended")
    assert told.unit.slug == "culture" and told.due_on == date(2026, 11, 30) and told.says == ["理由：办件期限紧。"]
    second = perform(matter, "request_extension", by=regulator, reason="负责人出差。")
    assert second.due_on == date(2026, 11, 30)  # its time goes on while somebody decides
    granted = perform(matter, "grant_extension", by=bureau.reviewer)
    row = Deadline.objects.get(case_id=matter.pk, kind="clock")
    assert granted.due_on == row.due_on == last_day(row) == date(2026, 12, 7)

    travel("2026-12-08 00:01")
    tick()
    matter.refresh_from_db()
    assert (matter.state, Deadline.objects.get(pk=row.pk).met_at is not None) == ("reminded", True)


def test_a_unit_is_reminded_before_its_last_day_once(bureau, case, travel):
    matter = asking(bureau, case, "street")
    travel("2026-11-25 09:00")
    tick()
    assert not Letter.objects.filter(case_id=matter.pk, name="nearly_over").exists()
    travel("2026-11-26 09:00")
    tick()
    tick()
    letter = Letter.objects.get(case_id=matter.pk, name="nearly_over")
    assert (letter.unit.slug, letter.due_on) == ("street", date(2026, 11, 30))
    assert letter.says == ["逾期没有答复的，视为没有不同意见，登记机关依法继续办理。"]


@pytest.mark.parametrize(
    ("contact", "channel"), [("neighbour@example.com", "guest_mail"), ("138 0000 0001", "guest_sms"), ("示范路3号", None)]
)
def test_an_objector_without_an_account_is_written_to(bureau, case, settings, tmp_path, travel, contact, channel):
    settings.DATA_DIR = tmp_path
    objection = open_matter(case, "objection", by=bureau.reviewer, name="邻居甲", contact=contact, question="该住所为住宅，楼内居民没有同意。")
    perform(objection, "look_into", by=bureau.reviewer, record="走访楼栋，无人反对。", kind="unfounded")
    perform(objection, "confirm_finding", by=bureau.chief, answer="经核实，异议不成立。")
    letter = Letter.objects.get(case_id=objection.pk)
    assert "邻居甲" not in str(letter.words) and letter.words["to"] == "邻某"
    travel("2026-11-23 10:00")
    post_due()

    assert letter.issued.made_at and letter.issued.title == "异议答复书"
    rows = Outbox.objects.filter(letter=letter).exclude(channel__in=["paper", "site"])
    assert [(row.channel, row.done_at is not None) for row in rows] == ([(channel, True)] if channel else [])
    assert [m.to for m in mail.outbox if m.to != ["founder@example.org"]] == ([[contact]] if channel == "guest_mail" else [])
    spool = [path.read_text() for path in (tmp_path / "sms").glob("*")] if channel == "guest_sms" else []
    assert [text.splitlines()[0] for text in spool] == (["13800000001"] if spool else [])
    with pytest.raises(Refused, match="没有留") if channel is None else pytest.raises(Refused, match="不能晚于"):
        perform(objection, "deliver", by=bureau.reviewer, delivered_how="electronic",
                delivered_on="2026-11-23" if channel is None else "2026-11-30")  # fmt: skip
    done = perform(objection, "deliver", by=bureau.reviewer, delivered_how="post", delivered_on="2026-11-23",
                   files={"receipt": sheet("邮寄凭证")})  # fmt: skip
    assert (done.state, done.delivered_how, done.delivered_on) == ("answered", "post", date(2026, 11, 23))


def test_every_process_names_the_rules_its_matters_need(monkeypatch):
    assert declared.faulty() == []
    broken = type(PROCESSES["establishment"])(**{
        **{f: getattr(PROCESSES["establishment"], f) for f in PROCESSES["establishment"].__dataclass_fields__},
        "matters": (Side("visit", limit="registration.site_check_limit"), Side("objection", limit="no.such_rule"), Side("nothing"),
                    Side("extension", clock="no_clock", adds="name.decision_extension")),
    })  # fmt: skip
    assert [sentence.partition(": ")[2] for sentence in declared.faults(broken)] == [
        "事项 visit 没有写明 notice", "事项 objection 的 limit 没有规则 no.such_rule", "没有“nothing”这种事项",
        "事项 extension 的期限 no_clock 不在本流程",
    ]  # fmt: skip


def test_a_question_may_be_asked_twice_and_not_a_third_time(bureau, case):
    for _ in range(2):
        matter = open_matter(case, "clarification", by=bureau.reviewer, question="请说明开办资金的来源。")
        perform(matter, "explain", by=bureau.founder, answer="来源为捐赠。")
    with pytest.raises(Refused, match="以2次为限，这件已经发起过2次"):
        open_matter(case, "clarification", by=bureau.reviewer, question="请再次说明资金的来源。")
    assert case.matters.count() == 2


def test_the_extract_passes_the_gate_of_public_notices(bureau, case):
    for text in ("身份证１１０１０１１９９００３０７７０３７", "卡号6222 0260 0002 5837 424"):
        with pytest.raises(Refused, match="摘要“情况”"):
            asking(bureau, case, extract=[{"label": "情况", "value": text}])
    assert asking(bureau, case, extract=[{"label": "信用代码", "value": "52120116MJ0ABC001B"}]).state == "asked"

"""Those who are no party: who objects, who leaves a hint without a name, who has a stake of their own."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.case import NEVER
from casework.core.perform import NotYours, Refused, perform
from casework.journal.instant import now
from demo.filing import sheet
from matters.matter import Matter
from matters.opening import open_matter
from policy import rules
from tests.bureau import seal_without_typesetting

pytestmark = [pytest.mark.django_db, pytest.mark.story]


def test_an_objection_is_looked_into_by_one_and_confirmed_by_another(bureau, case):
    objection = open_matter(case, "objection", by=bureau.reviewer, name="邻居甲", contact="13800000001",
                            question="该住所为住宅，楼内居民没有同意。")  # fmt: skip
    assert "13800000001" not in Matter.objects.get(pk=objection.pk).sealed
    perform(objection, "look_into", by=bureau.reviewer, record="走访楼栋，无人反对。", kind="unfounded")
    perform(objection, "send_back", by=bureau.chief, reason="请再核对物业的意见。")
    perform(objection, "look_into", by=bureau.reviewer, record="物业书面同意，无人反对。", kind="unfounded")
    confirmed = perform(objection, "confirm_finding", by=bureau.chief, answer="经核实，异议不成立。")
    assert (confirmed.state, confirmed.closed_at) == ("confirmed", None)
    with pytest.raises(NotYours, match="实名提出的"):
        perform(objection, "file_unanswered", by=bureau.reviewer)
    with pytest.raises(Refused, match="送达回证或者邮寄凭证"):
        perform(objection, "deliver", by=bureau.reviewer, delivered_how="post", delivered_on="2026-11-23")
    with pytest.raises(Refused, match="不能晚于今天"):
        perform(objection, "deliver", by=bureau.reviewer, delivered_how="electronic", delivered_on="2026-11-24")
    perform(objection, "deliver", by=bureau.reviewer, delivered_how="electronic", delivered_on="2026-11-23")
    assert Matter.objects.get(pk=objection.pk).closed_at


def test_a_hint_without_a_name_is_filed_unanswered(bureau, case):
    hint = open_matter(
        case, "objection", by=bureau.reviewer, name="", contact="", question="该住所为住宅，楼内居民没有同意。"
    )
    perform(hint, "look_into", by=bureau.reviewer, record="走访楼栋，无人反对。", kind="unfounded")
    perform(hint, "confirm_finding", by=bureau.chief, answer="经核实，异议不成立。")
    with pytest.raises(NotYours, match="匿名"):
        perform(
            hint,
            "deliver",
            by=bureau.reviewer,
            delivered_how="post",
            delivered_on="2026-11-23",
            files={"receipt": sheet("回证")},
        )
    assert perform(hint, "file_unanswered", by=bureau.reviewer).closed_at


def test_a_third_party_is_told_and_heard(bureau, case, travel):
    told = open_matter(
        case,
        "third_party",
        by=bureau.reviewer,
        name="某协会",
        contact="示范路2号",
        interest="业务范围相近，可能影响其会员。",
    )
    assert (told.state, told.due_on) == ("written", NEVER)
    with pytest.raises(Refused, match="没有留电子邮箱"):
        perform(told, "deliver", by=bureau.reviewer, delivered_how="electronic", delivered_on="2026-11-23")
    proof = {"delivered_how": "hand", "delivered_on": "2026-11-23"}
    told = perform(told, "deliver", by=bureau.reviewer, **proof, files={"receipt": sheet("回证")})
    assert told.due_on == date(2026, 11, 30)  # five working days from the delivery
    assert perform(told, "record_statement", by=bureau.reviewer, answer="没有不同意见。").closed_at
    silent = open_matter(
        case,
        "third_party",
        by=bureau.reviewer,
        name="某学会",
        contact="示范路3号",
        interest="业务范围相近，可能影响其会员。",
    )
    travel("2026-11-25 09:00")
    perform(silent, "deliver", by=bureau.reviewer, **proof, files={"receipt": sheet("回证二")})
    silent.refresh_from_db()
    assert silent.due_on == date(2026, 11, 30)  # from the delivery, not from the day it was written down
    travel("2026-12-01 00:01")
    tick()
    silent.refresh_from_db()
    assert silent.state == "silent"


def test_a_letter_that_waits_for_its_seal_cannot_have_been_delivered(bureau, case):
    key = "seal.third_party.third_party_notice"
    rules.enter(key, text="是", effective_from=date(2026, 1, 1), basis="内部办理要求", verified=True, by="管理甲", instant=now())
    told = open_matter(case, "third_party", by=bureau.reviewer, name="某协会", contact="示范路2号", interest="业务范围相近，可能影响其会员。")
    proof = {"delivered_how": "hand", "delivered_on": "2026-11-23", "files": {"receipt": sheet("回证")}}
    with pytest.raises(Refused, match="还没有编号、用印"):
        perform(told, "deliver", by=bureau.reviewer, **proof)
    seal_without_typesetting(told)
    assert perform(told, "deliver", by=bureau.reviewer, **(proof | {"files": {"receipt": sheet("回证")}})).state == "told"

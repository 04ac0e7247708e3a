"""What may run beside an explored case: who opens and takes the steps of every kind of matter, with which facts."""

from datetime import timedelta

from tests.exploring.explorer import with_file
from tests.files import small_png

# kind -> (who opens it, {step: (who, from where, to where)}); "handler" and "second" are people of the case or the matter.
KINDS = {
    "consultation": ("handler", {
        "answer_question": ("street", "asked extension_asked reminded unanswered", "answered"), "request_extension": ("street", "asked", "extension_asked"),
        "grant_extension": ("case_handler", "extension_asked", "asked"), "refuse_extension": ("case_handler", "extension_asked", "asked"),
        "weigh": ("case_handler", "answered unanswered", "weighed"), "cancel": ("case_handler", "asked extension_asked reminded", "cancelled")}),
    "clarification": ("handler", {"explain": ("founder", "asked", "explained"), "cancel": ("case_handler", "asked", "cancelled")}),
    "third_party": ("handler", {
        "deliver": ("case_handler", "written", "told"), "record_statement": ("case_handler", "told", "heard"),
        "cancel": ("case_handler", "written told", "cancelled")}),
    "visit": ("handler", {
        "check_in": ("members", "arranged", "="), "record_visit": ("matter_handler", "arranged", "recorded"),
        "countersign": ("matter_handler", "recorded", "done"), "send_back": ("matter_handler", "recorded", "arranged"),
        "cancel": ("matter_handler", "arranged", "cancelled")}),
    "objection": ("handler", {
        "look_into": ("case_handler", "raised", "checked"), "send_back": ("chief2", "checked", "raised"), "confirm_finding": ("chief2", "checked", "confirmed"),
        "deliver": ("case_handler", "confirmed", "answered"), "file_unanswered": ("case_handler", "confirmed", "answered"),
        "cancel": ("case_handler", "raised", "cancelled")}),
    "recusal": ("founder", {
        "grant_recusal": ("chief", "requested", "granted"), "refuse_recusal": ("chief", "requested", "refused"), "cancel": ("founder", "requested", "cancelled")}),
    "hearing_session": ("chief", {
        "postpone": ("matter_handler", "announced", "="), "hold": ("matter_handler", "announced", "held"),
        "cancel": ("matter_handler", "announced", "cancelled")}),
    "legal_review": ("chief", {"give_opinion": ("matter_handler", "asked", "given"), "cancel": ("chief", "asked", "cancelled")}),
    "deliberation": ("approver", {"conclude": ("matter_handler", "called", "concluded"), "cancel": ("approver", "called", "cancelled")}),
    "remedy": ("clerk", {
        "reply": ("matter_handler", "registered", "replied"), "record_upheld": ("matter_handler", "registered replied", "upheld"),
        "record_annulled": ("matter_handler", "registered replied", "annulled"),
        "record_ended": ("matter_handler", "registered replied", "ended"), "cancel": ("matter_handler", "registered replied", "cancelled")}),
}  # fmt: skip
# What nobody presses: kind -> {step: (which machine, from where, to where)}.
BY_THEMSELVES = {
    "consultation": {
        "remind_before": ("clock", "asked extension_asked", "="), "remind": ("clock", "asked extension_asked", "reminded"),
        "close_answers": ("clock", "reminded", "unanswered"),
        "abandon": ("engine", "draft asked extension_asked reminded answered unanswered", "abandoned")},
    "clarification": {
        "close_question": ("clock", "asked", "unanswered"), "abandon": ("engine", "draft asked", "abandoned")},
    "third_party": {"lapse": ("clock", "told", "silent"), "abandon": ("engine", "draft written told", "abandoned")},
    "visit": {"abandon": ("engine", "draft arranged recorded", "abandoned")},
    "objection": {"abandon": ("engine", "draft raised checked confirmed", "abandoned")},
    "recusal": {"abandon": ("engine", "draft requested", "abandoned")},
    "hearing_session": {"abandon": ("engine", "draft announced", "abandoned")},
    "legal_review": {"abandon": ("engine", "draft asked", "abandoned")},
    "deliberation": {"abandon": ("engine", "draft called", "abandoned")},
    "remedy": {},
}  # fmt: skip
# The step out of the draft, by which whoever opens a kind begins it.
BEGUN = {"consultation": "ask", "clarification": "ask_applicant", "third_party": "tell", "visit": "arrange", "objection": "raise_objection",
         "recusal": "request", "hearing_session": "announce_session", "legal_review": "submit_for_review",
         "deliberation": "call_together", "remedy": "register_remedy"}  # fmt: skip
# Matters that happen on a day: nothing leads on before it.
HELD = ("visit", "hearing_session", "deliberation")
REASON = {"reason": "情况有变化。"}
# step, or kind that is opened -> (question, what is handed over)
FILES = {"remedy": ("notice", "通知"), "deliver": ("receipt", "回证"), "hold": ("minutes", "笔录"), "conclude": ("minutes", "记录"),
         "reply": ("paper", "答复书"), **dict.fromkeys(("record_upheld", "record_annulled", "record_ended"), ("judgement", "文书"))}  # fmt: skip


def opening(kind, case, now):
    """What the form that opens a matter asks."""
    later, soon = ((now + timedelta(days=n)).strftime("%Y-%m-%dT%H:%M") for n in (16, 4))
    return {
        "consultation": {"to": "street", "question": "该处是否可以作为办公场所？", "extract": []},
        "clarification": {"question": "请说明资金的来源。"},
        "third_party": {"name": "某协会", "contact": "示范路2号", "interest": "业务范围相近，影响会员。"},
        "visit": {"held_at": soon, "place": "示范路1号", "question": "住所和资金", "first": case.handler and case.handler.username,
                  "first_badge": "津A1", "second": "clerk2", "second_badge": "津A2"},
        "objection": {**({"name": "邻居", "contact": "示范路3号"} if case.matters.count() % 2 == 0 else {"name": "", "contact": ""}), "question": "该处为住宅，不能办公。"},
        "recusal": {"person": case.handler and case.handler.username, "reason": "与申请人是近亲属。"},
        "hearing_session": {"host": "clerk2", "held_at": later, "place": "会议室", "question": "是否必要"},
        "legal_review": {"reader": "clerk2", "question": "程序是否合法"},
        "deliberation": {"held_at": soon, "place": "会议室", "question": "是否准予", "recorder": "clerk2"},
        "remedy": {"kind": "review", "place": "区人民政府", "document": "津滨复1号", "received_on": now.date().isoformat(),
                   "officer": "clerk2"},
    }[kind] | with_file(FILES, kind)  # fmt: skip


def facts(step, matter, case, now, spare):
    """What a matter's step asks; `spare` is the account of an officer who has nothing to do with the case."""
    later = (now + timedelta(days=20)).strftime("%Y-%m-%dT%H:%M")
    outcome = {"decided_on": now.date().isoformat(), "record": "结果和理由见生效文书。"}
    return {
        "answer_question": {"kind": "none", "text": "", "leader": "主任"}, "request_extension": {"reason": "需要研究。"},
        "weigh": {"weighed": "已研究采纳。"}, "explain": {"answer": "来源为捐赠。"},
        "refuse_extension": {"reason": "办件期限紧。"},
        "deliver": {"delivered_how": "post", "delivered_on": now.date().isoformat()},
        "record_statement": {"answer": "没有不同意见。"},
        "record_visit": {"record": "现场与申请一致，可以办公。", "findings": [{"item": "住所", "result": "yes"}], "met": "冉志勤",
                         "files": {"photo": small_png("photo.png")}},
        "look_into": {"record": "走访后没有发现问题。", "kind": "unfounded"}, "confirm_finding": {"answer": "经核实，异议不成立。"},
        "grant_recusal": {"answer": "情况属实。", "successor": spare}, "refuse_recusal": {"answer": "没有应当回避的情形。"},
        "postpone": {"held_at": later, "place": "会议室", **REASON},
        "hold": {"attendees": [{"name": "冉志勤", "part": "申请人"}], "record": "申请人陈述意见，审查人员提出证据，双方质证。"},
        "give_opinion": {"kind": "none", "text": ""},
        "conclude": {"attendees": [{"name": f"甲{n}", "view": "同意"} for n in range(3)], "record": "一致同意承办意见。"},
        "reply": {"text": "答复要点见答复书。"},
        "record_upheld": outcome, "record_annulled": outcome, "record_ended": outcome,
    }.get(step, REASON if step in ("cancel", "send_back") else {}) | with_file(FILES, step)  # fmt: skip


def table(kind):
    """step -> (who, from where, to where) of one kind, but the step that begins it."""
    return KINDS[kind][1] | BY_THEMSELVES[kind]

"""联席会议 written a second time, by hand: every step of its machines, who takes it, from where, to where."""

from datetime import timedelta

from demo.filing import sheet

ASKED = "countersigning awaiting_explicit"
LIVING = f"proposed {ASKED} coordinating screening awaiting_decision admitted on_agenda deferred"
FOR_CIRCULATION = "awaiting_decision admitted deferred"
# step -> (who, from, where to; "=" leaves the state)
TOPIC = {
    "write": ("liaison", "draft supplementing", "="),
    "bind_case": ("office", "proposed screening awaiting_decision admitted on_agenda deferred", "="),
    "name_step": ("office", "proposed screening awaiting_decision admitted on_agenda deferred", "="),
    "submit_topic": ("liaison", "draft", "proposed"),
    "restrict_topic": ("office", "proposed screening awaiting_decision admitted on_agenda deferred", "="),
    "lift_restriction": ("convener", "proposed screening awaiting_decision admitted on_agenda deferred", "="),
    "ask_supplement": ("office", "proposed", "supplementing"),
    "supplement": ("liaison", "supplementing", "proposed"),
    "defer_unsupplemented": ("clock", "supplementing", "deferred"),
    "propose_merge": ("office", "proposed", "merging"),
    "agree_merge": ("liaison", "merging", "merged"),
    "decline_merge": ("liaison clock", "merging", "proposed"),
    "take_in": ("engine", f"in_circulation {LIVING}", "="),
    "start_countersign": ("office", "proposed screening", "countersigning"),
    "require_explicit": ("engine", "countersigning", "awaiting_explicit"),
    "close_countersign": ("engine", ASKED, "screening"),
    "start_coordination": ("chief engine", ASKED, "coordinating"),
    "agree": ("liaison", "coordinating", "screening"),
    "submit_with_dissent": ("liaison office clock", "coordinating", "screening"),
    "recommend": ("office", "proposed screening", "awaiting_decision"),
    "admit": ("convener", "awaiting_decision", "admitted"),
    "refuse": ("convener", "awaiting_decision", "refused"),
    "request_review": ("liaison", "refused", "reviewing"),
    "look_into": ("office chief", "reviewing", "="),
    "admit_on_review": ("convener", "reviewing", "admitted"),
    "uphold_refusal": ("convener", "reviewing", "closed_refused"),
    "close_refusal": ("clock", "refused", "closed_refused"),
    "schedule": ("engine", "admitted deferred", "on_agenda"),
    "unschedule": ("engine", "on_agenda", "admitted"),
    "decide": ("engine", "on_agenda", "decided"),
    "send_to_circulation": ("convener", FOR_CIRCULATION, "in_circulation"),
    "record_circulated": ("engine", "in_circulation", "decided"),
    "return_from_circulation": ("engine", "in_circulation", "admitted"),
    "refer": ("engine", "on_agenda", "referred"),
    "record_referral": ("office", "referred", "decided"),
    "defer": ("engine", "on_agenda", "deferred"),
    "reopen": ("liaison", "deferred", "proposed"),
    "terminate": ("convener", "deferred", "terminated"),
    "withdraw": ("liaison", f"draft supplementing merging refused {LIVING}", "withdrawn"),
}
WAITING = "asked reminded pressed"
COUNTERSIGN = {
    "ask": ("office", "draft", "asked"),
    "sign": ("liaison", WAITING, "answered"),
    "come_round": ("liaison", "answered", "="),
    "remind": ("clock", "asked", "reminded"),
    "close_silent": ("clock", "reminded", "silent"),
    "press": ("engine", "silent", "pressed"),
    "cancel": ("office", WAITING, "cancelled"),
    "abandon": ("engine", f"draft {WAITING}", "abandoned"),
}
REPLIED = "asked coming excused leave_asked"
PARTICIPATION = {
    "invite_unit": ("office", "draft", "asked"),
    "confirm_coming": ("liaison", "asked coming", "coming"),
    "ask_leave": ("liaison", "asked coming", "leave_asked"),
    "grant_leave": ("convener", "leave_asked", "excused"),
    "refuse_leave": ("convener", "leave_asked", "asked"),
    "miss": ("engine", REPLIED, "absent"),
    "ask_opinion": ("engine", f"{REPLIED} commented checked", "checking"),
    "comment": ("liaison", "checking", "commented"),
    "find_correct": ("liaison", "checking", "checked"),
    "deem_checked": ("clock", "checking", "checked"),
    "void": ("engine", REPLIED, "cancelled"),
    "abandon": ("engine", f"draft checking {REPLIED}", "abandoned"),
}
CALLED = "agenda_approved notified"
MEETING = {
    "open_collection": ("office", "planned", "collecting_topics"),
    "close_collection": ("office clock", "collecting_topics", "agenda_drafting"),
    "convene_special": ("office", "planned", "agenda_drafting"),
    "submit_agenda": ("office", "agenda_drafting", "agenda_drafted"),
    "return_agenda": ("chief convener", "agenda_drafted agenda_checked", "agenda_drafting"),
    "check_agenda": ("chief", "agenda_drafted", "agenda_checked"),
    "approve_agenda": ("convener", "agenda_checked", "agenda_approved"),
    "notify": ("office", "agenda_approved", "notified"),
    "send_materials": ("office", "notified", "="),
    "change_agenda": ("office", CALLED, "agenda_drafting"),
    "open_session": ("convener", "notified", "in_session"),
    "record_item": ("office", "in_session", "="),
    "end_session": ("convener", "in_session", "held"),
    "postpone": ("convener", CALLED, "postponed"),
    "reconvene": ("office", "postponed", "agenda_approved"),
    "cancel": ("convener", f"planned collecting_topics agenda_drafting agenda_drafted agenda_checked {CALLED} postponed", "cancelled"),
    "circulate_minutes": ("office", "held", "minutes_circulated"),
    "close_minutes_opinions": ("engine", "minutes_circulated", "minutes_checking"),
    "handle_comments": ("office", "minutes_checking", "="),
    "check_minutes": ("chief", "minutes_checking", "minutes_awaiting_signature"),
    "return_minutes": ("chief convener", "minutes_checking minutes_awaiting_signature", "held"),
    "sign_minutes": ("convener", "minutes_awaiting_signature", "minutes_signed"),
    "issue_minutes": ("office", "minutes_signed", "issued"),
    "assign_decisions": ("office", "issued", "supervising"),
    "close_without_decisions": ("chief", "issued", "closed"),
    "publish_minutes": ("office", "issued supervising", "="),
    "propose_correction": ("office", "supervising", "correcting"),
    "approve_correction": ("convener", "correcting", "supervising"),
    "refuse_correction": ("convener", "correcting", "supervising"),
    "archive": ("chief engine", "supervising", "closed"),
}
UNSIGNED = "drafted checking awaiting_start circulating tallying revising passed"
CIRCULATION = {
    "write_draft": ("office", "drafted", "="),
    "bind_case": ("office", "drafted", "="),
    "name_step": ("office", "drafted", "="),
    "submit_draft": ("office", "drafted", "checking"),
    "return_draft": ("chief convener", "checking awaiting_start", "drafted"),
    "check_draft": ("chief", "checking", "awaiting_start"),
    "start_circulation": ("convener", "awaiting_start", "circulating"),
    "refuse_circulation": ("convener", "awaiting_start", "not_started"),
    "close_replies": ("engine", "circulating", "tallying"),
    "revise_draft": ("office", "tallying", "revising"),
    "recirculate": ("office", "revising", "circulating"),
    "find_passed": ("chief", "tallying", "passed"),
    "move_to_meeting": ("office", "tallying revising", "moved_to_meeting"),
    "decline_to_sign": ("convener", "passed", "moved_to_meeting"),
    "sign_resolution": ("convener", "passed", "signed"),
    "issue_resolution": ("office", "signed", "issued"),
    "publish_resolution": ("office", "issued", "="),
    "report_at_meeting": ("office", "issued", "closed"),
    "recall_circulation": ("convener", UNSIGNED, "withdrawn"),
}
CIRCULATION_REPLY = {
    "ask_reply": ("office convener", "draft", "asked"),
    "give_reply": ("liaison", "asked reminded", "answered"),
    "correct_reply": ("liaison", "answered", "="),
    "remind_reply": ("clock", "asked", "reminded"),
    "close_unanswered": ("clock", "reminded", "silent"),
    "void_reply": ("engine", "answered silent", "cancelled"),
    "abandon": ("engine", "draft asked reminded", "abandoned"),
}
WORKING, LATE = "in_progress returned explained escalated", "overdue urged explained escalated"
DECISION = {
    "accept_task": ("liaison", "assigned", "in_progress"),
    "deem_confirmed": ("clock", "assigned", "in_progress"),
    "object": ("liaison", "assigned", "objected"),
    "uphold_assignment": ("convener", "objected", "in_progress"),
    "adjust_assignment": ("convener", "objected", "assigned"),
    "report_progress": ("liaison", WORKING, "="),
    "report_cooperation": ("liaison", WORKING, "="),
    "warn_due": ("clock", "in_progress returned", "="),
    "report_done": ("liaison", f"in_progress returned {LATE}", "reported"),
    "verify_result": ("office", "reported", "accepted"),
    "return_report": ("office", "reported", "returned"),
    "reject_verification": ("chief", "accepted", "reported"),
    "strike_off": ("chief", "accepted", "closed"),
    "request_extension": ("liaison", "in_progress", "extension_requested"),
    "grant_extension": ("convener", "extension_requested", "in_progress"),
    "refuse_extension": ("convener", "extension_requested", "in_progress"),
    "mark_overdue": ("clock", "assigned objected in_progress returned extension_requested", "overdue"),
    "urge": ("office", "overdue", "urged"),
    "explain": ("liaison", "urged", "explained"),
    "escalate": ("office clock", "overdue urged explained", "escalated"),
    "record_talk": ("convener", "escalated", "="),
    "request_transfer": ("office", "assigned in_progress overdue urged explained", "transfer_requested"),
    "approve_transfer": ("convener", "transfer_requested", "assigned"),
    "refuse_transfer": ("convener", "transfer_requested", "in_progress"),
    "request_termination": ("liaison office", f"in_progress {LATE}", "termination_requested"),
    "end_early": ("convener", "termination_requested", "terminated"),
    "refuse_termination": ("convener", "termination_requested", "in_progress"),
}
CARRYING = {
    "send_task": ("office", "draft", "standing"),
    "decline_task": ("addressee", "standing", "declined"),
    "ask_again": ("office", "declined", "standing"),
    "take_back_task": ("office", "standing declined", "cancelled"),
    "find_done": ("clock", "standing declined", "done"),
    "lapse": ("clock", "standing declined", "lapsed"),
    "let_go": ("clock", "standing declined", "cancelled"),
    "stand_again": ("clock", "done", "standing"),
}
BULLETIN = {
    "write_bulletin": ("office", "drafted", "="),
    "submit_bulletin": ("office", "drafted", "checking"),
    "return_bulletin": ("chief", "checking", "drafted"),
    "issue_bulletin": ("chief", "checking", "issued"),
    "drop_bulletin": ("office", "drafted", "dropped"),
}
TABLES = {"topic": TOPIC, "countersign": COUNTERSIGN, "participation": PARTICIPATION, "meeting": MEETING,
          "circulation": CIRCULATION, "circulation_reply": CIRCULATION_REPLY, "decision": DECISION,
          "carrying": CARRYING, "bulletin": BULLETIN}
REASON = {"reason": "职责已经调整，情况有变化。"}


def facts(step, case, day, nonsense):
    """What a person would fill in for a decision; with nonsense, what a person should not."""
    if nonsense:
        return {"reason": "", "until": "3000-02-30", "percent": "200", "gaps": [], "lead": "nobody", "way": "guess"}
    ahead = (max(day, case.last_day) + timedelta(days=20)).isoformat()
    return {
        "accept_task": {"responsible": "科长", "plan": "分工落实，按期完成。"}, "object": REASON, "uphold_assignment": REASON,
        "adjust_assignment": REASON | {"lead": case.unit.slug, "due": ahead},
        "report_progress": {"text": "正在征求意见。", "percent": 50}, "report_cooperation": {"text": "已经提供资料。"},
        "report_done": {"result": "已经按纪要完成，附成果材料。", "files": {"deliverable": sheet("成果")}},
        "verify_result": {"way": "papers", "finding": "与纪要一致。"}, "return_report": {"gaps": [{"gap": "缺少附件。"}]},
        "reject_verification": REASON, "strike_off": {"opinion": "同意。"},
        "request_extension": {"until": (case.last_day + timedelta(days=20)).isoformat(), "reason": "需要上级系统开放接口，已经联系。"},
        "grant_extension": {"until": (case.last_day + timedelta(days=20)).isoformat()}, "refuse_extension": REASON,
        "urge": {"urging": "请尽快完成并书面说明原因。"}, "explain": {"reason": "人手不足，实地核查进度滞后。", "promise": ahead},
        "record_talk": {"result": "务必按期完成。", "promise": ahead}, "request_termination": REASON,
        "request_transfer": REASON | {"lead": "finance" if case.unit.slug == "health" else "health", "files": {"document": sheet("职能调整文件")}},
        "approve_transfer": {"due": ahead}, "refuse_transfer": REASON,
        "end_early": {"opinion": "同意终止。"}, "refuse_termination": {"opinion": "继续办理。"},
    }.get(step, {})  # fmt: skip

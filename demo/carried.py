"""A special meeting of the fictional district about one case that is stuck: its decision asks the unit that has the power over it."""

from casework.core.models import Case
from casework.core.process import PROCESSES
from demo.filing import sheet

UNITS = ["health", "approval_office", "market"]
HELD = 7  # working days ago
ITEM = {
    "unit": "health", "title": "医养服务机构登记中的场所核实", "minutes": 20, "touched": ["approval_office", "market"], "lead": "health",
    "background": "医养服务机构登记时，场所由三个单位分别核实，今年有4件在审查中等待核实结果，平均多等9个工作日。",
    "proposal": "由一个单位牵头一次核实，结果共用",
}  # fmt: skip
FACTS = "三个单位已经一次到场核实，场所用途、消防和食品条件都没有不同意见。"
RESOLVED = "由区卫生健康委牵头一次核实场所，核实结果三个单位共用；在办的办件由有权单位依法继续办理。"


def run(room):
    """The topic is bound to the oldest case under review that somebody handles; nothing where there is none."""
    rows = Case.objects.open().filter(process="establishment", state="under_review", handler__isnull=False)
    case = rows.order_by("opened_at", "pk").first()
    if case is None:
        return
    meeting = room.plan("医养服务机构登记协同专题会议", HELD + 21, HELD, "special", UNITS)
    meeting = room.take(meeting, "convene_special", "office", HELD + 20, ground="convener", proposers=[], units=[], reason="召集人决定召开专题会议。")
    topic = room.proposer.admitted(ITEM, HELD + 20)
    meeting = room.arranged(meeting, [topic], {"items": [ITEM]}, HELD)
    topic = room.take(room.proposer.fresh(topic), "bind_case", "office", HELD + 12, about=case.number)
    room.take(topic, "name_step", "office", HELD + 11, wanted="propose_grant", words=FACTS)
    for slug in UNITS:
        room.take(meeting.matters.get(unit__slug=slug), "confirm_coming", slug, HELD + 4, name=room.leader(slug), title="主要负责人")
    _minutes(room, _session(room, meeting, topic), topic, case)


def _session(room, meeting, topic):
    """All three came and agreed."""
    roll = [{"unit": slug, "how": "member", "name": room.leader(slug), "title": "主要负责人"} for slug in UNITS]
    meeting = room.take(meeting, "open_session", "convener", HELD, chair="康正平", attendance=roll)
    meeting = room.take(meeting, "record_item", "office", HELD, item=topic.number, statements="三个单位没有不同意见。", outcome="resolved", resolved=RESOLVED,
                        needed="", recused="")  # fmt: skip
    return room.take(meeting, "end_session", "convener", HELD, recorder="邹晓岚", files={"record": sheet("会议记录")})


def _minutes(room, meeting, topic, case):
    """Checked, signed, issued; one task, which concerns the case."""
    texts = [{"topic": topic.number, "considered": "会议认为，场所由三个单位分别核实，申请人等待时间过长。", "resolved": f"会议议定，{RESOLVED}",
              "required": "会议要求，核实结果5个工作日内共享。"}]  # fmt: skip
    tasks = [{"item": topic.number, "text": "一次核实医养服务机构的场所", "lead": "health", "assisting": "区政务服务办、区市场监管局",
              "due": room.day(-30).isoformat(), "deliverable": "场所核实单", "about": case.number}]  # fmt: skip
    meeting = room.take(meeting, "circulate_minutes", "office", HELD - 2, opening="", items=texts, tasks=tasks)
    for part in meeting.matters.filter(state="checking").select_related("unit"):
        room.take(part, "find_correct", part.unit.slug, HELD - 3)
    meeting = PROCESSES["meeting"].cases.objects.get(pk=meeting.pk)
    meeting = room.take(meeting, "check_minutes", "director", HELD - 4, opinion="与会议记录一致。")
    meeting = room.take(meeting, "sign_minutes", "convener", HELD - 4, public_items=[{"topic": topic.number, "public": "no"}], rulings="")
    meeting = room.take(meeting, "issue_minutes", "office", HELD - 5)
    room.take(meeting, "assign_decisions", "office", HELD - 6)

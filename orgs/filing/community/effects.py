"""社区社会组织备案: what a finished step does elsewhere: the posting, the ledger, another case."""

from casework.core.answers import Refused
from casework.core.begin import begin
from casework.intake import drafts
from casework.intake.handing_in import forget_drafts, opened
from casework.notices.publishing import publish
from network.actors import the_engine
from network.divisions import Division
from network.units import with_capacity
from orgs.filing import facts, ledger
from orgs.filing.community import codes
from orgs.filing.community.posted import words_for


def send_code(case, act):
    """把确认码发到负责人的手机。"""
    codes.hand_out(case, act.rule("filing.assisted_confirm_limit"))


def use_code(case, act):
    """确认码用过即废。"""
    case.confirm_codes.filter(used_at__isnull=True).update(used_at=act.at)


def wipe_draft(case, act):
    """清除草稿和没有提交过的材料。"""
    forget_drafts(case)


def post(case, act):
    """公示名称、类别、活动内容、活动时间和场所，不公示成员姓名和联系方式。"""
    publish(act, sort="filing_publicity", title=f"{case.full_name}拟备案公示", body=words_for(case), unit=case.unit)


def enter_in_ledger(case, act):
    """写入街镇台账和公开名册，编号终身只用于一个组织。"""
    answers = flat(case)
    org = ledger.enter(case, leader=(case.leader_name, answers.get("leader_id", "")), day=act.decided_on, instant=act.at,
                       phone=answers.get("leader_phone", ""))  # fmt: skip
    own = {"no": "yes", "yes": "no"}.get(answers.get("shared"))
    if own:
        facts.state(org, {"own_place": own}, valid_from=act.decided_on, instant=act.at, case=case)


def flat(case):
    """The answers of the last submission as typed, flat."""
    sections = opened(case.submissions.order_by("number").last())["answers"]
    return {name: value for section in sections.values() for name, value in section.items()}


def carry_over(case, act):
    """已填信息带入新事项：法人登记的开一件成立登记草稿，其他街镇的开一件新的备案草稿。"""
    typed = opened(case.submissions.order_by("number").last())["answers"]
    if act.facts["destination"] == "registration":
        unit = next(iter(with_capacity("registrar")), None)
        if unit is None:
            raise Refused(["没有登记机关可以转送，请写明到哪里办理，选“应当找其他单位”。"])
        district = Division.objects.on(act.day).get(code=unit.division.code[:6])
        made = begin("establishment", case.party, by=the_engine, division=district, unit=unit, title=f"{case.full_name}成立登记（转送）")
        carried = {"purpose": {"purpose": typed["basics"].get("purpose", "")},
                   "delivery": {"agent": typed["leader"].get("leader_name", ""), "phone": typed["leader"].get("leader_phone", "")}}
    elif act.facts["destination"] == "other_street":
        made = begin("community_filing", case.party, by=the_engine, division=case.division, title="社区社会组织备案（转送）")
        carried = typed | {"basics": {k: v for k, v in typed["basics"].items() if k not in ("street", "community")}}
    else:
        return
    for key, said in carried.items():
        drafts.keep(made, key, said, by=act.by)

"""社区社会组织备案变更: what a finished step does elsewhere: the posting, the ledger, the certificate."""

from casework.intake.handing_in import forget_drafts, opened
from casework.notices.publishing import publish
from orgs.filing import ledger
from orgs.filing.change.items import Item


def wipe_draft(case, act):
    """清除草稿和没有提交过的材料。"""
    forget_drafts(case)


def post(case, act):
    """公示原名称、新名称或者更换负责人的事实和办理街镇，不公示成员姓名和联系方式。"""
    publish(act, sort="filing_publicity", title=f"{case.org.name}变更公示", body=words_for(case), unit=case.unit)


def words_for(case):
    """The body of the posting: names of bodies, never of people."""
    said = [f"原名称：{case.org.name}"]
    if "name" in case.after:
        said.append(f"新名称：{case.after['name']}")
    if Item.LEADER in case.items:
        said.append("更换负责人：原负责人不再担任，由成员同意的新负责人担任。")
    return ("下列社区社会组织申请变更，现予公示。本社区（村）居民和组织成员有不同意见的，请在公示期内实名提出，并说明理由。"
            "不公示成员姓名和联系方式。\n\n" + "\n".join([*said, f"办理街镇：{case.deciding_unit.name}"]))  # fmt: skip


def wanted(case):
    """Whatever the ledger needs beside the columns: the new leader and the phone, out of the sealed submission."""
    sections = opened(case.submissions.order_by("number").last())["answers"]
    said = {name: value for section in sections.values() for name, value in section.items()}
    found = {kind: value for kind, value in case.after.items() if kind in ledger.KINDS}
    if Item.LEADER in case.items:
        found |= {"leader": (said["new_leader"].strip(), said["leader_id"].replace(" ", "").upper()), "phone": said["leader_phone"].replace(" ", "")}
    if Item.CONTACT in case.items:
        found["phone"] = said["new_phone"].replace(" ", "")
    return found


def record(case, act):
    """立即更新台账和名册，旧值连同起止日期保留。"""
    ledger.change(case.org, day=case.recorded_on, instant=act.at, case=case, **wanted(case))


def enter_change(case, act):
    """更新台账和名册并保留旧值，旧备案证失效；迁往其他街镇的换新编号，旧编号保留为曾用编号。"""
    if case.target_id:
        ledger.move(case.org, case.target, day=act.decided_on, instant=act.at, case=case, **wanted(case))
    else:
        ledger.change(case.org, day=act.decided_on, instant=act.at, case=case, **wanted(case))
    ledger.certify(case.org, case)


def restore(case, act):
    """恢复原记载：这次变更写入的、至今没有再变的，从写入之日起恢复为原来的内容。"""
    now = ledger.said(case.org)
    back = {kind: case.before[kind] for kind, value in case.after.items() if now[kind] == value}
    if back.pop("contact", None) is not None:
        back["phone"] = case.old_phone
    ledger.change(case.org, day=case.recorded_on, instant=act.at, case=case, **back)

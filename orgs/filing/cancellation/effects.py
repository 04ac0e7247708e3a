"""社区社会组织备案注销: what a finished step does elsewhere: the posting, the ledger, the yearly confirmation."""

from casework.core.perform import perform
from casework.intake.handing_in import forget_drafts
from casework.notices.publishing import publicities_of, publish
from network.actors import the_engine
from orgs.filing import leaving, ledger
from orgs.filing.cancellation import posted
from orgs.filing.cancellation.reasons import Cause
from orgs.filing.choices import Standing
from orgs.filing.on_notice import end_posting, enter_objection, take_notice_down

__all__ = ["end_posting", "enter_objection", "take_notice_down"]
# Where a body stands once it has left, by the cause; every other cause ends in 已注销.
ENDS = {Cause.PROMOTION: Standing.PROMOTED, Cause.MERGER: Standing.MERGED, Cause.FALSE: Standing.REVOKED}


def wipe_draft(case, act):
    """清除草稿和没有提交过的材料。"""
    forget_drafts(case)


def announce_intention(case, act):
    """在社区公告栏和平台公告拟注销，公告期满视为已经告知。"""
    publish(act, sort="filing_exit_announcement", title=f"{case.org.name}拟注销备案公告", body=posted.intention(case, act.rule))


def post(case, act):
    """公示名称、备案编号、注销事由、清点结果概要和债权申报方式，不公示成员姓名和联系方式。"""
    publish(act, sort="filing_exit_publicity", title=f"{case.org.name}拟注销备案公示", body=posted.outline(case))


def end_posting_early(case, act):
    """公示下线，清偿以后重新公示。"""
    latest = publicities_of(case).first()
    if latest is not None and latest.state == "running" and act.day <= latest.ends_on:
        perform(latest, "take_down", by=the_engine, reason="公示期内申报的债权属实，清偿以后重新公示。")
    else:
        end_posting(case, act)


def give_chance(case, act):
    """转回年度确认程序，补办或者整改。"""
    leaving.give_chance(case.org)


def pend(case, act):
    """名册和备案证标注为待注销或者待撤销，不得申请项目。"""
    standing = Standing.REVOKING if case.cause == Cause.FALSE else Standing.CANCELLING
    ledger.stand(case.org, standing, day=act.decided_on, instant=act.at, case=case)


def end_body(case, act):
    """名册显示已经退出和去向，编号停用，备案证作废并公告；没有办完的年度确认同时终结。"""
    goes = {Cause.PROMOTION: "uscc", Cause.MERGER: "filing_number"}.get(case.cause)
    leaving.leave(case.org, ENDS.get(case.cause, Standing.CANCELLED), day=act.decided_on, instant=act.at, case=case,
                  successor=getattr(case.successor, goes) if goes else "", registered=case.registered_as)  # fmt: skip
    publish(act, sort="filing_exit_announcement", title=f"{case.org.name}{case.org.status_label}公告", body=posted.ended(case), else_draft=True)


def restore(case, act):
    """恢复决定以前的备案状态，备案证不再标注。"""
    ledger.stand(case.org, Standing(case.standing_before), day=act.decided_on, instant=act.at, case=case)

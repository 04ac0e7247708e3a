"""成立登记: conditions of the publicity and of the errands, as plain sentences."""

from casework.clock.days import calendar_for, due
from casework.core.perform import Problem
from casework.intake import drafts
from orgs.registration.establishment.states import certificate_day


def not_yet_publicized(case, act):
    """本案没有公示过。"""
    if case.publicized_on:
        yield "本案已经公示过，不再重复公示。"


def name_and_funds_are_filled_in(case, act):
    """名称和资金数额已经填写。"""
    answers = drafts.answers_of(drafts.forms_of(case))
    if not answers.get("full_name") or not answers.get("amount"):
        yield "请先填写“名称”和“资金”两部分，介绍信上要写。"


def seal_not_yet_reported(case, act):
    """印章没有报告过。"""
    if case.seal_on:
        yield "印章式样已经报告过；更换印章的请办理备案变动。"


def account_not_yet_reported(case, act):
    """账户没有报告过。"""
    if case.account_on:
        yield "银行账号已经报告过；账号变动的请办理备案变动。"


def seal_comes_first(case, act):
    """先刻制印章，再开立账户。"""
    if not case.seal_on:
        yield "请先报告印章刻制，再报告账户开立。"


def done_after_certificate(case, act):
    """在领取证书之后、今天以前办好。"""
    done_on = act.facts.get("done_on")
    if done_on and case.delivered_on and done_on < case.delivered_on:
        yield Problem("日期不能早于领取证书的日期：凭登记证书才能办理。", "done_on")
    elif done_on and done_on > act.day:
        yield Problem("日期不能晚于今天。", "done_on")


def last_day(case, limit):
    """The last day for seal and account, counted from the same day as their reminder; a day off at its end carries it on."""
    day = certificate_day(case)
    return due(day, int(limit.number), limit.unit, (), calendar_for(day)) if day else None


def in_time_or_explained(case, act):
    """自领取证书之日起没有超过期限，超过的写明原因。"""
    last, done_on = last_day(case, act.rule("registration.seal_account_limit")), act.facts.get("done_on")
    if last and done_on and done_on > last and len(act.facts.get("late_reason", "").strip()) < 5:
        yield Problem(f"期限到{last.year}年{last.month}月{last.day}日，已经超过，请写明原因，不少于5个字。", "late_reason")


def errands_are_open(case, act):
    """印章或者账户还没有报告。"""
    if case.seal_on and case.account_on:
        yield "印章和账户都已经报告，不用提醒。"

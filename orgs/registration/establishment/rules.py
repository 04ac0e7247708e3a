"""成立登记: conditions of an establishment, as plain sentences; hints do not shut the door when the founders insist."""

from datetime import date

from stdnum.cn import ric

from casework.core.perform import Problem
from orgs.codes import CodePool
from orgs.organization import Kind
from orgs.person import led_by
from orgs.registration.establishment.elsewhere_rules import (
    account_not_yet_reported,
    done_after_certificate,
    errands_are_open,
    in_time_or_explained,
    name_and_funds_are_filled_in,
    not_yet_publicized,
    seal_comes_first,
    seal_not_yet_reported,
)
from orgs.registration.establishment.founding.counting import counted, leads_none, list_of, members_of, voted
from orgs.registration.establishment.founding.quorum import KEYS, short
from orgs.registration.licensing.rules import (
    consulted_as_obliged,
    draft_is_over,
    opinions_agree_to_grant,
    opinions_agree_to_refuse,
    reasons_were_told,
    refusal_was_told,
    running,
    statement_in_time,
    statement_period_is_over,
)
from orgs.registration.licensing.weighing import Hint
from orgs.reservations import obstacle
from policy.periods import raw

__all__ = ["account_not_yet_reported", "consulted_as_obliged", "done_after_certificate", "draft_is_over", "errands_are_open",
           "in_time_or_explained", "name_and_funds_are_filled_in", "not_yet_publicized", "opinions_agree_to_grant",
           "opinions_agree_to_refuse", "reasons_were_told", "refusal_was_told", "seal_comes_first", "seal_not_yet_reported",
           "statement_in_time", "statement_period_is_over"]  # fmt: skip


def by_sponsor(case, answers):
    """Whether the answers lead by way of a sponsor (社会团体登记管理条例第三条): not one of the four direct classes."""
    return answers.get("direct_class") in ("", "none", None) and not case.consent_number


def directly(case, answers):
    """Whether the answers lead straight to the registration authority."""
    return not by_sponsor(case, answers)


def needs_a_sponsor(case, act):
    """所选类别需要业务主管单位审查，而且选了单位。"""
    if act.answers.get("direct_class") not in ("", "none", None):
        yield "您选的是可以直接登记的类别，不需要送业务主管单位，请直接提交登记申请。"
    elif not act.answers.get("sponsor"):
        yield "请在“申请类别”里选择业务主管单位。"


def direct_or_consented(case, act):
    """属于直接登记的类别，或者业务主管单位已经审查同意。"""
    if by_sponsor(case, act.answers):
        yield "您的组织不属于直接登记的四类，请先送业务主管单位审查；同意后系统会自动转到登记机关。"


# The points a machine looks at; the others are the reviewer's alone.
LOOKED_AT = ("point_members", "point_fund", "point_residence", "point_charter")


def hints(act):
    """Conditions that can be checked by machine: a Hint for each that does not seem to be met."""
    answers = act.answers
    if answers.get("kind") == Kind.ASSOCIATION:
        yield from _members(act, answers)
        yield from _meeting(act, answers)
        yield from _leader(act, answers)
    fund = "association.min_fund_local" if answers.get("kind") == Kind.ASSOCIATION else "private_unit.min_fund"
    least = act.rule(fund)
    if (answers.get("amount") or 0) < least.number:
        yield Hint("point_fund", f"资金没有达到{least.text}的下限")
    until, tenure = answers.get("use_until"), act.rule("registration.min_tenure")
    if until and until < _years_on(act.day, tenure.number):
        yield Hint("point_residence", f"住所的使用期限不足{tenure.text}")
    if answers.get("kind") == Kind.ASSOCIATION and led_by(answers.get("legal_rep_id", ""), Kind.ASSOCIATION):
        yield Hint("point_charter", "拟任法定代表人已经担任其他社会团体的法定代表人")
    officers = answers.get("officers", [])
    if any(row.get("declared") != "yes" for row in officers):
        yield Hint("point_charter", "有拟任负责人没有声明不存在不得任职的情形")
    oldest = act.rule("association.officer_max_age")
    if any(_age(row.get("id_number", ""), act.day) > oldest.number for row in officers):
        yield Hint("point_charter", f"有拟任负责人超过{oldest.number}周岁")


def _members(act, answers):
    found = counted(act.case)
    individual, units = found or (answers.get("individual_members") or 0, answers.get("unit_members") or 0)
    least = {name: act.rule(key).number for name, key in KEYS.items()}
    missing = short(individual, units, least)
    if missing:
        listed = f"；联名已确认个人会员{individual}名、单位会员{units}个，{missing}" if found else ""
        yield Hint("point_members", f"会员没有达到下限（个人会员{least['individual']}个，或者单位会员{least['unit']}个，"
               f"或者合计{least['total']}个{listed}）")  # fmt: skip


def _leader(act, answers):
    founding = list_of(act.case)
    members = members_of(founding) if founding else []
    if (
        members
        and answers.get("legal_rep_id")
        and leads_none(members, answers["legal_rep_id"], answers.get("legal_rep", ""))
    ):
        yield Hint("point_members", "拟任法定代表人不在会员联名名单里")


def _meeting(act, answers):
    due, present, agreed = voted(act.case) or [answers.get(f"meeting_{n}") or 0 for n in ("due", "present", "agreed")]
    quorum, share = (act.rule(f"association.meeting_{name}") for name in ("quorum", "pass"))
    if not due:
        yield Hint("point_members", "没有填写成立大会的应到、实到和同意人数")
    elif present < due * quorum.number:
        yield Hint("point_members", f"成立大会实到人数没有达到应到人数的{quorum.value}")
    elif agreed <= present * share.number:
        yield Hint("point_members", f"成立大会的同意人数没有超过实到人数的{share.value}")


def _age(number, day):
    """Full years of age on a day by an ID number; 0 where it does not say."""
    if not ric.is_valid(number):
        return 0
    born = ric.get_birth_date(number)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _years_on(day: date, years: int) -> date:
    return raw(day, years, "year")


def conditions_are_met_or_insisted(case, act):
    """条件提示已经修改，或者申请人坚持提交并写明理由。"""
    found = list(hints(act))
    if not found:
        return
    if not act.facts.get("insist"):
        yield Problem(
            f"系统提示：{'；'.join(found)}。请修改；您认为没有问题的，可以勾选“坚持提交”并写明理由。", "insist"
        )
    elif len(act.facts.get("insist_reason", "").strip()) < 5:
        yield Problem("坚持提交的，请写明理由。", "insist_reason")


def sponsor_is_late(case, act):
    """业务主管单位已经超过答复期限。"""
    row = running(case)
    if row is None or act.day <= row.due_on:
        yield "业务主管单位的审查期限还没有届满，不能督促。"


def not_yet_pressed(case, act):
    """此前没有督促过。"""
    if case.pressed_on:
        yield "已经发函督促过一次。"


def consent_is_dated(case, act):
    """同意文件的日期不晚于今天，而且没有超过有效期。"""
    day, valid = act.facts.get("consent_date"), act.rule("registration.consent_validity")
    if day and day > act.day:
        yield Problem("同意日期不能晚于今天。", "consent_date")
    elif day and raw(day, int(valid.number), valid.unit) < act.day:
        yield Problem(f"同意文件的有效期是{valid.text}，已经过期，请重新出具。", "consent_date")


def name_is_not_kept_for_others(case, act):
    """拟用名称没有为其他申请人保留，也不在争议处理中。"""
    name = act.answers.get("full_name") or case.full_name
    sentence = obstacle(name, case.party, act.day) if name else None
    if sentence:
        yield sentence


def a_code_is_left(case, act):
    """还有可用的统一社会信用代码。"""
    if not CodePool.objects.filter(kind=case.kind, drawn_at__isnull=True).exists():
        yield "统一社会信用代码号段已经用完，请系统管理员先导入新的号段。"


def certificate_is_not_sealed(case, act):
    """证书还没有用印，也没有送达。"""
    if _sealed(case):
        yield "证书已经用印或者送达，不能收回；内容有误的请办理“更正证书”。"


def certificate_is_sealed(case, act):
    """证书已经用印或者送达。"""
    if not _sealed(case):
        yield "证书还没有用印，请直接收回重新颁发。"


def certificate_is_out(case, act):
    """证书不再等待用印。"""
    if case.letters.filter(paper="certificate", cancelled_at__isnull=True).exclude(waits_for="").exists():
        yield "证书还没有用印，不能公告。请印章保管人先在文书登记簿登记用印；证书有误的，先收回。"


def _sealed(case):
    last = case.letters.filter(name="certified", cancelled_at__isnull=True).order_by("-id").first()
    return last is not None and not last.waits_for and (last.posted_at is not None or case.papers.filter(letter=last).exists())


def something_is_corrected(case, act):
    """至少更正一项，而且与原来不同。"""
    names = ("address", "legal_rep_name", "scope")
    if not any(act.facts.get(name) and act.facts[name] != getattr(case, name) for name in names):
        yield Problem("请至少填写一项更正后的内容，而且与证书上的不同。", "address")


def revocation_answer_is_weighed(case, act):
    """陈述申辩过的写明采纳情况。"""
    if case.revocation_statement and len(act.facts.get("adopted", "").strip()) < 5:
        yield Problem("组织提出了陈述申辩，请写明是否采纳和理由。", "adopted")


def revocation_was_deliberated(case, act):
    """撤销决定经过集体讨论。"""
    if not case.matters.filter(process="deliberation", state="concluded").exists():
        yield "撤销登记应当经过集体讨论，请先召集集体讨论。"


def delivered_after_decision(case, act):
    """送达日期在决定之后、不晚于今天。"""
    day = act.facts.get("delivered_on")
    if day and case.decided_on and day < case.decided_on:
        yield Problem("送达日期不能早于决定日期。", "delivered_on")
    if day and day > act.day:
        yield Problem("送达日期不能晚于今天。", "delivered_on")

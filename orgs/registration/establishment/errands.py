"""成立登记: the errands at other counters in their order: what, where, what to bring, which letter, done or not."""

import json
from dataclasses import dataclass

from network.vault import unseal
from orgs.registration.establishment.elsewhere_rules import last_day
from orgs.registration.establishment.states import State
from papers.words import zh_date
from policy.rules import value

BEFORE = frozenset({State.DRAFT, State.RETURNED_BY_SPONSOR})
AFTER = frozenset({State.APPROVED, State.CERTIFIED, State.ANNOUNCED})


@dataclass(frozen=True)
class Errand:
    """One errand: `letter` is the kind of paper to take along, `done(case)` the day on which it was done, or None."""

    title: str
    where: str
    bring: str
    letter: str
    paper: str
    states: frozenset
    done: object = None
    first: object = None


def _account(case):
    return case.account_on


def _seal(case):
    return case.seal_on


ERRANDS = (
    Errand("验资或者开具资金证明", "会计师事务所或者银行", "带上介绍信和发起人身份证明；先在下面“领取资金验证介绍信”。", "资金验证介绍信",
           "fund_letter", BEFORE),
    Errand("刻制印章", "公安机关备案的印章刻制单位", "带上登记证书副本、法定代表人身份证和介绍信；公告后介绍信送达。", "刻制印章介绍信", "seal_letter",
           AFTER, _seal),
    Errand("开立银行账户", "银行网点", "带上登记证书副本、印章、法定代表人身份证和介绍信；报告印章后介绍信送达。", "开立账户介绍信", "account_letter",
           AFTER, _account, _seal),
)  # fmt: skip


def listed(case):
    """The errands of a case as rows for its page; one query for the letters where there are any."""
    here = [errand for errand in ERRANDS if case.state in errand.states]
    if not here:
        return []
    posted = case.papers.filter(letter__posted_at__isnull=False, made_at__isnull=False).order_by("id")
    codes = dict(posted.values_list("kind", "code"))
    limit = value("registration.seal_account_limit", on=case.rules_on, known=case.rules_known)
    until = zh_date(last_day(case, limit)) if case.delivered_on else ""
    return [_row(case, errand, codes, until) for errand in here]


def _row(case, errand, codes, until):
    day = errand.done(case) if errand.done else None
    turn = bool(codes.get(errand.paper)) or (not errand.done)
    standing, tone = ("已报告", "green") if day else ("轮到了", "amber") if turn else ("还没有轮到", "grey")
    said = f"{zh_date(day)}办好" if day else ""
    if day and errand.done is _account:
        bank, number = account_of(case)
        said += f"，{bank}，账号尾号{number[-4:]}"
    return {"title": errand.title, "where": f"到哪里：{errand.where}", "bring": errand.bring, "standing": standing, "tone": tone,
            "until": until if errand.done and not day else "", "said": said, "paper": codes.get(errand.paper),
            "letter": errand.letter}  # fmt: skip


def account_of(case):
    """(bank, number) as reported, or two empty texts."""
    text = unseal(case.account_sealed, f"establishment.account:{case.pk}")
    return json.loads(text) if text else ("", "")


def panel(case):
    """(heading, lines) for the officials' page: what was reported, the number masked."""
    lines = [f"印章：{zh_date(case.seal_on)}由{case.seal_engraver}刻制"] if case.seal_on else []
    if case.account_on:
        bank, number = account_of(case)
        lines.append(f"账户：{zh_date(case.account_on)}开立，{bank}，账号尾号{number[-4:]}")
    return "印章和账户", [*lines, f"超过期限的原因：{case.errand_reason}"] if case.errand_reason else lines

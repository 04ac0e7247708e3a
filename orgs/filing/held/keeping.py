"""Income, proposals, spending, reversal: every line guarded by the balance, written under the account's lock with its line in the journal."""

import secrets

from django.db import transaction
from django.db.models import F

from casework.core.answers import Problem, Refused
from casework.journal.instant import now, today
from casework.notices.gate.typed import sentences
from orgs.filing import lines
from orgs.filing.choices import LIVING
from orgs.filing.community_org import CommunityOrg
from orgs.filing.held.hubs import hub_of
from orgs.filing.held.rows import HeldAccount, HeldLine, HeldProposal, yuan

SHORT = "代管余额是{}元，不够支出{}元。"
NO_HUB = "街镇还没有指定联合会，不能代管资金。"


def account_of(org):
    """The account of a body, opened when it is first needed."""
    return HeldAccount.objects.get_or_create(org=org)[0]


def receive(org, *, amount_fen, source, held_on, by, key):
    """Money has come in; the same form sent again gives the line there is. Raises Refused."""
    with transaction.atomic():
        account = _locked(org)
        known = account.lines.filter(key=key).first()
        if known:
            return known
        _may_hold(org)
        _check({"source": source}, amount_fen, held_on)
        return _add(account, "income", amount_fen, what=source, held_on=held_on, by=by, key=key)


def propose(org, *, amount_fen, purpose, by, key):
    """The leader asks for spending; it is no line yet. Raises Refused."""
    with transaction.atomic():
        account = _locked(org)
        known = account.proposals.filter(key=key).first()
        if known:
            return known
        _may_hold(org)
        _check({"purpose": purpose}, amount_fen)
        if amount_fen > account.balance_fen:
            raise Refused([Problem(SHORT.format(yuan(account.balance_fen), yuan(amount_fen)), "amount")])
        row = account.proposals.create(ref=secrets.token_hex(10), amount_fen=amount_fen, purpose=purpose, by=by, at=now(), key=key)
        lines.note(org.party, "spending_proposed", by=by, about=row.ref, amount_fen=amount_fen)
    return row


def settle(proposal, *, state, by, note="", held_on=None):
    """The hub pays (another person than proposed it) or declines, or the leader takes it back. Raises Refused."""
    with transaction.atomic():
        account = _locked(proposal.account.org)
        row = HeldProposal.objects.get(pk=proposal.pk)
        if row.state != "asked":
            raise Refused([f"这一笔{row.label}，不能再办。"])
        if state == "paid" and row.by_id == by.pk:
            raise Refused(["支出由负责人提出、联合会核对，提出的人不能自己核对。"])
        _check({"note": note}, row.amount_fen, held_on)
        row.state, row.settled_by, row.settled_at, row.note = state, by, now(), note
        row.save()
        lines.note(account.org.party, f"spending_{state}", by=by, about=row.ref, amount_fen=row.amount_fen)
        if state == "paid":
            _add(account, "spending", -row.amount_fen, what=row.purpose, held_on=held_on, by=by, key=row.ref, proposal=row)
    return row


def reverse(line, *, why, by):
    """A wrong line is answered by its opposite; nothing is edited. Raises Refused."""
    with transaction.atomic():
        account = _locked(line.account.org)
        if line.kind == "reversal" or HeldLine.objects.filter(reverses=line).exists():
            raise Refused(["这一行已经冲正过，或者本身就是冲正，不能再冲正。"])
        _check({"why": why})
        return _add(account, "reversal", -line.amount_fen, what=f"第{line.seq}行，{why}", held_on=today(), by=by, key=line.ref, reverses=line)


def balance_on(org, day):
    """What was held for a body at the end of a day, in fen; None where nothing was ever held."""
    return HeldLine.objects.filter(account__org=org, at__date__lte=day).order_by("-seq").values_list("balance_fen", flat=True).first()


def _may_hold(org):
    """Nothing is taken or asked for a body that has left, and nothing where there is no hub."""
    standing = CommunityOrg.objects.get(pk=org.pk)
    if standing.status not in LIVING:
        raise Refused([f"“{standing.name}”{standing.status_label}，不再收支代管资金；余额按注销时的清算办理。"])
    if hub_of(org.street_id, today()) is None:
        raise Refused([NO_HUB])


def _locked(org):
    lines.locked(org.party_id)
    account = account_of(org)
    return HeldAccount.objects.select_for_update(of=("self",)).select_related("org__party").get(pk=account.pk)


def _check(texts, amount_fen=1, held_on=None):
    found = [Problem(sentence, name) for name, text in texts.items() for sentence in sentences(text)]
    if not amount_fen or amount_fen <= 0:
        found.append(Problem("金额应当大于0。", "amount"))
    if held_on and held_on > today():
        found.append(Problem("日期不能晚于今天。", "held_on"))
    if found:
        raise Refused(found)


def _add(account, kind, amount_fen, *, what, held_on, by, key, **rest):
    """One line, if the balance bears it: the guarded write decides, whoever reads first."""
    rows = HeldAccount.objects.filter(pk=account.pk, balance_fen__gte=-amount_fen)
    if not rows.update(balance_fen=F("balance_fen") + amount_fen):
        held = HeldAccount.objects.values_list("balance_fen", flat=True).get(pk=account.pk)
        raise Refused([Problem(SHORT.format(yuan(held), yuan(-amount_fen)), "amount")])
    after = HeldAccount.objects.values_list("balance_fen", flat=True).get(pk=account.pk)
    row = account.lines.create(ref=secrets.token_hex(10), seq=account.lines.count() + 1, kind=kind, amount_fen=amount_fen, balance_fen=after, what=what,
                               held_on=held_on, by=by, at=now(), key=key, **rest)  # fmt: skip
    lines.note(account.org.party, f"held_{kind}", by=by, about=row.ref, amount_fen=amount_fen, balance_fen=after, held_on=held_on)
    return row

"""Who stands on the list: adding, changing, removing. Whoever is changed must confirm anew; nobody else is touched."""

import secrets

from django.db import transaction

from casework.core.answers import Problem, Refused
from casework.journal.instant import now
from network.vault import blind, blinds, seal
from orgs.registration.establishment.founding.counting import is_open
from orgs.registration.establishment.founding.journal import line, locked
from orgs.registration.establishment.founding.rows import (
    UNIT,
    FoundingAnswer,
    FoundingList,
    FoundingMember,
    context,
    plain,
)
from policy import rules

SEALED = ("name", "number", "representative", "phone")
CLOSED = "申请已经提交或者办结，名单现在不能变动；需要补正的时候会通知您。"


def held(case):
    """The case locked and read anew, if its list may be changed now. Raises Refused."""
    case = locked(case.pk)
    if not is_open(case):
        raise Refused([CLOSED])
    return case


def open_list(case, by):
    """The list of a case, begun when there was none; one that lay idle for paper is taken up again."""
    with transaction.atomic():
        case = held(case)
        found = FoundingList.objects.filter(case=case).first()
        if found is None:
            found = FoundingList.objects.create(case=case, opened_at=now(), opened_by=by)
            line(case, "founding_opened", by=by)
        elif found.on_paper:
            found.on_paper = False
            found.save(update_fields=["on_paper"])
            line(case, "founding_resumed", by=by)
    return found


def give_up(founding, by):
    """The founders upload a roster of their own instead; nothing on the list is lost."""
    with transaction.atomic():
        case = held(founding.case)
        FoundingList.objects.filter(pk=founding.pk).update(on_paper=True)
        line(case, "founding_on_paper", by=by)


def add(founding, rows, by):
    """Put members on the list, all or none. `rows` are dicts of kind, name, number, representative, phone.

    Raises Refused with a Problem a row: who is there already, and where.
    """
    with transaction.atomic():
        case = held(founding.case)
        founding = FoundingList.objects.get(pk=founding.pk)
        _refuse(_doubles(founding, rows, case))
        founding.version += 1
        made = []
        for row in rows:
            founding.last_seat += 1
            member = FoundingMember(
                founding=founding, ref=secrets.token_hex(16), seat=founding.last_seat, kind=row["kind"]
            )
            _write(member, row, founding.version)
            made.append(member)
        FoundingMember.objects.bulk_create(made)
        founding.save(update_fields=["version", "last_seat"])
        line(case, "founding_added", by=by, seats=[m.seat for m in made], version=founding.version)
    return made


def change(member, row, by):
    """Write a member anew: their answer and link fall, because they were given for somebody else's particulars.

    A change of the phone number alone leaves both. Raises Refused.
    """
    with transaction.atomic():
        case = held(member.founding.case)
        member = _anew(member)
        founding = member.founding
        _refuse(_doubles(founding, [row], case, but=member))
        same = all(member.opened(name) == row.get(name, "") for name in SEALED[:3])
        if not same:
            founding.version += 1
            founding.save(update_fields=["version"])
            FoundingAnswer.objects.filter(member=member).delete()
            member.invitations.filter(ended_at__isnull=True).update(ended_at=now(), ended_why="revoked", link="")
        _write(member, row, member.since_version if same else founding.version)
        member.save()
        line(case, "founding_changed", by=by, seats=[member.seat], version=founding.version)
    return member


def remove(member, by):
    """Take a member off the list."""
    with transaction.atomic():
        case = held(member.founding.case)
        member = _anew(member)
        founding = member.founding
        founding.version += 1
        founding.save(update_fields=["version"])
        line(case, "founding_removed", by=by, seats=[member.seat], version=founding.version)
        member.delete()


def _anew(member):
    """The member as they stand on the list now. Raises Refused for one somebody else took off it."""
    found = FoundingMember.objects.select_related("founding").filter(pk=member.pk).first()
    if found is None:
        raise Refused([f"第{member.seat}号已经由别人移出名单。"])
    return found


def _write(member, row, version):
    for field in SEALED:
        text = row.get(field, "")
        setattr(member, field, seal(text, context(member, field)) if text else "")
    member.number_blind, member.since_version = blind(row["number"]), version


def _refuse(problems):
    found = list(problems)
    if found:
        raise Refused(found)


def _doubles(founding, rows, case, but=None):
    most = rules.value("founding.most_members", on=case.rules_on).number
    if but is None and founding.members.count() + len(rows) > most:
        yield Problem(f"一份名单最多{most}名会员，超过的请改用纸质名册上传。", "number")
    known = {digest: m for m in founding.members.exclude(pk=but.pk if but else None) for digest in [m.number_blind]}
    seen = {}
    for place, row in enumerate(rows, start=1):
        what = "统一社会信用代码" if row["kind"] == UNIT else "身份证号码"
        there = next((known[digest] for digest in blinds(row["number"]) if digest in known), None)
        where = f"第{place}行：" if len(rows) > 1 else ""
        if there:
            yield Problem(f"{where}这个{what}已经是名单第{there.seat}号，一名会员只列一次。", "number")
        elif plain(row["number"]) in seen:
            yield Problem(f"{where}这个{what}与第{seen[plain(row['number'])]}行相同，一名会员只列一次。", "number")
        seen.setdefault(plain(row["number"]), place)

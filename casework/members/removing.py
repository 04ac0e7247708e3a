"""Taking out a head who cannot or will not leave: asked at the window, told to the head, decided by another official.

Nobody of the party may put out a head (casework/members/leaving.py); so the office does it, on paper that is kept, after
the head had `members.head_answer_limit` working days to speak. Each of the three is a line of the case's journal.
"""

from datetime import timedelta

from django.db import transaction

from casework.core.act import actor_of
from casework.core.answers import Problem, Refused
from casework.core.perform import locked
from casework.intake.store import shelve
from casework.journal.entry import append
from casework.journal.instant import day_of, now, wall
from casework.members.acting import ACTING
from casework.members.inviting import note
from casework.members.parts import HEADS, PARTS, members_of
from casework.members.removal import GROUNDS, HeadRemoval
from casework.post.rows import Letter
from casework.post.writing import send_to
from network.models import Membership
from network.posts import forget
from network.vault import seal
from policy import calendar
from policy.rules import value


def heads_of(case, day):
    """The memberships that may be taken out here: heads of the case's party."""
    return [row for row in members_of(case.party, day) if row.role in HEADS]


def ask(case, membership, *, by, ground, visitor, file):
    """Take the wish in; every member of the party is told. Raises Refused."""
    instant = now()
    day = day_of(instant)
    with transaction.atomic():
        case = locked(case.pk)
        rows = members_of(case.party, day)
        if membership.pk not in {row.pk for row in rows if row.role in HEADS}:
            raise Refused([Problem("这个人已经不是法定代表人或者发起人了。", "head")])
        if membership.user_id == by.pk:
            raise Refused([Problem("本人的事由别人办理；本人可以在大厅退出。", "head")])
        if not _left_over(rows, membership):
            raise Refused([Problem(
                "这是最后一名能代表申请人的人。先让接替的人加入：登记过的组织在窗口认领，发起人之间发邀请链接。", "head")])  # fmt: skip
        if HeadRemoval.objects.filter(party=case.party, head=membership.user, decided_at__isnull=True).exists():
            raise Refused([Problem("已经登记过移出这个人，还没有决定。", "head")])
        days = value("members.head_answer_limit", on=day).number
        row = HeadRemoval.objects.create(
            case_id=case.pk, party=case.party, head=membership.user, part=membership.role, ground=ground, asked_by=by, asked_at=instant,
            visitor=seal(visitor.strip(), f"removal.visitor:{file.verdict.sha256}"), path=shelve(file), kind=file.verdict.kind,
            sha256=file.verdict.sha256, due_on=calendar.load(day.year, day.year + 1).add(day, days),
        )  # fmt: skip
        do = f"如果您就是这名{PARTS[row.part]}，请在{row.due_on:%Y年%-m月%-d日}前到“组织”页说明是否同意；不说明的，由登记机关按材料决定。"
        _tell(row, case, by, day, "head_removal", "有人在窗口申请移出负责人", do, {"ground": GROUNDS[ground]})
    return row


def respond(removal, *, by, agrees, words=""):
    """The head's own word, once. Raises Refused."""
    instant = now()
    with transaction.atomic():
        case = locked(removal.case_id)
        row = HeadRemoval.objects.select_for_update(of=("self",)).get(pk=removal.pk)
        if row.head_id != by.pk:
            raise Refused(["只有本人可以说明。"])
        if row.decided_at or row.answer:
            raise Refused(["已经说明过，或者已经决定了。"])
        row.answer, row.answered_at = "agreed" if agrees else "objected", instant
        row.objection = seal(words.strip(), f"removal.objection:{row.sha256}") if words.strip() else ""
        row.save(update_fields=["answer", "answered_at", "objection"])
        append(case, step="head_answer", at=instant, recorded_at=wall(), actor=actor_of(by, None, case, day_of(instant)),
               facts={"answer": row.answer, "words": words}, open_names=("answer",))  # fmt: skip
    return row


def decide(removal, *, by, granted, reason):
    """Another official's decision; granted, the membership ends yesterday. Raises Refused."""
    instant = now()
    day = day_of(instant)
    with transaction.atomic():
        case = locked(removal.case_id)
        row = HeadRemoval.objects.select_for_update(of=("self",)).select_related("head", "party").get(pk=removal.pk)
        problems = list(_against(row, by, granted, day))
        if problems:
            raise Refused(problems)
        row.granted, row.reason, row.decided_by, row.decided_at = granted, reason.strip(), by, instant
        row.save(update_fields=["granted", "reason", "decided_by", "decided_at"])
        if granted:
            held = Membership.objects.filter(party=row.party, user=row.head, role=row.part).exclude(valid_to__lt=day)
            held.filter(valid_from__gte=day).delete()
            held.update(valid_to=day - timedelta(days=1))
            note(row.party, by, row.head, f"登记机关移出：{PARTS[row.part]}（{row.ground_label}）")
        title = "负责人已移出" if granted else "没有移出负责人"
        do = f"{row.head.name}{'不再能代表申请人办理' if granted else '仍然是' + PARTS[row.part]}。理由：{row.reason}"
        _tell(row, case, by, day, "head_removed", title, do, {"granted": "yes" if granted else "no", "reason": row.reason}, also=[row.head])
    forget(row.head)
    return row


def _left_over(rows, leaving):
    return any(row.role in ACTING and row.user_id != leaving.user_id for row in rows)


def _against(row, by, granted, day):
    if row.decided_at:
        yield Problem("已经决定过了。", "granted")
        return
    if by.pk == row.asked_by_id:
        yield Problem("材料是您自己收的，须由另一人决定。", "granted")
    if by.pk == row.head_id:
        yield Problem("这是您自己的事，须由别人决定。", "granted")
    if not row.heard(day):
        yield Problem(f"说明的时间到{row.due_on:%Y年%-m月%-d日}为止，本人还没有说明，现在不能决定。", "granted")
    rows = members_of(row.party, day)
    if granted and not any(m.role in ACTING and m.user_id != row.head_id for m in rows):
        yield Problem("移出以后没有人能代表申请人，请先让接替的人加入。", "granted")


def _tell(row, case, by, day, step, title, do, facts, also=()):
    """A line of the journal, and a letter to everybody of the party and to who has just left it."""
    entry = append(case, step=step, at=now(), recorded_at=wall(), actor=actor_of(by, None, case, day),
                   facts={"head": row.head.name, **facts}, open_names=("ground", "granted"))  # fmt: skip
    letter = Letter.objects.create(case_id=case.pk, entry=entry, name=step, party=row.party, title=title, do=do, written_at=now(),
                                   says=[f"{PARTS[row.part]}：{row.head.name}", f"原因：{row.ground_label}"], run_after=now())  # fmt: skip
    people = {m.user_id: m.user for m in members_of(row.party, day)} | {user.pk: user for user in also}
    send_to(letter, sorted(people.values(), key=lambda user: user.pk))


def open_removal(party, user):
    """The undecided removal of this person, or None."""
    return HeadRemoval.objects.filter(party=party, head=user, decided_at__isnull=True).first()


def removals_of(case):
    """Every removal written down in a case, newest first, with its people."""
    return HeadRemoval.objects.filter(case_id=case.pk).select_related("head", "asked_by", "decided_by")


def removal_of(case, ref):
    """The removal of this case behind an address part, or None."""
    return next((row for row in removals_of(case) if row.ref == ref), None)

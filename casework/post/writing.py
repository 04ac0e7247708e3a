"""Writing letters: rows in the step's own transaction, so that a step and its letters are one."""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q

from casework.clock.deadline import Deadline
from casework.core.case import Sight
from casework.core.phases import PHASES
from casework.core.process import process_of
from casework.journal.instant import now
from casework.post.guests import channel_of, contact_of
from casework.post.papers import issue, renderer_of
from casework.post.rows import Letter, Outbox
from casework.post.serving import suspend
from network.models import Membership
from policy.spelling import Speller

# A step may be recalled while its letters wait; what the clock or the applicant does is told at once.
WAIT = timedelta(minutes=15)
# callable(case, letter, day) -> words for what the letter's paper needs before anybody is told of it; filled by `ready()`.
HOLDS = []
# (process, letter without a paper) -> the kind of paper of the parent's with which it goes out; filled by `ready()`.
WITH = {}
# (process, step) -> names of letters that will not go out any more if they still wait; filled by `ready()`.
RETRACTS = {}
# How a matter ends that was called off, or that ends with its parent.
ENDS = ("cancelled", "abandoned")


def write(case, act):
    """The engine's phase: write the letter named on the card; a recalled step's unposted letters are cancelled."""
    if act.card.name == "recall":
        _take_back(case, act)
        return
    if not _retract(case, act):
        _written(case, act, act.card.letter)


def _written(case, act, name):
    """One letter of a step, and those that go with it."""
    declared = process_of(case).letters.get(name)
    if declared is None:
        return
    letter = _drafted(case, act, name, declared)
    letter.waits_for = ",".join(_holds(case, letter, act.day))
    if letter.waits_for:
        suspend(letter, case)
    if letter.paper:
        letter.words = renderer_of(letter).words(letter)
    letter.save()
    if letter.waits_for and letter.unit_id:  # whoever is written to sees the case once the letter has gone out
        Sight.objects.filter(case_id=case.pk, unit_id=letter.unit_id, since=act.at).delete()
    if "number" in letter.waits_for:  # it stands in the register and waits there
        issue(letter)
    Outbox.objects.bulk_create(_deliveries(letter, act.day, channel_of(contact_of(case)) if declared.to == "outsider" else None,
                                           quiet=declared.quiet))  # fmt: skip
    _copy(letter, declared.units(case) if declared.units else ())
    for other in declared.also:
        _written(case, act, other)


def _take_back(case, act):
    """The recalled step's letters never were; what it had retracted waits again."""
    undone = case.entries.get(seq=act.extra["recalls"])
    Letter.objects.filter(case_id=case.pk, cancelled_at=undone.at).update(cancelled_at=None)
    Letter.objects.filter(case_id=case.pk, entry=undone, posted_at__isnull=True).update(cancelled_at=act.at)


def _drafted(case, act, name, declared):
    """The row as the declaration has it, spelt under the rules of the case; not stored yet."""
    at_once = declared.at_once or not (declared.waits or act.card.recallable)
    run_after = act.at if at_once else act.at + WAIT
    spell = Speller(declared.title, declared.do)
    title, do = (spell(text, on=case.rules_on, known=case.rules_known) for text in (declared.title, declared.do))
    return Letter(
        case=case.case_ptr, entry=act.entry, name=name, title=title, do=do,
        says=list(declared.says(case)) if declared.says else [], paper=declared.paper or "", answer=declared.answer, due_on=_due(case, declared),
        written_at=act.at, run_after=run_after, **_address(case, declared),
    )  # fmt: skip


def _copy(letter, units):
    """The same letter to each of further units: read, and noted as read, by each for itself. The paper stays with the first."""
    made = [
        Letter(case_id=letter.case_id, entry=letter.entry, name=f"{letter.name}@{unit}", unit_id=unit, title=letter.title,
               do=letter.do, says=letter.says, due_on=letter.due_on, written_at=letter.written_at, run_after=letter.run_after,
               waits_for=letter.waits_for)
        for unit in units
    ]  # fmt: skip
    Letter.objects.bulk_create(made)
    Outbox.objects.bulk_create([row for copy in made for row in _rows(copy, [("site", None)]) if not copy.waits_for])


def _holds(case, letter, day):
    """What a new letter waits for; one that goes out with a paper of the parent's waits for what that paper waits for."""
    if letter.paper:
        return [word for hold in HOLDS for word in hold(case, letter, day)]
    kind = WITH.get((case.process, letter.name))
    if kind is None:
        return []
    paper = Letter(case=case.parent, paper=kind)
    return [word for hold in HOLDS for word in hold(case.parent, paper, day)]


def _retract(case, act):
    """Some steps end what a waiting letter was about: it will not go out. True for a matter nobody was told of: nobody needs be told now."""
    ended = case.parent_id is not None and act.card.target in ENDS
    names = RETRACTS.get((case.process, act.card.name), ())
    if not (ended or names):
        return False
    gone = Letter.objects.filter(case_id=case.pk, posted_at__isnull=True, cancelled_at__isnull=True).exclude(waits_for="")
    if not ended:
        gone = gone.filter(reduce(or_, (Q(name=name) | Q(name__startswith=f"{name}@") for name in names)))
    count = gone.update(cancelled_at=act.at)
    if count and ended:
        Sight.objects.filter(case_id=case.pk, unit_id=case.unit_id, since=act.at).delete()
    return bool(count) and ended


def release(letter, word, day):
    """What the letter waited for has come; with the last of it everybody is told. Returns whether it goes out now."""
    held = Q(name=letter.name) | Q(name__startswith=f"{letter.name}@")
    beside = [name for (_, name), kind in WITH.items() if kind == letter.paper]
    those = Q(held, entry_id=letter.entry_id) | Q(case__parent_id=letter.case_id, name__in=beside, waits_for__contains=word)
    for row in Letter.objects.select_for_update(of=("self",)).filter(those, cancelled_at__isnull=True).select_related("case"):
        row.waits_for = ",".join(left for left in row.waits_for.split(",") if left != word)
        row.run_after = max(row.run_after, now())
        row.save(update_fields=["waits_for", "run_after"])
        if row.unit_id and not row.waits_for:
            Sight.objects.get_or_create(case_id=row.case_id, unit_id=row.unit_id, defaults={"since": now()})
        declared, known = process_of(row.case).letters.get(row.name), set(row.deliveries.values_list("key", flat=True))
        outside = channel_of(contact_of(row.case)) if declared and declared.to == "outsider" else None
        quiet = bool(declared and declared.quiet)
        Outbox.objects.bulk_create([made for made in _deliveries(row, day, outside, quiet=quiet) if made.key not in known])
    transaction.on_commit(lambda: [nudge(letter.case_id) for nudge in PHASES["commit"]])
    letter.refresh_from_db()
    return not letter.waits_for


def _due(case, declared):
    """The last day for whoever is written to, where it is they who have to act."""
    awaited = set(process_of(case).rests[case.state].awaits)
    if not awaited & ({"applicant", "founder"} if declared.to == "applicant" else {declared.to}):
        return None
    rows = Deadline.objects.filter(case_id=case.pk, met_at__isnull=True)
    own = Q(kind="state", name=case.state) | (Q(kind="clock") if case.parent_id else Q(pk__in=[]))
    return rows.filter(own).values_list("due_on", flat=True).first()


def _address(case, declared):
    if declared.whom:
        return {"party_id": declared.whom(case)}
    if declared.to == "applicant":
        return {"party_id": case.party_id}
    return {} if declared.to in ("file", "outsider") else {"unit_id": case.unit_id}


def _deliveries(letter, day, outside, *, quiet=False):
    """The paper first, then the platform's own notice, then every member by the channels they left with us.

    While the letter waits the paper alone is made, and not before it has its number.
    """
    plan = [("paper", None)] if letter.paper and "number" not in letter.waits_for else []
    if letter.waits_for:
        return _rows(letter, plan)
    plan.append(("site", None))
    plan += [(outside, None)] if outside else []
    if letter.party_id and not quiet:
        held = Membership.objects.filter(party_id=letter.party_id, valid_from__lte=day).exclude(valid_to__lt=day)
        for membership in held.select_related("user").order_by("user_id"):
            plan += [("email", membership.user)] if membership.user.email else []
            plan += [("sms", membership.user)] if membership.user.phone_blind else []
    return _rows(letter, plan)


def _rows(letter, plan):
    seen = {}
    for channel, user in plan:
        key = f"{letter.pk}:{channel}:{user.pk if user else 0}"
        seen[key] = Outbox(letter=letter, channel=channel, recipient=user, key=key, run_after=letter.run_after)
    return seen.values()


def send_to(letter, people):
    """Plan a letter to a unit that no step wrote: shown on the platform, mailed to these of its people."""
    plan = [("site", None), *(("email", user) for user in people if user.email)]
    Outbox.objects.bulk_create(_rows(letter, plan))


def may_recall(case, entry):
    """Why the letters forbid a recall, or None: one was posted, or its paper issued."""
    rows = Letter.objects.filter(case_id=case.pk, entry=entry, cancelled_at__isnull=True).select_related("issued")
    for letter in rows:
        paper = getattr(letter, "issued", None)
        if letter.posted_at or (paper and not letter.waits_for):
            return "这一步的通知或者文书已经送达，不能撤回；确有错误的请办理更正或者撤销。"
        if paper and "number" not in letter.waits_for:
            return "这一步的文书已经制作、还没有用印。请在文书登记簿打开这份文书，写明理由作废，这一步同时撤回。"
        if not letter.waits_for and letter.run_after <= now():
            return f"撤回时间（{WAIT.seconds // 60}分钟）已过，通知正在发送。"
    return None

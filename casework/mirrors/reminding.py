"""催办: a duty whose last day is over is told to those who enter it, then to their chief; each once, by the clock."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from casework.clock.days import calendar_for
from casework.clock.tick import ROUNDS
from casework.core.act import actor_of
from casework.core.case import Barred
from casework.core.perform import locked
from casework.core.phases import PHASES
from casework.journal.entry import append
from casework.journal.instant import now, wall
from casework.mirrors.declared import titles
from casework.mirrors.keeping import OPEN, arise
from casework.mirrors.rows import ExternalMirror
from casework.post.rows import Letter
from casework.post.writing import send_to
from network.actors import the_clock
from network.models import User
from network.people import Post
from policy.rules import value

BATCH = 200
LOOK_BACK = timedelta(days=90)  # more than the rule could ever span: it may begin in the year before
WRITERS = ("clerk", "reviewer")
ENTER = "请在外部系统录入，并把外部编号记在平台；确实不用录入的，写明原因，由另一人确认。"
SETTLE = "已经写了不用录入的原因，请由另一人确认或者退回。"
LEAD = "已经催办，仍未录入。请督促录入，或者确认不用录入。"


def register():
    """Duties arise with steps, after their letters; what is overdue is told by the clock."""
    PHASES["letters"].append(arise)
    ROUNDS["mirrors"] = go_round


def go_round(day):
    """Tell of what is overdue on this day; returns how many letters were written."""
    rows = ExternalMirror.objects.filter(**OPEN).order_by("due_on", "id")
    told = sum(remind(pk, day) for pk in list(rows.filter(late(day)).values_list("pk", flat=True)[:BATCH]))
    old = rows.filter(overdue_long(day)).values_list("pk", flat=True)
    return told + sum(tell_chief(pk, day) for pk in list(old[:BATCH]))


def late(day):
    """Over, and nobody was told yet."""
    return Q(due_on__lt=day, reminded_on__isnull=True)


def overdue_long(day):
    """Told before, and still open `mirror.chief_after` working days later."""
    days = int(value("mirror.chief_after", on=day).number)
    calendar, last = calendar_for(day - LOOK_BACK, day), day
    while calendar.add(last, days) >= day:
        last -= timedelta(days=1)
    return Q(reminded_on__lte=last, chief_told_on__isnull=True)


def remind(pk, day):
    """Write to those who enter it. Returns 1, or 0 where it was settled or told in the meantime."""
    return _tell(pk, day, late(day), field="reminded_on", step="mirror_reminder", title="外部系统录入已逾期")


def tell_chief(pk, day):
    """Write to the chief. Returns 1, or 0 where it was settled or told in the meantime."""
    return _tell(
        pk,
        day,
        overdue_long(day),
        field="chief_told_on",
        step="mirror_for_chief",
        title="外部系统录入逾期，报负责人督办",
    )


def _tell(pk, day, due, *, field, step, title):
    with transaction.atomic():
        case = locked(ExternalMirror.objects.values_list("case_id", flat=True).get(pk=pk))
        mirror = ExternalMirror.objects.select_for_update().filter(due, pk=pk, **OPEN).first()
        if mirror is None:
            return 0
        setattr(mirror, field, day)
        mirror.save(update_fields=[field])
        system = titles().get(mirror.system, mirror.system)
        entry = append(case, step=step, at=now(), recorded_at=wall(), actor=actor_of(the_clock, None, case, day),
                       facts={"system": system, "due_on": mirror.due_on}, open_names=("system", "due_on"))  # fmt: skip
        says = [f"系统：{system}", f"{mirror.since:%Y年%-m月%-d日}办结，最后一天是{mirror.due_on:%Y年%-m月%-d日}。"]
        says += [f"不用录入的原因：{mirror.waived}"] if mirror.waived else []
        whom, do = (chiefs(case, day), LEAD)
        if field == "reminded_on":
            whom, do = writers(case, day), SETTLE if mirror.waived else ENTER
        letter = Letter.objects.create(case_id=case.pk, entry=entry, name=step, unit_id=case.unit_id, title=title, do=do,
                                       says=says, written_at=now(), run_after=now())  # fmt: skip
        send_to(letter, whom)
    return 1


def writers(case, day):
    """Whoever handles the case, while in a post that enters; else everybody of the unit who is."""
    found = _holding(case, day, WRITERS)
    return [user for user in found if user.pk == case.handler_id] or found


def chiefs(case, day):
    """The chiefs of the unit over the case's division."""
    return _holding(case, day, ("chief",))


def _holding(case, day, roles):
    posts = Post.objects.filter(unit_id=case.unit_id, role__in=roles, valid_from__lte=day).exclude(valid_to__lt=day)
    over = [
        post.user_id for post in posts.select_related("division") if case.division.code.startswith(post.division.code)
    ]
    left = Barred.objects.filter(case_id=case.pk).values("user_id")
    return list(User.objects.filter(pk__in=over, is_active=True).exclude(pk__in=left).order_by("pk"))

"""Names kept for an applicant: the shared place where name check writes and registrations read.

A registration that takes a name asks `obstacle` in its checks, enters its accepted cases in TAKERS, from which the clock
holds their names, and calls `use` in the effect that registers; it imports nothing of the name check.
"""

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from casework.core.perform import Refused, perform
from network.actors import the_engine
from network.models import Membership


class ReservationQuerySet(models.QuerySet):
    """Questions asked of reservations."""

    def living(self):
        """Those that keep others out."""
        return self.filter(ended_on__isnull=True)

    def usable(self, day):
        """Those that a registration may take on a day: not over, or kept open by a registration under way."""
        held = Q(held_for__isnull=False, held_for__closed_at__isnull=True)
        return self.living().filter(Q(until__gte=day) | held)


class NameReservation(models.Model):
    """A name kept for a party from a day to and with a day; `held_for` is the registration under way that takes it."""

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    party = models.ForeignKey("network.Party", models.PROTECT, related_name="reserved_names")
    case = models.OneToOneField("casework.Case", models.PROTECT, related_name="reservation")
    since = models.DateField()
    until = models.DateField()
    held_for = models.ForeignKey("casework.Case", models.PROTECT, null=True, related_name="held_names")
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=20, blank=True)

    objects = ReservationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "name"], name="reservation_living", condition=Q(ended_on__isnull=True))]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(ended_on__isnull=True), name="one_living_reservation",
                violation_error_message="这个名称已经为他人保留。",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_why="") | (Q(ended_on__isnull=False) & ~Q(ended_why="")),
                name="reservation_ends_for_a_reason", violation_error_message="保留终止的，要有日期和原因。",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")), name="reservation_days_in_order",
                violation_error_message="保留期的截止日期不能早于起始日期。",
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.name


def reserve(case, name, *, kind, party, since, until):
    """Keep a name; of two that want the same one gets it, the other is Refused. For the name check's effects alone."""
    try:
        with transaction.atomic():
            return NameReservation.objects.create(
                name=name, kind=kind, party=party, case_id=case.pk, since=since, until=until
            )
    except IntegrityError as error:
        raise Refused([f"“{name}”刚刚已经为另一位申请人保留，请退回承办人员改审下一个备选名称。"]) from error


def end(case, day, why):
    """The name is free again, or has become a registered one (`why`: used, expired, released, revoked)."""
    NameReservation.objects.living().filter(case_id=case.pk).update(ended_on=day, ended_why=why)


def reserved_for(party, day):
    """Reservations a party may register under on a day: its own, and those of a team it shares a member with.

    A founder opens a team for the name and another for the registration; the applicant is the same person.
    """
    members = Membership.objects.filter(party=party, valid_to__isnull=True).values("user")
    teams = Membership.objects.filter(user__in=members, valid_to__isnull=True).values("party")
    mine = Q(party=party) | Q(party__in=teams)
    return list(NameReservation.objects.usable(day).filter(mine).select_related("case").order_by("until", "id"))


def of_number(number, day):
    """The usable reservation that the name case with this number brought, or None."""
    return NameReservation.objects.usable(day).filter(case__number=number.strip().upper()).first()


def obstacle(name, party, day):
    """Why a party may not register under a name on a day because of reservations: a sentence, or None."""
    row = NameReservation.objects.usable(day).filter(name=name).select_related("case").first()
    if row is None:
        return None
    if row not in reserved_for(party, day):
        return f"“{name}”已经为其他申请人保留到{row.until.year}年{row.until.month}月{row.until.day}日，不能使用。"
    if row.case.state not in ("reserved", "renewal_pending"):
        return f"“{name}”的名称核准（{row.case.number}）正在处理异议或者撤销，处理结束后才能使用。"
    return None


def held_by(name, party, day):
    """The party's own usable reservation of a name, or None."""
    return next((row for row in reserved_for(party, day) if row.name == name), None)


def hold(name, party, case, day):
    """A registration that uses the name was accepted: the name stays reserved until it is over (第二十三条).

    Done by the clock and not by the accepting step, so that an acceptance can still be recalled. Does nothing where the
    party has no reservation of the name.
    """
    row = held_by(name, party, day)
    if row is None or row.held_for_id == case.pk:
        return
    NameReservation.objects.filter(pk=row.pk).update(held_for_id=case.pk)
    perform(row.case_id, "hold_for_case", by=the_engine)


# process slug -> callable(names) -> its open cases that were accepted and take one of these names; filled by ready().
TAKERS = {}


def hold_accepted(day):
    """Keep what accepted registrations take, until they are over; returns how many names were held."""
    free = NameReservation.objects.usable(day).filter(held_for__isnull=True)
    held = 0
    for takers in TAKERS.values():
        for case, name in takers(free.values("name")):
            row = held_by(name, case.party, day)
            if row is not None and row.held_for_id is None and row.case.state in ("reserved", "renewal_pending"):
                hold(name, case.party, case, day)
                held += 1
    return held


def use(name, party, day):
    """The registration was granted: the reserved name becomes the registered one. Call it once the register has the name.

    To be called by the effect that registers; does nothing where the party has no reservation of the name. Raises
    Refused while a dispute over the name is open.
    """
    row = held_by(name, party, day)
    if row is not None:
        perform(row.case_id, "use", by=the_engine)

"""名称核准: what a finished step writes into the shared place of reserved names (orgs.reservations)."""

from casework.clock.deadline import Deadline
from orgs import reservations
from orgs.reservations import NameReservation


def counted(case):
    """(first day, last day) of the running period: the clock's, lengthened by what a dispute left the applicant."""
    rows = Deadline.objects.filter(case_id=case.pk, met_at__isnull=True)
    clock = rows.get(kind="clock", name="reservation")
    ends = rows.filter(name__in=("reservation", "reserved")).values_list("due_on", flat=True)
    return clock.starts_on, max(ends)


def reserve_name(case, act):
    """名称为申请人保留，其他备选名称释放。"""
    since, until = counted(case)
    reservations.reserve(case, case.chosen, kind=case.kind, party=case.owner, since=since, until=until)


def count_again(case, act):
    """保留期按新的期限计算。"""
    since, until = counted(case)
    NameReservation.objects.filter(case_id=case.pk).update(since=since, until=until)


def let_expire(case, act):
    """名称开放给他人申请。"""
    reservations.end(case, act.day, "expired")


def mark_used(case, act):
    """名称转为登记名称。"""
    reservations.end(case, act.day, "used")


def set_free(case, act):
    """申请人放弃，名称开放给他人申请。"""
    reservations.end(case, act.day, "released")


def take_away(case, act):
    """名称不再保留。"""
    reservations.end(case, act.day, "revoked")

"""Opening a case for a new founding team, by its founder or by an official for a visitor."""

from casework.core.begin import begin
from casework.core.process import PROCESSES
from casework.journal.instant import today
from network.models import Division, Party
from network.units import with_capacity

DISTRICT_DIGITS = 6


class NoAuthority(LookupError):
    """The district has no unit yet that decides such cases."""


def open_case(process, user, *, key=None, visitor=None, division=None):
    """A case for a new founding team of this user, or of a visitor at the counter who has no account yet.

    Where every street has an authority of its own the case lies on nobody's desk until the application says which one;
    `division` is that of the counter where it is opened. Raises NoAuthority when no unit has the capacity to decide.
    """
    units = with_capacity(process.authority)
    if not units:
        raise NoAuthority(f"no unit has the capacity {process.authority}")
    authority, district = units[0], Division.objects.on(today()).get(code=units[0].division.code[:DISTRICT_DIGITS])
    if len(authority.division.code) > DISTRICT_DIGITS:
        authority = next((u for u in units if division and division.code.startswith(u.division.code)), None)
    party = Party.objects.found_team(visitor or user.name, None if visitor else user, today())
    return begin(process.slug, party, by=user, division=division or district, unit=authority, key=key,
                 title=f"{process.title}（筹备中）")  # fmt: skip


def offered(party, day):
    """The processes a party may begin today, as they themselves say."""
    return [process for process in PROCESSES.values() if process.opens and process.opens(party, day) is not None]


def open_for(process, user, party, *, key=None):
    """A case for a party that there is, or the one it has begun and not handed in. Raises NoAuthority where it has no such procedure."""
    facts = process.opens(party, today())
    if facts is None:
        raise NoAuthority(f"{process.slug} is not open to party {party.pk}")
    begun = process.cases.objects.filter(party=party, submitted_at__isnull=True, closed_at__isnull=True).first()
    return begun or begin(process.slug, party, by=user, key=key, **facts)

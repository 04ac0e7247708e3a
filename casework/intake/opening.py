"""Opening a case for a new founding team, by its founder or by an official for a visitor."""

from casework.core.begin import begin
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

"""Opening a case for a new founding team, by its founder or by a clerk for a visitor."""

from casework.core.begin import begin
from casework.journal.instant import today
from network.models import Division, Party
from network.units import with_capacity


def open_case(process, user, *, key=None, visitor=None):
    """A case for a new founding team of this user, or of a visitor at the window who has no account yet.

    Raises LookupError when no unit has the capacity to decide the process.
    """
    authority = next(iter(with_capacity(process.authority)), None)
    if authority is None:
        raise LookupError(f"no unit has the capacity {process.authority}")
    party = Party.objects.found_team(visitor or user.name, None if visitor else user, today())
    district = Division.objects.on(today()).get(code=authority.division.code[:6])
    return begin(process.slug, party, by=user, division=district, unit=authority, key=key,
                 title=f"{process.title}（筹备中）")  # fmt: skip

"""培育目标 (第七条): how many filed bodies a community or village should have, which of them are below, and how many per 10,000 residents."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from network.divisions import Division
from network.population import population_of
from orgs.filing import places
from orgs.filing.choices import IN_FORCE
from orgs.filing.community_org import CommunityOrg
from orgs.organization import Organization
from orgs.statistics.organizations import STANDING
from policy.rules import value

TARGETS = {"community": "community.target_urban", "village": "community.target_rural"}
WORDS = {"community": "城市社区", "village": "村"}
PER = 10_000  # residents
# How the gap list may be put in order: key -> (words, order).
ORDERS = {
    "missing": ("缺得最多的在前", lambda row: (-row.missing, row.division.code)),
    "have": ("有得最少的在前", lambda row: (row.have, row.division.code)),
    "place": ("按街镇和社区", lambda row: row.division.code),
}


@dataclass(frozen=True)
class Place:
    """A community or village with what it has and should have."""

    division: Division
    have: int
    target: int

    @property
    def missing(self):
        """How many are missing; never less than none."""
        return max(self.target - self.have, 0)

    @property
    def word(self):
        """城市社区 or 村."""
        return WORDS[self.division.kind]

    @property
    def street(self):
        """The street's code."""
        return self.division.code[: places.STREET]


@dataclass(frozen=True)
class Density:
    """Social organizations per 10,000 residents: filed ones in force and registered ones; `per` is None where residents are unknown."""

    filed: int
    registered: int
    target: int
    residents: int | None
    counted_on: date | None
    source: str

    @property
    def per(self):
        """Text with one decimal, halves up, or None."""
        if not self.residents:
            return None
        tenths = ((self.filed + self.registered) * PER * 20 + self.residents) // (2 * self.residents)
        return f"{tenths // 10}.{tenths % 10}"

    @property
    def reached(self):
        """Whether the target is reached; None where residents are unknown."""
        return (self.filed + self.registered) * PER >= self.target * self.residents if self.residents else None


def targets(day):
    """kind of division -> (number, the rule) as of a day. Units of zones that are neither community nor village have none."""
    return {kind: value(key, on=day) for kind, key in TARGETS.items()}


def measured(code, day):
    """Every community and village of a node with its count and target, by code. Two queries beside the rules."""
    wanted = {kind: rule.number for kind, rule in targets(day).items()}
    rows = Division.objects.on(day).filter(code__startswith=code, kind__in=wanted).order_by("code", "valid_from")
    held = CommunityOrg.objects.filter(places.of(code), status__in=IN_FORCE).order_by().values_list("division__code", flat=True)
    have = Counter(held)
    found = {row.code: row for row in rows}
    return [Place(row, have[row.code], wanted[row.kind]) for row in found.values()]


def gaps(code, day, order="missing"):
    """Those below their target, in an order of ORDERS."""
    return sorted((row for row in measured(code, day) if row.missing), key=ORDERS[order][1])


def registered(code):
    """Registered organizations in force of a node, by sound of their names."""
    rows = Organization.objects.filter(status__in=STANDING, division__code__startswith=code)
    return rows.select_related("division").order_by("name_key", "id")


def density(code, day):
    """Organizations per 10,000 residents of a node; residents are the newest count entered, never guessed."""
    scope = "" if len(code) <= places.DISTRICT else code
    counted = population_of(scope, day)
    return Density(
        filed=CommunityOrg.objects.filter(places.of(code), status__in=IN_FORCE).count(), registered=registered(code).count(),
        target=value("orgs_per_10000_target", on=day).number, residents=counted.residents if counted else None,
        counted_on=counted.counted_on if counted else None, source=counted.source if counted else "",
    )  # fmt: skip

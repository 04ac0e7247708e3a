"""Filings of both sides in the shared world: 备案 and 年度确认 in several states, on two streets, in two communities of each.

A side's word stands in all that is nobody else's: the leader, the roster, the purpose, opinions, reports; what the public
reads of a filing (name, activity, hours, place) bears none.
"""

from datetime import date

from casework.core.models import Case
from casework.core.perform import perform
from casework.intake import drafts
from casework.notices.publishing import publicities_of
from casework.views.files import token_of
from network.models import Division, Membership, Unit
from orgs.filing import ledger
from orgs.filing.confirmation import rounds
from tests import filing
from tests.bureau import SINCE
from tests.orgs.filing.test_confirmation import ANSWERS, PLEDGE

STREETS = {"a": "120116001", "b": "120116006"}
NAMES = {"a": ("晴川", "云帆", "临江", "望海"), "b": ("松涛", "梅影", "竹声", "兰心")}
# Who works with filings besides the officials of the other rooms: on both streets, in both communities of each, in the bureau.
NEIGHBOURS = tuple(f"{part}_{side}" for side in "ab" for part in ("officer", "head", "worker", "next")) + ("civil",)
ABOVE = {"civil", "publisher", "auditor"}  # the bureau that supervises, and who oversees all


class Near(filing.Street):
    """A side's street; `next` works in its second community, where the side's second body lives."""

    def __init__(self, bureau, side):
        street = Division.objects.get(code=STREETS[side])
        first, self.second = street.children.filter(valid_to__isnull=True).order_by("code")[:2]
        super().__init__(bureau, street.code, first.code, f"near_{side}")
        unit = Unit.objects.create(slug=f"near_{side}_d", name=self.second.name, short=self.second.name, level="community", kind="community",
                                   division=self.second, capacities=["community"])  # fmt: skip
        self.next = self.hire("next", "community", unit)


def filings(world):
    """Every filing of both sides; `side.filed` by what they are, `side.near` the street."""
    world.civil = world.bureau.hire("civil_reviewer", "reviewer", "civil")
    for side in (world.a, world.b):
        side.near, side.filed = Near(world.bureau, side.name), {}
        applied(side)
        confirmed(side)


def applied(side):
    """备案: a draft, one with the community, one on posting, one that the community has sent on."""
    near = side.near
    for state, brand in zip(("draft", "check", "posted", "intake"), NAMES[side.name], strict=True):
        said = {"trade_name": brand, "community": near.community.name, "leader_name": f"周{side.word}", "leader_id": side.id_number,
                "leader_phone": side.phone, "backup_name": f"冯{side.word}", "purpose": f"{side.word}带着老人一起唱歌，让大家身体好。",
                "members": [row | {"name": f"{side.word}{row['name']}"} for row in filing.MEMBERS], "place": "社区活动室"}  # fmt: skip
        case = filing.draft(near, side.founder, **said)
        Membership.objects.create(party=case.party, user=side.colleague, role="applicant", valid_from=SINCE)
        side.filed[state] = case if state == "draft" else perform(case, "submit", by=side.founder, **filing.PLEDGE)
    checked = filing.CHECKED | {"opinion": f"{side.word}已经核对，同意。"}
    side.filed["posted"] = perform(side.filed["posted"], "community_agree", by=near.worker, **checked)
    against = f"{side.word}名册上三人已经搬走，场所另有安排。"
    side.filed["intake"] = perform(side.filed["intake"], "community_disagree", by=near.worker, objection_reason=against)


def confirmed(side):
    """年度确认: one whose year has only been opened, in the first community; one with its street, in the second."""
    near = side.near
    for place, (state, division) in enumerate((("due", near.community), ("reported", near.second)), start=1):
        number = f"{near.division.code}2024{place:04d}"
        org = ledger.take_in(
            number=number, name=f"公开{side.name}{place}合唱队", division=division, leader=f"周{side.word}", since=date(2024, 5, 8),
            instant=side.cases["submitted"].opened_at, batch="access", category="culture_sports", member_kind="association",
            scope_level="community", activity="合唱", place="社区活动室", member_count=12,
        )  # fmt: skip
        for user in (side.founder, side.colleague):
            Membership.objects.create(party=org.party, user=user, role="applicant", valid_from=SINCE)
        side.filed[state] = rounds.open_one(org, 2026, near.unit, False)
        side.body = org
    last = [row | {"on": row["on"].replace("2026", "2025")} for row in ANSWERS["activities"]["activities"]]
    year = ANSWERS | {"activities": ANSWERS["activities"] | {"activities": last}}
    for key, typed in (year | {"safety": {"incidents": "no", "complaints": f"{side.word}反映过一次。"}}).items():
        drafts.keep(side.filed["reported"], key, typed, by=side.founder)
    case = perform(side.filed["reported"], "submit_year", by=side.founder, **PLEDGE)
    side.filed["reported"] = perform(case, "community_verify", by=near.next, opinion=f"{side.word}看过活动，属实。", active_seen="yes")


def at_desk(side, state):
    """Who sees a filing at the desk: written down here, not asked of the product."""
    if state == "draft":
        return set()
    community = "next" if state == "reported" else "worker"
    return ABOVE | {f"{part}_{side}" for part in ("officer", "head", community)}


def notice_of(case):
    """The number of its posting, or of the case where it has none."""
    found = publicities_of(case).first()
    return found.number if found else case.number


def parts_of(case):
    """What stands in an address of the case: placeholder -> its number, its parts, its files, its letters."""
    upload, letter = case.uploads.order_by("id").first(), case.letters.order_by("id").first()
    return {
        "<number:number>": case.number, "<slug:number>": case.number, "<slug:key>": case.process == "community_filing" and "basics" or "people",
        "<slug:kind>": "consultation", "<int:seq>": str(letter.entry.seq) if letter else "1", "<int:place>": "1", "<int:page>": "1",
        "<slug:ref>": "x", "<slug:token>": token_of(upload) if upload else "x", "<slug:code>": "X" * 12,
    }  # fmt: skip


def fresh(case):
    """The row as it is now."""
    return Case.objects.get(pk=case.pk)

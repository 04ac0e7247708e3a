"""Loading the fictional district: units, people, register, cases, pages; everything or nothing."""

from django.db import transaction

from casework.core.models import Case
from casework.journal.instant import wall
from demo import (
    changes,
    claims,
    community,
    community_life,
    confirmations,
    contacts,
    entries,
    exits,
    figures,
    founding,
    library,
    meetings,
    members,
    mirrors,
    notices,
    pages,
    paper_cases,
    phrases,
    register,
    sealing,
    stock,
    world,
)
from demo.cases import Maker
from demo.name_cases import NameMaker
from network.models import Demonstration
from policy import seed


@transaction.atomic
def run(say):
    """Load it into an installation that has none, and mark the database; `say` hears what was made."""
    seed.run()
    made = world.units()
    organizations = register.run()
    accounts = world.people(made)
    say(f"→ 单位 {len(made)} 个，人员 {len(accounts)} 名，社会组织 {organizations} 家")
    sealing.number_by_hand(accounts)
    stock.begin(accounts)
    maker = Maker(accounts)
    cases = maker.all(lambda line: None) + NameMaker(accounts).all(lambda line: None)
    cases += sum(part.run(accounts, maker) for part in (paper_cases, claims, community, confirmations, exits, changes))
    community_life.run(accounts, maker)
    founding.run(accounts, maker)
    notices.run(accounts, maker)
    cases += meetings.run(accounts, maker)
    mirrors.run(accounts)
    contacts.run(accounts, maker)
    members.run(accounts)
    phrases.run(accounts)
    sealing.run(accounts, maker)
    stock.run(accounts)
    library.run()
    entries.run(accounts)
    pages.run()
    figures.run(accounts)
    Demonstration.objects.create(loaded_at=wall())
    say(f"→ 办件 {cases} 件，全库 {Case.objects.count()} 件")

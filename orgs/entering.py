"""What the register enters in the rooms below: sealed columns, processes, papers, roads, rounds."""

from casework.clock.tick import ROUNDS
from casework.core.people import STAND_INS
from casework.core.process import register
from casework.core.triggers import SEALED
from casework.mirrors.declared import MIRRORS
from casework.post.papers import RENDERERS
from network import sealed
from orgs import personal
from orgs.claims import places as of_claims
from orgs.claims.process import ORGANIZATION_CLAIM
from orgs.filing import entering as of_filing
from orgs.registration.establishment import names as of_establishment
from orgs.registration.establishment.elsewhere_papers import ELSEWHERE
from orgs.registration.establishment.founding import places
from orgs.registration.establishment.later_papers import LATER
from orgs.registration.establishment.paper_road import ROAD as ROAD_OF_ESTABLISHMENT
from orgs.registration.establishment.papers import PAPERS as OF_ESTABLISHMENT
from orgs.registration.establishment.process import ESTABLISHMENT
from orgs.registration.establishment.voided import VOIDING, voided
from orgs.registration.licensing.lasting import OF_ESTABLISHMENT as LASTING
from orgs.registration.licensing.lasting import OF_NAMES as LASTING_NAMES
from orgs.registration.licensing.mirrors import OF_ESTABLISHMENT as MIRRORED
from orgs.registration.licensing.mirrors import OF_NAMES as MIRRORED_NAMES
from orgs.registration.licensing.signing import OF_ESTABLISHMENT as CHAINED
from orgs.registration.licensing.signing import OF_NAMES as CHAINED_NAMES
from orgs.registration.names.paper_road import ROAD as ROAD_OF_NAMES
from orgs.registration.names.papers import PAPERS as OF_NAMES
from orgs.registration.names.process import NAME_CHECK
from orgs.registration.names.rounds import go_round
from orgs.registration.names.voided import VOIDING as VOIDING_NAMES
from orgs.reservations import TAKERS
from orgs.takeover.road import ROADS
from orgs.takeover.rows import stands_in
from papers.drafting.chains import CHAINS
from papers.sealing.holding import LASTS, TAKES_BACK
from papers.voiding import VOIDED, declare


def register_all():
    """Once, from `ready()`."""
    personal.register()
    sealed.register("orgs.person.id", "orgs.Person", "id_number", lambda r: f"orgs.person.id:{r.id_blind}", "id_blind")
    sealed.register(
        "establishment.account", "orgs.Establishment", "account_sealed", lambda r: f"establishment.account:{r.pk}"
    )
    for process, papers in ((ESTABLISHMENT, OF_ESTABLISHMENT | LATER | ELSEWHERE), (NAME_CHECK, OF_NAMES)):
        register(process)
        for kind, renderer in papers.items():
            RENDERERS[f"paper:{process.slug}/{kind}"] = renderer
    register(ORGANIZATION_CLAIM)
    SEALED["orgs_reportperiod"] = ("reportperiod", "closed month")
    MIRRORS.update(establishment=MIRRORED, name_check=MIRRORED_NAMES)
    TAKERS["establishment"] = of_establishment.accepted
    ROUNDS["names"] = go_round
    ROADS.update({road.slug: road for road in (ROAD_OF_ESTABLISHMENT, ROAD_OF_NAMES)})
    if stands_in not in STAND_INS:
        STAND_INS.append(stands_in)
    TAKES_BACK["establishment", "issue_certificate"] = "take_back_certificate"
    for process, lasting in ((ESTABLISHMENT, LASTING), (NAME_CHECK, LASTING_NAMES)):
        LASTS.update({(process.slug, step): sentence for step, sentence in lasting.items()})
    for process, chains in ((ESTABLISHMENT, CHAINED), (NAME_CHECK, CHAINED_NAMES)):
        CHAINS.update({(process.slug, step): chain for step, chain in chains.items()})
    if voided not in VOIDED:
        VOIDED.append(voided)
    declare("establishment", *VOIDING)
    declare("name_check", *VOIDING_NAMES)
    places.register()
    of_claims.register()
    of_filing.register()

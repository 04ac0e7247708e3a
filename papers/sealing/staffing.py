"""Who seals: the units that issue papers and have nobody to seal them, or only somebody who decides them as well."""

from casework.core.process import PROCESSES
from casework.post.papers import RENDERERS
from casework.staffing import in_post
from network.roles import ROLES
from network.units import Unit, having
from papers.sealing.rows import KEEPER

DECIDES = "approver"


def issuing():
    """Units in whose name papers are issued, in order: the authorities of the processes that make any."""
    making = {key.removeprefix("paper:").split("/")[0] for key in RENDERERS}
    wanted = {PROCESSES[slug].authority for slug in making if slug in PROCESSES} - {""}
    units = list(Unit.objects.order_by("id"))
    return [unit for unit in units if any(having(capacity, [unit]) for capacity in wanted)]


def lacking(day):
    """Sentences, as `manage.py staffing` prints them; who keeps a seal over the whole district keeps it for all its units."""
    posts = in_post(day)
    keepers = {person: name for person, name, role, _ in posts if role == KEEPER}
    deciders = {person for person, _, role, _ in posts if role == DECIDES}
    label = ROLES[KEEPER].label
    for unit in issuing():
        if not keepers:
            yield f"{unit.name}：没有人任{label}，文书不能用印，等用印的发不出去。"
        elif not keepers.keys() - deciders:
            names = "、".join(sorted(keepers.values()))
            yield f"{unit.name}：{label}只有{names}，同时任{ROLES[DECIDES].label}；自己审批的文书须由另一人用印，请另配一名{label}。"

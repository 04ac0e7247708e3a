"""Side: how a process says which matters it knows, when, and what they hold up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """A kind of matter (`slug`) a process allows, while the parent is in one of `states`.

    `limit` is the rule key of the answer's limit where the process has its own; `blocks` names steps of the parent that
    wait until every matter of this kind is over; `most` the rule key of how many there may be;
    `follows_handler` says that whoever handles the parent handles these too.
    """

    slug: str
    states: frozenset
    limit: str = ""
    blocks: tuple = ()
    most: str = ""
    follows_handler: bool = False


def side_of(process, slug):
    """The process's declaration for a kind of matter, or None."""
    return next((side for side in process.matters if side.slug == slug), None)

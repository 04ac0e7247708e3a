"""知悉范围: who may read a topic that is not for everybody, and what it is called before all the others.

A topic so marked keeps its title in `Topic.subject`; the title every list, letter and export shows is NAMELESS. Whoever shows
more asks `may_read` first: what was forgotten hides, it does not tell.
"""

from dataclasses import dataclass

from django.db.models import Q

from casework.core.process import PROCESSES
from meetings.parties import OFFICE_ROLES, READERS, admits
from network.actors import Machine
from network.posts import posts_of

NAMELESS = "（不公开议题）"
WITHHELD = "按照规定限定知悉范围，内容由有关单位在平台查看。"
# Cases made of such a topic: its countersigns and decisions bear the mark in their titles, circulations come from it.
MADE_OF_ONE = Q(title__contains=NAMELESS) | Q(circulation__origin__topic__restricted=True) | Q(parent__circulation__origin__topic__restricted=True)


@dataclass(frozen=True)
class Reader:
    """For whom something is written: the units somebody answers for (slugs), and whether they read everything."""

    units: frozenset = frozenset()
    everything: bool = False


ANYBODY = Reader()  # a paper or a page that goes to all alike
OFFICE_COPY = Reader(everything=True)


def reader(user, day):
    """A person: the office, its director, conveners and those who oversee read everything, a liaison officer for their unit."""
    held = [] if user is None or isinstance(user, Machine) else posts_of(user, day)
    inside = any(post.role in READERS or post.role in OFFICE_ROLES and admits(post) for post in held)
    return Reader(frozenset(post.unit.slug for post in held if post.role == "liaison"), inside)


def of_unit(slug):
    """A unit's own copy."""
    return Reader(frozenset([slug]))


def circle(topic):
    """Slugs of the units a topic of limited circulation concerns: who proposes, joins, leads, is touched, was asked to sign."""
    asked = PROCESSES["countersign"].cases.objects.filter(parent_id=topic.pk, asked__isnull=False).values_list("asked__slug", flat=True)
    return {topic.unit.slug, *topic.joined, *topic.touched, *([topic.lead.slug] if topic.lead_id else []), *asked}


def may_read(who, topic):
    """Whether a Reader may read a topic."""
    return not topic.restricted or who.everything or bool(who.units & circle(topic))


def name_of(topic, who):
    """The topic's title for a Reader."""
    return (topic.subject or topic.title) if may_read(who, topic) else NAMELESS


def is_for_few(decision):
    """Whether a decision came of such a topic: its title is the neutral one."""
    return NAMELESS in decision.title


def closed_items(case, who):
    """The items of a meeting's agenda whose topic a Reader may not read."""
    return [item for item in items_of(case) if not may_read(who, item.topic.topic)]


def closed_files(user, case, day):
    """Keys of a meeting's uploads that are not for somebody: they tell of every topic (casework.views.files.WITHHELD)."""
    return frozenset(["send_materials.packet", "end_session.record"] if closed_items(case, reader(user, day)) else ())


def items_of(case):
    """The agenda with topics and units, in order; one query."""
    return list(case.agenda.select_related("topic__topic__unit", "topic__topic__lead", "unit"))

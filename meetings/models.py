"""All nouns of the joint meeting, where Django looks for them."""

from meetings.agenda import AgendaItem
from meetings.bulletins.bulletin import Bulletin
from meetings.carrying.carrying import Carrying
from meetings.charges import Charge
from meetings.circulation.circulation import Circulation
from meetings.circulation.reply import CirculationReply
from meetings.decisions.decision import Decision
from meetings.packets.rows import Packet, PacketCopy
from meetings.sittings.meeting import Meeting
from meetings.sittings.participation import Participation
from meetings.standing.rows import Seat
from meetings.suggesting.rows import Raised
from meetings.topics.countersign import Countersign
from meetings.topics.topic import Topic

__all__ = [
    "AgendaItem", "Bulletin", "Carrying", "Charge", "Circulation", "CirculationReply", "Countersign", "Decision", "Meeting",
    "Packet", "PacketCopy", "Participation", "Raised", "Seat", "Topic",
]  # fmt: skip

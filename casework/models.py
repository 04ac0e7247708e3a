"""All nouns of casework, where Django looks for them."""

from casework.clock.models import Deadline, Move, Outage, Stop
from casework.contacts.rows import Contact, ContactAnswer
from casework.core.models import (
    Anchor,
    Barred,
    Case,
    Command,
    Counter,
    Disowned,
    Edge,
    Entry,
    Gap,
    Intake,
    Opened,
    Salt,
    Sight,
    Tally,
    Undo,
)
from casework.intake.models import Draft, Submission, Upload, Visit
from casework.intake.reading import Reading
from casework.members.removal import HeadRemoval
from casework.members.rows import Invitation, Mandate, MemberChange
from casework.mirrors.rows import ExternalMirror, MirrorChange
from casework.notices.notice import PublicNotice
from casework.notices.rows import Objection, Scan
from casework.officials.digest import Digest, DigestOff
from casework.officials.kept import KeptFilter
from casework.post.models import Letter, NotifyOff, Outbox, Paper, Series
from casework.subjects.request import DataRequest

__all__ = [
    "Anchor", "Barred", "Case", "Command", "Contact", "ContactAnswer", "Counter", "DataRequest", "Deadline", "Digest", "DigestOff", "Disowned", "Draft", "Edge", "Entry",
    "ExternalMirror", "Gap", "HeadRemoval", "Intake", "Invitation", "KeptFilter",
    "Letter", "Mandate", "MemberChange", "MirrorChange", "NotifyOff", "Move", "Objection", "Opened", "Outage", "Outbox", "Paper", "PublicNotice", "Reading", "Salt", "Scan", "Series", "Sight", "Stop",
    "Submission", "Tally", "Undo", "Upload", "Visit",
]  # fmt: skip

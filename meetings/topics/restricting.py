"""议题 of limited circulation: its mark is set by the unit while writing or by the office, and taken off by the convener."""

from casework.core.step import step
from meetings.circle import NAMELESS
from meetings.people import CONVENER, OFFICE
from meetings.topics import effects, rules
from meetings.topics.states import BINDABLE, RESTRICTING, State


class Restricting:
    """Steps over `restricted`, `restricted_for`, `subject` (the title while no list may show it)."""

    def named(self, title, restricted, why):
        """Set the title; before everybody the neutral one where the topic is restricted."""
        self.restricted, self.restricted_for = restricted, why if restricted else ""
        self.title, self.subject = (NAMELESS, title) if restricted else (title, "")

    @property
    def is_kept_restricted(self):
        """Whether its mark is not for the unit alone to take off: it was handed in."""
        return self.restricted and self.state != State.DRAFT

    @property
    def own_title(self):
        """The title it was written under, for those who may read it (meetings.circle)."""
        return self.subject or self.title

    @step(BINDABLE, None, label="限定知悉范围", by=OFFICE, basis=RESTRICTING, checks=[rules.is_for_everybody, rules.nobody_was_told],
          effects=[effects.cover])  # fmt: skip
    def restrict_topic(self, *, by, reason):
        """From here on its title and content are for the units it concerns alone."""
        self.named(self.own_title, True, reason)

    @step(BINDABLE, None, label="解除限定", by=CONVENER, basis=RESTRICTING, checks=[rules.is_restricted], effects=[effects.cover])
    def lift_restriction(self, *, by):
        """It is a topic like any other again."""
        self.named(self.own_title, False, "")

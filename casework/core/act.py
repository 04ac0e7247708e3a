"""Act: one attempt at a step, with everything checks, effects and letters may look at."""

from dataclasses import dataclass, field
from datetime import date, datetime

from casework.core.step import Card
from network.actors import Machine
from network.posts import posts_of
from network.roles import ROLES
from policy import rules


@dataclass(frozen=True)
class OnPaper:
    """A decision signed on paper that somebody else enters: whose it was, on which day, and the scan of the sheet."""

    decider: object
    decided_on: date
    scan: object


@dataclass
class Act:
    """Who takes which step of which case, when, with which facts; and the rules it looked up on the way.

    `by` is the person who presses the button; `on_paper` names the one who decided, when that is somebody else.
    """

    case: object
    card: Card
    by: object
    at: datetime
    day: date
    facts: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    on_paper: OnPaper | None = None
    received_on: date | None = None
    entry: object = None
    form: object = None
    source: str = ""
    used: dict = field(default_factory=dict)
    extra: dict = field(default_factory=dict)

    @property
    def who(self):
        """The person whose decision it is: the one counted by four-eyes."""
        return self.on_paper.decider if self.on_paper else self.by

    @property
    def decided_on(self):
        """The day the decision was made: the one on the signed sheet, else today. Periods run from it."""
        return (self.on_paper and self.on_paper.decided_on) or self.day

    def rule(self, key):
        """The value of a rule as this case is bound to it, or as of the act where the rule binds acts; journalled."""
        found = rules.value(key, on=self.case.rules_on, known=self.case.rules_known)
        if found.binds == "act":
            found = rules.value(key, on=self.day)
        self.used[key] = str(found.value)
        return found


def actor_of(by, card, case, day):
    """The doer as the journal writes them: kind, name, post and unit as of that day.

    The name of a person of the public is not journalled; the reference to the account is.
    """
    if isinstance(by, Machine):
        return {"kind": by.kind, "user": None, "name": by.name, "post": "", "unit": ""}
    wanted = set(card.by.names) if card else set()
    held = [post for post in posts_of(by, day) if post.role in wanted] or posts_of(by, day)
    if not held:
        label = next((ROLES[name].label for name in ("founder", "applicant") if name in wanted), "申请人")
        return {"kind": "person", "user": by, "name": label, "post": "", "unit": ""}
    post = held[0]
    title = f"{post.title}（代）" if post.deputy_for else post.title
    return {"kind": "person", "user": by, "name": by.name, "post": title, "unit": post.unit.short or post.unit.name}

"""Letter: how a process declares what is written after a step."""

from collections.abc import Callable
from dataclasses import dataclass

# The kinds a person may switch off by channel: key -> (label, what belongs to it). What has no kind is a legal notice.
KINDS = {
    "received": ("收到回执", "您的说明、答复、申请已经收到，现在不用您办理。"),
    "progress": ("办理进展", "办件往前走了一步，现在不用您办理。"),
    "reminder": ("提醒", "快到期的事项，例如名称保留期。"),
}


@dataclass(frozen=True)
class Letter:
    """What is written after a step. `to` is applicant, sponsor, file, outsider or a role; `do` is its first sentence.

    `paper` names the kind of paper rendered with it; `at_once` letters (receipts, the clock's) do not wait for the
    quarter of an hour in which a step may be recalled; one that `waits` does so although its step has effects, because
    another step may take it back. `says` draws from the case what the reader has to know besides,
    line by line (reasons, opinions, what is missing); the platform shows it, mail and short messages do not.
    `kind` is one of KINDS for what merely informs; without one it is a legal notice, which nobody can switch off, and a
    letter with a paper always is one.
    `units` draws from the case the keys of further units that get the same letter, without its paper, as one of their own.
    `also` names further letters of the process that are written with it; one that is `quiet` is shown on the platform
    only, with its paper.
    `whom` draws from the case the key of another party that is written to, `answer` names the step by which it answers.
    """

    to: str
    title: str
    do: str
    paper: str | None = None
    at_once: bool = False
    waits: bool = False
    says: Callable | None = None
    whom: Callable | None = None
    units: Callable | None = None
    answer: str = ""
    kind: str = ""
    also: tuple = ()
    quiet: bool = False

    def __post_init__(self):
        """A kind that can be switched off exists, and never carries a paper or asks for an answer."""
        if self.kind and (self.kind not in KINDS or self.paper or self.answer):
            raise ValueError(f"letter {self.title}: kind {self.kind} is unknown, or it carries a paper or asks for an answer")

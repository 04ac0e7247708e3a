"""Letter: how a process declares what is written after a step."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Letter:
    """What is written after a step. `to` is applicant, sponsor, file, outsider or a role; `do` is its first sentence.

    `paper` names the kind of paper rendered with it; `at_once` letters (receipts, the clock's) do not wait for the
    quarter of an hour in which a step may be recalled; one that `waits` does so although its step has effects, because
    another step may take it back. `says` draws from the case what the reader has to know besides,
    line by line (reasons, opinions, what is missing); the platform shows it, mail and short messages do not.
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
    answer: str = ""

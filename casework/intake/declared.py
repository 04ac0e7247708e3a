"""The nouns a process is declared with: sections, materials, coded reasons, the guide."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """One page of the application: its key, its title, the form class that asks its questions, and why they are asked.

    `when(said)` keeps a page from those whose answers do not call for it; `said` is everything typed so far, flat.
    """

    key: str
    title: str
    form: type
    hint: str = ""
    basis: tuple = ()
    when: Callable | None = None


@dataclass(frozen=True)
class Drawn:
    """A material the platform draws itself: where it is made, how it stands, and what is missing ("" when it is there)."""

    href: str
    standing: str
    problem: str


@dataclass(frozen=True)
class SignedPage:
    """The page of a material that is printed here, signed by hand and sealed: what it states, and who signs."""

    statement: str
    signatures: tuple


@dataclass(frozen=True)
class Material:
    """A document the applicant hands in. `when(answers)` says whether it is required.

    `drawn(case)` gives a Drawn where the platform makes the document from what it knows, None where it is uploaded.
    `page` is what is printed to be signed where the platform writes the document; its scan is read and held against the draft.
    `also` are keys under which other processes take papers that can stand for it; they are offered, never taken by themselves.
    `builder` writes it with the applicant and reads it for everybody (hall.writing says what it asks).
    """

    key: str
    title: str
    basis: tuple
    accepts: tuple = ("pdf",)
    when: Callable = lambda answers: True
    when_label: str = ""
    hint: str = ""
    template: str = ""
    reusable: bool = False
    drawn: Callable | None = None
    builder: object = None
    page: SignedPage | None = None
    also: tuple = ()


@dataclass(frozen=True)
class Reason:
    """A coded reason for a refusal or a correction."""

    code: str
    text: str
    basis: tuple = ()


@dataclass(frozen=True)
class Question:
    """A question of the pre-check: what is asked (rules in braces are spelt) and what to do after a no."""

    ask: str
    fail: str


@dataclass(frozen=True)
class Remark:
    """What a machine says of one answer: its code and title, whether it must be changed, the sentence, the clause."""

    code: str
    title: str
    must: bool
    says: str
    basis: object


@dataclass(frozen=True)
class Look:
    """Answers looked at while they are typed, beside their fields and on the pre-check page; it never shuts a door.

    `say(answers, day, party, case)` gives field -> remarks; `fields` are those of the `section` that are watched,
    `form` asks for what a visitor without a case must say, its answers under the same names.
    """

    section: str
    fields: tuple
    form: type
    say: Callable
    ask: str = ""


@dataclass(frozen=True)
class Stage:
    """A stretch of the way as applicants see it: its name and the states that belong to it."""

    label: str
    states: frozenset


@dataclass(frozen=True)
class Guide:
    """The service guide: who may apply, the way in plain steps, what it costs, whom to ask, the pre-check, the look.

    `offer` is the button on the page of an organization that may begin it (Process.opens).
    `stages` cut the main way into a handful of stretches for the applicant; states that end it badly belong to none.
    """

    who: str
    way: tuple
    cost: str
    ask: str
    questions: tuple = ()
    look: Look | None = None
    stages: tuple = ()
    offer: str = ""

"""Extra pages: what a process shows of a case beside the common pages, linked from both sides."""

from dataclasses import dataclass

# process slug -> callable(case, face, answers) -> [Extra]; filled by the `ready()` of the app that owns the process.
EXTRAS = {}


@dataclass(frozen=True)
class Extra:
    """A page of its own: where it is, what it is called, how it stands, and a sentence about it.

    `card` names a step of the same case: who may not take that is not led to this page either.
    """

    href: str
    title: str
    standing: str
    hint: str = ""
    done: bool = False
    card: str = ""


def extras(case, face, answers):
    """The extra pages of a case on a face ("hall" or "desk")."""
    find = EXTRAS.get(case.process)
    return find(case, face, answers) if find else []

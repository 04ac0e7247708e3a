"""Rules and calendars kept for a while: a run over thousands of cases reads each edition once, not once a case.

What is entered meanwhile is seen by the next run: within one, all cases are treated alike.
"""

from contextlib import contextmanager
from contextvars import ContextVar

_kept = ContextVar("kept", default=None)


@contextmanager
def kept():
    """Within this block `once` asks the database once for each question. Blocks may lie in one another."""
    token = _kept.set({} if _kept.get() is None else _kept.get())
    try:
        yield
    finally:
        _kept.reset(token)


def once(question, ask):
    """The answer to a question (a hashable), from this block if it was asked before in it; outside of any block, asked anew."""
    answers = _kept.get()
    if answers is None:
        return ask()
    if question not in answers:
        answers[question] = ask()
    return answers[question]


def keeping():
    """Whether this code runs within such a block."""
    return _kept.get() is not None

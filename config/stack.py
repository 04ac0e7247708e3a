"""Room on the interpreter's stack for what is called from far down, as templates and layouts are.

CPython keeps the frames of its calls in pieces of 16 KB. Where a loop happens to run at the end of a piece, every call in it
takes a new piece from the system and gives it back: a request then makes ten thousand calls of mmap and munmap and spends a third
of its time on them. A frame that claims more than half a megabyte makes the interpreter take one piece of a megabyte, and whatever
is called from it stays inside. The memory is claimed, not touched: no page of it is used before a call needs it.
"""

from functools import wraps

# Slots of eight bytes: a little over half a megabyte, so that the piece is a whole one and half of it stays free.
SLOTS = 66_000


def roomy(function):
    """The same function, called with half a megabyte of stack before it."""

    def call(*args, **kwargs):
        return function(*args, **kwargs)

    call.__code__ = call.__code__.replace(co_stacksize=SLOTS)
    return wraps(function)(call)

"""A loop at the end of a piece of the interpreter's stack takes and gives memory at every call; with room before it, none does."""

import resource

import pytest

from config.stack import roomy

CALLS, DEPTHS = 2000, 120  # a piece of 16 KB ends within some 120 frames of this size


def faults(depth):
    """Pages the system had to bring while a leaf was called again and again from this far down."""
    if depth:
        return faults(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(CALLS):
        leaf(1, 2, 3)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def leaf(a, b, c):
    return max(a, b, c)


def worst():
    return max(faults(depth) for depth in range(DEPTHS))


def test_with_room_no_depth_is_dear():
    assert roomy(worst)() < CALLS / 10


def test_without_room_some_depth_is():
    """The control, in a thread whose stack begins anew."""
    from threading import Thread

    found = []
    thread = Thread(target=lambda: found.append(worst()))
    thread.start()
    thread.join()
    assert found[0] >= CALLS


def test_what_is_called_is_the_same():
    def twice(a, *, b=1):
        """Words."""
        return a, b

    assert roomy(twice)(3, b=4) == (3, 4)
    assert (roomy(twice).__name__, roomy(twice).__doc__) == ("twice", "Words.")
    with pytest.raises(ZeroDivisionError):
        roomy(lambda: 1 / 0)()

"""Hand-over: who leaves gives their open work to a successor first. Rooms above say what is open and move it."""

# name -> callable(user) returning how many pieces of open work lie in the person's hands
OPEN_WORK = {}
# name -> callable(user, successor, by) that moves them
HAND_OVER = {}


def open_work(user):
    """How much lies in a person's hands, over all rooms."""
    return sum(ask(user) for ask in OPEN_WORK.values())


def hand_over(user, successor, by):
    """Move all of it."""
    for move in HAND_OVER.values():
        move(user, successor, by)

"""联名: the founding members of an association, how each of them confirmed, their meeting, and the papers drawn from it."""

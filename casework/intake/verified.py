"""verified: a step that only an account of a proved person may take, in the words steps are declared with."""

from casework.core.people import Who
from network.actors import Machine
from network.identity import Level, level_of


class Verified(Who):
    """The account has at least this level of identity (network.identity)."""

    def __init__(self, level):
        self.level = level

    def refusal(self, by, case, day):
        """None for a proved person; else what to do about it."""
        if not isinstance(by, Machine) and level_of(by) >= self.level:
            return None
        return f"这一步要求账号实名（{Level(self.level).label}）。请带身份证件原件到窗口核验一次，以后都可以在线办理。"


def verified(level):
    """`party("applicant") & verified(Level.DOCUMENT)`."""
    return Verified(level)

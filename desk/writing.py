"""What was written or handed in, checked clause by clause for the official who judges it."""

from casework.views.comparing import Comparing
from casework.views.standing import DeskView


class DeskCompareView(DeskView, Comparing):
    """/desk/cases/<NUMBER>/compare/<key>/: what was handed in."""

    official = True
    template = "desk/compare.html"

"""Matters on the officials' side."""

from casework.views.standing import DeskView
from matters.views import OpeningView


class OpenMatterView(DeskView, OpeningView):
    """/desk/cases/<NUMBER>/matters/<kind>/."""

"""Matters on the applicant's side."""

from casework.views.standing import HallView
from matters.views import OpeningView


class OpenMatterView(HallView, OpeningView):
    """/hall/cases/<NUMBER>/matters/<kind>/."""

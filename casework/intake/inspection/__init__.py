"""Inspection: what an uploaded file really is, and whether it is safe to open; fails closed."""

from casework.intake.inspection.inspecting import inspect
from casework.intake.inspection.verdict import Verdict

__all__ = ["Verdict", "inspect"]

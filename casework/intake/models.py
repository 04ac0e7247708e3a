"""Intake's nouns by one name."""

from casework.intake.rows import Draft, Submission, Upload, Visit

__all__ = ["Draft", "Submission", "Upload", "Visit"]

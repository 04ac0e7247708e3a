"""Common questions that ship: about the platform and about procedures; editors keep them afterwards."""

from pathlib import Path

import yaml

from policy.models import Question

SHIPPED = Path(__file__).parent / "questions.yaml"


def seed():
    """Load what ships into an installation that has no question yet; returns how many there are."""
    if not Question.objects.exists():
        rows = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
        Question.objects.bulk_create(
            Question(place=place, basis=row.pop("basis", ""), **row) for place, row in enumerate(rows, start=1)
        )
    return Question.objects.count()

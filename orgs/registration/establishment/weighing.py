"""What a machine notices in the answers last handed in, point by point, for whoever examines."""

from casework.core.act import Act
from casework.core.process import process_of
from casework.intake.drafts import answers_of
from casework.intake.handing_in import opened
from casework.journal.instant import now
from orgs.organization import Kind
from orgs.registration.establishment.rules import LOOKED_AT, hints
from orgs.registration.licensing.weighing import by_point


def looked_at(case, day):
    """({point: [sentences]} of the points a machine can look at, every sentence); both empty before anything is handed in."""
    made = case.submissions.order_by("number").last()
    if made is None:
        return {}, []
    typed = opened(made)["answers"]
    forms = {section.key: section.form(typed[section.key]) for section in process_of(case).sections if section.key in typed}
    answers = answers_of(forms)
    found = list(hints(Act(case, None, None, now(), day, source=case.state, answers=answers)))
    points = [point for point in LOOKED_AT if point != "point_members" or answers.get("kind") == Kind.ASSOCIATION]
    return by_point(found, points), [str(hint) for hint in found]

"""延长办理期限: what its steps ask."""

from casework.core.form import StepForm
from casework.intake.questions import words


class RequestMoreTimeForm(StepForm):
    """The reason, which the applicant will read."""

    reason = words("延长的理由（将告知申请人）", rows=3, min_length=8, max_length=300)


class RefuseMoreTimeForm(StepForm):
    """Why not."""

    answer = words("不同意延长的理由", rows=3, min_length=4, max_length=300)

"""回避: what its steps ask."""

from casework.core.form import StepForm
from casework.core.people import barred
from casework.intake.questions import words
from casework.journal.entry import Entry
from matters.fields import Colleague
from network.models import User


class RequestForm(StepForm):
    """Who should leave, and why: chosen among those who have worked on the case."""

    person = Colleague("应当回避的人员")
    reason = words("理由（近亲属或者其他利害关系）", rows=4, min_length=8)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parent = self.case.parent
        worked = Entry.objects.filter(case_id=parent.pk, outcome="done").values("actor_id")
        known = User.objects.filter(pk__in=worked) | User.objects.filter(
            pk__in=[pk for pk in (parent.handler_id, getattr(parent, "second_id", None)) if pk]
        )
        self.fields["person"].queryset = known.filter(posts__isnull=False).distinct().order_by("name", "pk")


class GrantRecusalForm(StepForm):
    """The answer, and who goes on."""

    answer = words("决定的理由", rows=3, min_length=4)
    successor = Colleague("接手的承办人员（回避的是承办人员的必须选）", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parent = self.case.parent
        self.fields["successor"].of(self.case.agency, self.day, besides=(self.case.person_id, parent.handler_id))

    def clean_successor(self):
        """A case must not be left without a handler where it can get another."""
        from matters.recusal import reassigning

        found = self.cleaned_data["successor"]
        parent = self.case.parent
        if found is None and self.case.person_id == parent.handler_id and reassigning(parent):
            self.add_error("successor", "回避的是承办人员，请选择接手的人员。")
        if found and barred(found, parent):
            self.add_error("successor", f"{found.name}已经回避本案，请选择其他人员。")
        return found


class RefuseRecusalForm(StepForm):
    """Why they stay."""

    answer = words("不予回避的理由", rows=3, min_length=4)


class CancelForm(StepForm):
    """Why it is taken back."""

    reason = words("撤回的说明", max_length=300)

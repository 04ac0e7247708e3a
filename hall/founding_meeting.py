"""联名: the founding meeting, who came and how they voted."""

from django.contrib import messages
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from hall.founding import Founding, choices, lay
from orgs.registration.establishment.founding import meeting
from orgs.registration.establishment.founding.counting import standing
from orgs.registration.establishment.founding.forms import MeetingForm


class MeetingView(Founding, View):
    """/hall/cases/<NUMBER>/founding/meeting/: who came and how they voted."""

    def get(self, request, number):
        """As entered so far."""
        case, founding = self.held(number)
        found = standing(founding, case)
        form = MeetingForm(choices=choices(found.confirmed), initial=self.entered(found))
        return self.page(case, found, form)

    def post(self, request, number):
        """Write it down."""
        case, founding = self.held(number)
        found = standing(founding, case)
        form = MeetingForm(request.POST, choices=choices(found.confirmed))
        if form.is_valid():
            try:
                meeting.hold(founding, form.cleaned_data, request.user)
            except Refused as closed:
                lay(form, closed.problems)
            else:
                messages.success(request, "已保存。请回到联名页生成会议纪要。")
                return self.back(case)
        return self.page(case, found, form, 422)

    def entered(self, found):
        """What the meeting's row says, as a form takes it."""
        if found.meeting is None:
            return {}
        kept = {name: getattr(found.meeting, name, None) for name in MeetingForm.base_fields}
        by_key = {m.pk: m.ref for m in found.members}
        return kept | {
            "came": [m.ref for m in found.present], "host": by_key.get(found.meeting.host_id, ""),
            "recorder": by_key.get(found.meeting.recorder_id, ""),
        }  # fmt: skip

    def page(self, case, found, form, status=200):
        """The page."""
        return render(
            self.request, "hall/founding_meeting.html", {"case": case, "now": found, "form": form}, status=status
        )

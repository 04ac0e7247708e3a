"""A meeting for one's calendar: fetched again it moves with the meeting, and is struck out when the meeting is."""

from datetime import timedelta

from django.http import Http404

from casework.views.calendar import Event, calendar
from desk.packets import OfMeeting
from meetings.circle import reader
from meetings.sittings.words import agenda_lines

NOT_HELD = {"postponed", "cancelled"}


class MeetingCalendarView(OfMeeting):
    """/desk/cases/<NUMBER>/calendar.ics: the meeting with its agenda as this person may read it."""

    def get(self, request, number):
        """One event; 404 while the meeting has no time."""
        case = self.meeting(number)
        if case.begins_at is None:
            raise Http404("会议时间还没有确定")
        event = Event(
            case.number, None, case.title, request.build_absolute_uri(f"/desk/cases/{case.number}/"), begins=case.begins_at,
            ends=case.begins_at + timedelta(minutes=case.minutes), place=case.place, text="\n".join(agenda_lines(case, reader(request.user, self.day))),
            sequence=case.version, cancelled=case.state in NOT_HELD,
        )  # fmt: skip
        return calendar(case.title, [event], request.get_host(), case.number)

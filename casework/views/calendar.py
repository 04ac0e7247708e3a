"""Days and meetings for calendars (RFC 5545), with an address each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpResponse

from casework.journal.instant import now

STAMP = "%Y%m%dT%H%M%SZ"
OCTETS = 75


@dataclass(frozen=True)
class Event:
    """One day to remember, or a time from `begins` to `ends`; `key` makes it the same event when it is fetched again, and of
    two the calendar keeps the one with the higher `sequence`.
    """

    key: str
    day: date | None
    title: str
    url: str
    begins: datetime | None = None
    ends: datetime | None = None
    place: str = ""
    text: str = ""
    sequence: int = 0
    cancelled: bool = False

    @property
    def lines(self):
        """What differs between the two sorts."""
        if self.begins is None:
            return [f"DTSTART;VALUE=DATE:{self.day:%Y%m%d}", f"DTEND;VALUE=DATE:{self.day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{escaped(self.title)}"]
        title, status = (f"已取消：{self.title}", "CANCELLED") if self.cancelled else (self.title, "CONFIRMED")
        found = [f"DTSTART:{utc(self.begins)}", f"DTEND:{utc(self.ends)}", f"SUMMARY:{escaped(title)}", f"STATUS:{status}", f"SEQUENCE:{self.sequence}"]
        found += [f"LOCATION:{escaped(self.place)}"] if self.place else []
        return [*found, *([f"DESCRIPTION:{escaped(self.text)}"] if self.text else [])]


def calendar(name, events, host, file):
    """A calendar file of these events."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//days//ZH", f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines += [
            "BEGIN:VEVENT", f"UID:{event.key}@{host}", f"DTSTAMP:{utc(now())}", *event.lines, f"URL:{event.url}", "END:VEVENT",
        ]  # fmt: skip
    body = "\r\n".join(folded(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n"
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{file}.ics"'
    return response


def utc(instant: datetime):
    """An instant as calendars write it."""
    return (instant - instant.utcoffset()).strftime(STAMP)


def escaped(text):
    """Text as a value: commas, semicolons, backslashes and line ends are signs there."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line):
    """A line in pieces of at most 75 octets, never through a character."""
    pieces, piece = [], ""
    for char in line:
        if len((piece + char).encode()) > OCTETS - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += char
    return "\r\n ".join([*pieces, piece])

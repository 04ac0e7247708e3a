"""Days for calendars (RFC 5545): all-day events with an address each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpResponse

from casework.journal.instant import now

STAMP = "%Y%m%dT%H%M%SZ"
OCTETS = 75


@dataclass(frozen=True)
class Event:
    """One day to remember; `key` makes it the same event when it is fetched again."""

    key: str
    day: date
    title: str
    url: str


def calendar(name, events, host, file):
    """A calendar file of these events."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//days//ZH", f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines += [
            "BEGIN:VEVENT", f"UID:{event.key}@{host}", f"DTSTAMP:{utc(now())}", f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}", f"SUMMARY:{escaped(event.title)}",
            f"URL:{event.url}", "END:VEVENT",
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

"""Moments as an iCalendar text (RFC 5545), for the calendar that a person has on desk or phone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

MOST_OCTETS = 75
PRODUCT = "-//thidua//lich//VI"
LINE = "\r\n"


@dataclass(frozen=True, slots=True)
class Event:
    """Something at a moment; `uid` is the same for as long as it is the same event."""

    uid: str
    at: datetime
    summary: str
    address: str


def calendar_text(name: str, events: Iterable[Event], *, written: datetime) -> str:
    """Write a calendar; moments are aware and are written in UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for one in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_escaped(one.uid)}",
            f"DTSTAMP:{_moment(written)}",
            f"DTSTART:{_moment(one.at)}",
            f"SUMMARY:{_escaped(one.summary)}",
            f"URL:{one.address}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}{LINE}" for line in lines for part in _folded(line))


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Write a text value: backslash, semicolon, comma and line breaks have a backslash."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """Break a line after 75 octets at most, never within a letter; what follows begins with a space."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > MOST_OCTETS:
            yield part
            part = " "
        part += letter
    yield part

"""A small reader of iCalendar texts, of its own making, to hold the writer against RFC 5545."""

from __future__ import annotations

import re

UNFOLDED = re.compile(rb"\r\n[ \t]")
ESCAPED = re.compile(r"\\([\\;,nN])")


def read_calendar(text: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Give the calendar's own properties, and those of each event in it."""
    octets = text.encode()
    assert octets.endswith(b"\r\n")
    physical = octets.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in physical)
    assert all(line.decode() for line in physical)  # no letter is broken in two
    lines = UNFOLDED.sub(b"", octets).decode().split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    own: dict[str, str] = {}
    events: list[dict[str, str]] = []
    inside = own
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        if (name, value) == ("BEGIN", "VEVENT"):
            events.append({})
            inside = events[-1]
        elif (name, value) == ("END", "VEVENT"):
            inside = own
        else:
            assert name not in inside, name
            inside[name] = value if name == "URL" else _plain(value)
    return own, events


def _plain(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), value
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)

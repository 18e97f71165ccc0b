"""A calendar that any calendar program reads: escaped, folded by octets, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.outside.calendar_reader import read_calendar
from thidua.outside.icalendar_text import Event, calendar_text

WRITTEN = datetime(2026, 11, 25, 7, 30, 5, tzinfo=UTC)
AT = datetime(2026, 12, 1, 0, 0, tzinfo=timezone(timedelta(hours=7)))
LONG = "Hết hạn: Tự chấm điểm của Khối thi đua các cơ quan Nội chính tỉnh Bắc Kạn năm 2026, đợt một"


def an_event(summary: str = "Bắt đầu", *, uid: str = "a-1@may-chu") -> Event:
    return Event(uid, AT, summary, "https://may-chu/khoi/a,b/nam/2026/?x=1;2")


def test_a_calendar_says_what_it_is() -> None:
    own, events = read_calendar(calendar_text("Thi đua", [], written=WRITTEN))

    assert own == {
        "VERSION": "2.0",
        "PRODID": "-//thidua//lich//VI",
        "CALSCALE": "GREGORIAN",
        "X-WR-CALNAME": "Thi đua",
    }
    assert events == []


def test_an_event_has_its_moment_in_utc() -> None:
    _, events = read_calendar(calendar_text("Thi đua", [an_event()], written=WRITTEN))

    assert events == [
        {
            "UID": "a-1@may-chu",
            "DTSTAMP": "20261125T073005Z",
            "DTSTART": "20261130T170000Z",
            "SUMMARY": "Bắt đầu",
            "URL": "https://may-chu/khoi/a,b/nam/2026/?x=1;2",
            "TRANSP": "TRANSPARENT",
        }
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Khối A; Khối B, và C", id="signs"),
        pytest.param("Đường dẫn \\\\may\\n", id="backslashes"),
        pytest.param("Dòng một\nDòng hai", id="a line break"),
        pytest.param(LONG, id="long"),
        pytest.param(LONG * 9, id="very long"),
        pytest.param("ế" * 200, id="letters of three octets"),
        pytest.param("a" * 67, id="one line exactly"),
        pytest.param("a" * 68, id="one octet more"),
        pytest.param("", id="nothing"),
    ],
)
def test_words_come_back_as_they_were(words: str) -> None:
    own, events = read_calendar(calendar_text(words, [an_event(words)], written=WRITTEN))

    assert own["X-WR-CALNAME"] == words
    assert events[0]["SUMMARY"] == words


def test_no_event_begins_within_another_ones_words() -> None:
    trick = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y"

    _, events = read_calendar(calendar_text("Thi đua", [an_event(trick)], written=WRITTEN))

    assert len(events) == 1
    assert events[0]["SUMMARY"] == trick.replace("\r\n", "\n")


def test_a_line_is_broken_only_where_it_must_be() -> None:
    text = calendar_text("Thi đua", [an_event("a" * 67)], written=WRITTEN)

    assert f"\r\nSUMMARY:{'a' * 67}\r\nURL" in text
    assert f"\r\nSUMMARY:{'a' * 67}\r\n a\r\nURL" in calendar_text(
        "Thi đua", [an_event("a" * 68)], written=WRITTEN
    )

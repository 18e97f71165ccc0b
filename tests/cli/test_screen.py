"""A terminal gets what helps a person; a pipe gets the plain text."""

from __future__ import annotations

import gc
import io
import sys
import time
from collections.abc import Iterator

import pytest

from tests.cli.terminals import Terminal, a_terminal
from thidua.cli.screen import RED, fitted, painted, width_of, working
from thidua.ui.words.phrase import Phrase

WORK = Phrase(vi="Đang chấm điểm", en="Scoring")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    opened = a_terminal(columns=40)
    yield opened
    opened.close()


def test_a_terminal_has_a_width_and_a_pipe_has_none(terminal: Terminal) -> None:
    assert width_of(terminal.stream) == 40
    assert width_of(io.StringIO()) is None


def test_a_terminal_that_does_not_tell_is_taken_for_a_usual_one() -> None:
    silent = a_terminal(columns=0)

    assert width_of(silent.stream) == 80
    silent.close()


def test_a_terminal_shows_colours(terminal: Terminal) -> None:
    assert painted("Lỗi", RED, terminal.stream) == "\x1b[31mLỗi\x1b[0m"


@pytest.mark.parametrize(
    ("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")], ids=["NO_COLOR", "dumb terminal"]
)
def test_colours_are_left_out_where_they_are_not_wanted(
    variable: str, value: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)

    assert painted("Lỗi", RED, terminal.stream) == "Lỗi"


def test_a_pipe_shows_no_colours(terminal: Terminal) -> None:
    assert painted("Lỗi", RED, io.StringIO()) == "Lỗi"
    assert terminal.seen() == ""


@pytest.mark.parametrize(
    ("line", "width", "expected"),
    [
        pytest.param("một hai ba", None, "một hai ba", id="a pipe"),
        pytest.param("một hai ba", 10, "một hai ba", id="wide enough"),
        pytest.param("một hai ba", 8, "một hai\nba", id="too narrow"),
        pytest.param("  một hai ba", 10, "  một hai\n  ba", id="indented"),
        pytest.param("", 10, "", id="an empty line"),
    ],
)
def test_a_line_is_broken_where_the_terminal_ends(
    line: str, width: int | None, expected: str
) -> None:
    assert fitted(line, width) == expected


def test_long_work_tells_its_seconds_and_leaves_no_trace(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal.stream)

    with working(WORK, "vi", patience=0.01):
        time.sleep(0.3)

    seen = terminal.seen()
    assert "Đang chấm điểm … 1 giây" in seen
    assert seen.endswith("\r\x1b[K")


def test_short_work_tells_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal.stream)

    with working(WORK, "en", patience=60):
        pass

    assert terminal.seen() == ""


def test_work_that_fails_stops_telling(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal.stream)

    with pytest.raises(ZeroDivisionError), working(WORK, "vi", patience=60):
        _ = 1 / 0

    assert terminal.seen() == ""


def test_a_pipe_is_told_nothing_of_long_work(capsys: pytest.CaptureFixture[str]) -> None:
    with working(WORK, "vi", patience=0.001):
        time.sleep(0.05)

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("before", [True, False])
def test_python_looks_for_no_circles_meanwhile_and_then_as_before(*, before: bool) -> None:
    (gc.enable if before else gc.disable)()
    try:
        with working(WORK, "vi"):
            during = gc.isenabled()

        assert (during, gc.isenabled()) == (False, before)
    finally:
        gc.enable()

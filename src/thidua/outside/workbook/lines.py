"""Units have the same formulas, each over its own line: what is written for one serves for all."""

from __future__ import annotations

from collections.abc import Callable

NO_LINE = 1_000_000_007
"""Stands for the line in a pattern; far beyond the last line of a sheet."""


class OfLines:
    """Writes a formula for the first line asked for, and puts other lines into its pattern.

    Where a line is not all that differs, there is no pattern, and every line is written anew.
    """

    def __init__(self, write: Callable[[int], str]) -> None:
        self._write = write
        self._asked = False
        self._pattern: list[str] | None = None

    def at(self, line: int) -> str:
        """Give the formula of a line, counted from 1."""
        if not self._asked:
            self._asked = True
            written = self._write(line)
            parts = self._write(NO_LINE).split(str(NO_LINE))
            self._pattern = parts if str(line).join(parts) == written else None
        if self._pattern is None:
            return self._write(line)
        return str(line).join(self._pattern)

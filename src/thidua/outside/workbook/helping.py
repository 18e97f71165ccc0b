"""The helping sheet: a column for each thing that a formula needs of every unit, one row a unit."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name

from thidua.outside.workbook.computed import Exact
from thidua.outside.workbook.layout import FIRST_ROW, HELPING, Layout


@dataclass(frozen=True, slots=True)
class HelpingColumn:
    """How to write a unit's cell, and the value that the core computes for it ("" for none)."""

    written: Callable[[str], str]
    computed: Callable[[str], Exact]


@dataclass(slots=True)
class Helping:
    """The columns asked for so far. Writing a cell may ask for more of them."""

    layout: Layout
    columns: list[HelpingColumn] = field(default_factory=list)
    known: dict[Hashable, int] = field(default_factory=dict)

    def column(self, key: Hashable, made: HelpingColumn) -> int:
        """Give the place of the column known under a key, made if it is new."""
        if key not in self.known:
            self.known[key] = len(self.columns)
            self.columns.append(made)
        return self.known[key]

    def cell(self, column: int, line: int) -> str:
        return f"'{self._sheet}'!${xl_col_to_name(column)}{line}"

    def across(self, columns: Sequence[int], line: int) -> str:
        """Give one unit's cells in columns that stand side by side."""
        first, last = (xl_col_to_name(column) for column in (columns[0], columns[-1]))
        return f"'{self._sheet}'!${first}{line}:${last}{line}"

    def down(self, column: int) -> str:
        """Give the cells of all units."""
        letter = xl_col_to_name(column)
        last = FIRST_ROW + len(self.layout.units) - 1
        return f"'{self._sheet}'!${letter}${FIRST_ROW}:${letter}${last}"

    @property
    def _sheet(self) -> str:
        return self.layout.sheet(HELPING)

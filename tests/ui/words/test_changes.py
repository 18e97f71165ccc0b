"""What changed of a unit's standing, in words."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.ranking.what_if import Move, RowChange
from thidua.ui.words.changes import ChangeLine, change_lines


def test_a_move_tells_place_total_and_rows_as_they_were_and_are() -> None:
    rows = (
        RowChange("", "1.1", Fraction(8), Fraction("9.6")),
        RowChange("HK1", "2", Fraction(0), Fraction(1)),
    )
    move = Move("SNV", 2, 1, Fraction("27.5"), Fraction("29.1"), rows)

    assert change_lines([move], {"SNV": "Sở Nội vụ"}, "vi") == (
        ChangeLine(
            "Sở Nội vụ",
            "2",
            "1",
            "27,50",
            "29,10",
            ("mục 1.1: 8,00 → 9,60", "mục 2 (kỳ HK1): 0,00 → 1,00"),
        ),
    )


def test_without_place_or_total_a_dash_stands() -> None:
    move = Move("SNV", None, 1, None, Fraction(1), (RowChange("H", "2", Fraction(0), Fraction(1)),))

    (line,) = change_lines([move], {}, "en")

    assert (line.name, line.place_was, line.total_was) == ("SNV", "–", "–")
    assert line.rows == ("row 2 (period H): 0.00 → 1.00",)

"""A stored figure is written as an officer types it, so that it is read back as itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.world import RUBRIC
from thidua.apps.scoring.source import usable_rubric
from thidua.apps.scoring.typed_text import choices_of, typed_text
from thidua.core.rubric.figure_values import read_value
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import FigureDeclaration, FigureKind

COUNT = usable_rubric(RUBRIC).figures[0]


def of(kind: FigureKind, *, columns: int = 1) -> FigureDeclaration:
    return replace(COUNT, kind=kind, columns=columns)


@pytest.mark.parametrize(
    ("value", "declared", "text"),
    [
        pytest.param(None, of(FigureKind.COUNT), "", id="nothing"),
        pytest.param(46, of(FigureKind.COUNT), "46", id="a count"),
        pytest.param(Fraction("97.5"), of(FigureKind.PERCENT), "97,5", id="a decimal comma"),
        pytest.param(Fraction("1.005"), of(FigureKind.NUMBER), "1,0050", id="no thousand"),
        pytest.param(date(2024, 6, 20), of(FigureKind.DATE), "20/06/2024", id="a day"),
        pytest.param((8, Fraction("7.5")), of(FigureKind.LIST), "8; 7,5", id="a list"),
        pytest.param(
            ((98, 100), (40, None)), of(FigureKind.LIST, columns=2), "98/100; 40/", id="pairs"
        ),
    ],
)
def test_a_value_is_written_as_it_is_typed_and_read_back(
    value: FigureValue, declared: FigureDeclaration, text: str
) -> None:
    assert typed_text(value) == text
    assert read_value(text, declared) == value


def test_what_may_be_chosen_is_offered_in_words() -> None:
    level = replace(of(FigureKind.LEVEL), levels=("XS", "T"), level_titles=("Xuất sắc", "Tốt"))

    assert choices_of(of(FigureKind.YES_NO)) == (("1", "Có"), ("0", "Không"))
    assert choices_of(level) == (("XS", "Xuất sắc"), ("T", "Tốt"))
    assert choices_of(replace(level, level_titles=())) == (("XS", "XS"), ("T", "T"))
    assert choices_of(of(FigureKind.COUNT)) == ()

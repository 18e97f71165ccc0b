"""A figure is written as it was given, with its unit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.ui.words.account.figures import OFFICE
from thidua.core.rubric.figures import FigureValue
from thidua.ui.words.given import given_words


@pytest.mark.parametrize(
    ("name", "value", "vi", "en"),
    [
        pytest.param("xong", 1046, "1.046 nhiệm vụ", "1,046 nhiệm vụ", id="a count"),
        pytest.param("dung_han", Fraction("97.8"), "97,8\u00a0%", "97.8%", id="a percentage"),
        pytest.param("quy_che", 1, "có", "yes", id="yes"),
        pytest.param("quy_che", 0, "không", "no", id="no"),
        pytest.param("xl", "TOT", "Tốt", "Tốt", id="a level by its title"),
        pytest.param("ngay_nop", date(2024, 12, 5), "05/12/2024", "05/12/2024", id="a day"),
        pytest.param("dat", None, "không có", "none", id="given as nothing"),
        pytest.param("ds_diem", (), "không có", "none", id="an empty list"),
        pytest.param("ds_diem", (Fraction("8.5"), 9), "8,5; 9", "8.5; 9", id="a list"),
        pytest.param("ds_xl", ("XS", "TOT"), "Xuất sắc; Tốt", "Xuất sắc; Tốt", id="levels"),
        pytest.param(
            "ds_chi_tieu", ((96, 100), (18, 20)), "96/100; 18/20", "96/100; 18/20", id="pairs"
        ),
    ],
)
def test_a_value(name: str, value: FigureValue, vi: str, en: str) -> None:
    assert given_words(OFFICE[name], value, "vi") == vi
    assert given_words(OFFICE[name], value, "en") == en

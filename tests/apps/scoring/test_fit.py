"""Figures are read by the declarations of the rubric, or refused with the reason."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from thidua.apps.scoring.fit import (
    FigureDoesNotFit,
    FigureIsDerived,
    FigureNotDeclared,
    PeriodNotInRubric,
    check_period,
    fitted,
)
from thidua.apps.scoring.source import usable_rubric
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import Rubric

SOURCE = """\
bang_tieu_chi: 1
ma: bang-thu
ten: Bảng tiêu chí thử
thang_diem: 10
so_lieu:
  so_dem: {ten: Số nhiệm vụ, kieu: so_dem, toi_da: 2000}
  so: {ten: Số tiền, kieu: so, toi_thieu: -5}
  ty_le: {ten: Tỷ lệ, kieu: phan_tram}
  co: {ten: Có kế hoạch, kieu: co_khong}
  ngay: {ten: Ngày gửi, kieu: ngay}
  muc: {ten: Xếp loại, kieu: muc, cac_muc: {XS: Xuất sắc, T: Tốt}}
  chu: {ten: Ghi chú, kieu: muc}
  lan: {ten: Điểm các lần, kieu: danh_sach}
  cap: {ten: Cặp số, kieu: danh_sach, cot: 2}
  tinh: {ten: Tính ra, kieu: so, cong_thuc: "so_dem / 2"}
muc:
- {ma: '1', ten: Nhiệm vụ, diem: 10, quy_tac: {loai: ty_le, tu_so: so_dem, mau_so: 10}}
"""


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return usable_rubric(SOURCE)


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        pytest.param("so_dem", 118, 118, id="a count"),
        pytest.param("so_dem", Fraction(118), 118, id="a whole fraction is a count"),
        pytest.param("so_dem", 1005, 1005, id="a count over a thousand"),
        pytest.param("so_dem", None, None, id="none at all"),
        pytest.param("so", Fraction("1.005"), Fraction("1.005"), id="three places, no thousands"),
        pytest.param("so", Fraction("-2.5"), Fraction("-2.5"), id="below nothing, within bounds"),
        pytest.param("ty_le", Fraction("97.85"), Fraction("97.85"), id="a percentage"),
        pytest.param("ty_le", 100, 100, id="all of it"),
        pytest.param("co", 1, 1, id="yes"),
        pytest.param("co", True, 1, id="a program's yes"),
        pytest.param("co", "không", 0, id="no, in words"),
        pytest.param("ngay", date(2024, 6, 20), date(2024, 6, 20), id="a day"),
        pytest.param("ngay", "20/06/2024", date(2024, 6, 20), id="a day as it is written"),
        pytest.param("muc", "XS", "XS", id="a level"),
        pytest.param("muc", "xuất sắc", "XS", id="a level by its title"),
        pytest.param("chu", "Tốt", "Tốt", id="a free word"),
        pytest.param("lan", (8, Fraction("7.5"), None), (8, Fraction("7.5"), None), id="a list"),
        pytest.param("lan", ((8,), (9,)), (8, 9), id="a list of rows of one"),
        pytest.param("lan", (), (), id="an empty list"),
        pytest.param("cap", ((98, 100), (None, 40)), ((98, 100), (None, 40)), id="pairs"),
    ],
)
def test_a_figure_is_read_as_it_is_declared(
    rubric: Rubric, name: str, value: FigureValue, read: FigureValue
) -> None:
    found = fitted(rubric, {name: value})

    assert found == {name: read}
    assert type(found[name]) is type(read)


@pytest.mark.parametrize(
    ("name", "value", "kind", "given", "expected"),
    [
        pytest.param("so_dem", -1, "negative_count", "-1", "", id="fewer than none"),
        pytest.param("so_dem", Fraction("1.5"), "not_whole", "1.5", "", id="half a task"),
        pytest.param("so_dem", 2001, "above_bound", "2001", "2000", id="too many"),
        pytest.param("so_dem", "", "not_a_number", "", "", id="an empty text"),
        pytest.param("so", -6, "below_bound", "-6", "-5", id="too little"),
        pytest.param("so", Fraction(1, 3), "not_a_number", "1/3", "", id="a third ends nowhere"),
        pytest.param("so", "1.005", "number_doubtful", "1.005", "1005", id="a doubtful text"),
        pytest.param("so", (1,), "not_a_single_value", "", "", id="a list for one value"),
        pytest.param("ty_le", 101, "above_bound", "101", "100", id="more than all"),
        pytest.param("co", 2, "not_yes_or_no", "2", "", id="neither yes nor no"),
        pytest.param("ngay", "32/01/2024", "not_a_date", "32/01/2024", "", id="no such day"),
        pytest.param("muc", "Khá", "unknown_level", "Khá", "XS, T", id="no such level"),
        pytest.param("lan", 8, "not_a_list", "8", "", id="one value for a list"),
        pytest.param("lan", (8, "tám"), "not_a_number", "tám", "", id="a word in a list"),
        pytest.param("cap", ((1, 2, 3),), "wrong_columns", "1 / 2 / 3", "2", id="a triple"),
        pytest.param("cap", (1, 2), "wrong_columns", "1", "2", id="no pairs"),
    ],
)
def test_a_figure_that_does_not_fit_is_refused_with_its_title(
    rubric: Rubric, name: str, value: FigureValue, *, kind: str, given: str, expected: str
) -> None:
    with pytest.raises(FigureDoesNotFit) as refused:
        fitted(rubric, {name: value})

    title = next(figure.title for figure in rubric.figures if figure.name == name)
    assert refused.value.grounds == {
        "name": name,
        "title": title,
        "kind": kind,
        "given": given,
        "expected": expected,
    }


def test_a_figure_that_is_not_declared_is_refused(rubric: Rubric) -> None:
    with pytest.raises(FigureNotDeclared) as refused:
        fitted(rubric, {"so_dem": 1, "khac": 1})

    assert refused.value.grounds == {"name": "khac"}


def test_a_figure_that_the_rubric_computes_is_not_entered(rubric: Rubric) -> None:
    with pytest.raises(FigureIsDerived) as refused:
        fitted(rubric, {"tinh": 1})

    assert refused.value.grounds == {"name": "tinh"}


def test_a_rubric_without_rounds_has_one_period_without_a_name(rubric: Rubric) -> None:
    check_period(rubric, "")

    with pytest.raises(PeriodNotInRubric) as refused:
        check_period(rubric, "HK1")

    assert refused.value.grounds == {"period": "HK1"}

"""The tables of a published year: the ranking, and every unit's points by row, with their schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from thidua.apps.scoring.queries import Grounds
from thidua.core.ranking.classes import classify
from thidua.core.ranking.reading import row_points, rows_of
from thidua.core.ranking.what_if import Outcome
from thidua.core.rubric.score import RowScore, UnitScore
from thidua.core.rubric.table import Row, Rubric
from thidua.outside.tables import Cell
from thidua.ui.words.numbers import MINUS, fixed, is_rough


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a Table Schema (Frictionless) describes it; `title` is what officers call it."""

    name: str
    type: str
    title: str
    description: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under their columns; `key` are the columns that tell one row from another."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


PLACES = 10
WHOLE_YEAR = "ca-nam"
HOW = "số viết hết thì viết đủ, không hết thì làm tròn 10 chữ số lẻ"
UNIT = Column("ma_don_vi", "string", "Mã đơn vị", "Mã của đơn vị trong phần mềm")
NAME = Column("don_vi", "string", "Đơn vị", "Tên đơn vị ngày công bố")
RANKING = (
    Column("hang", "integer", "Hạng", "Hạng, tính từ 1; trống khi không xếp hạng", required=False),
    UNIT,
    NAME,
    Column("diem_nhom", "number", "Điểm các nhóm", f"Điểm các nhóm tiêu chí, {HOW}"),
    Column("diem_thuong", "number", "Điểm thưởng", f"Điểm thưởng, {HOW}"),
    Column("diem_tru", "number", "Điểm trừ", f"Điểm trừ, ghi số dương, {HOW}"),
    Column(
        "tong_diem",
        "number",
        "Tổng điểm",
        f"Tổng điểm của năm, {HOW}; trống khi chưa xác định được",
        required=False,
    ),
    Column("xep_loai", "string", "Xếp loại", "Xếp loại; trống khi không có", required=False),
)
POINTS = (
    UNIT,
    Column("ky", "string", "Kỳ", f"Mã kỳ; {WHOLE_YEAR} khi bảng không chia kỳ"),
    Column("muc", "string", "Mục", "Mã mục của bảng tiêu chí"),
    Column("ten_muc", "string", "Tên mục", "Tên mục của bảng tiêu chí"),
    Column("muc_cha", "string", "Mục cha", "Mã mục chứa mục này", required=False),
    Column(
        "diem_toi_da",
        "number",
        "Điểm tối đa",
        "Điểm tối đa áp dụng cho đơn vị; trống khi không giới hạn",
        required=False,
    ),
    Column("diem", "number", "Điểm", f"Điểm được tính, {HOW}"),
    Column(
        "tinh_trang",
        "string",
        "Tình trạng",
        "counted: đã tính; not_applicable: không áp dụng; missing: thiếu số liệu; "
        "undefined: bảng tiêu chí không xác định được",
    ),
)


def ranking_table(grounds: Grounds, outcome: Outcome) -> Table:
    """Give the order of the units with what their totals are made of."""
    rubric, names = grounds.in_force().rubric, names_of(grounds)
    units = {one.unit: one for one in outcome.score.units}
    rows = tuple(
        (
            place.place,
            place.unit,
            names[place.unit],
            *_sections(rubric, units[place.unit]),
            _told(place.total),
            classify(rubric, units[place.unit]).title,
        )
        for place in outcome.ranking.places
    )
    return Table("xep-hang", "Xếp hạng", RANKING, ("ma_don_vi",), rows)


def points_table(grounds: Grounds, outcome: Outcome) -> Table:
    """Give the points of every row of every unit and period."""
    rows = tuple(
        cells
        for unit in outcome.score.units
        for cells in _points(unit, _placed(grounds.in_force().rubric))
    )
    return Table("diem", "Điểm từng mục", POINTS, ("ma_don_vi", "ky", "muc"), rows)


def names_of(grounds: Grounds) -> dict[str, str]:
    return {member.code: member.name for member in grounds.year.members}


def _sections(rubric: Rubric, unit: UnitScore) -> Iterator[Fraction | None]:
    for row in (rubric.base, rubric.bonus, rubric.penalty):
        yield Fraction(0) if row is None else _told(row_points(rubric, unit, row.id))


def _placed(rubric: Rubric) -> Mapping[str, tuple[str, str]]:
    """Give by id the title of every row, and the id of the row it is in."""
    placed: dict[str, tuple[str, str]] = {}

    def place(row: Row, parent: str) -> None:
        placed[row.id] = (row.title, parent)
        for child in row.children:
            place(child, row.id)

    for section in (rubric.base, rubric.bonus, rubric.penalty):
        if section is not None:
            place(section, "")
    return placed


def _points(unit: UnitScore, placed: Mapping[str, tuple[str, str]]) -> Iterator[tuple[Cell, ...]]:
    for period in unit.periods:
        for row in rows_of(period):
            yield (unit.unit, period.period or WHOLE_YEAR, row.row, *placed[row.row], *_worth(row))


def _worth(row: RowScore) -> tuple[Cell, ...]:
    return (_told(row.max_points), _told(row.points), row.standing.value)


def _told(value: Fraction | None) -> Fraction | None:
    """Give a number as a decimal can tell it: exactly, or half up to ten places."""
    if value is None or not is_rough(value, PLACES):
        return value
    return Fraction(fixed(value, PLACES, "en").replace(",", "").replace(MINUS, "-"))

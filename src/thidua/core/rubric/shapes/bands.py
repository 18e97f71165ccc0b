"""Rules by bands: one value, steps above a mark, and a table with two keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric import document
from thidua.core.rubric.formula.nodes import (
    ONE,
    ZERO,
    Band,
    Bands,
    Choice,
    Compare,
    Comparison,
    Condition,
    Difference,
    Every,
    Formula,
    Number,
    Quotient,
    Rounded,
    Rounding,
    Sum,
)
from thidua.core.rubric.shapes.number_text import write_number
from thidua.core.rubric.shapes.ratios import DIRECTION, LESS_IS_BETTER
from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import (
    LABEL,
    NOT_NEGATIVE,
    WORTH,
    Setting,
    SettingKind,
    a_flag,
    a_value,
)
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.shapes.steps import at_most, between, from_start, times
from thidua.core.rubric.shapes.value import is_percent, read_formula, read_value, refuse_percent
from thidua.core.rubric.shapes.worth import Worth, read_worth


@dataclass(frozen=True, slots=True)
class _Written:
    """A band as written: an end that is not said is None, and whether it is included, too."""

    low: Fraction | None
    low_included: bool
    high: Fraction | None
    high_included: bool | None
    worth: Worth


def _bands(reader: Reader) -> Lowered:
    value = _banded_value(reader)
    percent = is_percent(reader)
    written = tuple(_written(part, percent=percent) for part in reader.parts("bac"))
    pairs = [(source, _completed(source, written)) for source in written]
    bands = tuple(band for _, band in pairs)
    _say_ends(reader, bands)
    triggers = tuple(
        trigger for source, band in pairs for trigger in source.worth.triggers(_within(value, band))
    )
    return Lowered(Bands(reader.prefix + "gia_tri", value, bands), triggers)


def _banded_value(reader: Reader) -> Formula:
    if reader.exactly_one_of("bien", "cong_thuc") == "bien":
        return read_value(reader, "bien")
    return read_formula(reader, "cong_thuc")


def _written(part: Reader, *, percent: bool) -> _Written:
    part.text("ten")
    low, high = (_end(part, name, percent=percent) for name in ("tu", "den"))
    if low is not None and high is not None and low > high:
        part.report("band_upside_down", part.at("den"), setting="den")
    high_included = part.flag("tinh_den") if part.has("tinh_den") else None
    return _Written(low, part.flag("tinh_tu"), high, high_included, read_worth(part))


def _end(part: Reader, name: str, *, percent: bool) -> Fraction | None:
    """Read an end of a band; `98%` of a figure that is itself in percent is 98."""
    value = part.number_or_none(name)
    if value is not None and percent and part.text_of(name).endswith("%"):
        return value * 100
    return value


def _completed(band: _Written, bands: tuple[_Written, ...]) -> Band:
    """Fill an end left out with the nearest end of another band; a value belongs to one only."""
    low, low_included = band.low, band.low_included
    high, high_included = band.high, False
    if high is None and low is not None:
        above = [(o.low, not o.low_included) for o in bands if o.low is not None and o.low > low]
        high, high_included = min(above, default=(None, False))
    elif low is None and high is not None:
        ends = [(o.high, bool(o.high_included)) for o in bands if o.high is not None]
        below = [(end, not included) for end, included in ends if end < high]
        low, low_included = max(below, default=(None, False))
    if band.high_included is not None:
        high_included = band.high_included
    return Band(low, low_included, high, high_included, band.worth.points)


def _say_ends(reader: Reader, bands: tuple[Band, ...]) -> None:
    """Tell the ends as they hold, with those left out: ">= 90", "< 100"."""
    for place, band in enumerate(bands, start=1):
        if band.low is not None:
            sign = ">=" if band.low_included else ">"
            reader.say(f"bac.{place}.khoang_tu", f"{sign} {write_number(band.low)}")
        if band.high is not None:
            sign = "<=" if band.high_included else "<"
            reader.say(f"bac.{place}.khoang_den", f"{sign} {write_number(band.high)}")


def _within(value: Formula, band: Band) -> Condition:
    ends: list[Condition] = []
    if band.low is not None:
        how = Comparison.AT_LEAST if band.low_included else Comparison.MORE
        ends.append(Compare(value, how, Number(band.low)))
    if band.high is not None:
        how = Comparison.AT_MOST if band.high_included else Comparison.LESS
        ends.append(Compare(value, how, Number(band.high)))
    return ends[0] if len(ends) == 1 else Every(tuple(ends))


def _steps(reader: Reader) -> Lowered:
    value = reader.named("gia_tri", read_value(reader, "bien"))
    plain = read_value(reader, "bien")
    mark, step = Number(reader.number("tren")), reader.number("moi")
    for name in ("tren", "moi"):
        refuse_percent(reader, name, reader.text_of(name))
    less = reader.word("chieu") == LESS_IS_BETTER
    beyond = Difference(mark, plain) if less else Difference(plain, mark)
    if not step:
        reader.report("number_out_of_range", reader.at("moi"), setting="moi", low="0", high="")
    whole = Rounded(Quotient(beyond, Number(step)), 0, Rounding.DOWN)
    count = reader.named("so_bac", Sum((ONE, whole)))
    earned = at_most(times(reader.number("diem"), count), reader.number_or_none("tran"))
    how = Comparison.LESS if less else Comparison.MORE
    return Lowered(Choice(Compare(value, how, mark), earned, ZERO))


def _two_keys(reader: Reader) -> Lowered:
    row, column = _key(reader, "hang"), _key(reader, "cot")
    table = reader.matrix("bang")
    if len(table) != len(row.starts) or any(len(line) != len(column.starts) for line in table):
        rows, columns = str(len(row.starts)), str(len(column.starts))
        reader.report("table_size", reader.at("bang"), setting="bang", rows=rows, columns=columns)
    below_column = reader.number_or_none("duoi_cot")
    inner = [column.bands([Number(points) for points in line], below_column) for line in table]
    formula = row.bands(inner, reader.number_or_none("duoi_hang"))
    return Lowered(formula)


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    of: Formula
    starts: tuple[Fraction, ...]

    def bands(self, worths: Iterable[Formula], below: Fraction | None) -> Bands:
        ends = (*self.starts[1:], None)
        bands = [*map(from_start, self.starts, ends, worths)]
        if below is not None:
            bands.insert(0, between(None, self.starts[0], Number(below)))
        return Bands(self.name, self.of, tuple(bands))


NO_KEY = _Key("", ZERO, (Fraction(0),))


def _key(reader: Reader, name: str) -> _Key:
    """One side of a table: a value, and where each row or column begins, from the least up."""
    part = reader.mapping(name)
    if part is None:
        return NO_KEY
    starts = part.numbers("tu") or NO_KEY.starts
    written = (item.value for item in part.items("tu") if isinstance(item, document.Text))
    refuse_percent(part, "tu", *written)
    if list(starts) != sorted(set(starts)):
        part.report("not_rising", part.at("tu"), setting="tu")
    return _Key(reader.prefix + name, read_value(part, "bien"), starts)


_KEY = (
    a_value("bien", "Giá trị tra bảng", "Value looked up"),
    Setting("tu", SettingKind.NUMBERS, "Mốc bắt đầu, tăng dần", "Rising starts", required=True),
)
BAND = Shape(
    "bac",
    "Bậc điểm theo khoảng",
    "Points by bands",
    (
        Setting("bien", SettingKind.VALUE, "Giá trị được xếp bậc", "The value"),
        Setting("cong_thuc", SettingKind.VALUE, "Công thức của giá trị", "Formula of the value"),
        Setting(
            "bac",
            SettingKind.PARTS,
            "Các bậc; bậc trước được xét trước",
            "The bands; an earlier one is tried first",
            required=True,
            parts=(
                Setting("tu", SettingKind.NUMBER, "Từ mức này", "From"),
                Setting("den", SettingKind.NUMBER, "Đến mức này", "To"),
                a_flag("tinh_tu", "Tính cả mức đầu", "Whether the start belongs to it", "true"),
                a_flag("tinh_den", "Tính cả mức cuối", "Whether the end belongs to it", "false"),
                LABEL,
                *WORTH,
            ),
        ),
    ),
    "{loai: bac, bien: chi_so, bac: [{tu: 90, diem: 2}, {tu: 80, phan: 1/2}, {tu: 0, diem: 0}]}",
    _bands,
)
STEP = Shape(
    "bac_thang",
    "Thưởng lũy kế theo từng nấc",
    "A bonus for every step beyond a mark",
    (
        Setting("bien", SettingKind.VALUE, "Giá trị được xét", "The value", required=True),
        Setting("tren", SettingKind.NUMBER, "Mốc phải vượt", "The mark to pass", required=True),
        Setting(
            "moi",
            SettingKind.NUMBER,
            "Độ rộng mỗi nấc",
            "Width of a step",
            default="1",
            low=NOT_NEGATIVE,
        ),
        Setting("diem", SettingKind.NUMBER, "Điểm mỗi nấc", "Points a step", required=True),
        Setting("tran", SettingKind.NUMBER, "Điểm tối đa", "Most points"),
        DIRECTION,
    ),
    "{loai: bac_thang, bien: chi_so, tren: 92, moi: 1, diem: 0.1, tran: 0.5}",
    _steps,
)
TWO_KEYS = Shape(
    "bang_hai_khoa",
    "Bảng điểm hai chiều",
    "A table with two keys",
    (
        Setting(
            "hang",
            SettingKind.PART,
            "Giá trị chọn hàng",
            "What picks the row",
            required=True,
            parts=_KEY,
        ),
        Setting(
            "cot",
            SettingKind.PART,
            "Giá trị chọn cột",
            "What picks the column",
            required=True,
            parts=_KEY,
        ),
        Setting("bang", SettingKind.MATRIX, "Điểm từng hàng", "Points, row by row", required=True),
        Setting("duoi_cot", SettingKind.NUMBER, "Điểm dưới cột đầu", "Points below all columns"),
        Setting("duoi_hang", SettingKind.NUMBER, "Điểm dưới hàng đầu", "Points below all rows"),
    ),
    "{loai: bang_hai_khoa, hang: {bien: ke_hoach, tu: [0, 1000]}, cot: {bien: chi_so, tu: [1, 5]},"
    " bang: [[0.5, 1], [1, 1.5]], duoi_cot: 0}",
    _two_keys,
)
BAND_SHAPES = (BAND, STEP, TWO_KEYS)

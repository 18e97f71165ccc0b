"""Rules by band, by step and by level, as the rubric states them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from thidua.core.rubric.table import FigureKind
from thidua.ui.words.account.intervals import interval
from thidua.ui.words.account.told import Told, points
from thidua.ui.words.numbers import percent
from thidua.ui.words.rule.stated import Stated, most, value, worth, worth_at

LESS = "cang_it"
SIDES = 2
LEVEL = re.compile(r"bang\.(.+?)(?:\.(?:diem|phan|hieu_luc|ly_do|can_cu))?")


def bands(told: Told) -> Stated:
    """State each band on its own line: "từ 95 % đến dưới 98 %: 4 điểm"."""
    setting = "bien" if told.setting("bien") else "cong_thuc"
    share = setting == "cong_thuc" and _is_quotient(told)
    lines = []
    for place in told.places("bac"):
        held = interval(
            told.setting(f"bac.{place}.khoang_tu"),
            told.setting(f"bac.{place}.khoang_den"),
            lambda end: percent(end, told.lang) if share else told.end_of("bien", end),
            told.lang,
        )
        label = told.setting(f"bac.{place}.ten")
        band = f"{label} ({held})" if label else held
        lines.append(f"{band}: {worth_at(told, f'bac.{place}')}")
    return Stated(value(told, setting), tuple(lines))


def _is_quotient(told: Told) -> bool:
    """Tell whether the banded value is one figure divided by another: it is read in percent."""
    sides = [side.strip(" `") for side in told.setting("cong_thuc").split("/")]
    return len(sides) == SIDES and all(side in told.declared for side in sides)


def steps(told: Told) -> Stated:
    """State "Tỷ lệ đúng hạn: vượt 92 %, mỗi nấc 1 được 0,1 điểm, tối đa 0,5 điểm"."""
    title, less = value(told, "bien"), told.setting("chieu") == LESS
    mark = told.amount_of("bien", told.exact_or("tren", 0))
    width = told.amount_of("bien", told.exact_or("moi", 1))
    each = worth(told, told.exact_or("diem", 0))
    passed = told.pick("dưới", "below") if less else told.pick("vượt", "beyond")
    said = told.pick(
        f"{title}: {passed} {mark}, cứ mỗi nấc {width} được {each}",
        f"{title}: {each} for every step of {width} {passed} {mark}",
    )
    return Stated(said + most(told, "tran", "tối đa", "at most"))


def two_keys(told: Told) -> Stated:
    """State a line for each row of the table: what its columns are worth."""
    columns = _ends(told, "cot")
    lines = [
        f"{row}: {_cells(told, columns, told.setting(f'bang.{place}'))}"
        for place, row in enumerate(_ends(told, "hang"), start=1)
    ]
    for side, vi, en in (
        ("duoi_hang", "dưới hàng đầu", "below all rows"),
        ("duoi_cot", "dưới cột đầu", "below all columns"),
    ):
        if told.exact(side) is not None:
            lines.append(f"{told.pick(vi, en)}: {points(told.exact_or(side, 0), told.lang)}")
    first, second = (told.title(told.setting(f"{side}.bien")) for side in ("hang", "cot"))
    return Stated(told.pick(f"{first}, theo {second}", f"{first}, by {second}"), tuple(lines))


def _cells(told: Told, columns: list[str], worths: str) -> str:
    cells = zip(columns, worths.split(", "), strict=True)
    return "; ".join(f"{column} → {points(Fraction(one), told.lang)}" for column, one in cells)


def _ends(told: Told, side: str) -> list[str]:
    """Write the intervals between the rising starts of a side."""
    starts = told.setting(f"{side}.tu").split(", ")
    return [
        interval(
            f">= {start}",
            f"< {end}" if end else "",
            lambda one: told.end_of(f"{side}.bien", one),
            told.lang,
        )
        for start, end in zip(starts, [*starts[1:], ""], strict=True)
    ]


def _levels(told: Told, figure: str) -> Iterator[str]:
    found = (LEVEL.fullmatch(key) for key in told.settings)
    for code in dict.fromkeys(match[1] for match in found if match):
        yield f"{_level(told, figure, code)}: {worth_at(told, f'bang.{code}')}"
    if told.setting("con_lai"):
        rest = worth(told, told.exact_or("con_lai", 0))
        yield f"{told.pick('còn lại', 'otherwise')}: {rest}"


def _level(told: Told, figure: str, code: str) -> str:
    """Write the title of a class, or a number with its unit."""
    named = told.declared[figure].kind in {FigureKind.LEVEL, FigureKind.LIST}
    return told.worded(figure, code if named else Fraction(code))


def levels(told: Told) -> Stated:
    figure = told.setting("bien")
    return Stated(told.title(figure), tuple(_levels(told, figure)))


def mean_levels(told: Told) -> Stated:
    figure = told.setting("danh_sach")
    adds = told.setting("cach") == "tong"
    how = told.pick("cộng lại", "added up") if adds else told.pick("lấy bình quân", "their mean")
    return Stated(f"{told.title(figure)}: {how}", tuple(_levels(told, figure)))


BANDED: Mapping[str, Callable[[Told], Stated]] = {
    "bac": bands,
    "bac_thang": steps,
    "bang_hai_khoa": two_keys,
    "muc": levels,
    "muc_binh_quan": mean_levels,
}

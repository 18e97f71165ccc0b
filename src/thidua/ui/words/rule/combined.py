"""Rules made of rules, and formulas, as the rubric states them; and the choice among all shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from thidua.ui.words.account.told import Told
from thidua.ui.words.numbers import number
from thidua.ui.words.rule.banded import BANDED
from thidua.ui.words.rule.compared import COMPARED
from thidua.ui.words.rule.counted import COUNTED
from thidua.ui.words.rule.marked import MARKED
from thidua.ui.words.rule.proportional import PROPORTIONAL
from thidua.ui.words.rule.stated import Stated, worth

HOW = {
    "cong": ("Cộng các phần", "The parts add up"),
    "cao_nhat": ("Lấy phần cao nhất", "The greatest part counts"),
    "thap_nhat": ("Lấy phần thấp nhất", "The least part counts"),
    "binh_quan": ("Bình quân các phần", "The mean of the parts"),
    "trung_binh_cat": (
        "Bình quân sau khi bỏ phần cao nhất và thấp nhất",
        "The mean without the greatest and the least",
    ),
}


def formula(told: Told) -> Stated:
    return Stated(told.with_titles(told.setting("cong_thuc")))


def several(told: Told) -> Stated:
    """State each part as one line, under its own label and with its weight."""
    lines = tuple(_part(told, f"phan.{place}") for place in told.places("phan"))
    return Stated(told.pick(*HOW[told.setting("cach")]), lines)


def _part(told: Told, place: str) -> str:
    own, weight = told.exact(f"{place}.diem"), told.exact_or(f"{place}.trong_so", 1)
    said = _one_line(told, f"{place}.quy_tac", told.most if own is None else own)
    label = told.setting(f"{place}.ten")
    named = f"{label}: {said}" if label else said
    return named if weight == 1 else f"{named} × {number(weight, told.lang)}"


def conditional(told: Told) -> Stated:
    condition = told.with_titles(told.setting("neu"))
    return Stated(
        told.pick(f"Nếu {condition}", f"If {condition}"),
        (
            f"{told.pick('đúng', 'then')}: {_one_line(told, 'thi', told.most)}",
            f"{told.pick('sai', 'otherwise')}: {_one_line(told, 'con_lai', told.most)}",
        ),
    )


def _one_line(told: Told, place: str, most: Fraction | None) -> str:
    inner = told.inside(place, result=0, most=most)
    if inner.setting("loai") == "diem":
        return worth(inner, inner.exact_or("diem", 0))
    stated = state(inner)
    return f"{stated.lead} ({'; '.join(stated.lines)})" if stated.lines else stated.lead


STATING: Mapping[str, Callable[[Told], Stated]] = {
    **PROPORTIONAL,
    **COMPARED,
    **BANDED,
    **COUNTED,
    **MARKED,
    "cong_thuc": formula,
    "gop": several,
    "dieu_kien": conditional,
}


def state(told: Told) -> Stated:
    """State a rule by its shape."""
    return STATING[told.setting("loai")](told)

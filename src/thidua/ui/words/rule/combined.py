"""Rules made of rules, entered points, and formulas, as the rubric states them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from thidua.ui.words.account.told import Told
from thidua.ui.words.rule.counted import COUNTED
from thidua.ui.words.rule.proportional import PROPORTIONAL
from thidua.ui.words.rule.stated import Stated, plain, worth
from thidua.ui.words.rule.told_plainly import stated_plainly

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


def entered(told: Told) -> Stated:
    title = told.title(told.setting("bien"))
    low, high = plain(told, "tu"), plain(told, "den")
    return Stated(
        told.pick(
            f"{title}: người chấm cho từ {low} đến {high} điểm, có lý do",
            f"{title}: entered by the scorer, {low} to {high} points, with a reason",
        )
    )


def several(told: Told) -> Stated:
    """State each part as one line, its own lines after a colon."""
    lines = []
    for place in told.places("phan"):
        inner = f"phan.{place}.quy_tac"
        own = told.setting(f"phan.{place}.ten")
        said = _one_line(told, inner)
        lines.append(f"{own}: {said}" if own else said)
    vi, en = HOW[told.setting("cach") or "cong"]
    return Stated(told.pick(vi, en), tuple(lines))


def conditional(told: Told) -> Stated:
    condition = told.with_titles(told.setting("neu"))
    return Stated(
        told.pick(f"Nếu {condition}", f"If {condition}"),
        (
            f"{told.pick('đúng', 'then')}: {_one_line(told, 'thi')}",
            f"{told.pick('sai', 'otherwise')}: {_one_line(told, 'con_lai')}",
        ),
    )


def _one_line(told: Told, place: str) -> str:
    inner = told.inside(place, result=0, most=told.most)
    if inner.setting("loai") == "diem":
        return worth(inner, inner.exact_or("diem", 0))
    stated = state(inner)
    return f"{stated.lead} ({'; '.join(stated.lines)})" if stated.lines else stated.lead


COMBINED: Mapping[str, Callable[[Told], Stated]] = {
    "cong_thuc": formula,
    "diem_nhap": entered,
    "gop": several,
    "dieu_kien": conditional,
}
STATING: Mapping[str, Callable[[Told], Stated]] = {**PROPORTIONAL, **COUNTED, **COMBINED}


def state(told: Told) -> Stated:
    """State a rule by its shape; a shape without words of its own lists what it was told."""
    return STATING.get(told.setting("loai"), stated_plainly)(told)

"""Rules in proportion, as the rubric states them: to a target, to goalposts, to last year."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from thidua.ui.words.account.told import Told, points
from thidua.ui.words.numbers import number, percent, percent_number
from thidua.ui.words.rule.stated import Stated, full, plain, term, value, worth

LESS = "cang_it"


def ratio(told: Told) -> Stated:
    """State "Số nhiệm vụ hoàn thành ÷ Số nhiệm vụ trong kế hoạch × 10 điểm, tối đa 10 điểm"."""
    upper, lower = term(told, "tu_so"), term(told, "mau_so")
    lines = _threshold(told)
    if told.setting("chieu") == LESS:
        upper, lower = lower, upper
        lines = (*lines, *_none(told))
    factor = told.exact_or("he_so", 1)
    scaled = "" if factor == 1 else f" × {number(factor, told.lang)}"
    return Stated(f"{upper} ÷ {lower}{scaled} × {full(told)}, {_capped(told)}", lines)


def _capped(told: Told) -> str:
    cap = told.exact("tran")
    if cap is None:
        return told.pick("không khống chế mức cao nhất", "without a cap")
    most = points(cap * (told.most or 0), told.lang)
    return told.pick(f"tối đa {most}", f"at most {most}")


def _threshold(told: Told) -> tuple[str, ...]:
    share = told.exact("nguong")
    if share is None:
        return ()
    below, mark = worth(told, told.exact_or("duoi_nguong", 0)), percent(share, told.lang)
    return (told.pick(f"dưới {mark}: {below}", f"under {mark}: {below}"),)


def _none(told: Told) -> tuple[str, ...]:
    """Say what none at all earns where less is better; without a cap nothing is said of it."""
    cap = told.exact("tran")
    if cap is None:
        return ()
    best = points(cap * (told.most or 0), told.lang)
    title = value(told, "tu_so")
    return (told.pick(f"{title} bằng 0: {best}", f"{title} is 0: {best}"),)


def mean_ratio(told: Told) -> Stated:
    title, cap = told.title(told.setting("danh_sach")), told.exact("tran")
    shares = told.pick("bình quân tỷ lệ đạt", "mean share reached")
    if told.setting("chieu") == LESS:
        shares = told.pick(
            "bình quân tỷ lệ mức giao trên kết quả", "mean share of target by result"
        )
    said = f"{title}: {shares} × {full(told)}"
    if cap is None:
        free = told.pick("mỗi chỉ tiêu không khống chế", "each target without a cap")
        return Stated(f"{said}, {free}")
    most = percent(cap, told.lang)
    each = told.pick(f"mỗi chỉ tiêu tính tối đa {most}", f"each target counted up to {most}")
    return Stated(f"{said}, {each}")


def linear(told: Told) -> Stated:
    title = value(told, "bien")
    low, high = (told.amount_of("bien", told.exact_or(key, 0)) for key in ("tu", "den"))
    said = told.pick(
        f"{title}: {low} được 0 điểm, {high} được {full(told)}, ở giữa theo tỷ lệ",
        f"{title}: 0 points at {low}, {full(told)} at {high}, in proportion between",
    )
    if told.setting("chan") == "true":
        return Stated(said)
    beyond = told.pick("ngoài hai mốc vẫn tính theo tỷ lệ", "in proportion beyond them too")
    return Stated(f"{said}; {beyond}")


def growth(told: Told) -> Stated:
    now, before = value(told, "ky_nay"), value(told, "ky_truoc")
    start, step = points(told.exact_or("goc", 0), told.lang), plain(told, "moi_phan_tram")
    one = percent_number(1, told.lang)
    said = told.pick(
        f"{now} so với {before}: bằng kỳ trước được {start}, mỗi {one} tăng (giảm) cộng (trừ) "
        f"{step} điểm",
        f"{now} against {before}: {start} where equal, {step} more (less) for each {one} up (down)",
    )
    return Stated(said + _between(told))


def _between(told: Told) -> str:
    """Say the least and the most points, each where it is set."""
    said = ""
    for setting, vi, en in (
        ("toi_thieu", "thấp nhất", "at least"),
        ("toi_da", "cao nhất", "at most"),
    ):
        held = told.exact(setting)
        if held is not None:
            said += f", {told.pick(vi, en)} {points(held, told.lang)}"
    return said


PROPORTIONAL: Mapping[str, Callable[[Told], Stated]] = {
    "ty_le": ratio,
    "ty_le_binh_quan": mean_ratio,
    "tuyen_tinh": linear,
    "tang_truong": growth,
}

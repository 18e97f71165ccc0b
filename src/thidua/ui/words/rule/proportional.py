"""Rules by share, by band and by level, as the rubric states them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from thidua.ui.words.account.intervals import interval
from thidua.ui.words.account.told import Told, points
from thidua.ui.words.numbers import percent
from thidua.ui.words.rule.stated import Stated, plain, worth, worth_at

MORE, LESS = "cang_nhieu", "cang_it"


def _full(told: Told) -> str:
    """Write the points that a whole share gives."""
    return points(told.most if told.most is not None else Fraction(1), told.lang)


def _capped(told: Told) -> str:
    cap = told.exact("tran")
    if cap is None:
        return told.pick("không khống chế trần", "without a cap")
    if told.most is not None and cap == 1:
        return told.pick(f"tối đa {_full(told)}", f"at most {_full(told)}")
    return told.pick(f"tối đa {percent(cap, 'vi')}", f"at most {percent(cap, 'en')}")


def _threshold(told: Told) -> tuple[str, ...]:
    share = told.exact("nguong")
    if share is None:
        return ()
    under, mark = worth(told, told.exact_or("duoi_nguong", 0)), percent(share, told.lang)
    return (told.pick(f"dưới {mark}: {under}", f"under {mark}: {under}"),)


def ratio(told: Told) -> Stated:
    """State "Số nhiệm vụ hoàn thành / số nhiệm vụ kế hoạch × 10 điểm, tối đa 10 điểm"."""
    upper, lower = (told.with_titles(told.setting(key)) for key in ("tu_so", "mau_so"))
    if told.setting("chieu") == LESS:
        upper, lower = lower, upper
    said = f"{_bare(upper)} ÷ {_bare(lower)} × {_full(told)}, {_capped(told)}"
    return Stated(said, _threshold(told))


def _bare(title: str) -> str:
    """Take the quotation marks off a title that stands alone."""
    inner = title[1:-1]
    return inner if title.startswith("“") and "“" not in inner and title.endswith("”") else title


def mean_ratio(told: Told) -> Stated:
    title = told.title(told.setting("danh_sach"))
    return Stated(
        told.pick(
            f"{title}: bình quân tỷ lệ đạt × {_full(told)}, mỗi chỉ tiêu {_each_cap(told)}",
            f"{title}: mean share reached × {_full(told)}, each target {_each_cap(told)}",
        )
    )


def _each_cap(told: Told) -> str:
    cap = told.exact("tran")
    if cap is None:
        return told.pick("không khống chế", "uncapped")
    return told.pick(f"tính tối đa {percent(cap, 'vi')}", f"counts at most {percent(cap, 'en')}")


def linear(told: Told) -> Stated:
    title = told.title(told.setting("bien"))
    low, high = (told.amount_of("bien", told.exact_or(key, 0)) for key in ("tu", "den"))
    return Stated(
        told.pick(
            f"{title}: {low} được 0 điểm, {high} được {_full(told)}, ở giữa theo tỷ lệ",
            f"{title}: 0 points at {low}, {_full(told)} at {high}, in proportion between",
        )
    )


def growth(told: Told) -> Stated:
    now, before = (told.title(told.setting(key)) for key in ("ky_nay", "ky_truoc"))
    start, step, least = (plain(told, key) for key in ("goc", "moi_phan_tram", "toi_thieu"))
    return Stated(
        told.pick(
            f"{now} so với {before}: bằng kỳ trước được {start} điểm, mỗi 1 % tăng (giảm) "
            f"cộng (trừ) {step} điểm, từ {least} đến {plain(told, 'toi_da')} điểm",
            f"{now} against {before}: {start} points where equal, {step} points more (less) for "
            f"each 1% up (down), from {least} to {plain(told, 'toi_da')} points",
        )
    )


def leader(told: Told) -> Stated:
    own, target = (told.title(told.setting(key)) for key in ("thuc_hien", "chi_tieu"))
    half = points(told.exact_or("dat", 0) * (told.most or 1), told.lang)
    return Stated(
        told.pick(
            f"{own} so với {target}: đạt đúng chỉ tiêu được {half}; phần vượt so với đơn vị vượt "
            f"cao nhất khối, đơn vị dẫn đầu được {_full(told)}",
            f"{own} against {target}: {half} for just reaching it; what is over is held against "
            f"the block's leader, who gets {_full(told)}",
        )
    )


def bands(told: Told) -> Stated:
    """State each band on its own line: "từ 95 % đến dưới 98 %: 4 điểm"."""
    title = told.title(told.setting("bien")) if told.setting("bien") else ""
    shown = title or _bare(told.with_titles(told.setting("cong_thuc")))
    lines = []
    for place in told.places("bac"):
        held = interval(
            told.setting(f"bac.{place}.khoang_tu"),
            told.setting(f"bac.{place}.khoang_den"),
            lambda end: told.end_of("bien", end),
            told.lang,
        )
        label = told.setting(f"bac.{place}.ten")
        band = f"{label} ({held})" if label else held
        lines.append(f"{band}: {worth_at(told, f'bac.{place}')}")
    return Stated(shown, tuple(lines))


def _levels(told: Told, figure: str) -> tuple[str, ...]:
    codes = dict.fromkeys(
        key.removeprefix("bang.").removesuffix(".diem").removesuffix(".phan")
        for key in told.settings
        if key.startswith("bang.") and not key.endswith((".hieu_luc", ".ly_do", ".can_cu"))
    )
    lines = [f"{told.worded(figure, code)}: {worth_at(told, f'bang.{code}')}" for code in codes]
    if told.setting("con_lai"):
        lines.append(f"{told.pick('còn lại', 'otherwise')}: {worth_at(told, 'con_lai')}")
    return tuple(lines)


def levels(told: Told) -> Stated:
    figure = told.setting("bien")
    return Stated(told.title(figure), _levels(told, figure))


def mean_levels(told: Told) -> Stated:
    figure = told.setting("danh_sach")
    adds = told.setting("cach") == "tong"
    how = told.pick("cộng lại", "added up") if adds else told.pick("lấy bình quân", "their mean")
    return Stated(f"{told.title(figure)}: {how}", _levels(told, figure))


PROPORTIONAL: Mapping[str, Callable[[Told], Stated]] = {
    "ty_le": ratio,
    "ty_le_binh_quan": mean_ratio,
    "tuyen_tinh": linear,
    "tang_truong": growth,
    "so_voi_dan_dau": leader,
    "bac": bands,
    "muc": levels,
    "muc_binh_quan": mean_levels,
}

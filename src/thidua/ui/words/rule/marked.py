"""Rules on marks that people give, as the rubric states them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from thidua.ui.words.account.told import Told
from thidua.ui.words.numbers import percent
from thidua.ui.words.rule.stated import Stated, full, plain, term, value


def trimmed(told: Told) -> Stated:
    """State "Điểm của các giám khảo: bỏ 1 điểm cao nhất, 1 điểm thấp nhất, lấy trung bình"."""
    title, dropped = told.title(told.setting("danh_sach")), plain(told, "bo")
    how = told.pick("lấy trung bình", "the mean")
    if told.setting("cach") == "tong":
        how = told.pick("lấy tổng", "the sum")
    without = told.pick(
        f"bỏ {dropped} điểm cao nhất, {dropped} điểm thấp nhất, ",
        f"without the {dropped} highest and the {dropped} lowest, ",
    )
    said = f"{title}: {without if told.exact_or('bo', 0) else ''}{how}{_scaled(told)}"
    if not told.setting("nhan"):
        return Stated(said)
    return Stated(f"{said}, {told.pick('nhân với', 'times')} {value(told, 'nhan')}")


def _scaled(told: Told) -> str:
    scale = told.exact("thang")
    if not scale:
        return ""
    marks = plain(told, "thang")
    return told.pick(
        f", từ thang {marks} quy về {full(told)}",
        f", brought from a scale of {marks} to {full(told)}",
    )


def sources(told: Told) -> Stated:
    """State each source with its weight on one line of sum."""
    parts = [
        f"{_source(told, f'phan.{place}')} × {percent(told.exact_or(f'phan.{place}.trong_so', 0), told.lang)}"
        for place in told.places("phan")
    ]
    return Stated(f"{' + '.join(parts)}{_scaled(told)}")


def _source(told: Told, place: str) -> str:
    return told.setting(f"{place}.ten") or term(told, f"{place}.bien")


def entered(told: Told) -> Stated:
    title, low, high = told.title(told.setting("bien")), plain(told, "tu"), plain(told, "den")
    return Stated(
        told.pick(
            f"{title}: người có thẩm quyền chấm từ {low} đến {high} điểm",
            f"{title}: chosen by the person in charge, {low} to {high} points",
        )
    )


def split(told: Told) -> Stated:
    """State "6 điểm chia đều: 6 ÷ Số người cùng viết"."""
    said = f"{term(told, 'diem')} ÷ {term(told, 'so_nguoi')}"
    return Stated(told.pick(f"Chia đều: {said}", f"Split evenly: {said}"))


MARKED: Mapping[str, Callable[[Told], Stated]] = {
    "trung_binh_cat": trimmed,
    "hai_nguon": sources,
    "diem_nhap": entered,
    "chia_deu": split,
}
